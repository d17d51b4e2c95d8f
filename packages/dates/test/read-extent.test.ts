import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readExtent } from '../src/index.ts';

interface Case {
  value: string;
  /** Null: nothing can be read. */
  edtf: string | null;
  others?: string[];
}

const cases: Case[] = JSON.parse(readFileSync(new URL('cases/infobox.json', import.meta.url), 'utf8'));

describe('readExtent', () => {
  test.each(cases.map((each) => [each.value, each] as const))('%s', (value, { edtf, others = [] }) => {
    const extent = readExtent(value);
    expect(extent?.edtf ?? null).toBe(edtf);
    expect(extent?.others ?? []).toEqual(others);
  });

  test('gives days, years and precision, of the coarser end', () => {
    expect(readExtent('Summer 2006 to 6 June 2007')).toMatchObject({
      firstDay: '2006-06-01',
      lastDay: '2007-06-06',
      yearStart: 2006,
      yearEnd: 2007,
      precision: 'season',
    });
    expect(readExtent('490 BC')).toMatchObject({
      firstDay: '-0489-01-01',
      lastDay: '-0489-12-31',
      yearStart: -489,
    });
    expect(readExtent('from 1936')).toMatchObject({ firstDay: '1936-01-01', lastDay: null, yearEnd: null });
  });

  test('says where it read', () => {
    const value = 'Main phase: 7–8 February 2012 (2 days)';
    const { start, end } = readExtent(value)!;
    expect(value.slice(start, end)).toBe('7–8 February 2012');
  });
});

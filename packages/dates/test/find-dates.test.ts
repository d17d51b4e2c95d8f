import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type DateContext, type FoundDate, findDates } from '../src/index.ts';
import { RULES } from '../src/rules.ts';

interface Case {
  rule: string;
  why?: string;
  text: string;
  context?: DateContext;
  /** What is expected of each date; an interval is given by its EDTF. */
  dates: (Partial<Omit<FoundDate, 'interval'>> & { interval?: string | null })[];
}

/** What each rule reads, and how years and days go through a narrative. */
const cases: Case[] = ['prose', 'narrative'].flatMap((name) =>
  JSON.parse(readFileSync(new URL(`cases/${name}.json`, import.meta.url), 'utf8')),
);

/** The found dates, each cut down to what its case speaks of. */
function seen(found: readonly FoundDate[], expected: Case['dates']): unknown[] {
  return found.map((date, index) => {
    const keys = Object.keys(expected[index] ?? { text: '', timex: '' });
    const plain: Record<string, unknown> = { ...date, interval: date.interval?.edtf ?? null };
    return Object.fromEntries(keys.map((key) => [key, plain[key]]));
  });
}

describe('findDates', () => {
  test.each(cases.map((each) => [`${each.rule}: ${each.text}`, each] as const))('%s', (_, each) => {
    const found = findDates(each.text, each.context);
    expect(seen(found, each.dates)).toEqual(each.dates);
    for (const { text, start, end } of found) expect(each.text.slice(start, end)).toBe(text);
  });

  test.each(RULES.map(({ name }) => name))('%s has a case that it reads and one that it does not', (name) => {
    const own = cases.filter(({ rule }) => rule === name);
    const reads = own.filter(({ text, context }) =>
      findDates(text, context).some(({ rule }) => rule === name),
    );
    expect(reads.length).toBeGreaterThan(0);
    expect(own.length - reads.length).toBeGreaterThan(0);
  });

  test('reads only the range, with the offsets of the text', () => {
    const text = 'On 1 May 1940 it began. On 2 May it went on.';
    const [only, ...others] = findDates(text, {
      range: { start: 24, end: text.length },
      title: 'Battle (1940)',
    });
    expect(others).toEqual([]);
    expect(only).toMatchObject({ start: 27, end: 32, text: '2 May', timex: '1940-05-02' });
  });

  test('both ends of a range share one interval', () => {
    const [from, to] = findDates('The siege (18 January–11 March 2012) was long.');
    expect(from!.interval).toBe(to!.interval);
    expect(from!.interval).toMatchObject({
      text: '18 January–11 March 2012',
      firstDay: '2012-01-18',
      lastDay: '2012-03-11',
    });
  });

  test('headings can be given', () => {
    const text = '1937. On 7 March they came. 1938. On 7 March they left.';
    const headings = [0, text.indexOf('1938')].map((start) => ({ start, end: start + 5 }));
    expect(findDates(text, { headings }).map(({ timex }) => timex)).toEqual([
      '1937',
      '1937-03-07',
      '1938',
      '1938-03-07',
    ]);
  });

  test('finds nothing in an empty text', () => expect(findDates('')).toEqual([]));
});

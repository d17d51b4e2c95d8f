import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { findDates, readExtent } from '../src/index.ts';

interface Case {
  file: string;
  title: string;
  /** How the prose begins. */
  body: string;
  /** The infobox's date, and what it means. */
  date: string;
  edtf: string;
  /** Every date of the prose. */
  dates: { text: string; edtf: string; story: boolean }[];
}

const cases: Case[] = JSON.parse(readFileSync(new URL('cases/sources.json', import.meta.url), 'utf8'));
const textOf = (file: string): string =>
  readFileSync(new URL(`../../../sources/${file}`, import.meta.url), 'utf8');

describe.each(cases)('$file', ({ file, title, body, date, edtf, dates }) => {
  const text = textOf(file);
  const range = { start: text.indexOf(body), end: text.length };

  test('the infobox', () => {
    expect(text).toContain(`- Date: ${date}\n`);
    expect(readExtent(date)?.edtf).toBe(edtf);
  });

  const { firstDay, lastDay } = readExtent(date)!;
  const contexts = { nothing: {}, 'the title': { title }, 'the days': { extent: { firstDay, lastDay } } };
  test.each(Object.entries(contexts))('the prose, knowing %s', (_, context) => {
    const found = findDates(text, { ...context, range });
    expect(found.map((each) => ({ text: each.text, edtf: each.edtf, aside: each.aside }))).toEqual(dates);
    for (const each of found) expect(text.slice(each.start, each.end)).toBe(each.text);
  });
});

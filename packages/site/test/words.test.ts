import { expect, test } from 'vitest';
import { sayDate, sayYear } from '../src/words/dates.ts';
import { sayBytes, sayFigure } from '../src/words/figures.ts';

test.each([
  ['2012-01-18/2012-03-11', '18 January to 11 March 2012'],
  ['2012-02-07/2012-02-08', '7 to 8 February 2012'],
  ['1942-12-30/1943-01-02', '30 December 1942 to 2 January 1943'],
  ['1864-05', 'May 1864'],
  ['1864-05/1864-06', 'May 1864 to June 1864'],
  ['1704/1705', '1704 to 1705'],
  ['-0489-09~', 'about September 490 BC'],
  ['0000', '1 BC'],
  ['-0043-03-15/-0043-03-17', '15 to 17 March 44 BC'],
  ['1943-22', 'summer 1943'],
  ['186X', 'the 1860s'],
  ['18XX', 'the 19th century'],
  ['02XX~', 'about the 3rd century'],
  ['1944/..', 'from 1944'],
  ['../1944', 'until 1944'],
  ['1066-10-14', '14 October 1066'],
  ['nonsense', 'nonsense'],
])('%s is %s', (edtf, words) => {
  expect(sayDate(edtf)).toBe(words);
});

test.each([
  [1, '1'],
  [0, '1 BC'],
  [-489, '490 BC'],
])('the year %i is %s', (year, words) => {
  expect(sayYear(year)).toBe(words);
});

test.each([
  [32, 49, 'range', '32–49'],
  [20, null, 'at_least', 'at least 20'],
  [34, null, 'more_than', 'more than 34'],
  [null, 1000, 'at_most', 'at most 1,000'],
  [null, 25_000, 'less_than', 'fewer than 25,000'],
  [57, 57, 'about', 'about 57'],
  [9000, 10_000, 'about', 'about 9,000–10,000'],
  [1_234_567, 1_234_567, 'exact', '1,234,567'],
  [0, 0, 'exact', 'none'],
  [null, null, 'vague', 'not counted'],
  [null, null, 'unknown', 'unknown'],
])('%s to %s, %s, is %s', (low, high, qualifier, words) => {
  expect(sayFigure({ low, high, qualifier })).toBe(words);
});

test.each([
  [999, '999 B'],
  [6658, '7 kB'],
  [2_345_678, '2.3 MB'],
])('%i bytes are %s', (bytes, words) => {
  expect(sayBytes(bytes)).toBe(words);
});

import { findDates } from '@openbattles/dates';
import { SourceText } from '@openbattles/parser';
import { readSource } from '../sources/sources.ts';

/**
 * The dates in the text of a file as `openbattles dates` prints them; `start` and `end` are code points, the end exclusive.
 *
 * @throws {SourceError} where it cannot be read.
 */
export function readDates(path: string) {
  const { text } = readSource(path, new Map());
  const index = new SourceText(text);
  return findDates(text).map((date) => ({
    start: index.codePoint(date.start),
    end: index.codePoint(date.end),
    text: date.text,
    edtf: date.edtf,
    timex: date.timex,
    date_start: date.firstDay,
    date_end: date.lastDay,
    precision: date.precision,
    basis: date.basis,
  }));
}

import { findDates } from '@openbattles/dates';
import { SourceText } from '@openbattles/parser';
import { readSource } from '../sources/sources.ts';

/** A date in a text as `openbattles dates` prints it; `start` and `end` are code points, the end exclusive. */
export interface PrintedDate {
  start: number;
  end: number;
  text: string;
  edtf: string;
  timex: string;
  date_start: string | null;
  date_end: string | null;
  precision: string;
  basis: string;
}

/**
 * The dates in the text of a file.
 *
 * @throws {SourceError} where it cannot be read.
 */
export function readDates(path: string): PrintedDate[] {
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

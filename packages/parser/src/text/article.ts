import type { Extent } from '@openbattles/dates';
import type { BattleRecord, BattleRow } from '@openbattles/schema';
import type { Ids } from './ids.ts';
import type { Remark } from './reading.ts';
import type { SourceText } from './source-text.ts';

/** What the readers of an article share: the text, the record that they fill, and the way to say something. */
export interface Article {
  text: SourceText;
  record: BattleRecord;
  ids: Ids;
  /** A message at a span of the source text (UTF-16). */
  remark(remark: Remark): void;
}

/** Days before the common era crash the usual readers: they stand in EDTF and in the years. */
const inCommonEra = (day: string | null) => (day !== null && /^(?!0000)\d{4}-/.test(day) ? day : null);

/** The columns of a date that the table `battles` and the table `events` share. */
export function dateColumns(
  extent: Extent,
): Pick<BattleRow, 'date_edtf' | 'date_start' | 'date_end' | 'year_start' | 'year_end' | 'date_precision'> {
  return {
    date_edtf: extent.edtf,
    date_start: inCommonEra(extent.firstDay),
    date_end: inCommonEra(extent.lastDay),
    year_start: extent.yearStart,
    year_end: extent.yearEnd,
    date_precision: extent.precision,
  };
}

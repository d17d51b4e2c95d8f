import type { Extent } from '@openbattles/dates';
import type { BattleRow } from '@openbattles/schema';

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

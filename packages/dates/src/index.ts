/** Finds the dates in historical prose and says which days they mean. */
export {
  addDays,
  addMonths,
  compareDays,
  type Day,
  dayNumber,
  dayOfNumber,
  daysInMonth,
  formatDay,
  formatYear,
  isLeapYear,
  parseDay,
  weekday,
} from './calendar.ts';
export { codeUnits } from './code-units.ts';
export { findDates } from './find.ts';
export { MONTHS } from './lexicon.ts';
export { type ReadExtent, readExtent } from './read-extent.ts';
export type { Aside, Basis, DateContext, Extent, FoundDate, Interval, Precision, Span } from './types.ts';

/**
 * The days since 1970-01-01 of a calendar day `YYYY-MM-DD` of the years 1 to 9999 in the proleptic Gregorian calendar,
 * or undefined where the text is no such day (`2013-02-29`). The year 0 and before crash the usual readers.
 *
 * By whole numbers alone, since `Date` takes the years below 100 for those of the 20th century: the years are counted
 * from March, so that the leap day is the last of its year (`days_from_civil` of
 * https://howardhinnant.github.io/date_algorithms.html).
 */
export function toEpochDay(date: string): number | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date);
  if (!match) return undefined;
  const [year, month, day] = match.slice(1).map(Number) as [number, number, number];
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return undefined;
  const yearFromMarch = month > 2 ? year : year - 1;
  const monthFromMarch = (month + 9) % 12;
  const dayOfYear = Math.floor((153 * monthFromMarch + 2) / 5) + day - 1;
  return 365 * yearFromMarch + leapDays(yearFromMarch) + dayOfYear - DAYS_TO_1970;
}

/** From 0000-03-01 to 1970-01-01. */
const DAYS_TO_1970 = 719_468;

/** The leap days up to the end of a year that begins in March. */
function leapDays(year: number): number {
  return Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400);
}

function daysIn(year: number, month: number): number {
  if (month === 2) return leapDays(year) > leapDays(year - 1) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

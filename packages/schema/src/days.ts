/**
 * The days since 1970-01-01 of a calendar day `YYYY-MM-DD` of the years 1 to 9999 in the proleptic Gregorian calendar,
 * or undefined where the text is no such day (`2013-02-29`). The year 0 and before crash the usual readers.
 *
 * By whole numbers alone, since `Date` takes the years below 100 for those of the 20th century: the years are counted
 * from March, so that the leap day is the last of its year (`days_from_civil` of
 * https://howardhinnant.github.io/date_algorithms.html).
 */
export function toEpochDay(date: string): number | undefined {
  if (date.length !== 10 || date[4] !== '-' || date[7] !== '-') return undefined;
  const year = readDigits(date, 0, 4);
  const month = readDigits(date, 5, 7);
  const day = readDigits(date, 8, 10);
  // Asked this way, for NaN is neither below nor above.
  if (!(year >= 1) || !(month >= 1) || month > 12 || !(day >= 1) || day > daysIn(year, month))
    return undefined;
  const yearFromMarch = month > 2 ? year : year - 1;
  const monthFromMarch = (month + 9) % 12;
  const dayOfYear = Math.floor((153 * monthFromMarch + 2) / 5) + day - 1;
  return 365 * yearFromMarch + leapDays(yearFromMarch) + dayOfYear - DAYS_TO_1970;
}

/** The number of the digits from `start` to `end`, or NaN where one is none. */
function readDigits(text: string, start: number, end: number): number {
  let number = 0;
  for (let index = start; index < end; index++) {
    const digit = text.charCodeAt(index) - 0x30;
    number = digit >= 0 && digit <= 9 ? 10 * number + digit : Number.NaN;
  }
  return number;
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

/**
 * The proleptic Gregorian calendar, in plain integers. Years are astronomical: 1 BC is 0, 490 BC is -489.
 * A day is an ISO string, `1916-07-01`, or with a sign before the year 0: `-0489-08-01`.
 */

export interface Day {
  year: number;
  month: number;
  day: number;
}

const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Whether the astronomical year has a 29 February. */
export function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** Days in a month (1–12) of an astronomical year. */
export function daysInMonth(year: number, month: number): number {
  return month === 2 && isLeapYear(year) ? 29 : (MONTH_DAYS[month - 1] ?? 0);
}

/** Days since 1970-01-01. Counts from 1 March, so that a leap day is a year's last (Hinnant, days_from_civil). */
export function dayNumber({ year, month, day }: Day): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146097 + dayOfEra - 719468;
}

/** The day that is `number` days after 1970-01-01; the inverse of `dayNumber`. */
export function dayOfNumber(number: number): Day {
  const z = number + 719468;
  const era = Math.floor(z / 146097);
  const dayOfEra = z - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  const day = dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day };
}

/** The day `count` days later (or earlier, when negative). */
export function addDays(day: Day, count: number): Day {
  return dayOfNumber(dayNumber(day) + count);
}

/** The month `count` months later; the day is left out, since the new month may not have it. */
export function addMonths(year: number, month: number, count: number): { year: number; month: number } {
  const index = year * 12 + month - 1 + count;
  const newYear = Math.floor(index / 12);
  return { year: newYear, month: index - newYear * 12 + 1 };
}

/** Day of the week: 1 is Monday, 7 is Sunday. */
export function weekday(day: Day): number {
  const fromThursday = dayNumber(day) + 3;
  return fromThursday - Math.floor(fromThursday / 7) * 7 + 1;
}

/** An astronomical year as ISO writes it: four digits, signed before the year 0. */
export function formatYear(year: number): string {
  const digits = String(Math.abs(year)).padStart(4, '0');
  return year < 0 ? `-${digits}` : digits;
}

/** Two digits, as months and days are written. */
export function two(number: number): string {
  return number < 10 ? `0${number}` : String(number);
}

/** A day as an ISO string. */
export function formatDay({ year, month, day }: Day): string {
  return `${formatYear(year)}-${two(month)}-${two(day)}`;
}

const ISO_DAY = /^(-?\d{4,6})-(\d\d)-(\d\d)$/;

/** The day that an ISO string names; null where it names none (`2023-02-29`). */
export function parseDay(iso: string): Day | null {
  const parts = ISO_DAY.exec(iso);
  if (!parts) return null;
  const day = { year: Number(parts[1]), month: Number(parts[2]), day: Number(parts[3]) };
  return day.day >= 1 && day.day <= daysInMonth(day.year, day.month) ? day : null;
}

/** Negative, 0 or positive as the first ISO day is earlier than, equal to or later than the second. */
export function compareDays(first: string, second: string): number {
  const a = parseDay(first);
  const b = parseDay(second);
  if (!a || !b) throw new RangeError(`Not an ISO day: ${a ? second : first}`);
  return dayNumber(a) - dayNumber(b);
}

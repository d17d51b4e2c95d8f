/** From a resolved date to what is said of it: EDTF, TIMEX value, first and last day. */
import { daysInMonth, formatDay, formatYear, two } from './calendar.ts';
import { QUALIFIERS, type Qualifier, SEASONS } from './lexicon.ts';
import type { Extent, Precision } from './types.ts';

/**
 * A date whose year is known. `year` is astronomical; for a decade it is the number before the "s" and for a
 * century its ordinal, both negative before Christ (-480 is the 480s BC, -9 the 9th century BC).
 */
export interface Point {
  precision: Precision;
  year: number;
  month: number;
  day: number;
  /** Index into SEASONS. */
  season: number;
  /** EDTF's mark of an approximate (`~`) or uncertain (`?`) date. */
  qualifier: Qualifier;
}

export function point(precision: Precision, year: number, month = 0, day = 0, season = 0): Point {
  return { precision, year, month, day, season, qualifier: '' };
}

/**
 * Whether the calendar has a day. 29 February of a year that is a leap year of the Julian calendar alone, 1500, becomes its
 * month: no day of the proleptic Gregorian calendar can be written so.
 */
export function isInCalendar(date: Point): boolean {
  const { precision, year, month, day } = date;
  if (precision !== 'day' || day <= daysInMonth(year, month)) return true;
  if (month !== 2 || day !== 29 || year % 4 !== 0 || year > LAST_JULIAN_YEAR) return false;
  date.precision = 'month';
  date.day = 0;
  return true;
}
/** Of the countries that battles are told of: Russia changed in 1918, Greece in 1923. */
const LAST_JULIAN_YEAR = 1923;

/** Finest first. */
const PRECISIONS: readonly Precision[] = ['day', 'month', 'season', 'year', 'decade', 'century'];

export function coarser(a: Precision, b: Precision): Precision {
  return PRECISIONS.indexOf(a) > PRECISIONS.indexOf(b) ? a : b;
}

/** First and last astronomical year. */
function years({ precision, year }: Point): [number, number] {
  if (precision === 'decade') return year < 0 ? [1 + year - 9, 1 + year] : [year, year + 9];
  if (precision === 'century')
    return year < 0 ? [1 + year * 100, 100 + year * 100] : [year * 100 - 100, year * 100 - 1];
  return [year, year];
}

function edtfOf(date: Point): string {
  const { precision, year, month, day } = date;
  switch (precision) {
    case 'day':
      return formatDay({ year, month, day });
    case 'month':
      return `${formatYear(year)}-${two(month)}`;
    case 'season':
      return `${formatYear(year)}-${SEASONS[date.season]!.edtf}`;
    case 'year':
      return formatYear(year);
    case 'decade': {
      // EDTF has no decade before Christ: 489–480 BC are the years -488 to -479.
      const [first, last] = years(date);
      return year < 0 ? `${formatYear(first)}/${formatYear(last)}` : `${formatYear(year).slice(0, 3)}X`;
    }
    case 'century':
      return year < 0 ? `-${two(-year - 1)}XX` : `${two(year - 1)}XX`;
  }
}

/** The TIMEX2 value; `time` is a suffix such as `TNI`, `T05:00` or `-H1`. */
export function timexOf(date: Point, time = ''): string {
  const { precision, year, month, day } = date;
  if (precision === 'decade')
    return `${year < 0 ? 'BC' : ''}${String(Math.abs(year)).padStart(4, '0').slice(0, 3)}`;
  if (precision === 'century') return year < 0 ? `BC${two(-year - 1)}` : two(year - 1);
  const written = year > 0 ? formatYear(year) : `BC${formatYear(1 - year)}`;
  if (precision === 'year') return written + time;
  if (precision === 'season') return `${written}-${SEASONS[date.season]!.timex}`;
  if (precision === 'month') return `${written}-${two(month)}`;
  return `${written}-${two(month)}-${two(day)}${time}`;
}

/** The date's days. A winter begins in the December of its year and ends in the next one's February. */
export function extentOf(date: Point): Extent {
  const { precision, month, day } = date;
  let [yearStart, yearEnd] = years(date);
  let first = { year: yearStart, month: 1, day: 1 };
  let last = { year: yearEnd, month: 12, day: 31 };
  if (precision === 'day') {
    first = { year: yearStart, month, day };
    last = first;
  } else if (precision === 'month') {
    first = { year: yearStart, month, day: 1 };
    last = { year: yearEnd, month, day: daysInMonth(yearEnd, month) };
  } else if (precision === 'season') {
    const { firstMonth } = SEASONS[date.season]!;
    const lastMonth = ((firstMonth + 1) % 12) + 1;
    if (lastMonth < firstMonth) yearEnd++;
    first = { year: yearStart, month: firstMonth, day: 1 };
    last = { year: yearEnd, month: lastMonth, day: daysInMonth(yearEnd, lastMonth) };
  }
  return {
    edtf: edtfOf(date) + date.qualifier,
    firstDay: formatDay(first),
    lastDay: formatDay(last),
    yearStart,
    yearEnd,
    precision,
  };
}

/** What an end of an interval leaves out of its first or last day. */
const LEFT_OUT: Partial<Record<Precision, string>> = { season: '-DD', decade: '-MM-DD', century: '-MM-DD' };

/**
 * One end of an interval. Level 1 of EDTF has no unspecified digit and no season there, so that they stand as the first
 * or the last month or year.
 */
function boundOf(date: Point, day: string): string {
  const leftOut = LEFT_OUT[date.precision];
  return (leftOut ? day.slice(0, -leftOut.length) : edtfOf(date)) + date.qualifier;
}

/** What lies between two dates; `to` null is an end that is open (`..`) or, with `unknown`, not known. */
export function rangeOf(from: Point, to: Point | null, unknown = false): Extent {
  const a = extentOf(from);
  const start = boundOf(from, a.firstDay!);
  if (!to) return { ...a, edtf: `${start}/${unknown ? '' : '..'}`, lastDay: null, yearEnd: null };
  const b = extentOf(to);
  return {
    edtf: `${start}/${boundOf(to, b.lastDay!)}`,
    firstDay: a.firstDay,
    lastDay: b.lastDay,
    yearStart: a.yearStart,
    yearEnd: b.yearEnd,
    precision: coarser(a.precision, b.precision),
  };
}

const CIRCA = /(?:^|[^a-z])(?:c|ca|cca|circa)\. ?$/i;

/** The mark that the words before a date ask for: "c. 1250 BC", "probably 1206"; `before` is the last. */
export function qualifierAt(text: string, start: number, before: string): Qualifier {
  const last = text.charCodeAt(text[start - 1] === ' ' ? start - 2 : start - 1);
  if (last === 46) return CIRCA.test(text.slice(Math.max(0, start - 8), start)) ? '~' : '';
  return QUALIFIERS.get(before) ?? '';
}

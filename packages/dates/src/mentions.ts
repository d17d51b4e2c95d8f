/** How the tokens that a rule matched are read: years, days, times, steps. */
import { AFTER_NOON, AS_WRITTEN, OCLOCK, STEP_PRECISION, TIMES, UNIT } from './lexicon.ts';
import type { Run } from './runs.ts';
import type { Token } from './tokens.ts';
import type { Precision, Span } from './types.ts';

/** A date as it stands in the text, before what it leaves out is filled in. */
export interface Mention extends Span {
  rule: string;
  precision: Precision;
  /** Astronomical, or as in `Point` for decades and centuries; null when not stated. */
  year: number | null;
  month: number | null;
  day: number | null;
  /** Index into SEASONS. */
  season: number | null;
  /** 1 is Monday. */
  weekday: number | null;
  /** TIMEX2 suffix: `TNI`, `T05:00`, `-H1`, or empty. */
  time: string;
  /** The year is that of the last date (0), the one after (1) or before (-1): "July 25 of that year". */
  yearStep: number | null;
  /** The year says no era and may take that of the years before: "In 216" after "218 BC". */
  eraOpen: boolean;
  /** A number of three or four digits that may be no year: it is one where the years of the text lie near. */
  doubtful: boolean;
  /** The last such month or season before the date before (-1) or the next after it (1): "the previous December". */
  toward: -1 | 1 | null;
  /** Counted from the days of the event that the text is about. */
  fromEvent: boolean;
  /** "the second day of the battle" (2), "its last day" (0). */
  dayOfEvent: number | null;
  /** The year has only two digits: "’44". */
  shortYear: boolean;
  /** Counted from the last date: "three days later". */
  step: { unit: number; count: number } | null;
}

/** What a rule matched: its tokens, cut into the stretches that the pattern names. */
export interface Match {
  /** The name of the rule. */
  rule: string;
  text: string;
  run: Run;
  /** Index of the first token. */
  from: number;
  prefix: Token[];
  body: Token[];
  year: Token[];
  clock: Token[];
  start: number;
  end: number;
  /** False in an infobox value, where a number alone is a year. */
  prose: boolean;
}

/** Where a date stands, and the rule that reads it. */
type Place = Pick<Match, 'start' | 'end' | 'rule'>;

/** A date that says so much. */
export function mention(
  { start, end, rule }: Place,
  precision: Precision,
  says: Partial<Mention> = {},
): Mention {
  return {
    start,
    end,
    rule,
    precision,
    year: null,
    month: null,
    day: null,
    season: null,
    weekday: null,
    time: '',
    yearStep: null,
    eraOpen: false,
    doubtful: false,
    toward: null,
    fromEvent: false,
    dayOfEvent: null,
    shortYear: false,
    step: null,
    ...says,
  };
}

/** Those of the tokens that are of one of some classes. */
export const ofClass = (tokens: readonly Token[], classes: string): Token[] =>
  tokens.filter(({ cls }) => classes.includes(cls));

/** A date for each of the tokens: the first has what stands before it in the span, the last what stands after it. */
export function spread(
  whole: Place,
  tokens: readonly Token[],
  precision: Precision,
  says: (token: Token) => Partial<Mention>,
): Mention[] {
  const last = tokens.length - 1;
  return tokens.map((token, index) => {
    const start = index === 0 ? whole.start : token.start;
    const end = index === last ? whole.end : token.end;
    return mention({ start, end, rule: whole.rule }, precision, says(token));
  });
}

/** A year of an era (1 or -1) as an astronomical one. */
export const astronomical = (year: number, era: number): number => (era < 0 ? 1 - year : year);

/** The later year of a range, when its first digits are the earlier one's: "433/2 BC" ends in 432, "AD 433/4" in 434. */
export function lengthened(first: Token, last: Token, era: number): number {
  const base = 10 ** (last.end - last.start);
  const whole = first.value - (first.value % base) + last.value;
  const glued = last.start - first.end === 1 && first.value >= base;
  return glued && (era < 0 ? whole < first.value : whole > first.value) ? whole : last.value;
}

/** Gives a date the year in the tokens: a number and perhaps its era, two digits, or a reference to the last year. */
export function readYear(into: Mention, from: readonly Token[]): Mention {
  let era: number | null = null;
  let number: number | null = null;
  for (const { cls, value } of from) {
    if (cls === 'e') era = value;
    else if (cls === 'y' || cls === 'h' || cls === 'n' || cls === 'b' || cls === 'q') number ??= value;
    else if (cls === 'N') into.yearStep = 1;
    else if (cls === 'P') into.yearStep = -1;
    else if (cls === 'S' || cls === 'H') into.yearStep = 0;
    into.shortYear ||= cls === 'q';
  }
  if (number === null) return into;
  into.year = astronomical(number, era ?? 1) + (isDualYear(into, from) ? 1 : 0);
  into.eraOpen = era === null && number < 1000 && !into.shortYear;
  return into;
}

/** "11 February 1706/7": before the end of March, the year that the New Style says is the second. */
function isDualYear({ month }: Mention, from: readonly Token[]): boolean {
  if (month === null || month > 3 || from.length < 3) return false;
  const slash = from.findIndex(({ cls }) => cls === '/');
  const [first, second] = [from[slash - 1], from[slash + 1]];
  if (!first || !second || from.some(({ cls }) => cls === 'e')) return false;
  return (first.value + 1) % 10 ** (second.end - second.start) === second.value;
}

/** The TIMEX2 suffix of a part of the day or a clock time; empty when there is none. */
export function timeOf(from: readonly Token[]): string {
  let minutes: number | null = null;
  let part: number | null = null;
  let half: number | null = null;
  for (const { cls, value } of from) {
    if (cls === 't') part = value;
    else if (cls === 'k') minutes = value;
    else if (cls === 'n') minutes = value * 60;
    else if (cls === 'z' && value !== AS_WRITTEN) half = value;
  }
  const noon = 12 * 60;
  if (minutes === null || minutes > 2 * noon) return part === null ? '' : TIMES[part]!;
  if (half === OCLOCK) {
    // "3 o'clock" alone may be in the afternoon as well.
    if (part === null && minutes <= noon) return '';
    half = part !== null && AFTER_NOON.has(part) ? noon : 0;
  }
  if (half !== null && (half > 0 || minutes >= noon)) minutes = (minutes % noon) + half;
  const [hour, minute] = [Math.floor(minutes / 60), minutes % 60];
  return `T${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

/** By so many days the calendars have parted since 1582. */
export const isStyleGap = (days: number): boolean => days >= 10 && days <= 13;

/** Days of one month, in either order. */
export function readDays(match: Match): Mention[] | null {
  const { body, year, prefix, clock, prose, rule, end } = match;
  const { value: month } = ofClass(body, 'm')[0]!;
  // "the 5th of May", but "24 February" in "the 24 February".
  const start =
    prefix.length === 1 && prefix[0]!.cls === 'D' && body[0]!.cls === 'n' ? body[0]!.start : match.start;
  let days = ofClass(body, 'no');
  if (body.some(({ cls, value }) => cls === 'u' && value !== UNIT.day)) return null;
  // "14/25 June 1658" is one day in the Old Style and the New.
  const isPair =
    days.length === 2 && body.some(({ cls }) => cls === '/') && isStyleGap(days[1]!.value - days[0]!.value);
  if (isPair) days = days.slice(1);
  if (days.some(({ value }) => value < 1 || value > 31)) return null;
  // "By the end of May the Second Squadron": an ordinal that is a name.
  if (
    prose &&
    body[0]!.cls === 'm' &&
    days.some((day) => day.cls === 'o' && /^[A-Z]/.test(match.text[day.start]!))
  )
    return null;
  const found = spread({ start, end, rule }, days, 'day', ({ value }) => ({ month, day: value }));
  for (const each of found) readYear(each, year);
  found[0]!.weekday = ofClass(prefix, 'w')[0]?.value ?? null;
  found[0]!.time = timeOf(prefix);
  if (clock.length > 0) found.at(-1)!.time = timeOf(clock);
  return found;
}

/** A date counted from the last one, by the unit, part of the day, season or weekday in the match. */
export function readStep(match: Match, count: number): Mention[] | null {
  const { cls, value } = ofClass(match.body, 'uYvtsw').at(-1)!;
  const stepped = (precision: Precision, unit: number, says: Partial<Mention> = {}): Mention[] => [
    mention(match, precision, { step: { unit, count }, ...says }),
  ];
  // "At 05:00 the following morning"
  if (cls === 't') return stepped('day', UNIT.day, { time: timeOf(match.prefix) || TIMES[value]! });
  const toward = count === 0 ? null : count > 0 ? 1 : -1;
  if (cls === 's') return stepped('season', UNIT.year, { season: value, toward });
  // "the same week" says no day of the calendar, and neither does "that Monday".
  if (count === 0 && (cls === 'w' || value === UNIT.week)) return null;
  if (cls === 'w') return stepped('day', UNIT.week, { weekday: value });
  const precision = STEP_PRECISION.get(value);
  return precision ? stepped(precision, value) : null;
}

/**
 * The rules: what a date looks like in tokens, and how it is read. A pattern is a regular expression over a run's
 * classes, a letter a token (`CLASSES` in `lexicon.ts`), so `nmy` is "18 January 2012". Its groups name the stretches
 * of tokens that the reader gets: `prefix`, `year` and `clock`; what is left is `body`. Rules are tried in order at
 * each token, and the first that matches and does not refuse wins. Joining dates to ranges and lists is done after.
 */
import {
  AFTER_NOON,
  AS_WRITTEN,
  COUNTED,
  COUNTING,
  DURATION_PREPOSITIONS,
  EXACT_LIMITS,
  MONTH_PREPOSITIONS,
  OCLOCK,
  SEASON_PREPOSITIONS,
  SEASONAL_NOUNS,
  STEP_PRECISION,
  TEMPORAL_PREPOSITIONS,
  TIMES,
  UNIT,
  WEAK_MONTHS,
} from './lexicon.ts';
import { isAbbreviated, type Run, type Token, wordAfter, wordBefore } from './tokens.ts';
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
  /** The year has only two digits: "’44". */
  shortYear: boolean;
  /** Counted from the last date: "three days later". */
  step: { unit: number; count: number } | null;
}

export interface Match {
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

/** A compiled pattern, and the number of each of its groups (0: it has none). */
export interface Pattern {
  regexp: RegExp;
  prefix: number;
  year: number;
  clock: number;
}

export interface Rule {
  name: string;
  pattern: Pattern;
  /** The classes that a match can begin with, so that few rules are tried at a token. */
  opens: string;
  /** The dates read, in order; null refuses the match. */
  read(match: Match, name: string): Mention[] | null;
}

// Pieces of patterns, in tokens.
const PART = '(?:D?p(?:-?[T/&|]?-?p)?-?(?:[FI]D?)?|LID?)';
const TIME = '(?:(?:D?p-?I?D?)?D?t[uv]?,?[FI]D?|[kn]z?,?ID?|kz?,?)';
const PREFIX = `(?<prefix>${TIME}{0,2}${PART}?(?:w,?D?)?D?)`;
const YEAR_NUMBER = '(?:[hy]/[nb]e|ye?|he?|[nb]e|e[hnby]|q)';
const YEAR_OF = ',?[FI]?(?:D[NP]|[DH]?S|H)u';
const YEAR = `(?<year>,?[FI]?D?${YEAR_NUMBER}|${YEAR_OF})`;
/** "winter 1941–42" is the winter that begins in 1941. */
const SEASON_YEAR = `(?<year>,?[FI]?D?${YEAR_NUMBER}(?:[-/][nby])?|${YEAR_OF})`;
const CLOCK = '(?<clock>,?I?(?:k|n)z(?:ID?t)?|,?Ik)';
const AFTER_DAY = `${YEAR}?${CLOCK}?`;
const MORE_DAYS = '(?:(?:,D?[no]){0,6},?[&|]D?[no]|[-T/]D?[no])';
const MORE_DAYS_AFTER_MONTH = '(?:(?:,D?[no]){0,6},?[&|]D?[no](?!F?m)|[-T/]D?[no](?!F?m))';
const ERA_RANGE = '(?:-|T|/|,?[&|])';

/** All groups of a pattern are named ones; numbers are cheaper to read. */
function inTokens(pattern: string): Pattern {
  const names = [...pattern.matchAll(/\(\?<(\w+)>/g)].map(([, name]) => name!);
  const numberOf = (name: string): number => names.indexOf(name) + 1;
  const regexp = new RegExp(pattern.replaceAll(/\(\?<\w+>/g, '('), 'y');
  return { regexp, prefix: numberOf('prefix'), year: numberOf('year'), clock: numberOf('clock') };
}

export const RULES: readonly Rule[] = [
  {
    // 1942-11-08; 8.11.1942
    name: 'iso-day',
    opens: 'i',
    pattern: inTokens('i'),
    read(match, name) {
      const { value } = match.body[0]!;
      const [month, day] = [Math.floor(value / 100) % 100, value % 100];
      if (month < 1 || month > 12 || day < 1) return null;
      const found = mention(match, name, 'day');
      found.year = Math.floor(value / 10000);
      found.month = month;
      found.day = day;
      return [found];
    },
  },
  {
    // 18 January 2012; the night of 13 and 14 February; 5th, 6th and 7th of May
    name: 'day-month',
    opens: 'Dptknwo',
    pattern: inTokens(`${PREFIX}[no]${MORE_DAYS}?F?D?m${AFTER_DAY}`),
    read: readDays,
  },
  {
    // February 6; July 1–3, 1863; May 4 and 5
    name: 'month-day',
    opens: 'Dptknwm',
    pattern: inTokens(`${PREFIX}mD?[no](?!e)${MORE_DAYS_AFTER_MONTH}?${AFTER_DAY}`),
    read: readDays,
  },
  {
    // Christmas 1941
    name: 'feast',
    opens: 'f',
    pattern: inTokens(`f${YEAR}`),
    read(match, name) {
      const { value } = match.body[0]!;
      const found = mention(match, name, 'day');
      found.month = Math.floor(value / 100);
      found.day = value % 100;
      readYear(found, match.year);
      return [found];
    },
  },
  {
    // early May 1940; the end of April; March of that year
    name: 'month',
    opens: 'DpLm',
    pattern: inTokens(`(?<prefix>${PART}?)m${YEAR}?(?!m)`),
    read(match, name) {
      const found = mention(match, name, 'month');
      found.month = match.body[0]!.value;
      readYear(found, match.year);
      const alone = match.prose && match.prefix.length === 0 && match.year.length === 0;
      return alone && !isLoneMonth(match) ? null : [found];
    },
  },
  {
    // the spring of 1862; winter 1941–42; the harsh winter
    name: 'season',
    opens: 'DpLsy',
    pattern: inTokens(`(?<prefix>${PART}?D?)(?:s${SEASON_YEAR}?|ys)`),
    read(match, name) {
      // "the 1972 Summer Olympics" have a name.
      if (match.body.length > 1 && isCapital(match.text, match.end + 1)) return null;
      const found = mention(match, name, 'season');
      found.season = match.body.findLast(({ cls }) => cls === 's')!.value;
      readYear(found, match.body[0]!.cls === 'y' ? match.body.slice(0, 1) : match.year);
      return found.year === null && found.yearStep === null && !isLoneSeason(match) ? null : [found];
    },
  },
  {
    // the late 1960s
    name: 'decade',
    opens: 'DpLd',
    pattern: inTokens(`(?<prefix>${PART}?D?)de?`),
    read(match, name) {
      const [decade, era] = match.body;
      const found = mention(match, name, 'decade');
      found.year = decade!.value * (era?.value ?? 1);
      return [found];
    },
  },
  {
    // the mid-19th century; the 16th and 17th centuries; the 5th century BC
    name: 'century',
    opens: 'DpLo',
    pattern: inTokens(`(?<prefix>${PART}?D?)o(?:-?(?:u-?)?[-T/&|]D?o)?-?[uv]e?`),
    read(match, name) {
      const unit = match.body.find(({ cls }) => cls === 'u' || cls === 'v')!;
      if (unit.value !== UNIT.century) return null;
      const era = match.body.at(-1)!;
      const ordinals = match.body.filter(({ cls }) => cls === 'o');
      return spread(match, ordinals, name, 'century', (found, { value }) => {
        found.year = value * (era.cls === 'e' ? era.value : 1);
      });
    },
  },
  {
    // 264 to 241 BC; AD 60 or 61
    name: 'year-range-with-era',
    opens: 'DpLnbhye',
    pattern: inTokens(`(?<prefix>${PART}?)(?:[nbhy]${ERA_RANGE}[nbhy]e|e[nbhy]${ERA_RANGE}[nbhy](?![muv]))`),
    read(match, name) {
      const era = match.body.find(({ cls }) => cls === 'e')!;
      const numbers = match.body.filter(({ cls }) => 'nbhy'.includes(cls));
      return spread(match, numbers, name, 'year', (found, { value }) => {
        found.year = astronomical(value, era.value);
      });
    },
  },
  {
    // 1941–42; 1941/2
    name: 'year-range-shortened',
    opens: 'DpLy',
    pattern: inTokens(`(?<prefix>${PART}?D?)y[-/][nb](?![muvz-])`),
    read(match, name) {
      const [first, joint, second] = match.body as [Token, Token, Token];
      const base = second.end - second.start === 1 ? 10 : 100;
      const glued = joint.start === first.end && joint.end === second.start;
      if (!glued || second.value % base <= first.value % base) return null;
      if (match.prefix.length === 0 && !isBareYear(match, first, second.end)) return null;
      const century = first.value - (first.value % base);
      return spread(match, [first, second], name, 'year', (found, token) => {
        found.year = token === first ? first.value : century + token.value;
      });
    },
  },
  {
    // 264 BC; AD 70; 1863; the end of 1958; the years 1955
    name: 'year',
    opens: 'DpLuvyhnbeq',
    pattern: inTokens(`(?<prefix>${PART}?(?:D?[uv])?)(?<year>${YEAR_NUMBER})(?![nbhy])`),
    read(match, name) {
      const { prefix, year } = match;
      if (prefix.some(({ cls, value }) => (cls === 'u' || cls === 'v') && value !== UNIT.year)) return null;
      if (year.length === 1 && !isYear(match, year[0]!)) return null;
      const found = mention(match, name, 'year');
      readYear(found, year);
      const half = prefix.find(({ cls }) => cls === 'p')?.value ?? 0;
      if (half > 0) found.time = `-H${half}`;
      return [found];
    },
  },
  {
    // the next day; the following month; early the next morning; the following spring
    name: 'next',
    opens: 'DpN',
    pattern: inTokens('(?:D?p-?I?)?(?:DN[utsw]|(?<!D)Nu)'),
    read(match, name) {
      // "next year" without an article counts from the one who speaks; "next day" does not.
      const deictic =
        match.body.at(-1)!.value !== UNIT.day && match.run.classes.slice(match.from).startsWith('Nu');
      // "over the next day" is a length of time, and "the next week" no day.
      const length = DURATION_PREPOSITIONS.has(wordBefore(match.text, match.start).word);
      const { cls, value } = match.body.at(-1)!;
      return deictic || length || (cls === 'u' && value === UNIT.week) ? null : readStep(match, name, 1);
    },
  },
  {
    // the previous year; the preceding evening
    name: 'previous',
    opens: 'DpP',
    pattern: inTokens('(?:D?p-?I?)?DP[utsw]'),
    read: (match, name) => readStep(match, name, -1),
  },
  {
    // the day following
    name: 'day-following',
    opens: 'D',
    pattern: inTokens('DuN'),
    read: (match, name) => readStep(match, name, 1),
  },
  {
    // the day before; the night before
    name: 'day-before',
    opens: 'D',
    pattern: inTokens('D[ut]E'),
    read: (match, name) => (countsFromLast(match) ? readStep(match, name, -1) : null),
  },
  {
    // three days later; a month earlier
    name: 'later',
    opens: 'cna',
    pattern: inTokens('[cna]-?[uv][LE]'),
    read(match, name) {
      const count = match.body[0]!.value * (match.body.at(-1)!.cls === 'L' ? 1 : -1);
      // "less than a year later" says a bound, and no year.
      const bound = wordBefore(match.text, match.start).word === 'than';
      return countsFromLast(match) && !bound ? readStep(match, name, count) : null;
    },
  },
  {
    // the same day; that night; later that year; early that same spring
    name: 'same',
    opens: 'LDpHS',
    pattern: inTokens('(?:LI?|D?p-?I?F?)?(?:[DH]?S|H)[utsw]'),
    // "continues to this day" is the reader's day.
    read: (match, name) =>
      wordBefore(match.text, match.start).word === 'to' ? null : readStep(match, name, 0),
  },
  {
    // the end of the year; late in the month; later in the year
    name: 'part-of-unit',
    opens: 'DpL',
    pattern: inTokens('(?:D?p[FI]|LI)Du'),
    read(match, name) {
      const { value } = match.body.at(-1)!;
      return value === UNIT.month || value === UNIT.year ? readStep(match, name, 0) : null;
    },
  },
  {
    // 11:30 a.m.; at 5:30
    name: 'clock',
    opens: 'kn',
    pattern: inTokens('(?<clock>kz?(?:ID?t)?|nz(?:ID?t)?)'),
    read(match, name) {
      const { word } = wordBefore(match.text, match.start);
      if (match.clock.length === 1 && word !== 'at' && !TEMPORAL_PREPOSITIONS.has(word)) return null;
      const time = timeOf(match.clock);
      return time === ''
        ? null
        : [{ ...mention(match, name, 'day'), step: { unit: UNIT.day, count: 0 }, time }];
    },
  },
];

function mention({ start, end }: Span, rule: string, precision: Precision): Mention {
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
    shortYear: false,
    step: null,
  };
}

/** A date for each of the tokens: the first has what stands before it in the span, the last what stands after it. */
function spread(
  span: Span,
  tokens: readonly Token[],
  rule: string,
  precision: Precision,
  fill: (found: Mention, token: Token) => void,
): Mention[] {
  const last = tokens.length - 1;
  return tokens.map((token, index) => {
    const start = index === 0 ? span.start : token.start;
    const found = mention({ start, end: index === last ? span.end : token.end }, rule, precision);
    fill(found, token);
    return found;
  });
}

const astronomical = (year: number, era: number): number => (era < 0 ? 1 - year : year);

/** The year in the tokens: a number and perhaps its era, two digits, or a reference to the last year. */
function readYear(into: Mention, from: readonly Token[]): void {
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
  if (number === null) return;
  into.year = astronomical(number, era ?? 1);
  into.eraOpen = era === null && number < 1000 && !into.shortYear;
}

/** The TIMEX2 suffix of a part of the day or a clock time; empty when there is none. */
function timeOf(from: readonly Token[]): string {
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

/** Days of one month, in either order. */
function readDays(match: Match, name: string): Mention[] | null {
  const { body, year, prefix, clock, prose } = match;
  if (year.at(-1)?.cls === 'u' && year.at(-1)!.value !== UNIT.year) return null;
  const month = body.find(({ cls }) => cls === 'm')!.value;
  // "the 5th of May", but "24 February" in "the 24 February".
  const start =
    prefix.length === 1 && prefix[0]!.cls === 'D' && body[0]!.cls === 'n' ? body[0]!.start : match.start;
  const days = body.filter(({ cls }) => cls === 'n' || cls === 'o');
  if (days.some(({ value }) => value < 1 || value > 31)) return null;
  // "By the end of May the Second Squadron": an ordinal that is a name.
  if (
    prose &&
    body[0]!.cls === 'm' &&
    days.some((day) => day.cls === 'o' && /^[A-Z]/.test(match.text[day.start]!))
  )
    return null;
  const found = spread({ start, end: match.end }, days, name, 'day', (each, { value }) => {
    each.month = month;
    each.day = value;
    readYear(each, year);
  });
  found[0]!.weekday = prefix.find(({ cls }) => cls === 'w')?.value ?? null;
  found[0]!.time = timeOf(prefix);
  if (clock.length > 0) found.at(-1)!.time = timeOf(clock);
  return found;
}

/** A date counted from the last one, by the unit, part of the day, season or weekday in the match. */
function readStep(match: Match, name: string, count: number): Mention[] | null {
  const { cls, value } = match.body.findLast((token) => 'uvtsw'.includes(token.cls))!;
  if (cls === 't') return [stepped(match, name, 'day', UNIT.day, count, TIMES[value]!)];
  if (cls === 's') {
    const found = stepped(match, name, 'season', UNIT.year, count);
    found.season = value;
    return [found];
  }
  if (cls === 'w') {
    const found = stepped(match, name, 'day', UNIT.week, count);
    found.weekday = value;
    return count === 0 ? null : [found];
  }
  const precision = STEP_PRECISION.get(value);
  // "the same week" says no day of the calendar.
  return precision && !(count === 0 && value === UNIT.week)
    ? [stepped(match, name, precision, value, count)]
    : null;
}

function stepped(
  match: Match,
  name: string,
  precision: Precision,
  unit: number,
  count: number,
  time = '',
): Mention {
  const found = mention(match, name, precision);
  found.step = { unit, count };
  found.time = time;
  return found;
}

/** "three days before" counts from the last date at the end of a clause only; else it counts from what follows. */
function countsFromLast({ text, body, end }: Match): boolean {
  const { cls, value } = body.at(-1)!;
  return cls !== 'E' || value === 0 || end >= text.length || /[,.;:)\n]/.test(text[end]!);
}

/** A number, or two digits, alone: what stands around it must speak for a year. */
function isYear(match: Match, token: Token): boolean {
  const { run, from, prefix, text } = match;
  if (token.cls === 'q') {
    const { word } = wordBefore(text, token.start);
    return word === 'of' || EXACT_LIMITS.has(word);
  }
  if (token.cls === 'h') {
    if (prefix.some(({ cls }) => cls === 'p') || /[mno]/.test(run.classes[from - 1] ?? '')) return false;
  } else if (token.value > LATEST_YEAR || (match.prose && token.value < 1000)) return false;
  return prefix.length > 0 || isBareYear(match, token, token.end);
}
const LATEST_YEAR = 2100;

function isBareYear({ text, prose, run, from }: Match, { cls, start }: Token, end: number): boolean {
  if (!prose) return true;
  // Numbers side by side are a table's.
  if (/[nbhy]$|[nbh][-T]$/.test(run.classes.slice(Math.max(0, from - 2), from))) return false;
  const { word: before, start: beforeStart } = wordBefore(text, start);
  const after = wordAfter(text, end).toLowerCase();
  if (cls === 'h') return EXACT_LIMITS.has(before);
  if (COUNTED.has(after) || after === 'were') return EXACT_LIMITS.has(before);
  if (before === 'about' || before === 'around')
    return EXACT_LIMITS.has(wordBefore(text, beforeStart - 1).word);
  return !COUNTING.has(before);
}

/** A month's name alone: May, March and August need a preposition, an abbreviation is none. */
function isLoneMonth({ text, run, from, body }: Match): boolean {
  const { start, end, value } = body[0]!;
  if (isAbbreviated(value, end - start) || text.charCodeAt(end - 1) === 46) return false;
  const previous = run.tokens[from - 1];
  // Months side by side are a table's.
  if (previous?.cls === 'm') return false;
  if (previous && '-/&T|,'.includes(previous.cls)) return true;
  if (/^(?:-|\/|,?[&|]|T)m/.test(run.classes.slice(from + 1, from + 4))) return true;
  const { word, start: wordStart } = wordBefore(text, previous?.cls === 'D' ? previous.start : start);
  if (WEAK_MONTHS.has(value)) {
    // "the Isle of May", "the army of March": neither is one.
    const name = wordBefore(text, wordStart - 1);
    return (
      MONTH_PREPOSITIONS.has(word) &&
      !(word === 'of' && (isCapital(text, name.start) || isCapital(text, end + 1)))
    );
  }
  // "the February Revolution"
  if (previous?.cls === 'D' && isCapital(text, end + 1)) return false;
  // "General June", "Camp April": a name before it makes it a name, unless a sentence begins there.
  const named =
    /^[A-Z]/.test(text[wordStart] ?? '') &&
    wordStart > 0 &&
    !/[.\n]/.test(text.slice(wordStart - 2, wordStart));
  return !named || TEMPORAL_PREPOSITIONS.has(word);
}

const isCapital = (text: string, at: number): boolean => /[A-Z]/.test(text[at] ?? '');

/** "spring" and "fall" are also verbs and nouns; a capital makes a name ("Winter Palace", "St. Mary of the Spring"). */
function isLoneSeason({ text, run, from, body, prefix, start: first }: Match): boolean {
  const { start, end } = body.at(-1)!;
  const next = wordAfter(text, end);
  const { word } = wordBefore(text, first);
  // "to winter in Kent" is a verb.
  if (word === 'to' && prefix.length === 0) return false;
  if (isCapital(text, start) && (isCapital(text, end + 1) || prefix.length > 0)) return false;
  if (prefix.some(({ cls }) => cls === 'p') || SEASONAL_NOUNS.has(next.toLowerCase())) return true;
  const written = text.slice(start, end).toLowerCase();
  if (written === 'fall' || written === 'spring') {
    const temporal = SEASON_PREPOSITIONS.has(word) || run.classes[from] === 'H';
    return temporal && next !== 'of' && (written === 'spring' || prefix.length > 0);
  }
  const telling = TEMPORAL_PREPOSITIONS.has(next) || TEMPORAL_PREPOSITIONS.has(word);
  return next === '' || telling || run.classes[from] === 'D';
}

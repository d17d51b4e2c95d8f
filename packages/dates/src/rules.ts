/**
 * The rules: what a date looks like in tokens, and how it is read. A pattern is a regular expression over a run's
 * classes, a letter a token (`CLASSES` in `lexicon.ts`), so `nmy` is "18 January 2012". Its groups name the stretches
 * of tokens that the reader gets: `prefix`, `year` and `clock`; what is left is `body`. Rules are tried in order at
 * each token, and the first that matches and does not refuse wins. Joining dates to ranges and lists is done after.
 */
import { DURATION_PREPOSITIONS, TEMPORAL_PREPOSITIONS, UNIT } from './lexicon.ts';
import {
  countsFromLast,
  isBareYear,
  isCapital,
  isLoneMonth,
  isLoneSeason,
  isYear,
  opensClause,
} from './licences.ts';
import {
  astronomical,
  lengthened,
  type Match,
  type Mention,
  mention,
  readDays,
  readStep,
  readYear,
  spread,
  timeOf,
} from './mentions.ts';
import { type Token, wordBefore } from './tokens.ts';

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
  /** Classes of which one stands in every match; a run without them is not tried. Left out where there is none. */
  needs?: string;
  /** The dates read, in order; null refuses the match. */
  read(match: Match, name: string): Mention[] | null;
}

// Pieces of patterns, in tokens.
const PART = '(?:D?p(?:-?[T/&|]?-?p)?-?(?:[FI]D?)?|LID?)';
const TIME = '(?:(?:D?p-?I?D?)?D?t[uv]?,?[FI]D?|[kn]z?,?ID?|kz?,?)';
const PREFIX = `(?<prefix>${TIME}{0,2}${PART}?(?:w,?D?)?D?)`;
const YEAR_NUMBER = '(?:[hy]/[nb]e|ye?|he?|[nb]e|e[hnby]|q)';
const YEAR_OF = ',?[FI]?(?:D[NP]|[DH]?S|H)Y';
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
    needs: 'm',
    pattern: inTokens(`${PREFIX}[no]${MORE_DAYS}?F?D?m${AFTER_DAY}`),
    read: readDays,
  },
  {
    // February 6; July 1–3, 1863; May 4 and 5
    name: 'month-day',
    opens: 'Dptknwm',
    needs: 'm',
    pattern: inTokens(`${PREFIX}mD?[no](?!e)${MORE_DAYS_AFTER_MONTH}?${AFTER_DAY}`),
    read: readDays,
  },
  {
    // Christmas 1941
    name: 'feast',
    opens: 'f',
    needs: 'f',
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
    needs: 'm',
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
    needs: 's',
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
    needs: 'd',
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
    needs: 'uv',
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
    // 264 to 241 BC; 433/2 BC; AD 60 or 61
    name: 'year-range-with-era',
    opens: 'DpLnbhye',
    needs: 'e',
    pattern: inTokens(`(?<prefix>${PART}?)(?:[nbhy]${ERA_RANGE}[nbhy]e|e[nbhy]${ERA_RANGE}[nbhy](?![muYv]))`),
    read(match, name) {
      const era = match.body.find(({ cls }) => cls === 'e')!;
      const numbers = match.body.filter(({ cls }) => 'nbhy'.includes(cls));
      const [first, last] = numbers as [Token, Token];
      return spread(match, numbers, name, 'year', (found, token) => {
        found.year = astronomical(
          token === last ? lengthened(first, last, era.value) : token.value,
          era.value,
        );
      });
    },
  },
  {
    // 1941–42; 1941/2
    name: 'year-range-shortened',
    opens: 'DpLy',
    needs: 'y',
    pattern: inTokens(`(?<prefix>${PART}?D?)y[-/][nb](?![muYvz-])`),
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
    opens: 'DpLYvyhnbeq',
    pattern: inTokens(`(?<prefix>${PART}?(?:D?[Yv])?)(?<year>${YEAR_NUMBER})(?![nbhy])`),
    read(match, name) {
      const { prefix, year } = match;
      if (prefix.some(({ cls, value }) => cls === 'v' && value !== UNIT.year)) return null;
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
    needs: 'N',
    pattern: inTokens('(?:D?p-?I?)?(?:DN[uYtsw]|(?<!D)N[uY])'),
    read(match, name) {
      const { cls, value } = match.body.at(-1)!;
      // "next year" without an article counts from the one who speaks; "next day" does not.
      const deictic = value !== UNIT.day && !match.body.some((token) => token.cls === 'D');
      // "over the next day" is a length of time, and "the next week" no day.
      const length = DURATION_PREPOSITIONS.has(wordBefore(match.text, match.start).word);
      return deictic || length || (cls === 'u' && value === UNIT.week) ? null : readStep(match, name, 1);
    },
  },
  {
    // the previous year; the preceding evening
    name: 'previous',
    opens: 'DpP',
    needs: 'P',
    pattern: inTokens('(?:D?p-?I?)?DP[uYtsw]'),
    read: (match, name) => readStep(match, name, -1),
  },
  {
    // the day following
    name: 'day-following',
    opens: 'D',
    needs: 'N',
    pattern: inTokens('D[uY]N'),
    read: (match, name) => readStep(match, name, 1),
  },
  {
    // the day before; the night before
    name: 'day-before',
    opens: 'D',
    needs: 'E',
    pattern: inTokens('D[uYt]E'),
    read: (match, name) => (countsFromLast(match) ? readStep(match, name, -1) : null),
  },
  {
    // three days later; a month earlier
    name: 'later',
    opens: 'cna',
    needs: 'LE',
    pattern: inTokens('[cna]-?[uYv][LE]'),
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
    needs: 'HS',
    pattern: inTokens('(?:LI?|D?p-?I?F?)?(?:[DH]?S|H)[uYtsw]'),
    // "continues to this day" is the reader's day.
    read: (match, name) =>
      wordBefore(match.text, match.start).word === 'to' ? null : readStep(match, name, 0),
  },
  {
    // the end of the year; late in the month; later in the year
    name: 'part-of-unit',
    opens: 'DpL',
    needs: 'uY',
    pattern: inTokens('(?:D?p[FI]|LI)D[uY]'),
    read(match, name) {
      const { value } = match.body.at(-1)!;
      return value === UNIT.month || value === UNIT.year ? readStep(match, name, 0) : null;
    },
  },
  {
    // In the morning, they …; by the evening: the last day's, and not "always in the morning"
    name: 'part-of-day',
    opens: 'D',
    needs: 't',
    pattern: inTokens('Dt(?!F)'),
    read(match, name) {
      const { word, start } = wordBefore(match.text, match.start);
      const told = word === 'by' || (word === 'in' && opensClause(match.text, start));
      return told ? readStep(match, name, 0) : null;
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

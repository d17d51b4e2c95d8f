/**
 * The rules: what a date looks like in tokens, and how it is read. A pattern is a regular expression over a run's
 * classes, a letter a token (`CLASSES` in `lexicon.ts`), so `nmy` is "18 January 2012". Its groups name the stretches
 * of tokens that the reader gets: `prefix`, `year` and `clock`; what is left is `body`. Rules are tried in order at
 * each token, and the first that matches and does not refuse wins. Joining dates to ranges and lists is done after.
 */

import { wordAfter, wordBefore } from './characters.ts';
import {
  countsFromLast,
  isBareYear,
  isCapital,
  isDoer,
  isDoubtful,
  isLoneMonth,
  isLoneSeason,
  isYear,
  opensClause,
} from './is-date.ts';
import {
  CLAUSE_WORDS,
  DAY_PREPOSITIONS,
  DURATION_PREPOSITIONS,
  NOT_SEASONAL,
  TEMPORAL_PREPOSITIONS,
  TIMES,
  UNIT,
} from './lexicon.ts';
import {
  astronomical,
  lengthened,
  type Match,
  type Mention,
  mention,
  ofClass,
  readDays,
  readStep,
  readYear,
  spread,
  timeOf,
} from './mentions.ts';
import type { Token } from './tokens.ts';

/** A compiled pattern, and the number of each of its groups. */
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
  read(match: Match): Mention[] | null;
}

// Pieces of patterns, in tokens.
const PART = '(?:D?p(?:-?[T/&|]?-?p)?-?(?:[FI]D?)?|LID?)';
const TIME = '(?:(?:D?p-?I?D?)?D?t[uv]?,?[FI]D?|[kn]z?,?ID?|kz?,?)';
const PREFIX = `(?<prefix>${TIME}{0,2}${PART}?(?:w,?D?)?D?)`;
const YEAR_NUMBER = '(?:[hy]/[nb]e|y/[nby](?![mu/])|ye?|he?|[nb]e|e[hnby]|q)';
/** "1566/1568" are two years, where no day or month stands before them. */
const YEAR_ALONE = YEAR_NUMBER.replace('y/[nby]', 'y/[nb]');
const YEAR_OF = ',?[FI]?(?:D[NP]|[DH]?S|H)Y';
const YEAR = `(?<year>,?[FI]?D?${YEAR_NUMBER}|${YEAR_OF})`;
/** "winter 1941–42" is the winter that begins in 1941. */
const SEASON_YEAR = `(?<year>,?[FI]?D?${YEAR_NUMBER}(?:[-/][nby])?|${YEAR_OF})`;
const CLOCK = '(?<clock>,?I?(?:k|n)z(?:ID?t)?|,?Ik)';
const AFTER_DAY = `${YEAR}?${CLOCK}?`;
const MORE_DAYS = '(?:(?:,D?[no]){0,6},?[&|]D?[no]|[-T/]D?[no])';
const MORE_DAYS_AFTER_MONTH = '(?:(?:,D?[no]){0,6},?[&|]D?[no](?!F?m)|[-T/]D?[no](?!F?m))';
const ERA_RANGE = '(?:-|T|/|,?[&|])';

/** "the day after the battle of Orva", "the day after the attack began": not of what the text is about, or not of all of it. */
const isNamedAfter = ({ text, end }: Match): boolean =>
  /^(?:of|at|on|for|began|started|opened|broke|ended)$/.test(wordAfter(text, end));

/** The number of a group that a pattern lacks: none has so many. */
const NO_GROUP = 9;

/** All groups of a pattern are named ones; numbers are cheaper to read. */
function inTokens(pattern: string): Pattern {
  const names = [...pattern.matchAll(/\(\?<(\w+)>/g)].map(([, name]) => name!);
  const numberOf = (name: string): number => names.indexOf(name) + 1 || NO_GROUP;
  const regexp = new RegExp(pattern.replaceAll(/\(\?<\w+>/g, '('), 'y');
  return { regexp, prefix: numberOf('prefix'), year: numberOf('year'), clock: numberOf('clock') };
}

export const RULES: readonly Rule[] = [
  {
    // 1942-11-08; 8.11.1942; 24/02/2022; 343-02-03 BC
    name: 'iso-day',
    opens: 'i',
    pattern: inTokens('ie?'),
    read(match) {
      const { value } = match.body[0]!;
      const [month, day] = [Math.floor(value / 100) % 100, value % 100];
      if (month < 1 || month > 12 || day < 1) return null;
      const year = Math.floor(value / 10000);
      const era = match.body[1]?.value ?? null;
      if (era === null && year < 1000 && match.text[match.start] !== '0') return null;
      return [mention(match, 'day', { year: astronomical(year, era ?? 1), month, day })];
    },
  },
  {
    // 1947 October 22; AD 378, 9 August
    name: 'year-day',
    opens: 'yhnbe',
    needs: 'm',
    pattern: inTokens('(?<prefix>y|[yhnb]e|e[hnby]),?D?(?:[no]F?m|m[no])(?!,?[yheq&|/-])'),
    read(match) {
      if (match.prefix.length === 1 && !isYear({ ...match, prefix: [] }, match.prefix[0]!)) return null;
      return readDays(match)?.map((each) => readYear(each, match.prefix)) ?? null;
    },
  },
  {
    // 19-Nov-1912
    name: 'dashed-day',
    opens: 'n',
    needs: 'm',
    pattern: inTokens('n-m(?<year>-y)'),
    read: readDays,
  },
  {
    // 18 January 2012; the night of 13 and 14 February; 5th, 6th and 7th of May; the 1st day of March
    name: 'day-month',
    opens: 'DptknwoL',
    needs: 'm',
    pattern: inTokens(`${PREFIX}(?:[no]${MORE_DAYS}?F?D?|ouF)m${AFTER_DAY}`),
    read: readDays,
  },
  {
    // February 6; July 1–3, 1863; May 4 and 5
    name: 'month-day',
    opens: 'DptknwmL',
    needs: 'm',
    pattern: inTokens(`${PREFIX}mD?[no](?!e)${MORE_DAYS_AFTER_MONTH}?${AFTER_DAY}`),
    read: readDays,
  },
  {
    // Christmas 1941; on Christmas night
    name: 'feast',
    opens: 'f',
    needs: 'f',
    pattern: inTokens(`ft?${YEAR}?`),
    read(match) {
      if (match.year.length === 0 && !DAY_PREPOSITIONS.has(wordBefore(match.text, match.start).word))
        return null;
      const { value } = match.body[0]!;
      const [month, day] = [Math.floor(value / 100), value % 100];
      return [readYear(mention(match, 'day', { month, day, time: timeOf(match.body) }), match.year)];
    },
  },
  {
    // the previous December; next March; last May
    name: 'month-toward',
    opens: 'DNPl',
    needs: 'm',
    pattern: inTokens('(?:D?[NP]|l)m(?!D?[no])'),
    read(match) {
      // "the last May that they saw"
      if (match.body[0]!.cls === 'l' && wordBefore(match.text, match.start).word === 'the') return null;
      const toward = ofClass(match.body, 'N').length > 0 ? 1 : -1;
      return [mention(match, 'month', { month: match.body.at(-1)!.value, toward })];
    },
  },
  {
    // early May 1940; the end of April; March of that year
    name: 'month',
    opens: 'DpLm',
    needs: 'm',
    pattern: inTokens(`(?<prefix>${PART}?)m${YEAR}?(?!m)`),
    read(match) {
      const alone = match.prose && match.prefix.length === 0 && match.year.length === 0;
      if (alone && !isLoneMonth(match)) return null;
      return [readYear(mention(match, 'month', { month: match.body[0]!.value }), match.year)];
    },
  },
  {
    // the spring of 1862; winter 1941–42; the harsh winter
    name: 'season',
    opens: 'DpLsy',
    needs: 's',
    pattern: inTokens(`(?<prefix>${PART}?D?)(?:s${SEASON_YEAR}?|ys)`),
    read(match) {
      // "the 1972 Summer Olympics" have a name.
      if (match.body.length > 1 && isCapital(match.text, match.end + 1)) return null;
      if (NOT_SEASONAL.has(wordAfter(match.text, match.end).toLowerCase())) return null;
      const { value: season } = ofClass(match.body, 's').at(-1)!;
      const year = match.body[0]!.cls === 'y' ? match.body.slice(0, 1) : match.year;
      const found = readYear(mention(match, 'season', { season }), year);
      return found.year === null && found.yearStep === null && !isLoneSeason(match) ? null : [found];
    },
  },
  {
    // the late 1960s
    name: 'decade',
    opens: 'DpLd',
    needs: 'd',
    pattern: inTokens(`(?<prefix>${PART}?D?)de?`),
    read(match) {
      const [decade, era] = match.body;
      return [mention(match, 'decade', { year: decade!.value * (era?.value ?? 1) })];
    },
  },
  {
    // the mid-19th century; the 7th, 8th and 9th centuries; the late 10th and early 11th centuries; the 5th century BC
    name: 'century',
    opens: 'DpLo',
    needs: 'uv',
    pattern: inTokens(`(?<prefix>${PART}?D?)o(?:(?:,D?o){0,4},?-?(?:u-?)?[-T/&|](?:D?p-?)?D?o)?-?[uv]e?`),
    read(match) {
      const [unit] = ofClass(match.body, 'uv');
      if (unit!.value !== UNIT.century) return null;
      const [era] = ofClass(match.body, 'e');
      return spread(match, ofClass(match.body, 'o'), 'century', ({ value }) => ({
        year: value * (era?.value ?? 1),
      }));
    },
  },
  {
    // 264 to 241 BC; 433/2 BC; AD 60 or 61
    name: 'year-range-with-era',
    opens: 'DpLnbhye',
    needs: 'e',
    pattern: inTokens(`(?<prefix>${PART}?)(?:[nbhy]${ERA_RANGE}[nbhy]e|e[nbhy]${ERA_RANGE}[nbhy](?![muYv]))`),
    read(match) {
      const { value: era } = ofClass(match.body, 'e')[0]!;
      const [first, last] = ofClass(match.body, 'nbhy') as [Token, Token];
      return spread(match, [first, last], 'year', (token) => ({
        year: astronomical(token === last ? lengthened(first, last, era) : token.value, era),
      }));
    },
  },
  {
    // 1941–42; 1941/2; 1756 to 63; 683-4
    name: 'year-range-shortened',
    opens: 'DpLYvyh',
    needs: 'yh',
    pattern: inTokens(`(?<prefix>${PART}?(?:D?[Yv]|D)?)(?:y[-/T]|h[-/])[nb](?![muYvz-])`),
    read(match) {
      const [first, joint, second] = match.body as [Token, Token, Token];
      const base = second.end - second.start === 1 ? 10 : 100;
      const glued = joint.start === first.end && joint.end === second.start;
      if (joint.cls === 'T' ? base === 10 : !glued) return null;
      if (second.value % base <= first.value % base) return null;
      if (match.prefix.length === 0 && !isBareYear(match, first, second.end)) return null;
      const century = first.value - (first.value % base);
      return spread(match, [first, second], 'year', (token) => ({
        year: token === first ? first.value : century + token.value,
      }));
    },
  },
  {
    // 264 BC; AD 70; 1863; the end of 1958; the years 1955
    name: 'year',
    opens: 'DpLYvyhnbeq',
    needs: 'yheq',
    pattern: inTokens(`(?<prefix>${PART}?(?:D?[Yv])?)(?<year>${YEAR_ALONE})(?![nbhyv])`),
    read(match) {
      const { prefix, year } = match;
      if (prefix.some(({ cls, value }) => cls === 'v' && value !== UNIT.year)) return null;
      // "between 1400 and 1530 hours"
      if (/^[-T/&|]+k/.test(match.run.classes.slice(match.from + prefix.length + year.length))) return null;
      if (year.length === 1 && !isYear(match, year[0]!)) return null;
      const doubtful = year.length === 1 && isDoubtful(match, year[0]!);
      const half = ofClass(prefix, 'p')[0]?.value ?? 0;
      return [readYear(mention(match, 'year', { doubtful, time: half > 0 ? `-H${half}` : '' }), year)];
    },
  },
  {
    // the next day; the following month; early the next morning; the following spring
    name: 'next',
    opens: 'DpNkn',
    needs: 'N',
    pattern: inTokens('(?<prefix>(?:kz?|nz),?I?)?(?:D?p-?I?)?(?:DN[uYtsw]|(?<!D)N[uY])'),
    read(match) {
      const { cls, value } = match.body.at(-1)!;
      // "next year" without an article counts from the one who speaks; "next day" does not.
      const deictic = value !== UNIT.day && ofClass(match.body, 'D').length === 0;
      // "over the next day" is a length of time, and "the next week" no day.
      const length = DURATION_PREPOSITIONS.has(wordBefore(match.text, match.start).word);
      return deictic || length || (cls === 'u' && value === UNIT.week) ? null : readStep(match, 1);
    },
  },
  {
    // the previous year; the preceding evening
    name: 'previous',
    opens: 'DpP',
    needs: 'P',
    pattern: inTokens('(?:D?p-?I?)?DP[uYtsw]'),
    read: (match) => readStep(match, -1),
  },
  {
    // the day following
    name: 'day-following',
    opens: 'D',
    needs: 'N',
    pattern: inTokens('D[uY]N'),
    read: (match) => readStep(match, 1),
  },
  {
    // the day before; the night before; the day after
    name: 'day-before',
    opens: 'D',
    needs: 'EA',
    pattern: inTokens('D[uYt][EA]'),
    read(match) {
      const isAfter = match.body.at(-1)!.cls === 'A';
      return countsFromLast(match) ? readStep(match, isAfter ? 1 : -1) : null;
    },
  },
  {
    // three days later; a month earlier
    name: 'later',
    opens: 'cna',
    needs: 'LE',
    pattern: inTokens('[cna]-?[uYv][LE]'),
    read(match) {
      const count = match.body[0]!.value * (match.body.at(-1)!.cls === 'L' ? 1 : -1);
      // "less than a year later" says a bound, and no year.
      const bound = wordBefore(match.text, match.start).word === 'than';
      return countsFromLast(match) && !bound ? readStep(match, count) : null;
    },
  },
  {
    // the same day; that night; later that year; early that same spring
    name: 'same',
    opens: 'LDpHS',
    needs: 'HS',
    pattern: inTokens('(?:LI?|D?p-?I?F?)?(?:[DH]?S|H)[uYtsw]'),
    read(match) {
      // "on the same day that it was set up" counts from what follows
      const counted =
        ofClass(match.body, 'S').length > 0 && /^(?:as|that)$/.test(wordAfter(match.text, match.end));
      // "continues to this day" is the reader's day.
      return counted || wordBefore(match.text, match.start).word === 'to' ? null : readStep(match, 0);
    },
  },
  {
    // the end of the year; late in the month; later in the year
    name: 'part-of-unit',
    opens: 'DpL',
    needs: 'uY',
    pattern: inTokens('(?:D?p[FI]|LI)D[uY]'),
    read(match) {
      const { value } = match.body.at(-1)!;
      return value === UNIT.month || value === UNIT.year ? readStep(match, 0) : null;
    },
  },
  {
    // In the morning, they …; by the evening: the last day's, and not "always in the morning"
    name: 'part-of-day',
    opens: 'D',
    needs: 't',
    pattern: inTokens('Dt(?!F)'),
    read(match) {
      const { word, start } = wordBefore(match.text, match.start);
      const told = word === 'by' || (word === 'in' && opensClause(match.text, start));
      return told ? readStep(match, 0) : null;
    },
  },
  {
    // the day after the battle; three days before the attack; on the day of the raid
    name: 'from-event',
    opens: 'Dcna',
    needs: 'B',
    pattern: inTokens('(?:D[ut]|[cna]-?[uv])(?:[AEF])DB'),
    read(match) {
      const [count, unit] = match.body as [Token, Token];
      const joint = match.body.at(-3)!;
      if (
        isNamedAfter(match) ||
        (joint.cls === 'F' && count.cls !== 'D') ||
        (joint.cls === 'E' && joint.value === 0)
      )
        return null;
      const of = ofClass(match.body, 'utv').at(-1)!;
      const number = count.cls === 'D' ? 1 : count.value;
      const days = unit.cls === 't' ? 1 : of.value === UNIT.week ? 7 : of.value === UNIT.day ? 1 : 0;
      if (days === 0) return null;
      const sign = joint.cls === 'A' ? 1 : joint.cls === 'E' ? -1 : 0;
      const step = { unit: UNIT.day, count: sign * number * days };
      const time = of.cls === 't' ? TIMES[of.value]! : '';
      return [mention(match, 'day', { step, time, fromEvent: true })];
    },
  },
  {
    // the second day of the battle; the last day of the siege
    name: 'day-of-event',
    opens: 'Dl',
    needs: 'B',
    pattern: inTokens('(?:Do|l)uFDB'),
    read(match) {
      const [number, unit] = ofClass(match.body, 'olu') as [Token, Token];
      if (unit.value !== UNIT.day || isNamedAfter(match)) return null;
      return [mention(match, 'day', { dayOfEvent: number.cls === 'o' ? number.value : 0 })];
    },
  },
  {
    // On the 6th, they left; the morning of the 18th; on the 12th and the 20th; the 20th of that month
    name: 'day-alone',
    opens: 'Dpt',
    needs: 'o',
    pattern: inTokens(
      '(?<prefix>(?:(?:D?p-?I?F?)?D?t[FI])?)Do(?:(?:,|,?[&|]|[-T])D?o){0,4}(?:F(?:[DH]?S|H|D)u)?',
    ),
    read(match) {
      const { text, body, prefix, prose, end } = match;
      const days = ofClass(body, 'o');
      const isFigure = days.every(({ start, value }) => /\d/.test(text[start]!) && value <= 31);
      const told = prefix.length > 0 || DAY_PREPOSITIONS.has(wordBefore(text, match.start).word);
      // "on the 6th floor", "on the 9th and 10th Divisions"
      const after = wordAfter(text, end);
      const [unit] = ofClass(body, 'u');
      if (unit && unit.value !== UNIT.month) return null;
      const goesOn = after === '' || CLAUSE_WORDS.has(after) || isDoer(match);
      if (!prose || !isFigure || text[end] === '-') return null;
      if (!unit && (!told || !goesOn)) return null;
      const found = spread(match, days, 'day', ({ value }) => ({ day: value }));
      found[0]!.time = timeOf(prefix);
      return found;
    },
  },
  {
    // 11:30 a.m.; at 5:30
    name: 'clock',
    opens: 'kn',
    needs: 'kz',
    pattern: inTokens('(?<clock>kz?(?:ID?t)?|nz(?:ID?t)?)'),
    read(match) {
      const { word } = wordBefore(match.text, match.start);
      if (match.clock.length === 1 && word !== 'at' && !TEMPORAL_PREPOSITIONS.has(word)) return null;
      const time = timeOf(match.clock);
      return time === '' ? null : [mention(match, 'day', { step: { unit: UNIT.day, count: 0 }, time })];
    },
  },
];

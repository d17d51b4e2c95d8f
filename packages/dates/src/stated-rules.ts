/** Dates that say a year, month, season or day themselves: "18 January 2012", "the spring of 1862", "264 BC". */
import { isCapital, wordAfter, wordBefore } from './characters.ts';
import { inTokens, type Rule } from './date-rule.ts';
import { isBareYear, isDoubtful, isLoneMonth, isLoneSeason, isYear } from './is-date.ts';
import { DAY_PREPOSITIONS, NOT_SEASONAL, UNIT } from './lexicon.ts';
import {
  astronomical,
  lengthened,
  mention,
  ofClass,
  readDays,
  readYear,
  spread,
  timeOf,
} from './mentions.ts';
import type { Token } from './tokens.ts';

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
const moreDays = (day: string): string => `(?:(?:,D?[no]){0,6},?[&|]${day}|[-T/]${day})`;
const MORE_DAYS = moreDays('D?[no]');
const MORE_DAYS_AFTER_MONTH = moreDays('D?[no](?!F?m)');
const ERA_RANGE = '(?:-|T|/|,?[&|])';

export const STATED_RULES: readonly Rule[] = [
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
];

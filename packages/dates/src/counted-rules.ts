/** Dates that mean a day, month or year only by what was told before: "the next day", "three days later", "on the 6th", "at 5:30". */
import { wordAfter, wordBefore } from './characters.ts';
import { inTokens, type Rule } from './date-rule.ts';
import { countsFromLast, isBeforeDoer, opensClause } from './is-date.ts';
import {
  CLAUSE_WORDS,
  DAY_PREPOSITIONS,
  DURATION_PREPOSITIONS,
  STEP_PRECISION,
  TEMPORAL_PREPOSITIONS,
  TIMES,
  UNIT,
} from './lexicon.ts';
import { type Match, mention, ofClass, readStep, spread, timeOf } from './mentions.ts';
import type { Token } from './tokens.ts';

/** "the day after the battle of Orva", "the day after the attack began": not of what the text is about, or not of all of it. */
const isNamedAfter = ({ text, end }: Match): boolean =>
  /^(?:of|at|on|for|began|started|opened|broke|ended)$/.test(wordAfter(text, end));

export const COUNTED_RULES: readonly Rule[] = [
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
    // the day after the battle; three days before the attack; on the day of the raid; a month after the siege
    name: 'from-event',
    opens: 'Dcna',
    needs: 'B',
    pattern: inTokens('(?:D[ut]|[cna]-?[uYv])(?:[AEF])DB'),
    read(match) {
      const [count, unit] = match.body as [Token, Token];
      const joint = match.body.at(-3)!;
      if (
        isNamedAfter(match) ||
        (joint.cls === 'F' && count.cls !== 'D') ||
        (joint.cls === 'E' && joint.value === 0)
      )
        return null;
      const of = ofClass(match.body, 'utYv').at(-1)!;
      const number = count.cls === 'D' ? 1 : count.value;
      const days = unit.cls === 't' ? 1 : of.value === UNIT.week ? 7 : of.value === UNIT.day ? 1 : 0;
      const { word } = wordBefore(match.text, match.start);
      // "less than a month after the battle"
      if (word === 'than' || DURATION_PREPOSITIONS.has(word)) return null;
      const sign = joint.cls === 'A' ? 1 : joint.cls === 'E' ? -1 : 0;
      const precision = STEP_PRECISION.get(of.value);
      if (sign !== 0 && count.cls !== 'D' && (precision === 'month' || precision === 'year'))
        return [
          mention(match, precision, { step: { unit: of.value, count: sign * number }, fromEvent: true }),
        ];
      if (days === 0) return null;
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
    // On the 6th, they left; the morning of the 18th; on the 12th and the 20th; the 20th of that month; on Friday the 6th
    name: 'day-alone',
    opens: 'Dptw',
    needs: 'o',
    pattern: inTokens(
      '(?<prefix>(?:(?:D?p-?I?F?)?D?t[FI]|w,?)?)Do(?:(?:,|,?[&|]|[-T])D?o){0,4}(?:F(?:[DH]?S|H|D)u)?',
    ),
    read(match) {
      const { text, body, prefix, prose, end } = match;
      const days = ofClass(body, 'o');
      const isFigure = days.every(({ start, value }) => /\d/.test(text[start]!) && value <= 31);
      const { word, start: wordStart } = wordBefore(text, match.start);
      // "in the early hours of the 17th", "Between the 17th and the 19th"; not "the line between the 8th and the 9th"
      const isTold =
        word === 'of'
          ? wordBefore(text, wordStart - 1).word === 'hours'
          : word === 'between'
            ? opensClause(text, wordStart)
            : DAY_PREPOSITIONS.has(word);
      const told = isTold || (prefix[0]?.cls ?? 'w') !== 'w';
      // "on the 6th floor", "on the 9th and 10th Divisions"
      const after = wordAfter(text, end);
      const [unit] = ofClass(body, 'u');
      if (unit && unit.value !== UNIT.month) return null;
      const goesOn = after === '' || CLAUSE_WORDS.has(after) || isBeforeDoer(match);
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

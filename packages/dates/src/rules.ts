/**
 * The rules: what a date looks like in tokens, and how it is read. A pattern is a regular expression over a run's
 * classes, a letter a token (`CLASSES` in `lexicon.ts`), so `nmy` is "18 January 2012". Rules are tried in order at
 * each token; the first that matches and does not refuse wins. Joining dates to ranges and lists is the engine's.
 */
import { COUNTED, TEMPORAL_PREPOSITIONS, TIMES, UNIT, WEAK_MONTHS } from './lexicon.ts';
import { type Run, type Token, wordAfter, wordBefore } from './tokens.ts';
import type { Precision, Span } from './types.ts';

/** A date as it stands in the text, before missing parts are filled in. */
export interface Mention extends Span {
  rule: string;
  /** The grain that is stated; null for a clock time or a part of a day, which is the last day's. */
  precision: Precision;
  /** Astronomical, or as in `Point` for decades and centuries; null when not stated. */
  year: number | null;
  month: number | null;
  day: number | null;
  season: number | null;
  weekday: number | null;
  /** TIMEX2 suffix: `TNI`, `T05:00`, or empty. */
  time: string;
  /** The year is that of the last date, the one after or the one before: "July 25 of that year". */
  yearStep: number | null;
  /** Two digits of a year: "’44". */
  shortYear: boolean;
  /** Counted from the last date of the unit's grain: "three days later". */
  step: { unit: number; count: number } | null;
  /** Takes an era from a date beside it: "264 to 241 BC". */
  eraOpen: boolean;
}

export interface Match {
  text: string;
  run: Run;
  /** Token indices, end exclusive. */
  from: number;
  to: number;
  /** Number of tokens in each group of the pattern. */
  groups: number[];
  /** Where a date is looked for: an infobox value says less about what is a year. */
  prose: boolean;
}

export interface Rule {
  name: string;
  pattern: RegExp;
  read(match: Match): Mention[] | null;
}

// Pieces of patterns, in tokens.
const PART = '(?:D?p(?:-?[T/&|]?-?p)?-?(?:[FI]D?)?)';
const TIME = '(?:(?:p-?I?D?)?D?tu?,?[FI]D?|(?:k|n)z?,?ID?|kz?,?)';
const WEEKDAY = '(?:w,?D?)';
const PREFIX = `(?:${TIME}{0,2}${PART}?${WEEKDAY}?)`;
const DAY = '[no]';
const YEAR_NUMBER = '(?:ye?|[hnb]e|e[hnby]|q)';
const YEAR_OF = '(?:D?[NP]|[DH]?S|H)u';
const YEAR = `(?:,?[FI]?D?${YEAR_NUMBER}|,?[FI]?${YEAR_OF})`;
const MORE_DAYS = `(?:(?:,D?${DAY}){0,6},?[&|]D?${DAY}|[-T/]D?${DAY})`;
const MORE_DAYS_AFTER_MONTH = `(?:(?:,D?${DAY}){0,6},?[&|]D?${DAY}(?![F]?m)|[-T/]D?${DAY}(?!F?m))`;

export function mention(start: number, end: number, rule: string, precision: Precision): Mention {
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
    shortYear: false,
    step: null,
    eraOpen: false,
  };
}

const sticky = (pattern: string): RegExp => new RegExp(pattern, 'y');
const tokensOf = ({ run }: Match, from: number, to: number): Token[] => run.tokens.slice(from, to);

/** The year in the tokens: a number with its era, two digits, or a reference to the last one. */
function readYear(into: Mention, tokens: Token[]): void {
  let era = 0;
  let number: number | null = null;
  for (const { cls, value } of tokens) {
    if (cls === 'e') era = value;
    else if ('yhnb'.includes(cls)) number = value;
    else if (cls === 'q') {
      number = value;
      into.shortYear = true;
    } else if (cls === 'N') into.yearStep = 1;
    else if (cls === 'P') into.yearStep = -1;
    else if (cls === 'S' || cls === 'H') into.yearStep ??= 0;
    else if (cls === 'u' && value !== UNIT.year) into.yearStep = Number.NaN;
  }
  if (number !== null) into.year = era < 0 ? 1 - number : number;
}

/** The time of day and the weekday in the tokens before a date. */
function readPrefix(into: Mention, tokens: Token[]): void {
  let minutes: number | null = null;
  for (const { cls, value } of tokens) {
    if (cls === 'w') into.weekday = value;
    else if (cls === 't') into.time = TIMES[value]!;
    else if (cls === 'k') minutes = value;
    else if (cls === 'n') minutes = value * 60;
    else if (cls === 'z' && minutes !== null) minutes = (minutes % 720) + value * 60;
  }
  if (minutes !== null && minutes <= 1440) {
    into.time = `T${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
  }
}

/** Days of one month: `days` are the day tokens, the first has what stands before, the last what stands after. */
function daysOf(
  match: Match,
  name: string,
  days: number[],
  month: number,
  prefix: number,
  year: number,
): Mention[] | null {
  const { run, from, to } = match;
  const mentions: Mention[] = [];
  for (const [index, at] of days.entries()) {
    const token = run.tokens[at]!;
    if (token.value < 1 || token.value > 31) return null;
    const last = index === days.length - 1;
    const start = index === 0 ? run.tokens[from]!.start : token.start;
    const monthEnds = days.length > 1 && index === 0 && at > month ? token.end : token.end;
    const found = mention(start, last ? run.tokens[to - 1]!.end : monthEnds, name, 'day');
    found.day = token.value;
    found.month = run.tokens[month]!.value;
    if (index === 0) readPrefix(found, tokensOf(match, from, from + prefix));
    readYear(found, tokensOf(match, to - year, to));
    mentions.push(found);
  }
  // "28 February to 2 March" is two dates; "28–2 March" is none.
  return mentions;
}

/** A year in figures alone is one where words say so, or where nothing speaks for a count. */
function isBareYear(match: Match, start: number, end: number, digits: number): boolean {
  if (!match.prose) return true;
  const { word: before } = wordBefore(match.text, start);
  const after = wordAfter(match.text, end).toLowerCase();
  if (digits < 4) {
    return (before === 'in' || before === 'since' || before === 'until') && !/^[a-z]/.test(after);
  }
  if (COUNTED.has(after)) return /^(?:in|since|during|until)$/.test(before);
  return !NUMBERED.test(before) || TEMPORAL_PREPOSITIONS.has(before);
}
const NUMBERED =
  /^(?:some|over|nearly|almost|than|roughly|approximately|only|least|most|exactly|numbers?|nos?|route|highway|resolution|flight|pages?|pp?|with|least|lost|losing|killed|killing|captured|capturing|wounded|wounding|totall?ed|have|had|has|were|was|another|additional)$/;

export const RULES: readonly Rule[] = [
  {
    name: 'iso-day',
    pattern: sticky('i'),
    read(match) {
      const token = match.run.tokens[match.from]!;
      const found = mention(token.start, token.end, this.name, 'day');
      found.year = Math.floor(token.value / 10000);
      found.month = Math.floor(token.value / 100) % 100;
      found.day = token.value % 100;
      return [found];
    },
  },
  {
    // 18 January 2012; the night of 13 and 14 February; 5th, 6th and 7th of May
    name: 'day-month',
    pattern: sticky(`(${PREFIX}D?)${DAY}${MORE_DAYS}?F?D?m(${YEAR})?`),
    read(match) {
      const { run, from, to, groups } = match;
      const days: number[] = [];
      let at = from + groups[0]!;
      for (; run.classes[at] !== 'm'; at++) if (DAY.includes(run.classes[at]!)) days.push(at);
      return daysOf({ ...match, to }, this.name, days, at, groups[0]!, groups[1]!);
    },
  },
  {
    // February 6; July 1–3, 1863; May 4 and 5
    name: 'month-day',
    pattern: sticky(`(${PREFIX})mD?${DAY}${MORE_DAYS_AFTER_MONTH}?(${YEAR})?`),
    read(match) {
      const { run, from, to, groups } = match;
      const month = from + groups[0]!;
      const days: number[] = [];
      for (let at = month + 1; at < to - groups[1]!; at++) if (DAY.includes(run.classes[at]!)) days.push(at);
      return daysOf(match, this.name, days, month, groups[0]!, groups[1]!);
    },
  },
  {
    // Christmas 1941
    name: 'feast',
    pattern: sticky(`f(${YEAR})`),
    read(match) {
      const { run, from, to, groups } = match;
      const found = mention(run.tokens[from]!.start, run.tokens[to - 1]!.end, this.name, 'day');
      found.month = Math.floor(run.tokens[from]!.value / 100);
      found.day = run.tokens[from]!.value % 100;
      readYear(found, tokensOf(match, to - groups[0]!, to));
      return [found];
    },
  },
  {
    // early May 1940; the end of April; March of that year
    name: 'month',
    pattern: sticky(`(${PART}?)m(${YEAR})?`),
    read(match) {
      const { run, from, to, groups, text } = match;
      const token = run.tokens[from + groups[0]!]!;
      const start = run.tokens[from]!.start;
      const alone = groups[0] === 0 && groups[1] === 0;
      const found = mention(start, run.tokens[to - 1]!.end, this.name, 'month');
      found.month = token.value;
      readYear(found, tokensOf(match, to - groups[1]!, to));
      return alone && match.prose && !isLoneMonth(text, run, from, token) ? null : [found];
    },
  },
  {
    // the spring of 1862; winter 1941–42; that same summer
    name: 'season',
    pattern: sticky(`(${PART}?D?)s(${YEAR}(?:[-/][nb])?)?`),
    read(match) {
      const { run, from, to, groups, text } = match;
      const token = run.tokens[from + groups[0]!]!;
      const found = mention(run.tokens[from]!.start, run.tokens[to - 1]!.end, this.name, 'season');
      found.season = token.value;
      readYear(
        found,
        tokensOf(match, to - groups[1]!, to).filter(
          (t, i, all) => i === 0 || !'-/'.includes(all[i - 1]!.cls) || !'nb'.includes(t.cls),
        ),
      );
      return groups[1] === 0 && !isLoneSeason(text, token, run, from) ? null : [found];
    },
  },
  {
    // the late 1960s
    name: 'decade',
    pattern: sticky(`(${PART}?D?)de?`),
    read(match) {
      const { run, from, to, groups } = match;
      const found = mention(run.tokens[from]!.start, run.tokens[to - 1]!.end, this.name, 'decade');
      const bc = run.tokens[to - 1]!.cls === 'e' && run.tokens[to - 1]!.value < 0;
      found.year = run.tokens[from + groups[0]!]!.value * (bc ? -1 : 1);
      return [found];
    },
  },
  {
    // the mid-19th century; the 16th and 17th centuries; the 5th century BC
    name: 'century',
    pattern: sticky(`(${PART}?D?)o(?:-?(?:u-?)?[-T/&|]D?o)?-?ue?`),
    read(match) {
      const { run, from, to, groups } = match;
      const unit = run.tokens.slice(from + groups[0]!, to).findLast(({ cls }) => cls === 'u')!;
      if (unit.value !== UNIT.century) return null;
      const last = run.tokens[to - 1]!;
      const sign = last.cls === 'e' ? last.value : 1;
      const ordinals = tokensOf(match, from + groups[0]!, to).filter(({ cls }) => cls === 'o');
      return ordinals.map((token, index) => {
        const start = index === 0 ? run.tokens[from]!.start : token.start;
        const found = mention(
          start,
          index === ordinals.length - 1 ? last.end : token.end,
          this.name,
          'century',
        );
        found.year = token.value * sign;
        return found;
      });
    },
  },
  {
    // 264 to 241 BC; 240–238 BC; AD 60 or 61
    name: 'year-range-with-era',
    pattern: sticky(`(${PART}?)(?:([nbhy])(?:-|T|/|,?[&|])[nbhy]e|e[nbhy](?:-|T|/|,?[&|])[nbhy](?![mu]))`),
    read(match) {
      const { run, from, to } = match;
      const tokens = tokensOf(match, from, to);
      const era = tokens.find(({ cls }) => cls === 'e')!;
      const numbers = tokens.filter(({ cls }) => 'nbhy'.includes(cls));
      return numbers.map((token, index) => {
        const start = index === 0 ? run.tokens[from]!.start : token.start;
        const found = mention(start, index === 0 ? token.end : run.tokens[to - 1]!.end, this.name, 'year');
        found.year = era.value < 0 ? 1 - token.value : token.value;
        return found;
      });
    },
  },
  {
    // 1941–42, 1941/2
    name: 'year-range-shortened',
    pattern: sticky(`(${PART}?D?)y[-/][nb](?![muz-])`),
    read(match) {
      const { run, from, to, groups } = match;
      const first = run.tokens[from + groups[0]!]!;
      const second = run.tokens[to - 1]!;
      const width = second.end - second.start;
      const base = width === 1 ? 10 : 100;
      const glued = run.tokens[to - 2]!.start === first.end && run.tokens[to - 2]!.end === second.start;
      if (!glued || second.value % base <= first.value % base) return null;
      const from_ = mention(run.tokens[from]!.start, first.end, this.name, 'year');
      from_.year = first.value;
      const to_ = mention(second.start, second.end, this.name, 'year');
      to_.year = first.value - (first.value % base) + second.value;
      return isBareYear(match, first.start, second.end, 4) ? [from_, to_] : null;
    },
  },
  {
    // 264 BC; AD 70; 1863; the end of 1958; the years 1955
    name: 'year',
    pattern: sticky(`(${PART}?(?:D?u)?)(${YEAR_NUMBER}|h)`),
    read(match) {
      const { run, from, to, groups } = match;
      const tokens = tokensOf(match, to - groups[1]!, to);
      const first = tokens[0]!;
      const prefix = tokensOf(match, from, from + groups[0]!);
      if (prefix.some(({ cls, value }) => cls === 'u' && value !== UNIT.year)) return null;
      const bare = tokens.length === 1;
      if (
        bare &&
        first.cls === 'q' &&
        !/^(?:in|of|since|by|until)$/.test(wordBefore(match.text, first.start).word)
      )
        return null;
      if (
        bare &&
        prefix.length === 0 &&
        first.cls !== 'q' &&
        !isBareYear(match, first.start, first.end, first.end - first.start)
      )
        return null;
      if (
        bare &&
        first.cls === 'h' &&
        (prefix.some(({ cls }) => cls === 'p') || /[mno]/.test(run.classes[from - 1] ?? ''))
      )
        return null;
      if (bare && first.cls === 'y' && (first.value < 100 || first.value > 2100)) return null;
      const found = mention(run.tokens[from]!.start, run.tokens[to - 1]!.end, this.name, 'year');
      readYear(found, tokens);
      return [found];
    },
  },
  {
    // the next day; the following month; early the next morning; the following spring
    name: 'next',
    pattern: sticky(`(D?p-?I?)?D?N([utsw])`),
    read(match) {
      return readStep(match, this.name, 1);
    },
  },
  {
    // the previous year; the preceding evening
    name: 'previous',
    pattern: sticky(`(D?p-?I?)?D?P([utsw])`),
    read(match) {
      return readStep(match, this.name, -1);
    },
  },
  {
    // the day following
    name: 'day-following',
    pattern: sticky('D(u)N'),
    read(match) {
      return readStep(match, this.name, 1);
    },
  },
  {
    // the day before; the night before
    name: 'day-before',
    pattern: sticky('D([ut])E'),
    read(match) {
      return readStep(match, this.name, -1);
    },
  },
  {
    // three days later; a month earlier
    name: 'later',
    pattern: sticky('([cnao])-?u[LE]'),
    read(match) {
      const { run, from, to } = match;
      const count = run.tokens[from]!.value * (run.classes[to - 1] === 'L' ? 1 : -1);
      return readStep(match, this.name, count);
    },
  },
  {
    // the same day; that night; later that year; early that same spring
    name: 'same',
    pattern: sticky(`(LI?|D?p-?I?F?)?(?:[DH]?S|H)([utsw])`),
    read(match) {
      return readStep(match, this.name, 0);
    },
  },
  {
    // the end of the year
    name: 'part-of-unit',
    pattern: sticky('D?pFD(u)'),
    read(match) {
      const unit = match.run.tokens[match.to - 1]!.value;
      return unit === UNIT.month || unit === UNIT.year ? readStep(match, this.name, 0) : null;
    },
  },
  {
    // 11:30 a.m.; 5 am
    name: 'clock',
    pattern: sticky('kz?|nz'),
    read(match) {
      const { run, from, to, text } = match;
      const found = mention(run.tokens[from]!.start, run.tokens[to - 1]!.end, this.name, 'day');
      readPrefix(found, tokensOf(match, from, to));
      found.step = { unit: UNIT.day, count: 0 };
      const { word } = wordBefore(text, found.start);
      return to - from === 2 || TEMPORAL_PREPOSITIONS.has(word) || word === 'at' ? [found] : null;
    },
  },
];

/** A date counted from the last one, by the unit, time of day, season or weekday at the end of the match. */
function readStep(match: Match, name: string, count: number): Mention[] | null {
  const { run, from, to } = match;
  const unit = tokensOf(match, from, to).findLast(({ cls }) => 'utsw'.includes(cls))!;
  const grains: Partial<Record<number, Precision>> = {
    [UNIT.day]: 'day',
    [UNIT.week]: 'day',
    [UNIT.fortnight]: 'day',
    [UNIT.month]: 'month',
    [UNIT.year]: 'year',
    [UNIT.decade]: 'decade',
  };
  const first = run.tokens[from]!;
  // "that" and "this" belong to "that day", and not to a bare "later".
  const start = first.start;
  if (unit.cls === 'u') {
    const precision = grains[unit.value];
    if (!precision) return null;
    const found = mention(start, run.tokens[to - 1]!.end, name, precision);
    found.step = { unit: unit.value, count };
    return [found];
  }
  if (unit.cls === 't') {
    const found = mention(start, run.tokens[to - 1]!.end, name, 'day');
    found.step = { unit: UNIT.day, count };
    found.time = TIMES[unit.value]!;
    return [found];
  }
  if (unit.cls === 's') {
    const found = mention(start, run.tokens[to - 1]!.end, name, 'season');
    found.season = unit.value;
    found.yearStep = count;
    found.step = { unit: UNIT.year, count };
    return [found];
  }
  const found = mention(start, run.tokens[to - 1]!.end, name, 'day');
  found.weekday = unit.value;
  found.step = { unit: UNIT.week, count };
  return count === 0 ? null : [found];
}

const CLEARLY_TEMPORAL =
  /^(?:in|by|since|until|till|during|before|after|from|between|through|throughout|early|late|mid|last|next|that|this|of|to|and|or|the|a)$/;

/** A month's name alone: May, March and August need a preposition, an abbreviation a number. */
function isLoneMonth(text: string, run: Run, at: number, token: Token): boolean {
  const written = text.slice(token.start, token.end);
  if (written.length < 5 && !/^(?:May|June|July)$/i.test(written)) return false;
  const joined = at > 0 && '-/&T|,'.includes(run.classes[at - 1]!);
  const { word, start } = wordBefore(
    text,
    run.classes[at - 1] === 'D' ? run.tokens[at - 1]!.start : token.start,
  );
  if (joined) return true;
  const next = wordAfter(text, token.end);
  if (WEAK_MONTHS.has(token.value)) {
    return (
      /^(?:in|by|since|until|till|during|before|after|from|between|through|throughout|of|this|last)$/.test(
        word,
      ) &&
      word !== '' &&
      !(word === 'of' && /^[A-Z]/.test(next))
    );
  }
  // "General June", "Camp April": a name before it makes it a name.
  const capital =
    /^[A-Z]/.test(text[start] ?? '') && start > 0 && text[start - 2] !== '.' && text[start - 1] !== '\n';
  return !capital || CLEARLY_TEMPORAL.test(word);
}

/** "spring" and "fall" are also verbs and nouns; a capital makes a name ("Winter Palace"). */
function isLoneSeason(text: string, token: Token, run: Run, at: number): boolean {
  const next = wordAfter(text, token.end);
  if (/^[A-Z]/.test(text[token.start]!) && /^[A-Z]/.test(next)) return false;
  if (run.classes[at]! === 'p') return true;
  const first = run.tokens[at]!;
  const { word } = wordBefore(text, first.start);
  const written = text.slice(token.start, token.end).toLowerCase();
  if (written === 'fall' || written === 'spring') {
    return (
      /^(?:in|during|by|that|this|since|until)$/.test(word) &&
      next !== 'of' &&
      (written !== 'fall' || run.classes[at] === 'D')
    );
  }
  return TEMPORAL_PREPOSITIONS.has(word) || first.cls === 'D';
}

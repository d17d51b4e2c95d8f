/**
 * The words that dates are read from (`words/*.json`), and the class of token that each makes. A class is one letter, so
 * that a rule's pattern is a regular expression over a string of classes (see `date-rule.ts`).
 */
import type { Precision } from './types.ts';
import around from './words/around-dates.json' with { type: 'json' };
import tokens from './words/tokens.json' with { type: 'json' };

/** What the letters stand for. */
export const CLASSES = {
  n: 'number 1–31',
  b: 'other number of one or two digits',
  h: 'number of three digits',
  y: 'number of four digits',
  o: 'ordinal: 5th, fifth (value)',
  c: 'cardinal word (value)',
  i: 'ISO day: 1942-11-08',
  k: 'clock: 5:30',
  z: 'a.m., p.m. (minutes to add)',
  q: 'apostrophe year: ’44',
  d: 'decade: 1940s',
  m: 'month (1–12)',
  s: 'season',
  w: 'weekday (1 is Monday)',
  f: 'feast with a fixed day (month × 100 + day)',
  e: 'era (−1 BC, 1 AD)',
  p: 'part: early, late, the middle of (1 or 2 for a half)',
  t: 'time of day',
  u: 'unit: day, week, month, decade, century',
  Y: 'year, the unit',
  v: 'units: days, weeks, years, …',
  N: 'next, following',
  P: 'previous',
  l: 'last, before a month',
  S: 'same',
  H: 'that, this',
  L: 'later',
  E: 'earlier',
  A: 'after',
  B: 'the event that the text is about: battle, siege, attack',
  a: 'a, an',
  D: 'the',
  F: 'of',
  I: 'in, on, at',
  T: 'to, until, through',
  '&': 'and',
  '|': 'or',
  '-': 'dash',
  '/': 'slash',
  ',': 'comma',
} as const;

export type TokenClass = keyof typeof CLASSES;

export interface Word {
  cls: TokenClass;
  value: number;
  /** The word as written counts only with a capital ("May"), in capitals ("BC"), or any way. */
  capital: 'any' | 'first' | 'all';
}

export const UNIT = {
  hour: 0,
  day: 1,
  week: 2,
  fortnight: 3,
  month: 4,
  year: 5,
  decade: 6,
  century: 7,
} as const;

export const SEASONS = [
  { timex: 'SP', edtf: 21, firstMonth: 3 },
  { timex: 'SU', edtf: 22, firstMonth: 6 },
  { timex: 'FA', edtf: 23, firstMonth: 9 },
  { timex: 'WI', edtf: 24, firstMonth: 12 },
] as const;

/** TIMEX2's times of day; a token's value is the index. */
export const TIMES = ['TMO', 'TMI', 'TAF', 'TEV', 'TNI', 'T12:00', 'T24:00', 'TDT'] as const;

/** Written out, from January on. */
export const MONTHS: readonly string[] = Object.entries(tokens.months.meanings)
  .sort(([, first], [, second]) => first - second)
  .map(([name]) => name);

/** Whether a month written in so many letters is not written out ("Sept", and not "May"). */
export const isAbbreviated = (month: number, letters: number): boolean => letters < MONTHS[month - 1]!.length;

/** Parts of the day after noon, of TIMES. */
export const AFTER_NOON: ReadonlySet<number> = new Set([2, 3]);

/** Values of "o'clock", which says neither half of the day, and of "hrs", which counts all 24. */
export const OCLOCK = -1;
export const AS_WRITTEN = -2;

/** The words of each class, and what they mean: a number, or 0 where the class says it all. */
type Values = Iterable<readonly [word: string, value: number]>;
const valued = ({ meanings }: { meanings: Readonly<Record<string, number>> }): Values =>
  Object.entries(meanings);
const named = (list: { meanings: Readonly<Record<string, string>> }, valueFor: (name: string) => number) =>
  Object.entries(list.meanings).map(([word, name]) => [word, valueFor(name)] as const);
const all = (list: { words: readonly string[] }, value: number): Values =>
  list.words.map((word) => [word, value] as const);
const unit = (name: string): number => UNIT[name as keyof typeof UNIT];

/** Of two lines for a word, the later holds. */
const LISTS: readonly (readonly [cls: TokenClass, capital: Word['capital'], values: Values])[] = [
  ['m', 'first', valued(tokens.months)],
  ['m', 'first', valued(tokens.shortMonths)],
  ['w', 'first', valued(tokens.weekdays)],
  ['f', 'first', valued(tokens.feasts)],
  ['o', 'any', valued(tokens.ordinals)],
  ['c', 'any', valued(tokens.cardinals)],
  ['e', 'all', valued(tokens.eras)],
  ['e', 'any', valued(tokens.bcEras)],
  ['s', 'any', named(tokens.seasons, (name) => SEASONS.findIndex(({ timex }) => timex === name))],
  ['t', 'any', named(tokens.timesOfDay, (name) => (TIMES as readonly string[]).indexOf(name))],
  ['u', 'any', named(tokens.units, unit)],
  ['Y', 'any', [['year', UNIT.year]]],
  ['v', 'any', named(tokens.manyUnits, unit)],
  ['p', 'any', all(tokens.parts, 0)],
  ['N', 'any', all(tokens.next, 1)],
  ['P', 'any', all(tokens.previous, 1)],
  ['l', 'any', [['last', 0]]],
  ['B', 'any', all(tokens.events, 0)],
  ['S', 'any', all(tokens.same, 0)],
  ['H', 'any', all(tokens.demonstratives, 0)],
  ['L', 'any', all(tokens.later, 0)],
  ['E', 'any', valued(tokens.earlier)],
  ['A', 'any', [['after', 0]]],
  ['z', 'any', all({ words: ['hr', 'hrs'] }, AS_WRITTEN)],
  ['a', 'any', all(tokens.articles, 1)],
  ['D', 'any', [['the', 0]]],
  ['F', 'any', [['of', 0]]],
  ['I', 'any', all(tokens.inWords, 0)],
  ['T', 'any', all(tokens.toWords, 0)],
  ['&', 'any', [['and', 0]]],
  ['|', 'any', [['or', 0]]],
];

/** Word (lower case) to what it says. */
export const WORDS: ReadonlyMap<string, Word> = new Map(
  LISTS.flatMap(([cls, capital, values]) =>
    [...values].map(([word, value]): [string, Word] => [word, { cls, capital, value }]),
  ),
);

export interface Phrase {
  /** Its first word or letter, small. */
  first: string;
  /** The characters of which one must follow the first word, so that few patterns are tried; empty: any. */
  next: string;
  pattern: RegExp;
  cls: TokenClass;
  value: number;
  /** It can only go on with a date. */
  inside?: true;
}

/** What begins with a word or a letter and needs a look at what follows; tried before `WORDS`. */
export const PHRASES: readonly Phrase[] = [
  { first: 'b', next: '.', pattern: /B\. ?C\.(?: ?E\.)?|B\.C(?![A-Za-z])/iy, cls: 'e', value: -1 },
  {
    first: 'before',
    next: ' ',
    pattern: /before (?:Christ|the Common Era)\b/iy,
    cls: 'e',
    value: -1,
    inside: true,
  },
  { first: 'anno', next: ' ', pattern: /anno Domini\b/iy, cls: 'e', value: 1 },
  { first: 'a', next: '.', pattern: /A\. ?D\.|A\.D(?![A-Za-z])/y, cls: 'e', value: 1 },
  { first: 'c', next: '.', pattern: /C\. ?E\./y, cls: 'e', value: 1 },
  { first: 'a', next: '.', pattern: /a\. ?m\.(?: local time)?/iy, cls: 'z', value: 0 },
  { first: 'p', next: '.', pattern: /p\. ?m\.(?: local time)?/iy, cls: 'z', value: 720 },
  { first: 'am', next: '', pattern: /am(?: local time)?/iy, cls: 'z', value: 0 },
  { first: 'pm', next: '', pattern: /pm(?: local time)?/iy, cls: 'z', value: 720 },
  { first: 'o', next: "'’", pattern: /o['’]clock/iy, cls: 'z', value: OCLOCK },
  { first: 'gmt', next: '', pattern: /GMT/y, cls: 'z', value: AS_WRITTEN },
  { first: 'very', next: ' ', pattern: /very early/iy, cls: 'p', value: 0 },
  { first: 'very', next: ' ', pattern: /very late/iy, cls: 'p', value: 0 },
  { first: 'first', next: ' ', pattern: /first half/iy, cls: 'p', value: 1 },
  { first: 'second', next: ' ', pattern: /second half/iy, cls: 'p', value: 2 },
  { first: 'latter', next: ' ', pattern: /latter half/iy, cls: 'p', value: 2 },
  ...Object.entries(tokens.longFeasts.meanings).map(
    ([feast, value]): Phrase => ({
      first: feast.split(' ')[0]!.toLowerCase(),
      next: feast.startsWith('St ') ? '. ' : ' ',
      pattern: new RegExp(String.raw`${feast.replace('St ', 'St\\.? ').replace("'", "['’]?")}\b`, 'y'),
      cls: 'f',
      value,
    }),
  ),
];

/** What a step of so many units tells: "a week later" is a day, "a year later" a year. */
export const STEP_PRECISION: ReadonlyMap<number, Precision> = new Map([
  [UNIT.day, 'day'],
  [UNIT.week, 'day'],
  [UNIT.fortnight, 'day'],
  [UNIT.month, 'month'],
  [UNIT.year, 'year'],
  [UNIT.decade, 'decade'],
]);

/** Months that are also a verb, a noun or a name: alone they need a preposition before them. */
export const WEAK_MONTHS: ReadonlySet<number> = new Set([3, 5, 8]);

/** Whether a word, or the name of a people, may be told of many. */
export const isPlural = (word: string): boolean => /(?:s|men|ese|ish|ench|utch)$/.test(word);

const set = ({ words }: { words: readonly string[] }): ReadonlySet<string> => new Set(words);

export const MONTH_PREPOSITIONS = set(around.monthPrepositions);
export const TEMPORAL_PREPOSITIONS = set(around.temporalPrepositions);
export const EXACT_LIMITS = set(around.exactLimits);
export const DURATION_PREPOSITIONS = set(around.durationPrepositions);
export const SEASON_PREPOSITIONS = set(around.seasonPrepositions);
export const CLAUSE_WORDS = set(around.clauseWords);
export const SEASONAL_NOUNS = set(around.seasonalNouns);
export const COUNTED = set(around.counted);
export const COUNTING = set(around.counting);
export const PLANNING = set(around.planning);
export const PLANS: readonly string[] = around.plans.words;
export const CLAUSE_OPENERS = set(around.clauseOpeners);
export const FILE_ENDINGS = set(around.fileEndings);
export const EVENTS: ReadonlySet<string> = new Set([...tokens.events.words, ...around.passing.words]);
export const PASSING = set(around.passing);
export const PUBLISHED = set(around.published);
export const ORIGINS = set(around.origins);
export const NUMBERED = set(around.numbered);
export const NOT_SEASONAL = set(around.notSeasonal);
export const CLOCK_PREPOSITIONS = set(around.clockPrepositions);
export const YEAR_PREPOSITIONS = set(around.yearPrepositions);
export const DAY_PREPOSITIONS = set(around.dayPrepositions);
export const ORDERED = set(around.ordered);
export const PAST_VERBS = set(around.pastVerbs);

/** EDTF's marks: `~` approximate, `?` uncertain. */
export type Qualifier = '' | '~' | '?';

/** Before a date, a word that asks for a mark. */
export const QUALIFIERS: ReadonlyMap<string, Qualifier> = new Map(
  Object.entries(around.qualifiers.meanings) as [string, Qualifier][],
);

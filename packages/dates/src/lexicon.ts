/**
 * Every word that the dates are read from, and the class of token that it makes. A class is one letter, so that
 * a rule's pattern is a regular expression over a string of classes (see `rules.ts`).
 */
import type { Precision } from './types.ts';
import around from './words/around-dates.json' with { type: 'json' };

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
  l: 'last, before a month or season',
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

/** Written out. */
export const MONTHS: readonly string[] =
  'january february march april may june july august september october november december'.split(' ');

/** Parts of the day after noon, of TIMES. */
export const AFTER_NOON: ReadonlySet<number> = new Set([2, 3]);

/** Values of "o'clock", which says neither half of the day, and of "hrs", which counts all 24. */
export const OCLOCK = -1;
export const AS_WRITTEN = -2;

type Row = readonly [cls: TokenClass, capital: Word['capital'], words: string];

/** Words of a row count up from 1. */
const ROWS: readonly Row[] = [
  ['m', 'first', MONTHS.join(' ')],
  ['m', 'first', 'jan feb mar apr - jun jul aug sep oct nov dec'],
  ['m', 'first', '- - - - - - - - sept'],
  ['w', 'first', 'monday tuesday wednesday thursday friday saturday sunday'],
  [
    'o',
    'any',
    'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth',
  ],
  [
    'c',
    'any',
    'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty',
  ],
];

/** Words with a value of their own. */
const VALUES: readonly (readonly [
  cls: TokenClass,
  capital: Word['capital'],
  values: Record<string, number>,
])[] = [
  [
    'c',
    'any',
    { thirty: 30, forty: 40, fifty: 50, sixty: 60, seventy: 70, eighty: 80, ninety: 90, couple: 2 },
  ],
  ['o', 'any', { thirtieth: 30 }],
  ['e', 'any', { bc: -1, bce: -1 }],
  ['e', 'all', { ad: 1, ce: 1 }],
  ['s', 'any', { spring: 0, summer: 1, autumn: 2, fall: 2, winter: 3 }],
  ['s', 'any', { springtime: 0, summertime: 1, wintertime: 3, midsummer: 1, midwinter: 3 }],
  [
    't',
    'any',
    {
      morning: 0,
      dawn: 0,
      daybreak: 0,
      sunrise: 0,
      midday: 1,
      noon: 5,
      afternoon: 2,
      evening: 3,
      dusk: 3,
      sunset: 3,
      nightfall: 3,
      night: 4,
      midnight: 6,
      daytime: 7,
    },
  ],
  ['u', 'any', UNIT],
  ['Y', 'any', { year: UNIT.year }],
  ['v', 'any', Object.fromEntries(Object.entries(UNIT).map(([unit, value]) => [`${unit}s`, value]))],
  ['v', 'any', { centuries: UNIT.century }],
  ['p', 'any', { early: 0, mid: 0, late: 0, beginning: 0, start: 0, middle: 0, end: 0, close: 0, onset: 0 }],
  ['N', 'any', { next: 1, following: 1, ensuing: 1 }],
  ['P', 'any', { previous: 1, preceding: 1 }],
  ['l', 'any', { last: 0 }],
  ['B', 'any', Object.fromEntries(around.events.words.map((word) => [word, 0]))],
  ['S', 'any', { same: 0 }],
  ['H', 'any', { that: 0, this: 0 }],
  ['L', 'any', { later: 0, afterwards: 0, afterward: 0 }],
  ['z', 'any', { hr: AS_WRITTEN, hrs: AS_WRITTEN }],
  ['E', 'any', { earlier: 0, before: 1 }],
  ['A', 'any', { after: 0 }],
  ['a', 'any', { a: 1, an: 1 }],
  ['D', 'any', { the: 0 }],
  ['F', 'any', { of: 0 }],
  ['I', 'any', { in: 0, on: 0, at: 0 }],
  ['T', 'any', { to: 0, until: 0, till: 0, through: 0 }],
  ['&', 'any', { and: 0 }],
  ['|', 'any', { or: 0 }],
  ['f', 'first', { christmas: 1225 }],
];

/** Word (lower case) to what it says. */
export const WORDS: ReadonlyMap<string, Word> = new Map([
  ...ROWS.flatMap(([cls, capital, words]) =>
    words
      .split(' ')
      .map((word, index): [string, Word] => [word, { cls, capital, value: index + 1 }])
      .filter(([word]) => word !== '-'),
  ),
  ...VALUES.flatMap(([cls, capital, values]) =>
    Object.entries(values).map(([word, value]): [string, Word] => [word, { cls, capital, value }]),
  ),
]);

export interface Phrase {
  /** Its first word or letter, small. */
  first: string;
  /** The characters of which one must follow the first word, so that few patterns are tried; empty: any. */
  next: string;
  pattern: RegExp;
  cls: TokenClass;
  value: number;
}

/** What begins with a word or a letter and needs a look at what follows; tried before `WORDS`. */
export const PHRASES: readonly Phrase[] = [
  { first: 'b', next: '.', pattern: /B\. ?C\.(?: ?E\.)?|B\.C(?![A-Za-z])/iy, cls: 'e', value: -1 },
  { first: 'before', next: ' ', pattern: /before (?:Christ|the Common Era)\b/iy, cls: 'e', value: -1 },
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
  { first: 'christmas', next: ' ', pattern: /Christmas Eve/y, cls: 'f', value: 1224 },
  { first: 'christmas', next: ' ', pattern: /Christmas Day/y, cls: 'f', value: 1225 },
  { first: 'new', next: ' ', pattern: /New Year['’]?s Eve/y, cls: 'f', value: 1231 },
  { first: 'new', next: ' ', pattern: /New Year['’]?s Day/y, cls: 'f', value: 101 },
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

const set = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/));

/** Months that are also a verb, a noun or a name: alone they need a preposition before them. */
export const WEAK_MONTHS: ReadonlySet<number> = new Set([3, 5, 8]);

/** Before one of those, says that it is a month. */
export const MONTH_PREPOSITIONS = set(
  'in by since until till during before after from between through throughout of this that last',
);

/** Before a year, a month or a season, says that it is one. */
export const TEMPORAL_PREPOSITIONS = set(
  `in by since until till during before after from of between through throughout year years for around circa about
  early mid late summer winter spring autumn to and or the a this that last next`,
);

/** Before a number, these leave no doubt that it is a year, whatever follows. */
export const EXACT_LIMITS = set('in since during until');

/** Before "the next day", these make it a length of time. */
export const DURATION_PREPOSITIONS = set('over for within');

/** Before "spring" or "fall", says that it is a season. */
export const SEASON_PREPOSITIONS = set('in during by until since throughout this that last');

/** After three digits, begins the next part of a sentence, so that they can be a year. */
export const CLAUSE_WORDS = set(
  `a an the and or but to in on at by from with near between when where while who which that after before during as
  was is were had against until under over into through he she it they his her its their no all most many`,
);

/** After a season, these go with the time of the year and not with a name. */
export const SEASONAL_NOUNS = set('campaign campaigns offensive offensives battle battles fighting');

/** After a number, says that it counts. */
export const COUNTED = set(
  `men man soldiers soldier troops people persons civilians killed dead wounded injured casualties prisoners captured
  missing deaths losses officers sailors marines fighters rebels guerrillas insurgents militants militia volunteers
  warriors horsemen horse cavalry infantry infantrymen archers knights foot bayonets guns gun cannon cannons pieces
  artillery tanks tank vehicles trucks aircraft planes helicopters bombers ships ship vessels galleys triremes boats
  strong men-at-arms regulars recruits conscripts reservists refugees inhabitants families houses villages
  km kilometers kilometres miles mile metres meters m mm cm ft feet yards inches tons tonnes ton kg pounds lb lbs gallons
  acres hectares barrels percent per million billion thousand hundred dollars francs marks roubles rubles
  victims corpses bodies hostages deserters delegates deputies shells rounds bombs missiles mines rifles muskets machine sorties battalions regiments divisions brigades companies
  squadrons elephants horses camels votes seats members workers peasants women children others more
  americans british french germans soviets russians japanese italians chinese vietnamese iranians iraqis spanish poles turks`,
);

/** Before a number, says that it counts or numbers something. */
export const COUNTING = set(
  `some over nearly almost than roughly approximately only least most exactly another additional with lost losing
  killed killing captured capturing wounded wounding totaled totalled totaling totalling have had has were
  number numbers no nos regiment division brigade highway route flight page pages pp p resolution`,
);

/** After a date, a plan, or a limit that the narrative has not come to. */
export const PLANNING = set('until till since before planned scheduled projected proposed expected');

/** Joins one clause to another. */
export const CLAUSE_OPENERS = set('and but then later');

/** After a full stop, says that what stands before it is a file's name. */
export const FILE_ENDINGS = set('jpg jpeg png gif svg tif tiff webp pdf ogg ogv webm');

/** EDTF's marks: `~` approximate, `?` uncertain. */
export type Qualifier = '' | '~' | '?';

/** Before a date, a word that asks for a mark. */
export const QUALIFIERS: ReadonlyMap<string, Qualifier> = new Map([
  ['c', '~'],
  ['ca', '~'],
  ['cca', '~'],
  ['circa', '~'],
  ['around', '~'],
  ['about', '~'],
  ['approximately', '~'],
  ['almost', '~'],
  ['nearly', '~'],
  ['some', '~'],
  ['roughly', '~'],
  ['probably', '?'],
  ['possibly', '?'],
  ['perhaps', '?'],
]);

const listed = ({ words }: { words: readonly string[] }): ReadonlySet<string> => new Set(words);

/** Before "in 1967", they take the date for themselves. */
export const PASSING = listed(around.passing);

/** Before "in 2005", they say when something was written or came out. */
export const PUBLISHED = listed(around.published);

/** Before a number, they are what it tells apart. */
export const NUMBERED = listed(around.numbered);

/** After a season, they make it a kind of thing and no time. */
export const NOT_SEASONAL = listed(around.notSeasonal);

/** Before four digits that may be hours and minutes. */
export const CLOCK_PREPOSITIONS = listed(around.clockPrepositions);

/** Before three digits that may be a year. */
export const YEAR_PREPOSITIONS = listed(around.yearPrepositions);

/** Before a feast or "the 6th", they say that a day is meant. */
export const DAY_PREPOSITIONS = listed(around.dayPrepositions);

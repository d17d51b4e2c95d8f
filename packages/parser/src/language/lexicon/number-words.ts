/** English number words. How they combine is in `infobox/figures/numbers.ts`. */

export const UNITS: ReadonlyMap<string, number> = new Map(
  [
    'zero',
    'one',
    'two',
    'three',
    'four',
    'five',
    'six',
    'seven',
    'eight',
    'nine',
    'ten',
    'eleven',
    'twelve',
    'thirteen',
    'fourteen',
    'fifteen',
    'sixteen',
    'seventeen',
    'eighteen',
    'nineteen',
  ].map((word, value) => [word, value]),
);

export const TENS: ReadonlyMap<string, number> = new Map([
  ['twenty', 20],
  ['thirty', 30],
  ['forty', 40],
  ['fourty', 40],
  ['fifty', 50],
  ['sixty', 60],
  ['seventy', 70],
  ['eighty', 80],
  ['ninety', 90],
]);

/** Words that multiply what stands before them: "three dozen", "1.5 million". */
export const SCALES: ReadonlyMap<string, number> = new Map([
  ['dozen', 12],
  ['score', 20],
  ['hundred', 100],
  ['thousand', 1_000],
  ['lakh', 100_000],
  ['million', 1_000_000],
  ['crore', 10_000_000],
  ['billion', 1_000_000_000],
]);

/** A scale in the plural states no number: "hundreds killed", "tens of thousands". */
export const VAGUE_SCALES: ReadonlySet<string> = new Set([
  'tens',
  'dozens',
  'scores',
  'hundreds',
  'thousands',
  'lakhs',
  'millions',
  'crores',
  'billions',
]);

/** "two thirds of the fleet" counts nothing by itself. */
export const FRACTIONS: ReadonlySet<string> = new Set([
  'half',
  'halves',
  'third',
  'thirds',
  'quarter',
  'quarters',
  'fourth',
  'fourths',
  'fifth',
  'fifths',
  'tenth',
  'tenths',
]);

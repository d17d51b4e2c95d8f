/** A figure as its row has it. */
export interface Figure {
  low: number | null;
  high: number | null;
  qualifier: string;
  quote: string;
}

/** A number with its thousands apart. No locale of the machine takes part. */
export const sayNumber = (number: number): string => String(number).replace(/\B(?=(\d{3})+$)/g, ',');

const WORDS: Readonly<Record<string, (low: string, high: string) => string>> = {
  range: (low, high) => `${low}–${high}`,
  about: (low, high) => `about ${low === high ? low : `${low}–${high}`}`,
  at_least: (low) => `at least ${low}`,
  more_than: (low) => `more than ${low}`,
  at_most: (_, high) => `at most ${high}`,
  less_than: (_, high) => `fewer than ${high}`,
};

/** The number of a figure in words: "32–49", "at least 20", "none". One without a number is said as what it is. */
export function sayFigure({ low, high, qualifier }: Omit<Figure, 'quote'>): string {
  if (low === null && high === null) return qualifier === 'unknown' ? 'unknown' : 'not counted';
  if (low === 0 && high === 0) return 'none';
  const [least, most] = [low, high].map((bound) => (bound === null ? '' : sayNumber(bound)));
  const say = WORDS[qualifier];
  if (say) return say(least!, most!);
  if (low === null) return `at most ${most}`;
  if (high === null) return `at least ${least}`;
  return low === high ? least! : `${least}–${most}`;
}

/** Several outcomes of one figure: `killed+wounded` is "killed or wounded". */
export const sayOutcome = (outcome: string): string => outcome.split('+').join(' or ');

const CATEGORIES: Readonly<Record<string, string>> = {
  personnel: 'people',
  civilian: 'civilians',
  vehicle: 'vehicles',
  aircraft: 'aircraft',
  ship: 'ships',
  artillery: 'guns',
  animal: 'animals',
  formation: 'formations',
  other: 'other things',
};

export const sayCategory = (category: string): string => CATEGORIES[category] ?? category;

/** A thing and how many: "1 battle", "2 battles". */
export const plural = (count: number, one: string, many = `${one}s`): string =>
  `${sayNumber(count)} ${count === 1 ? one : many}`;

/** The name of a column or a word of a vocabulary as people read it. */
export const plain = (name: string): string => name.replaceAll(/[_-]/g, ' ');

export function sayBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  return bytes < 1e6 ? `${Math.round(bytes / 1000)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}

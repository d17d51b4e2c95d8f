import { FRACTIONS, PRONOUN_OPENERS, SCALES, TENS, UNITS } from './lexicon/number-words.ts';
import type { Token } from './tokens.ts';

export type Tokens = readonly Token[];

export const wordAt = (tokens: Tokens, index: number): string | null =>
  tokens[index]?.kind === 'word' ? tokens[index].text : null;

export interface Numeral {
  /** Null where the digits say nothing certain. */
  value: number | null;
  /** What the numeral was multiplied by: 1000 in "15 thousand". */
  scale: number;
  to: number;
}

export const scaled = (value: number, scale: number): number => Math.round(value * scale * 100) / 100;

/** One numeral, in digits or in words: "1.5 million", "two hundred and fifty", "a dozen", "two and a half thousand". */
export function readNumeral(tokens: Tokens, from: number): Numeral | null {
  const first = tokens[from];
  if (first?.kind !== 'number' && first?.kind !== 'word') return null;
  if (first.text === 'one' && PRONOUN_OPENERS.has(wordAt(tokens, from - 1) ?? '')) return null;
  const numeral =
    first.kind === 'number' ? { value: first.value, scale: 1, to: from + 1 } : readNumberWords(tokens, from);
  if (numeral === null) return null;
  const half =
    wordAt(tokens, numeral.to) === 'and' &&
    wordAt(tokens, numeral.to + 1) === 'a' &&
    wordAt(tokens, numeral.to + 2) === 'half';
  const { scale, to } = readScale(tokens, half ? numeral.to + 3 : numeral.to);
  // "1.785 million": the point is a decimal one here, although "1.785" alone may be 1,785
  const isDecimal = scale >= 1_000_000 && /^\d{1,3}\.\d{3}$/.test(first.text);
  const value = isDecimal ? Number(first.text) : numeral.value;
  const scaledValue = value === null ? null : scaled(half ? value + 0.5 : value, scale);
  const whole = scaledValue === null || !Number.isInteger(scaledValue) ? null : scaledValue;
  return { value: whole, scale: numeral.scale * scale, to };
}

/** "hundred thousand": what the words at `from` multiply by. */
function readScale(tokens: Tokens, from: number): { scale: number; to: number } {
  let scale = 1;
  let to = from;
  for (let k = 0; k < 2; k++) {
    const next = SCALES.get(wordAt(tokens, to) ?? '');
    if (next === undefined) break;
    scale *= next;
    to++;
  }
  return { scale, to };
}

/** What parts a whole has of which a word names one or several. */
const DENOMINATORS: ReadonlyMap<string, number> = new Map([
  ['half', 2],
  ['third', 3],
  ['thirds', 3],
  ['quarter', 4],
  ['quarters', 4],
]);

/** "a quarter of a million", "three-quarters of a million": null where none begins. */
function readPartOfScale(tokens: Tokens, from: number): Numeral | null {
  const words = [0, 1].flatMap((k) => (wordAt(tokens, from + k) ?? '').split('-'));
  const isOneWord = words.length > 2 || DENOMINATORS.has(words[0]!);
  const [count, part] = DENOMINATORS.has(words[0]!) ? ['a', words[0]!] : words;
  const parts = /^an?$/.test(count!) ? 1 : UNITS.get(count!);
  const denominator = DENOMINATORS.get(part ?? '');
  const to = from + (isOneWord ? 1 : 2);
  const scale = SCALES.get(wordAt(tokens, to + 2) ?? '');
  if (parts === undefined || denominator === undefined || scale === undefined) return null;
  if (wordAt(tokens, to) !== 'of' || !/^(?:an?|one)$/.test(wordAt(tokens, to + 1) ?? '')) return null;
  return { value: (parts * scale) / denominator, scale: 1, to: to + 3 };
}

function readNumberWords(tokens: Tokens, from: number): Numeral | null {
  const ofScale = readPartOfScale(tokens, from);
  if (ofScale !== null) return ofScale;
  let at = from;
  let total = 0;
  let part: number | null = null;
  let scale = 1;
  let half = false;
  if (
    wordAt(tokens, at) === 'half' &&
    /^an?$/.test(wordAt(tokens, at + 1) ?? '') &&
    SCALES.has(wordAt(tokens, at + 2) ?? '')
  ) {
    half = true;
    at += 2;
  } else if (/^an?$/.test(wordAt(tokens, at) ?? '')) {
    if (wordAt(tokens, at + 1) === 'half' && SCALES.has(wordAt(tokens, at + 2) ?? '')) {
      half = true;
      at += 2;
    } else if (SCALES.has(wordAt(tokens, at + 1) ?? '')) at++;
    else return null;
  }
  const start = at;
  for (; ; at++) {
    let text = wordAt(tokens, at);
    if (
      text === 'and' &&
      at > start &&
      (part ?? 0) % 100 === 0 &&
      isSmall(wordAt(tokens, at + 1)) &&
      !isFraction(tokens, at + 2)
    )
      text = wordAt(tokens, ++at);
    if (text === null) break;
    const small = smallValue(text);
    if (small !== null) {
      // "forty two" goes on, "two forty" begins another number
      const room =
        part === null
          ? Number.POSITIVE_INFINITY
          : part % 100 === 0
            ? 100
            : part % 100 >= 20 && part % 10 === 0
              ? 10
              : 0;
      if (small >= room || (part !== null && small === 0)) break;
      part = (part ?? 0) + small;
    } else {
      const multiple = SCALES.get(text);
      if (multiple === undefined) break;
      if (part === null && total > 0) break;
      if (multiple < 1000) part = (part ?? 1) * multiple;
      else {
        total += (part ?? 1) * multiple;
        part = null;
      }
      scale = multiple;
    }
  }
  if (at === start) return null;
  if (isFraction(tokens, at)) return { value: null, scale, to: at + 1 };
  const value = total + (part ?? 0);
  return { value: half ? value / 2 : value, scale, to: at };
}

/** "two thirds", "one third of", but not "three third rates". */
const isFraction = (tokens: Tokens, at: number): boolean => {
  const word = wordAt(tokens, at) ?? '';
  return FRACTIONS.has(word) && (word.endsWith('s') || wordAt(tokens, at + 1) === 'of');
};

function smallValue(word: string): number | null {
  const value = UNITS.get(word) ?? TENS.get(word);
  if (value !== undefined) return value;
  if (!word.includes('-')) return null;
  const [tens, unit, more] = word.split('-');
  if (more !== undefined || unit === undefined) return null;
  const a = TENS.get(tens!);
  const b = UNITS.get(unit);
  return a === undefined || b === undefined || b === 0 || b > 9 ? null : a + b;
}

const isSmall = (word: string | null): boolean => word !== null && smallValue(word) !== null;

import { FRACTIONS, PRONOUN_OPENERS, SCALES, TENS, UNITS } from './lexicon/number-words.ts';
import type { Token } from './tokens.ts';

export type Tokens = readonly Token[];

/** The word at an index; empty where none stands. */
export const wordAt = (tokens: Tokens, index: number): string =>
  tokens[index]?.kind === 'word' ? tokens[index].text : '';

/** "to", "or", a dash: whether two numbers are joined by it. */
export const joinsNumbers = (token: Token | undefined): boolean =>
  token !== undefined && (token.kind === 'dash' || token.text === 'to' || token.text === 'or');

export interface Numeral {
  /** Perhaps no whole number, as the first of "1.5–2 million". Null where it says nothing certain. */
  value: number | null;
  /** What the numeral was multiplied by: 1000 in "15 thousand". */
  scale: number;
  to: number;
}

export const scaled = (value: number, scale: number): number => Math.round(value * scale * 100) / 100;

/**
 * One numeral, in digits or in words: "1.5 million", "two hundred and fifty", "a dozen", "a quarter of a million", "a
 * million and a half". All of its words belong to it, also where they make no number together.
 */
export function readNumeral(tokens: Tokens, from: number): Numeral | null {
  const first = tokens[from];
  if (first?.kind !== 'number' && first?.kind !== 'word') return null;
  if (first.text === 'one' && PRONOUN_OPENERS.has(wordAt(tokens, from - 1))) return null;
  const part = readPart(tokens, from);
  if (part !== null) {
    const of = wordAt(tokens, part.to) === 'of' ? part.to + 1 : part.to;
    const { scale, to } = readScale(tokens, /^an?$/.test(wordAt(tokens, of)) ? of + 1 : of);
    if (scale > 1) return { value: scaled(part.value, scale), scale, to };
    return part.isNumeral ? { value: null, scale: 1, to: part.to } : null;
  }
  return first.kind === 'number' ? readDigits(tokens, from) : readNumberWords(tokens, from);
}

/** A comma is a decimal one before a scale: "4,5 million" is no 45. */
const DECIMAL_COMMA = /^\d{1,3},\d{1,2}$/;
/** "1.785 million": the point is a decimal one here, although "1.785" alone may be 1,785. */
const DECIMAL_POINT = /^\d{1,3}\.\d{3}$/;

function readDigits(tokens: Tokens, from: number): Numeral | null {
  const { text, value: digits } = tokens[from]!;
  // "2 1/2 million", "2 and a half million"
  const added = addedPart(tokens, from + 1);
  const { scale, to } = readScale(tokens, added?.to ?? from + 1);
  // ".50" alone is a calibre
  if (scale === 1 && text.startsWith('.')) return null;
  let value = digits;
  if (scale >= 1000 && DECIMAL_COMMA.test(text)) value = Number(text.replace(',', '.'));
  else if (scale >= 1_000_000 && DECIMAL_POINT.test(text)) value = Number(text);
  if (added !== null && value !== null) value += added.value;
  const whole = { value: value === null ? null : scaled(value, scale), scale, to };
  return added === null ? withSmaller(tokens, whole) : whole;
}

/** "3 hundred and one", "2 million 300 thousand", "two million and a half": what is added to a scaled numeral. */
function withSmaller(tokens: Tokens, { value, scale, to }: Numeral): Numeral {
  if (scale === 1 || value === null) return { value, scale, to };
  const part = addedPart(tokens, to);
  if (part !== null) return { value: value + scaled(part.value, scale), scale, to: part.to };
  const joined = wordAt(tokens, to) === 'and';
  const next = tokens[joined ? to + 1 : to];
  if (scale < 100 || next === undefined || (next.kind !== 'word' && next.kind !== 'number'))
    return { value, scale, to };
  if (next.kind === 'word' && !isSmall(next.text)) return { value, scale, to };
  const more = readNumeral(tokens, joined ? to + 1 : to);
  if (more === null || more.value === null || more.value >= scale) return { value, scale, to };
  // digits after "and" may be another number, and without it what was meant
  if (next.kind === 'number' && more.scale === 1)
    return joined ? { value, scale, to } : { value: null, scale, to: more.to };
  return { value: value + more.value, scale, to: more.to };
}

/** "hundred thousand": what the words at `from` multiply by. */
function readScale(tokens: Tokens, from: number): { scale: number; to: number } {
  let scale = 1;
  let to = from;
  for (let k = 0; k < 2; k++) {
    const next = SCALES.get(wordAt(tokens, to));
    if (next === undefined) break;
    scale *= next;
    to++;
  }
  return { scale, to };
}

export interface Part {
  value: number;
  to: number;
  /** Whether it begins as a number does: "two thirds", and not "half". */
  isNumeral: boolean;
}

/** A part of one: "half", "a quarter", "three-quarters", "1/2", "½". Null where none stands. */
export function readPart(tokens: Tokens, from: number): Part | null {
  const first = tokens[from];
  if (first === undefined) return null;
  if (first.kind === 'number') {
    const { value, text } = first;
    if (value === null) return null;
    if (value < 1 && value > 0 && !/\d/.test(text)) return { value, to: from + 1, isNumeral: true };
    const below =
      tokens[from + 1]?.kind === 'slash' && !tokens[from + 2]?.spaced ? tokens[from + 2] : undefined;
    // "1/10th" too
    const by = Number(/^\d{1,2}(?=$|ths?$|rds?$)/.exec(below?.text ?? '')?.[0]);
    if (by > value && by <= 10) return { value: value / by, to: from + 3, isNumeral: true };
    const plural = FRACTIONS.get(wordAt(tokens, from + 1));
    return plural !== undefined && wordAt(tokens, from + 1)!.endsWith('s') && value < plural
      ? { value: value / plural, to: from + 2, isNumeral: true }
      : null;
  }
  if (first.kind !== 'word') return null;
  const { text } = first;
  if (text === 'half' || text === 'quarter')
    return { value: 1 / FRACTIONS.get(text)!, to: from + 1, isNumeral: false };
  if (text.includes('-')) {
    const [above, below, ...more] = text.split('-');
    const divisor = FRACTIONS.get(below!);
    const count = UNITS.get(above!);
    return divisor !== undefined && count !== undefined && count < divisor && more.length === 0
      ? { value: count / divisor, to: from + 1, isNumeral: false }
      : null;
  }
  const next = wordAt(tokens, from + 1);
  const divisor = FRACTIONS.get(next);
  if (divisor === undefined) return null;
  const isOne = text === 'a' || text === 'an' || text === 'one';
  const isPlural = next.endsWith('s');
  const count = isOne ? 1 : UNITS.get(text);
  // "the first third rate", "three third rates"
  if (count === undefined || isOne === isPlural || count >= divisor) return null;
  const isOrdinal = !/^(?:half|quarter)$/.test(next) && !isPlural;
  if (isOrdinal && !/^(?:of|the|his|their|its)$/.test(wordAt(tokens, from + 2))) return null;
  return { value: count / divisor, to: from + 2, isNumeral: text === 'one' || isPlural };
}

/** "and a half", "½", "1/2" after a number, unless it is a part of something else ("and half of the guns"). */
function addedPart(tokens: Tokens, from: number): Part | null {
  const joined = wordAt(tokens, from) === 'and';
  if (!joined && tokens[from]?.kind !== 'number') return null;
  const part = readPart(tokens, joined ? from + 1 : from);
  if (part === null) return null;
  const next = wordAt(tokens, part.to);
  if (SCALES.has(next)) return part;
  // "20 3/4 ton trucks", "ten and half of the guns"
  const isAlone = part.to > from + 2 || tokens[part.to - 1]!.text.includes('-');
  return joined && isAlone && tokens[from + 1]!.kind === 'word' && next !== 'of' && next !== 'the'
    ? part
    : null;
}

/** "half-a-million", "half-dozen": a part of a scale in one word. */
const PART_OF_SCALE = /^(half|quarter)-(?:an?-)?([a-z]+)$/;

function readNumberWords(tokens: Tokens, from: number): Numeral | null {
  let at = from;
  let total = 0;
  let part: number | null = null;
  let scale = 1;
  if (/^an?$/.test(wordAt(tokens, at))) {
    const next = wordAt(tokens, at + 1);
    if (!SCALES.has(next) && !PART_OF_SCALE.test(next)) return null;
    at++;
  }
  const [, fraction, whole] = PART_OF_SCALE.exec(wordAt(tokens, at)) ?? [];
  if (fraction !== undefined) {
    const multiple = SCALES.get(whole!);
    return multiple === undefined
      ? null
      : { value: multiple / FRACTIONS.get(fraction)!, scale: multiple, to: at + 1 };
  }
  // "five and twenty", but "between five and twenty"
  const inverted = invertedTens(tokens, at);
  if (inverted !== null) return inverted;
  const start = at;
  for (; ; at++) {
    let text = wordAt(tokens, at);
    if (
      text === 'and' &&
      at > start &&
      ((part ?? 0) % 100 === 0 || scale === 20) &&
      isSmall(wordAt(tokens, at + 1)) &&
      !isFraction(tokens, at + 2)
    )
      text = wordAt(tokens, ++at);
    if (text === '') break;
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
      if (text.endsWith('score')) scale = 20;
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
  const added = addedPart(tokens, at);
  if (added === null) return { value, scale, to: at };
  // "two and a half million" is another half than that of "two million and a half"
  const beyond = readScale(tokens, added.to);
  if (scale === 1)
    return { value: scaled(value + added.value, beyond.scale), scale: beyond.scale, to: beyond.to };
  const isClear = beyond.scale === 1 && at > start && SCALES.has(wordAt(tokens, at - 1));
  return { value: isClear ? value + scaled(added.value, scale) : null, scale, to: beyond.to };
}

/** "five and twenty", "five-and-twenty". */
function invertedTens(tokens: Tokens, at: number): Numeral | null {
  const first = wordAt(tokens, at);
  if (!first.includes('-') && wordAt(tokens, at + 1) !== 'and') return null;
  const [unit, and, tens] = first.split('-');
  const apart = and === undefined && wordAt(tokens, at + 1) === 'and' && wordAt(tokens, at - 1) !== 'between';
  if (!apart && and !== 'and') return null;
  const [a, b] = [UNITS.get(unit!), TENS.get((apart ? wordAt(tokens, at + 2) : tens) ?? '')];
  if (a === undefined || b === undefined || a < 1 || a > 9) return null;
  const to = apart ? at + 3 : at + 1;
  return SCALES.has(wordAt(tokens, to)) ? null : { value: a + b, scale: 1, to };
}

/** "two thirds", "one third of", but not "three third rates". */
const isFraction = (tokens: Tokens, at: number): boolean => {
  const word = wordAt(tokens, at);
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

const isSmall = (word: string): boolean => smallValue(word) !== null;

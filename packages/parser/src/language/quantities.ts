import type { Qualifier } from '@openbattles/schema';
import {
  FRACTIONS,
  QUANTITY_OPENERS,
  SCALES,
  SHARES,
  TENS,
  UNITS,
  VAGUE_SCALES,
} from './lexicon/number-words.ts';
import { OUTCOME_WORDS } from './lexicon/outcomes.ts';
import {
  NONE_WORDS,
  QUALIFIERS_AFTER,
  QUALIFIERS_BEFORE,
  UNKNOWN_WORDS,
  VAGUE_AMOUNTS,
  VAGUE_DEGREES,
} from './lexicon/qualifiers.ts';
import { isMilitaryNoun } from './nouns.ts';
import { readQualifiers } from './number-qualifiers.ts';
import {
  joinsNumbers,
  type Numeral,
  readNumeral,
  readPart,
  scaled,
  type Tokens,
  wordAt,
} from './numerals.ts';
import { shareOfNumberEnd, wholeEnd } from './shares.ts';
import type { Token, TokenKind } from './tokens.ts';
import { NUMBER } from './word-classes.ts';

/** What a number, or the words in its place, say. Indices are those of tokens, `to` exclusive. */
export interface Quantity {
  rule: string;
  from: number;
  to: number;
  low: number | null;
  high: number | null;
  qualifier: Qualifier;
  /** Why no number can be taken from it; null where all is well. */
  unreadable: string | null;
}

/** "20+" and "20 +" at an end, but not "1500 + reinforcements". */
function readPlus(tokens: Tokens, at: number): boolean {
  if (tokens[at]?.kind !== 'plus') return false;
  const next = tokens[at + 1];
  return !tokens[at]!.spaced || next === undefined || (next.kind !== 'word' && next.kind !== 'number');
}

type Read = Omit<Quantity, 'rule' | 'from'>;

interface QuantityRule {
  name: string;
  read(tokens: Tokens, from: number): Read | null;
}

const exactly = (to: number, count: number): Read => ({
  to,
  low: count,
  high: count,
  qualifier: 'exact',
  unreadable: null,
});

const noNumber = (to: number, qualifier: Qualifier, unreadable: string | null = null): Read => ({
  to,
  low: null,
  high: null,
  qualifier,
  unreadable,
});

/** "some militia" and "some wounded" state an amount, "at some point" does not. */
const isCounted = (word: string): boolean => OUTCOME_WORDS.has(word) || isMilitaryNoun(word);

/** The end of "several hundred", "tens of thousands of", "a few"; null where none begins. */
function vagueAmount(tokens: Tokens, from: number): number | null {
  let at = from;
  const amount = VAGUE_AMOUNTS.among(tokens, at);
  if (amount !== null) at += amount.length;
  else if (
    wordAt(tokens, at) === 'some' &&
    (isCounted(wordAt(tokens, at + 1)) || wholeEnd(tokens, at + 1) !== null)
  )
    at++;
  else if (!VAGUE_SCALES.has(wordAt(tokens, at))) return null;
  for (let k = 0; k < 4; k++) {
    const next = wordAt(tokens, at) === 'of' ? at + 1 : at;
    if (VAGUE_SCALES.has(wordAt(tokens, next)) || SCALES.has(wordAt(tokens, next))) at = next + 1;
    else break;
  }
  return at;
}

/** The "half" of "half to three quarters of a million", which has the scale of the upper end. */
function partOfScale(tokens: Tokens, from: number): Numeral | null {
  const part = readPart(tokens, from);
  return part && { value: part.value, scale: 1, to: part.to };
}

/** What may stand before the upper end of a range. */
const OF_UPPER_END: ReadonlySet<Qualifier> = new Set<Qualifier>(['about', 'at_most', 'more_than']);

/** The rules for what stands where a number may stand, tried from top to bottom. */
export const QUANTITY_RULES: readonly QuantityRule[] = [
  {
    name: 'unknown',
    read(tokens, from) {
      const found = UNKNOWN_WORDS.among(tokens, from);
      let to = from + (found?.length ?? (tokens[from]?.kind === 'question' ? 1 : 0));
      if (to === from) return null;
      while (tokens[to]?.kind === 'question') to++;
      // "an unknown but much larger number of"
      if (tokens[to]?.text === 'but')
        for (let k = to + 1; k < to + 6; k++)
          if (/^numbers?$/.test(wordAt(tokens, k)) && wordAt(tokens, k + 1) === 'of') to = k + 2;
      return noNumber(to, 'unknown');
    },
  },
  {
    name: 'none',
    read(tokens, from) {
      const found = NONE_WORDS.among(tokens, from);
      if (found === null) return null;
      const end = from + found.length;
      return exactly(wholeEnd(tokens, end) ?? end, 0);
    },
  },
  {
    name: 'range',
    read(tokens, from) {
      const before = readQualifiers(
        tokens,
        /^any(?:thing|where)$/.test(wordAt(tokens, from)) ? from + 1 : from,
      );
      const between = wordAt(tokens, before.to) === 'between';
      const opener = between || wordAt(tokens, before.to) === 'from' ? 1 : 0;
      const first = readNumeral(tokens, before.to + opener) ?? partOfScale(tokens, before.to + opener);
      if (first === null) return null;
      let at = first.to;
      const spacedPlus = tokens[at]?.kind === 'plus' && tokens[at + 1]?.kind === 'dash' ? 1 : 0;
      at += spacedPlus;
      const joint = tokens[at];
      if (joint === undefined) return null;
      const end = jointEnd(tokens, at, between);
      // "~7,000~50 members"
      if (end === null || (joint.kind === 'about' && tokens[from]!.kind === 'about')) return null;
      at = end;
      const again = readQualifiers(tokens, at);
      if (again.qualifier !== null && !OF_UPPER_END.has(again.qualifier)) return null;
      const second = readNumeral(tokens, again.to);
      if (second === null) {
        const open = joint.text === 'to' || joint.kind === 'dash' ? vagueAmount(tokens, again.to) : null;
        return open === null ? null : noNumber(open, 'range', 'its upper end is no number');
      }
      at = second.to;
      const low = withElided(tokens, first, second, again.to);
      const high = second.value;
      const plus = readPlus(tokens, at);
      if (plus) at++;
      const after = QUALIFIERS_AFTER.among(tokens, at);
      if (after !== null) at += after.length;
      return {
        to: at,
        low,
        high,
        qualifier: 'range',
        unreadable: rangeTrouble(tokens, low, high, first, at, joint),
      };
    },
  },
  {
    name: 'number',
    read(tokens, from) {
      const before = readQualifiers(tokens, from);
      const numeral = readNumeral(tokens, before.to);
      if (numeral === null) return null;
      let at = numeral.to;
      let qualifier = before.qualifier ?? 'exact';
      if (readPlus(tokens, at)) {
        at++;
        if (qualifier !== 'more_than') qualifier = 'at_least';
      }
      // "300-odd"
      if (tokens[at]?.kind === 'dash' && wordAt(tokens, at + 1) === 'odd') at++;
      const after = QUALIFIERS_AFTER.among(tokens, at);
      if (after !== null) {
        at += after.length;
        if (qualifier === 'exact' || qualifier === 'about') qualifier = after.meaning;
      }
      if (tokens[at]?.kind === 'question' && !tokens[at]!.spaced) {
        while (tokens[at]?.kind === 'question') at++;
        if (qualifier === 'exact') qualifier = 'about';
      }
      if (numeral.value === null || !Number.isInteger(numeral.value))
        return noNumber(at, 'unknown', 'its digits do not make a whole number');
      const isUpper = qualifier === 'at_most' || qualifier === 'less_than';
      const isLower = qualifier === 'at_least' || qualifier === 'more_than';
      const low = isUpper ? null : numeral.value;
      const high = isLower ? null : numeral.value;
      return { to: at, low, high, qualifier, unreadable: null };
    },
  },
  {
    name: 'vague',
    read(tokens, from) {
      const before = readQualifiers(tokens, from);
      let to = vagueAmount(tokens, before.to) ?? vagueAmount(tokens, from);
      if (to === null) return null;
      if (joinsNumbers(tokens[to])) to = vagueAmount(tokens, to + 1) ?? readNumeral(tokens, to + 1)?.to ?? to;
      if (readPlus(tokens, to)) to++;
      const of = wordAt(tokens, to - 1) === 'of' ? to - 1 : to;
      if (wordAt(tokens, to) === 'of') to++;
      return noNumber(wholeEnd(tokens, of) ?? to, 'vague');
    },
  },
  {
    // "no ships lost", but not "no significant losses"
    name: 'no-such',
    read(tokens, from) {
      const next = wordAt(tokens, from + 1);
      if (wordAt(tokens, from) !== 'no' || next === '') return null;
      if (VAGUE_DEGREES.has(next) || next === 'major' || next === 'longer') return null;
      return exactly(from + 1, 0);
    },
  },
];

/** Where what joins the two ends of a range ends: a dash, "to", "20,000~30,000", "20,000 … 30,000"; null where nothing does. */
function jointEnd(tokens: Tokens, at: number, between: boolean): number | null {
  const { kind, text, spaced } = tokens[at]!;
  const next = tokens[at + 1];
  if (kind === 'dash') return next?.kind === 'dash' ? at + 2 : at + 1;
  // "5,000 ~3,000 men": the sign belongs to the second number alone
  if (kind === 'about') return spaced && next?.spaced === false ? null : at + 1;
  if (kind === 'stop' && next?.kind === 'stop' && !next.spaced)
    return tokens[at + 2]?.kind === 'stop' ? at + 3 : at + 2;
  const joins =
    kind === 'lost' ||
    text === '…' ||
    text === 'to' ||
    (between ? text === 'and' || text === '&' : text === 'or');
  return joins ? at + 1 : null;
}

/** The lower end, with what stands at the upper end alone: "10–15 thousand", "5–6,000", "3–400". */
function withElided(tokens: Tokens, first: Numeral, second: Numeral, at: number): number | null {
  const { value: low } = first;
  const { value: high } = second;
  if (low === null || high === null || first.scale > 1) return low;
  if (second.scale > 1) return low * second.scale <= high ? scaled(low, second.scale) : low;
  if (tokens[at]?.kind !== 'number' || !Number.isInteger(low) || low === 0) return low;
  // "4–5000", but not "1–21000"
  const isNear = low * 2000 >= high || /\D/.test(tokens[at]!.text);
  if (high % 1000 === 0 && low < 1000 && low * 1000 < high && isNear) return low * 1000;
  return high % 100 === 0 && high < 1000 && low > 1 && low * 100 < high ? low * 100 : low;
}

/** Why a range says nothing certain. */
function rangeTrouble(
  tokens: Tokens,
  low: number | null,
  high: number | null,
  first: Numeral,
  at: number,
  joint: Token,
): string | null {
  if (low === null || high === null || !Number.isInteger(low) || !Number.isInteger(high))
    return 'its digits do not make whole numbers';
  if (low > high) return 'the range runs backwards';
  const goesOn =
    tokens[at]?.kind === 'dash'
      ? tokens[at + 1]?.kind === 'number'
      : joint.text === 'or' && tokens[at]?.text === 'or';
  if (goesOn) return 'three numbers stand in a row';
  // "12–1500" and "1–200" may begin in units or in hundreds
  if (
    first.scale === 1 &&
    tokens[at - 1]?.kind === 'number' &&
    high % 100 === 0 &&
    low > 0 &&
    low * 100 < high &&
    low < 100
  )
    return 'the range may begin in units or in hundreds';
  return null;
}

/** Up to here a count reaches: it is a 32-bit number in every format. */
const LARGEST_COUNT = 2_147_483_647;

/** The words that a quantity may begin with, so that most words need no further look. */
const FIRST_WORDS: ReadonlySet<string> = new Set([
  ...UNKNOWN_WORDS.firstWords,
  ...NONE_WORDS.firstWords,
  ...QUALIFIERS_BEFORE.firstWords,
  ...VAGUE_AMOUNTS.firstWords,
  ...UNITS.keys(),
  ...TENS.keys(),
  ...SCALES.keys(),
  ...VAGUE_SCALES,
  ...SHARES.firstWords,
  ...QUANTITY_OPENERS,
]);

/** What goes on after "a" and "an" where a quantity begins with them. */
const AFTER_ARTICLE: ReadonlySet<string> = new Set([
  ...SCALES.keys(),
  ...FRACTIONS.keys(),
  ...SHARES.firstWords,
  ...['great', 'vast'],
  ...[UNKNOWN_WORDS, NONE_WORDS, QUALIFIERS_BEFORE, VAGUE_AMOUNTS].flatMap((phrases) =>
    [...phrases.entries()].flatMap(([phrase]) => /^an? (\S+)/.exec(phrase)?.[1] ?? []),
  ),
]);

const mayOpen = (text: string): boolean =>
  FIRST_WORDS.has(text) || (text.includes('-') && FIRST_WORDS.has(text.slice(0, text.indexOf('-'))));

/** Whether a quantity may begin with a token, which another follows or none. */
export function mayBeginQuantity({ kind, text }: Token, next: Token | undefined): boolean {
  if (kind !== 'word')
    return kind === 'number' || kind === 'about' || kind === 'less' || kind === 'more' || kind === 'question';
  if (text === 'a' || text === 'an') return next !== undefined && AFTER_ARTICLE.has(next.text);
  if (text === 'from' || text === 'between')
    return next !== undefined && (next.kind !== 'word' || mayOpen(next.text));
  return mayOpen(text);
}

/** The words after a number that may say more of it. */
const GOES_ON: ReadonlySet<string> = new Set([
  ...SCALES.keys(),
  ...QUALIFIERS_AFTER.firstWords,
  ...['and', 'to', 'or', 'in', 'of', 'out', 'per', 'percent'],
]);
/** The signs that say nothing more of the number before them. */
const ENDS_NUMBER: ReadonlySet<string> = new Set<TokenKind>([
  'comma',
  'semicolon',
  'line',
  'bullet',
  'colon',
  'open',
  'close',
]);

/** The value of a number that stands for itself, in digits or one word: what the rule for numbers reads in the end. */
function plainNumber(tokens: Tokens, from: number): number | null {
  const { kind, text, value: digits } = tokens[from]!;
  // "one" may be a pronoun
  const value = kind === 'word' && text !== 'one' ? (UNITS.get(text) ?? TENS.get(text) ?? null) : digits;
  if (value === null || value > LARGEST_COUNT || !Number.isInteger(value)) return null;
  const next = tokens[from + 1];
  if (next === undefined) return value;
  if (next.kind === 'stop') return tokens[from + 2]?.kind === 'stop' ? null : value;
  if (next.kind !== 'word') return ENDS_NUMBER.has(next.kind) ? value : null;
  const goesOn = GOES_ON.has(next.text) || FRACTIONS.has(next.text);
  // "twenty five", "two dozens"
  return goesOn || (kind === 'word' && (next.classes & NUMBER) !== 0) ? null : value;
}

/** What stands at a token in a number's place; null where nothing of the kind does. */
export function readQuantity(tokens: Tokens, from: number): Quantity | null {
  const first = tokens[from]!;
  const next = tokens[from + 1];
  const value = plainNumber(tokens, from);
  if (value !== null) return { rule: 'number', from, ...exactly(from + 1, value) };
  if (!mayBeginQuantity(first, next)) return null;
  const share = shareOfNumberEnd(tokens, from);
  if (share !== null)
    return { rule: SHARE_OF_NUMBER, from, ...noNumber(share, 'unknown', 'it is a part of a number') };
  for (const { name, read } of QUANTITY_RULES) {
    const found = read(tokens, from);
    if (found === null) continue;
    const isTooLarge = Math.max(found.low ?? 0, found.high ?? 0) > LARGEST_COUNT;
    return { rule: name, from, ...(isTooLarge ? noNumber(found.to, 'unknown', TOO_LARGE) : found) };
  }
  return null;
}

/** The rule of what says a part of a number: the number of the whole may be read by itself. */
export const SHARE_OF_NUMBER = 'share-of-number';

// to have a number written by its locale takes 25 ms of every start
const TOO_LARGE = 'it is more than 2,147,483,647, the largest count of the tables';

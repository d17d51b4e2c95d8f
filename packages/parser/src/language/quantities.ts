import type { Qualifier } from '@openbattles/schema';
import { MILITARY_NOUNS } from './lexicon/military-nouns.ts';
import { QUANTITY_OPENERS, SCALES, TENS, UNITS, VAGUE_SCALES } from './lexicon/number-words.ts';
import { OUTCOME_WORDS } from './lexicon/outcomes.ts';
import {
  NONE_WORDS,
  QUALIFIERS_AFTER,
  QUALIFIERS_BEFORE,
  UNKNOWN_WORDS,
  VAGUE_AMOUNTS,
  VAGUE_DEGREES,
} from './lexicon/qualifiers.ts';
import { singular } from './nouns.ts';
import { type Numeral, readNumeral, scaled, type Tokens, wordAt } from './numerals.ts';
import type { Token, TokenKind } from './tokens.ts';

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

interface Before {
  qualifier: Qualifier | null;
  to: number;
}

/**
 * The words before a number that say how it is meant: "an estimated", "c.", "more than". Where several stand there, any
 * other goes before "about".
 */
function readQualifiers(tokens: Tokens, from: number): Before {
  let qualifier: Qualifier | null = null;
  let at = from;
  for (let k = 0; k < 4; k++) {
    const token = tokens[at];
    let found: { qualifier: Qualifier; length: number } | null = null;
    if (token?.kind === 'about') found = { qualifier: 'about', length: 1 };
    else if (token?.kind === 'more')
      found = {
        qualifier: token.text === '≥' || tokens[at + 1]?.text === '=' ? 'at_least' : 'more_than',
        length: tokens[at + 1]?.text === '=' ? 2 : 1,
      };
    else if (token?.kind === 'less')
      found = {
        qualifier: token.text === '≤' || tokens[at + 1]?.text === '=' ? 'at_most' : 'less_than',
        length: tokens[at + 1]?.text === '=' ? 2 : 1,
      };
    else {
      const phrase = QUALIFIERS_BEFORE.among(tokens, at);
      if (phrase !== null) found = { qualifier: phrase.meaning, length: phrase.length };
    }
    if (found === null) break;
    if (qualifier === null || qualifier === 'about') qualifier = found.qualifier;
    at += found.length;
    if (/^(?:an?|the)$/.test(wordAt(tokens, at) ?? '') && !SCALES.has(wordAt(tokens, at + 1) ?? '')) at++;
  }
  return { qualifier, to: at };
}

const bounds = (value: number, qualifier: Qualifier): { low: number | null; high: number | null } => ({
  low: qualifier === 'at_most' || qualifier === 'less_than' ? null : value,
  high: qualifier === 'at_least' || qualifier === 'more_than' ? null : value,
});

/** "20+" and "20 +" at an end, but not "1500 + reinforcements". */
function readPlus(tokens: Tokens, at: number): boolean {
  if (tokens[at]?.kind !== 'plus') return false;
  const next = tokens[at + 1];
  return !tokens[at]!.spaced || next === undefined || (next.kind !== 'word' && next.kind !== 'number');
}

interface QuantityRule {
  name: string;
  read(tokens: Tokens, from: number): Omit<Quantity, 'rule' | 'from'> | null;
}

const vague = (to: number) => ({ to, low: null, high: null, qualifier: 'vague' as const, unreadable: null });

/** "some militia" and "some wounded" state an amount, "at some point" does not. */
const isCounted = (word: string | null): boolean =>
  word !== null &&
  (OUTCOME_WORDS.has(word) || MILITARY_NOUNS.has(word) || MILITARY_NOUNS.has(singular(word)));

/** The end of "several hundred", "tens of thousands of", "a few"; null where none begins. */
function vagueAmount(tokens: Tokens, from: number): number | null {
  let at = from;
  const amount = VAGUE_AMOUNTS.among(tokens, at);
  if (amount !== null) at += amount.length;
  else if (wordAt(tokens, at) === 'some' && isCounted(wordAt(tokens, at + 1))) at++;
  else if (!VAGUE_SCALES.has(wordAt(tokens, at) ?? '')) return null;
  for (let k = 0; k < 4; k++) {
    const next = wordAt(tokens, at) === 'of' ? at + 1 : at;
    if (VAGUE_SCALES.has(wordAt(tokens, next) ?? '') || SCALES.has(wordAt(tokens, next) ?? '')) at = next + 1;
    else break;
  }
  return at;
}

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
          if (/^numbers?$/.test(wordAt(tokens, k) ?? '') && wordAt(tokens, k + 1) === 'of') to = k + 2;
      return { to, low: null, high: null, qualifier: 'unknown', unreadable: null };
    },
  },
  {
    name: 'none',
    read(tokens, from) {
      const found = NONE_WORDS.among(tokens, from);
      return found && { to: from + found.length, low: 0, high: 0, qualifier: 'exact', unreadable: null };
    },
  },
  {
    name: 'range',
    read(tokens, from) {
      const before = readQualifiers(tokens, from);
      const between = wordAt(tokens, before.to) === 'between';
      const opener = between || wordAt(tokens, before.to) === 'from' ? 1 : 0;
      const first = readNumeral(tokens, before.to + opener);
      if (first === null) return null;
      let at = first.to;
      const spacedPlus = tokens[at]?.kind === 'plus' && tokens[at + 1]?.kind === 'dash' ? 1 : 0;
      at += spacedPlus;
      const joint = tokens[at];
      if (joint === undefined) return null;
      const joins =
        joint.kind === 'dash' ||
        joint.kind === 'lost' ||
        joint.text === 'to' ||
        (joint.text === 'or' && !between) ||
        (between && joint.text === 'and');
      if (!joins) return null;
      at++;
      if (joint.kind === 'dash' && tokens[at]?.kind === 'dash') at++;
      const again = readQualifiers(tokens, at);
      if (
        again.to > at &&
        again.qualifier !== 'about' &&
        again.qualifier !== 'at_most' &&
        again.qualifier !== 'more_than'
      )
        return null;
      const second = readNumeral(tokens, again.to);
      if (second === null) {
        const open = joint.text === 'to' || joint.kind === 'dash' ? vagueAmount(tokens, again.to) : null;
        return open === null
          ? null
          : { to: open, low: null, high: null, qualifier: 'range', unreadable: 'its upper end is no number' };
      }
      at = second.to;
      let low = first.value;
      const high = second.value;
      // the scale belongs to both: "10–15 thousand", "4.5 to 8 million"
      const plain = low ?? tokens[first.to - 1]!.value;
      if (plain !== null && first.scale === 1 && second.scale > 1 && plain * second.scale <= (high ?? 0))
        low = scaled(plain, second.scale);
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
      const after = QUALIFIERS_AFTER.among(tokens, at);
      if (after !== null) {
        at += after.length;
        if (qualifier === 'exact' || qualifier === 'about') qualifier = after.meaning;
      }
      if (tokens[at]?.kind === 'question' && !tokens[at]!.spaced) {
        at++;
        if (qualifier === 'exact') qualifier = 'about';
      }
      if (numeral.value === null)
        return {
          to: at,
          low: null,
          high: null,
          qualifier: 'unknown',
          unreadable: 'its digits do not make a whole number',
        };
      return { to: at, ...bounds(numeral.value, qualifier), qualifier, unreadable: null };
    },
  },
  {
    name: 'vague',
    read(tokens, from) {
      const before = readQualifiers(tokens, from);
      let to = vagueAmount(tokens, before.to) ?? vagueAmount(tokens, from);
      if (to === null) return null;
      const joint = tokens[to];
      if (joint !== undefined && (joint.kind === 'dash' || joint.text === 'to' || joint.text === 'or')) {
        const second = vagueAmount(tokens, to + 1) ?? readNumeral(tokens, to + 1)?.to ?? null;
        if (second !== null) to = second;
      }
      if (readPlus(tokens, to)) to++;
      if (wordAt(tokens, to) === 'of') to++;
      return vague(to);
    },
  },
  {
    // "no ships lost", but not "no significant losses"
    name: 'no-such',
    read(tokens, from) {
      const next = wordAt(tokens, from + 1);
      if (
        wordAt(tokens, from) !== 'no' ||
        next === null ||
        VAGUE_DEGREES.has(next) ||
        next === 'major' ||
        next === 'longer'
      )
        return null;
      return { to: from + 1, low: 0, high: 0, qualifier: 'exact', unreadable: null };
    },
  },
];

/** Why a range says nothing certain. */
function rangeTrouble(
  tokens: Tokens,
  low: number | null,
  high: number | null,
  first: Numeral,
  at: number,
  joint: Token,
): string | null {
  if (low === null || high === null) return 'its digits do not make whole numbers';
  if (low > high) return 'the range runs backwards';
  if (tokens[at]?.kind === 'dash' && tokens[at + 1]?.kind === 'number') return 'three numbers stand in a row';
  if (joint.text === 'or' && tokens[at]?.text === 'or') return 'three numbers stand in a row';
  // "5–6,000" may begin at 5 or at 5,000
  const thousands = high % 1000 === 0 ? high / 1000 : 0;
  if (
    first.scale === 1 &&
    low > 0 &&
    low < 1000 &&
    thousands > 0 &&
    low <= thousands &&
    low * 1000 < high &&
    tokens[at - 1]?.kind === 'number'
  )
    return 'the range may begin in units or in thousands';
  return null;
}

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
  ...QUANTITY_OPENERS,
]);

/** What goes on after "a" and "an" where a quantity begins with them. */
const AFTER_ARTICLE: ReadonlySet<string> = new Set([
  ...SCALES.keys(),
  ...['half', 'quarter', 'third'],
  ...[UNKNOWN_WORDS, NONE_WORDS, QUALIFIERS_BEFORE, VAGUE_AMOUNTS].flatMap((phrases) =>
    [...phrases.entries()].flatMap(([phrase]) => /^an? (\S+)/.exec(phrase)?.[1] ?? []),
  ),
]);

const mayOpen = (text: string): boolean =>
  FIRST_WORDS.has(text) || (text.includes('-') && isNumberWord(text.slice(0, text.indexOf('-'))));
const isNumberWord = (word: string): boolean => TENS.has(word) || UNITS.has(word);

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
  ...['and', 'to', 'or'],
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
  'stop',
]);
/** Larger numbers may lose their last digits where they are scaled. */
const LARGEST_PLAIN = 1e12;

/** Whether a number stands for itself: what the rule for numbers reads in the end. */
function isPlainNumber({ value }: Token, next: Token | undefined): boolean {
  if (value === null || value > LARGEST_PLAIN || !Number.isInteger(value)) return false;
  if (next === undefined) return true;
  return next.kind === 'word' ? !GOES_ON.has(next.text) : ENDS_NUMBER.has(next.kind);
}

/** What stands at a token in a number's place; null where nothing of the kind does. */
export function readQuantity(tokens: Tokens, from: number): Quantity | null {
  const first = tokens[from]!;
  const next = tokens[from + 1];
  if (first.kind === 'number' && isPlainNumber(first, next)) {
    const { value } = first;
    return {
      rule: 'number',
      from,
      to: from + 1,
      low: value,
      high: value,
      qualifier: 'exact',
      unreadable: null,
    };
  }
  if (!mayBeginQuantity(first, next)) return null;
  for (const { name, read } of QUANTITY_RULES) {
    const found = read(tokens, from);
    if (found !== null) return { rule: name, from, ...found };
  }
  return null;
}

import { codeUnits } from '@openbattles/dates';
import {
  Characters,
  HASH_OF_NOTHING,
  hashOf,
  hashOn,
  isDigit,
  isLetter,
  isSpace,
} from '../language/lexicon/characters.ts';
import {
  ADVERBS_BETWEEN,
  AMOUNT_OPENERS,
  BEFORE_NUMBER,
  COUNT_OPENERS,
  DETERMINERS,
  PHRASE_ENDS,
  TIMES,
} from '../language/lexicon/function-words.ts';
import {
  ABANDONING_FORMS,
  ACTIVE_FORMS,
  LOSING_FORMS,
  LOSS_NOUNS,
  NOT_IN_PROSE,
  TAKEN_FORMS,
  TAKING_FORMS,
} from '../language/lexicon/loss-verbs.ts';
import { MEASURES } from '../language/lexicon/measures.ts';
import { SCALES, TENS, UNITS, VAGUE_SCALES } from '../language/lexicon/number-words.ts';
import { ADVERBS, OUTCOME_WORDS } from '../language/lexicon/outcomes.ts';
import { QUALIFIERS_BEFORE, UNKNOWN_WORDS, VAGUE_AMOUNTS } from '../language/lexicon/qualifiers.ts';
import { shortForms } from '../language/mended-words.ts';
import { LONGEST_WORD } from '../language/tokens.ts';
import type { Span } from '../text/span.ts';
import type { DateCursor } from './text-of-sentence.ts';

/*
 * Most sentences of an article state no figure. This tells which cannot, from their letters and digits alone and in one
 * pass, so that only the others are cut into words and read. It knows no rule: a claim needs an amount and either a
 * word for a loss or a number that may be a strength, and the words are those of the lists that the rules go by. A
 * sentence that claims nothing may pass; one that claims something is never held back.
 */

/** What the words of a sentence can be, as bits: an amount ("no", "several"), more than one of something, a loss. */
const AMOUNT = 1;
const NUMBER = 2;
const LOSS = 4;
const ANYTHING = AMOUNT | NUMBER | LOSS;
/**
 * "a" counts one, but only of what is lost: a word for the loss follows it, or stands before it with nothing but such
 * words between as `Counted.left` goes over.
 */
const ARTICLE = 8;
const BETWEEN = 16;
/** What is a word for a loss where a number or a bracket follows, since its last letter was lost; the first of two words. */
const SHORT = 32;
const FIRST = 64;
/** Right after a number they make it no count: "five miles". */
const MEASURE = 128;
const ALWAYS_MENDED = ['kille', 'wounde'];

const ARTICLES = ['a', 'an'];
const wordsOf = (phrase: string): string[] => phrase.match(/[a-z]+/g) ?? [];

/** Words without which none of some phrases is there. Words are runs of small letters here. */
function keysOf(phrases: readonly string[]): string[] {
  const keys = new Set<string>();
  for (const phrase of [...phrases].sort((a, b) => a.length - b.length)) {
    const words = wordsOf(phrase);
    if (words.some((word) => keys.has(word))) continue;
    const own = words.filter((word) => !PHRASE_ENDS.has(word));
    keys.add(
      (own.length > 0 ? own : words).reduce((best, word) => (word.length > best.length ? word : best)),
    );
  }
  return [...keys];
}

const AMOUNTS = keysOf([
  ...[...COUNT_OPENERS].filter((word) => !ARTICLES.includes(word) && word !== 'without'),
  // "without loss of life"
  ...['life', 'lives'],
  ...UNITS.keys(),
  ...VAGUE_SCALES,
  // "a few", "an unknown number", "an estimated"
  ...[...VAGUE_AMOUNTS.entries(), ...UNKNOWN_WORDS.entries(), ...QUALIFIERS_BEFORE.entries()].flatMap(
    ([phrase]) => (AMOUNT_OPENERS.has(phrase.split(' ')[0]!) ? [phrase.replace(/^an? /, '')] : []),
  ),
]);
const NUMBERS = [...UNITS, ...TENS, ...SCALES].flatMap(([word, value]) => (value > 1 ? [word] : []));

const PHRASES_OF_LOSS = [
  ...[...OUTCOME_WORDS.entries()].map(([phrase]) => phrase).filter((phrase) => !NOT_IN_PROSE.has(phrase)),
  ...TAKEN_FORMS,
  ...ACTIVE_FORMS.keys(),
  ...TAKING_FORMS,
  ...LOSING_FORMS,
  ...ABANDONING_FORMS,
  ...LOSS_NOUNS.keys(),
].map(wordsOf);
const LOSSES = PHRASES_OF_LOSS.flatMap((words) => (words.length === 1 ? words : []));
/** The first two words of the phrases that hold none of those: "shot down", "laid down their arms". */
const PAIRS_OF_LOSS = PHRASES_OF_LOSS.filter((words) => !words.some((word) => LOSSES.includes(word))).map(
  ([first, second]) => [first!, second!] as const,
);
const MEASURING = [...MEASURES, ...TIMES].filter((word) => /^[a-z]+$/.test(word));
const BETWEENS = [...DETERMINERS, ...ADVERBS_BETWEEN, ...ADVERBS, ...BEFORE_NUMBER].flatMap(wordsOf);

/** A table of the words' hashes, and their bits. */
const SLOTS = 4096;
const hashes = new Int32Array(SLOTS);
const bits = new Uint8Array(SLOTS);
function mark(hash: number, meaning: number): void {
  const slot = slotOf(hash);
  hashes[slot] = hash;
  bits[slot]! |= meaning;
}
for (const [words, meaning] of [
  [AMOUNTS, AMOUNT],
  [NUMBERS, AMOUNT | NUMBER],
  [ARTICLES, ARTICLE],
  [BETWEENS, BETWEEN],
  [MEASURING, MEASURE],
  [LOSSES, LOSS],
  [LOSSES.flatMap(shortForms), SHORT],
  [ALWAYS_MENDED, LOSS],
  [PAIRS_OF_LOSS.map(([first]) => first), FIRST],
] as const)
  for (const word of words) mark(hashOf(word), meaning);
for (const [first, second] of PAIRS_OF_LOSS)
  for (const word of [second, ...shortForms(second)]) mark(hashOfPair(hashOf(first), hashOf(word)), LOSS);

/** The hash of a word and the one before it. */
function hashOfPair(first: number, second: number): number {
  return hashOn(Math.imul(first, 31), second);
}

/** Where a hash stands in the table, or would. */
function slotOf(hash: number): number {
  let slot = (hash ^ (hash >>> 15)) & (SLOTS - 1);
  while (hashes[slot] !== 0 && hashes[slot] !== hash) slot = (slot + 1) & (SLOTS - 1);
  return slot;
}

/** The bit that tells small letters from capitals. */
const SMALL = 32;

/** The one sign that is no letter of the English alphabet, and whose small letter is one. */
const KELVIN = 0x212a;

/**
 * Whether a sentence may claim something: losses and strengths, or strengths alone. `dates` tells the digits of dates,
 * which count nothing.
 */
export function mayClaim(
  text: string,
  { start, end }: Span,
  dates: DateCursor,
): 'anything' | 'strengths' | 'nothing' {
  const units = codeUnits(text);
  const isCut = endsInWord(text, end);
  let said = isCut ? LOSS : 0;
  let isAfterLoss = false;
  /** The hash of the word before, where it may be the first of two for a loss. */
  let before = 0;
  /** Where the blank after a number stands whose noun is still to come; -1 where there is none. */
  let counting = -1;
  /** After the last sign that ends a word for certain. */
  let from = start;
  for (let at = start; at < end; ) {
    let code = units[at]!;
    if (isLetter(code)) {
      const first = at;
      let hash = hashOn(HASH_OF_NOTHING, code | SMALL);
      let some = code;
      let rest = SMALL;
      for (code = units[++at]!; isLetter(code); code = units[++at]!) {
        hash = hashOn(hash, code | SMALL);
        some |= code;
        rest &= code;
      }
      let word = bits[slotOf(hash)]!;
      if (at - from > LONGEST_WORD) word = ANYTHING;
      else if ((some & ~rest & SMALL) !== 0)
        word |= bitsOfParts(text.slice(first, at)) | (before === 0 ? 0 : LOSS);
      if (word === 0 && before === 0 && counting < 0) {
        isAfterLoss = false;
        continue;
      }
      if (before !== 0) word |= bits[slotOf(hashOfPair(before, hash))]!;
      before = (word & FIRST) === 0 ? 0 : hash;
      if (counting >= 0) {
        const measures = (word & MEASURE) !== 0 && counting === first - 1 && endsMeasure(text, at);
        if (!measures) said |= AMOUNT | NUMBER;
        counting = -1;
      }
      if ((word & NUMBER) !== 0 && word !== ANYTHING && units[at] === 32) {
        word &= ~(AMOUNT | NUMBER);
        counting = at;
      }
      if ((word & SHORT) !== 0 && isBeforeNumber(text, at)) word |= LOSS;
      said |= word;
      if ((word & ARTICLE) !== 0 && (isAfterLoss || isCut)) said |= AMOUNT;
      if ((word & LOSS) !== 0) {
        isAfterLoss = true;
        if ((said & ARTICLE) !== 0) said |= AMOUNT;
      } else if ((word & BETWEEN) === 0) isAfterLoss = false;
    } else if (isDigit(code)) {
      const isDated = dates.overlap(at, at + 1);
      const isMoney = MONEY.has(text.charCodeAt(at - 1));
      at = endOfDigits(units, at);
      if (counting >= 0) said |= AMOUNT | NUMBER;
      counting = -1;
      if (!isDated && !isMoney && !isOrdinal(text, at)) {
        const next = units[at];
        if (next === 32) counting = at;
        else if (next !== PERCENT) said |= AMOUNT | NUMBER;
      }
      from = at;
    } else {
      at++;
      if (code < 128) from = at;
      else if (code === KELVIN) said = ANYTHING;
    }
    if ((said & (AMOUNT | LOSS)) === (AMOUNT | LOSS)) return 'anything';
  }
  if (counting >= 0) {
    said |= AMOUNT | NUMBER;
    if ((said & LOSS) !== 0) return 'anything';
  }
  return (said & NUMBER) === 0 ? 'nothing' : 'strengths';
}

const PERCENT = 37;
const MONEY = new Characters('$£€');

/** Whether a word for a measure ends where its letters do, and is no part of a longer one. */
function endsMeasure(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === 32 || code === 44 || (code === 46 && !isLetter(text.charCodeAt(at + 1)));
}

/** What is cut off at the end of a paragraph may be completed ("10 were kill"). */
function endsInWord(text: string, end: number): boolean {
  let last = end - 1;
  while (isSpace(text.charCodeAt(last))) last--;
  return isLetter(text.charCodeAt(last));
}

/** Whether a number or a bracket follows, be it after blanks. */
function isBeforeNumber(text: string, from: number): boolean {
  let at = from;
  while (at < from + 3 && text.charCodeAt(at) === 32) at++;
  return isDigit(text.charCodeAt(at)) || text.charCodeAt(at) === 40;
}

/** "woundedPeople": words with a capital letter inside fall apart, if seldom otherwise than once and between a small and a capital letter. */
function bitsOfParts(word: string): number {
  const parts = word.split(/(?<=[a-z])(?=[A-Z])/);
  if (parts.length > 2 || parts.some((part) => /^[A-Z]{4}/.test(part))) return ANYTHING;
  const all = parts.reduce((all, part) => all | bits[slotOf(hashOf(part.toLowerCase()))]!, 0);
  return (all & (SHORT | FIRST)) === 0 ? all : all | LOSS;
}

/** Where a number in digits ends, with its commas and points. */
function endOfDigits(units: Uint16Array, from: number): number {
  let at = from;
  for (;;) {
    while (isDigit(units[at]!)) at++;
    const code = units[at];
    const isSeparator = code === 44 || code === 46;
    if (!isSeparator || !isDigit(units[at + 1]!)) return at;
    at++;
  }
}

/** Whether what follows digits makes them part of a word: "58th", "109s", "3,000-strong". */
function isOrdinal(text: string, at: number): boolean {
  const first = text.charCodeAt(at);
  if (first === 45) return isLetter(text.charCodeAt(at + 1));
  if (!isLetter(first)) return false;
  if (first === 115 && endsMeasure(text, at + 1)) return true;
  const after = text.charCodeAt(at + 2);
  return (
    /^(?:st|nd|rd|th)$/.test(text.slice(at, at + 2)) && after < 128 && !isLetter(after) && !isDigit(after)
  );
}

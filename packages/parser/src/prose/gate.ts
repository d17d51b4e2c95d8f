import { LONGEST_WORD, shortForms } from '../infobox/figures/tokens.ts';
import { HASH_OF_NOTHING, hashOf, hashOn, isDigit, isLetter, isSpace } from '../lexicon/characters.ts';
import {
  ADVERBS_BETWEEN,
  AMOUNT_OPENERS,
  BEFORE_NUMBER,
  COUNT_OPENERS,
  DETERMINERS,
} from '../lexicon/function-words.ts';
import {
  ABANDONING_FORMS,
  ACTIVE_FORMS,
  LOSING_FORMS,
  LOSS_NOUNS,
  NOT_IN_PROSE,
  TAKEN_FORMS,
  TAKING_FORMS,
} from '../lexicon/loss-verbs.ts';
import { SCALES, TENS, UNITS } from '../lexicon/number-words.ts';
import { ADVERBS, OUTCOME_WORDS } from '../lexicon/outcomes.ts';
import { UNKNOWN_WORDS, VAGUE_AMOUNTS } from '../lexicon/qualifiers.ts';
import type { Span } from '../reading.ts';
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

/** For each list of phrases, words without which none of them is there. Words are runs of small letters here. */
function keysOf(phrases: Iterable<string>): string[] {
  const all = [...phrases].map((phrase) => phrase.match(/[a-z]+/g) ?? []);
  const keys = new Set(all.filter(({ length }) => length === 1).map(([word]) => word!));
  for (const words of all)
    if (!words.some((word) => keys.has(word)))
      keys.add(words.reduce((longest, word) => (word.length > longest.length ? word : longest)));
  return [...keys];
}

const LOSSES = keysOf([
  ...[...OUTCOME_WORDS.entries()].map(([phrase]) => phrase).filter((phrase) => !NOT_IN_PROSE.has(phrase)),
  ...TAKEN_FORMS,
  ...ACTIVE_FORMS.keys(),
  ...TAKING_FORMS,
  ...LOSING_FORMS,
  ...ABANDONING_FORMS,
  ...LOSS_NOUNS.keys(),
]);
const ARTICLES = ['a', 'an'];
const AMOUNTS = [
  ...keysOf([...COUNT_OPENERS, ...AMOUNT_OPENERS, ...UNITS.keys()]).filter(
    (word) => !ARTICLES.includes(word),
  ),
  // "a few", "an unknown number"
  ...[...VAGUE_AMOUNTS.entries(), ...UNKNOWN_WORDS.entries()].flatMap(
    ([phrase]) => /^an? ([a-z]+)/.exec(phrase)?.[1] ?? [],
  ),
];
const wordsOf = (phrases: Iterable<string>) =>
  [...phrases].flatMap((phrase) => phrase.match(/[a-z]+/g) ?? []);
const BETWEENS = wordsOf([
  ...DETERMINERS,
  ...ADVERBS_BETWEEN,
  ...ADVERBS,
  ...BEFORE_NUMBER,
  // the rest of "shot down"
  ...ACTIVE_FORMS.keys(),
  ...ABANDONING_FORMS,
]);
const NUMBERS = [...UNITS, ...TENS, ...SCALES].flatMap(([word, value]) => (value > 1 ? [word] : []));

/** A table of the words' hashes, and their bits. */
const SLOTS = 4096;
const hashes = new Int32Array(SLOTS);
const bits = new Uint8Array(SLOTS);
for (const [words, meaning] of [
  [AMOUNTS, AMOUNT],
  [NUMBERS, AMOUNT | NUMBER],
  [ARTICLES, ARTICLE],
  [BETWEENS, BETWEEN],
  [[...LOSSES, ...LOSSES.flatMap(shortForms)], LOSS],
] as const)
  for (const word of words) {
    const hash = hashOf(word);
    const slot = slotOf(hash);
    hashes[slot] = hash;
    bits[slot]! |= meaning;
  }

/** Where a hash stands in the table, or would. */
function slotOf(hash: number): number {
  let slot = (hash ^ (hash >>> 15)) & (SLOTS - 1);
  while (hashes[slot] !== 0 && hashes[slot] !== hash) slot = (slot + 1) & (SLOTS - 1);
  return slot;
}

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
  const isCut = endsInWord(text, end);
  let said = isCut ? LOSS : 0;
  let isAfterLoss = false;
  /** After the last sign that ends a word for certain. */
  let from = start;
  for (let at = start; at < end; ) {
    let code = text.charCodeAt(at);
    if (isLetter(code)) {
      const first = at;
      let hash = HASH_OF_NOTHING;
      let hasSmall = false;
      let hasCapital = false;
      do {
        if (code >= 97) hasSmall = true;
        else if (at > first) hasCapital = true;
        hash = hashOn(hash, code | 32);
        code = text.charCodeAt(++at);
      } while (isLetter(code));
      let word = bits[slotOf(hash)]!;
      if (at - from > LONGEST_WORD) word = ANYTHING;
      else if (hasSmall && hasCapital) word |= bitsOfParts(text.slice(first, at));
      said |= word;
      if ((word & ARTICLE) !== 0 && (isAfterLoss || isCut)) said |= AMOUNT;
      if ((word & LOSS) !== 0) {
        isAfterLoss = true;
        if ((said & ARTICLE) !== 0) said |= AMOUNT;
      } else if ((word & BETWEEN) === 0) isAfterLoss = false;
    } else if (isDigit(code)) {
      const isDated = dates.overlap(at, at + 1);
      at = endOfDigits(text, at);
      if (!isDated && !isOrdinal(text, at)) said |= AMOUNT | NUMBER;
      from = at;
    } else {
      at++;
      if (code < 128) from = at;
      else if (code === KELVIN) said = ANYTHING;
    }
    if ((said & (AMOUNT | LOSS)) === (AMOUNT | LOSS)) return 'anything';
  }
  return (said & NUMBER) === 0 ? 'nothing' : 'strengths';
}

/** What is cut off at the end of a paragraph may be completed ("10 were kill"). */
function endsInWord(text: string, end: number): boolean {
  let last = end - 1;
  while (isSpace(text.charCodeAt(last))) last--;
  return isLetter(text.charCodeAt(last));
}

/** "woundedPeople": words with a capital letter inside fall apart, if seldom otherwise than once and between a small and a capital letter. */
function bitsOfParts(word: string): number {
  const parts = word.split(/(?<=[a-z])(?=[A-Z])/);
  if (parts.length > 2 || parts.some((part) => /^[A-Z]{4}/.test(part))) return ANYTHING;
  return parts.reduce((all, part) => all | bits[slotOf(hashOf(part.toLowerCase()))]!, 0);
}

/** Where a number in digits ends, with its commas and points. */
function endOfDigits(text: string, from: number): number {
  let at = from;
  for (;;) {
    while (isDigit(text.charCodeAt(at))) at++;
    const code = text.charCodeAt(at);
    const isSeparator = code === 44 || code === 46;
    if (!isSeparator || !isDigit(text.charCodeAt(at + 1))) return at;
    at++;
  }
}

/** Whether what follows digits makes them part of a word: "58th", "3,000-strong". */
function isOrdinal(text: string, at: number): boolean {
  const first = text.charCodeAt(at);
  if (first === 45) return isLetter(text.charCodeAt(at + 1));
  if (!isLetter(first)) return false;
  const after = text.charCodeAt(at + 2);
  return (
    /^(?:st|nd|rd|th)$/.test(text.slice(at, at + 2)) && after < 128 && !isLetter(after) && !isDigit(after)
  );
}

import { codeUnits } from '@openbattles/dates';
import { isLetter } from '../language/lexicon/characters.ts';

/** The words of a text, without diacritics, in small letters: what names are compared by. */
export function wordsOf(text: string): string[] {
  if (isAscii(text)) return text.toLowerCase().match(/[a-z]+/g) ?? [];
  return (
    text
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .match(/\p{L}+/gu) ?? []
  );
}

const isAscii = (text: string): boolean => !/[^\0-\x7f]/.test(text);

/**
 * What a character other than an English letter is to the words around it. A letter beyond ASCII may change with its
 * neighbours: then all between two characters that part words for certain is looked at together.
 */
const PARTS = 0;
/** Parts words, and may yet tell how a letter beyond it is written small: "Σ’" (Unicode's case-ignorable). */
const BETWEEN = 1;
const OTHER = 2;
const KINDS = new Uint8Array(128);
for (const char of "'.:^`") KINDS[char.charCodeAt(0)] = BETWEEN;

/** Spaces, dashes and quotation marks beyond ASCII, none of which has a letter in its normal form. */
const isPunctuation = (code: number): boolean => code === 0xa0 || (code >= 0x2000 && code <= 0x206f);

/**
 * A number for how a word begins, from its first two letters, small or capital. A second character that is no letter
 * counts 0.
 */
const beginningOf = (first: number, second: number): number =>
  ((first & 31) << 5) | (isLetter(second) ? second & 31 : 0);
/** How many there are. */
const BEGINNINGS = 1024;

/**
 * Which of some words, as `wordsOf` gives them, stand in a text from an offset on (UTF-16). It takes one pass over the
 * text, and cuts out only words that begin like a wanted one and are as long.
 */
export function wordsIn(text: string, start: number, wanted: ReadonlySet<string>): Set<string> {
  const found = new Set<string>();
  if (wanted.size === 0) return found;
  /** For each beginning, the lengths of the wanted words, a bit each. */
  const lengths = new Int32Array(BEGINNINGS);
  for (const word of wanted)
    lengths[beginningOf(word.charCodeAt(0), word.charCodeAt(1))]! |= 1 << word.length;
  const keep = (word: string) => {
    if (wanted.has(word)) found.add(word);
  };
  const units = codeUnits(text);
  const end = text.length;
  let chunk = start;
  let isPlain = true;
  for (let at = start; at <= end; at++) {
    const word = at;
    while (isLetter(units[at]!)) at++;
    const code = units[at]!;
    const kind = code < 128 ? KINDS[code]! : isPunctuation(code) ? BETWEEN : OTHER;
    if (kind === OTHER) isPlain = false;
    else if (
      word < at &&
      isPlain &&
      (lengths[beginningOf(units[word]!, units[word + 1]!)]! >>> (at - word)) & 1
    ) {
      keep(text.slice(word, at).toLowerCase());
      if (found.size === wanted.size) break;
    }
    if (kind !== PARTS) continue;
    if (!isPlain) {
      for (const each of wordsOf(text.slice(chunk, at))) keep(each);
      isPlain = true;
    }
    chunk = at + 1;
  }
  return found;
}

/** A word that a text repeats as it is written in a name. */
const PLAIN_NAME = /^[A-Z][a-z]+$/;
/** So often a word is met as a part of another before it is left to the slower look. */
const MOST_PARTS = 5;

/**
 * A quick look whether a word of a name stands in a text as written, as it does for most names. False means nothing.
 * `tells` gets a word in small letters and says whether its bearer may be called by it.
 */
export function standsAsWritten(
  name: string,
  tells: (word: string) => boolean,
  text: string,
  start: number,
): boolean {
  for (const word of name.split(' '))
    if (PLAIN_NAME.test(word) && tells(word.toLowerCase()) && isWordIn(text, start, word)) return true;
  return false;
}

function isWordIn(text: string, start: number, word: string): boolean {
  let at = text.indexOf(word, start);
  for (let parts = 0; at >= 0 && parts < MOST_PARTS; parts++) {
    const end = at + word.length;
    if (partsWords(text, at - 1) && partsWords(text, end)) return true;
    at = text.indexOf(word, end);
  }
  return false;
}

function partsWords(text: string, at: number): boolean {
  if (at < 0 || at >= text.length) return true;
  const code = text.charCodeAt(at);
  return code < 128 ? !isLetter(code) : isPunctuation(code);
}

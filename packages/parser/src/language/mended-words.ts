/** Words that a rendering damaged: cut short, or glued to what comes next. */
import { OUTCOME_WORDS } from './lexicon/outcomes.ts';
import { UNKNOWN_WORDS } from './lexicon/qualifiers.ts';
import { isMilitaryNoun } from './nouns.ts';
import spelling from './words/spelling.json' with { type: 'json' };

const CUT_SHORT = spelling.cutShort.words;

const isKnownWord = (word: string): boolean =>
  OUTCOME_WORDS.has(word) || isMilitaryNoun(word) || UNKNOWN_WORDS.has(word);

/**
 * The known word of which these letters are left. A lost line break takes the last letter ("kille44 wounded"), the end
 * of a value more of it ("1 fireship destroy"). Null where the letters may stand for anything else.
 */
export function mended(word: string, glued: boolean, beforeNumber: boolean, last: boolean): string | null {
  if (glued && word === 'dow') return 'down';
  const isCut = glued || beforeNumber || word === 'kille' || word === 'wounde';
  if ((!isCut && !last) || word.length < 3 || isKnownWord(word)) return null;
  if (isCut)
    for (const letter of glued ? 'dsrlntey' : 'd') {
      const whole = word + letter;
      if (letter === 'd' ? OUTCOME_WORDS.has(whole) : word.length > 3 && isMilitaryNoun(whole)) return whole;
    }
  return last && word.length > 3 ? (CUT_SHORT.find((whole) => whole.startsWith(word)) ?? null) : null;
}

/** What is left of the words that `mended` makes whole where a number may follow: the quick reader of words leaves them to it. */
export const SHORT_FORMS: ReadonlySet<string> = new Set(
  [...OUTCOME_WORDS.entries()].flatMap(([phrase]) => (/^\S{3,}d$/.test(phrase) ? [phrase.slice(0, -1)] : [])),
);

/** "T", "BRDM", "MiG", but not "claim" or "Army": glued to digits they are a model's name. */
export const opensDesignation = (letters: string, hyphen: boolean): boolean =>
  !OUTCOME_WORDS.has(letters.toLowerCase()) &&
  (hyphen || letters !== letters.toLowerCase()) &&
  (letters.length <= 3 ||
    (letters.length <= 6 && letters === letters.toUpperCase()) ||
    (hyphen && letters.length <= 8 && !isKnownWord(letters.toLowerCase())));

/** Where the letters of `word` fall apart into a known word and the next: "woundedPeople". */
export function seam(word: string, beforePoint: boolean): number {
  // "60 capturedp. 20"
  const page = beforePoint ? /^(\p{Ll}{4,})pp?$/u.exec(word)?.[1] : undefined;
  if (page !== undefined && OUTCOME_WORDS.has(page)) return page.length;
  if (word.slice(1) === word.slice(1).toLowerCase()) return -1;
  const acronym = /^(?:KIA|WIA|MIA|POWs?)(?=\p{Lu}\p{Ll})/u.exec(word);
  if (acronym !== null) return acronym[0].length;
  for (let at = 3; at < word.length - 1 && at < 24; at++)
    if (
      /\p{Ll}\p{Lu}/u.test(word.slice(at - 1, at + 1)) &&
      (at > 3 || isKnownWord(word.slice(0, at).toLowerCase()))
    )
      return at;
  return -1;
}

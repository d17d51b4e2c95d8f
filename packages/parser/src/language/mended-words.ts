import { MILITARY_NOUNS } from './lexicon/military-nouns.ts';
import { OUTCOME_WORDS } from './lexicon/outcomes.ts';
import { UNKNOWN_WORDS } from './lexicon/qualifiers.ts';
import { singular } from './nouns.ts';
import spelling from './words/spelling.json' with { type: 'json' };

const CUT_SHORT = spelling.cutShort.words;

export const isKnownWord = (word: string): boolean =>
  OUTCOME_WORDS.has(word) ||
  MILITARY_NOUNS.has(word) ||
  MILITARY_NOUNS.has(singular(word)) ||
  UNKNOWN_WORDS.has(word);

/**
 * The known word of which these letters are left. A lost line break takes the last letter ("kille44 wounded"), the end
 * of a value more of it ("1 fireship destroy"). Null where the letters may stand for anything else.
 */
export function mended(word: string, glued: boolean, beforeNumber: boolean, last: boolean): string | null {
  if (glued && word === 'dow') return 'down';
  const suspect = glued || beforeNumber || last || word === 'kille' || word === 'wounde';
  if (!suspect || word.length < 3 || isKnownWord(word)) return null;

  if (glued || beforeNumber || word === 'kille' || word === 'wounde')
    for (const letter of glued ? 'dsrlntey' : 'd') {
      const whole = word + letter;
      if (letter === 'd') {
        if (OUTCOME_WORDS.has(whole)) return whole;
      } else if (word.length > 3 && (MILITARY_NOUNS.has(whole) || MILITARY_NOUNS.has(singular(whole))))
        return whole;
    }
  return last && word.length > 3 ? (CUT_SHORT.find((whole) => whole.startsWith(word)) ?? null) : null;
}

/** What is left of a word that `mended` makes whole, by its last letter. */
export const shortForms = (word: string): string[] =>
  word.length > 3 &&
  (word.endsWith('d')
    ? OUTCOME_WORDS.has(word)
    : MILITARY_NOUNS.has(word) || MILITARY_NOUNS.has(singular(word)))
    ? [word.slice(0, -1)]
    : [];

/** The words that `#plainWord` leaves to `mended`, as a number may follow them. */
export const SHORT_FORMS: ReadonlySet<string> = new Set(
  [...OUTCOME_WORDS.entries()].flatMap(([phrase]) => (/^\S+d$/.test(phrase) ? shortForms(phrase) : [])),
);

import { SCALES, TENS } from '../language/lexicon/number-words.ts';
import { remembered } from '../language/lexicon/remembered.ts';
import { categoryOfWord, singular } from '../language/nouns.ts';
import { isAdjective } from '../language/polities.ts';
import type { Sentence } from '../language/sentence.ts';
import { withoutPossessive } from '../language/words-of-text.ts';

export const SURROUNDINGS = { kind: 'casualties', aircraft: false } as const;

export const isKnown = remembered(
  (word: string): boolean => categoryOfWord(withoutPossessive(word), SURROUNDINGS) !== null,
);

export const isPlural = remembered(
  (word: string): boolean =>
    singular(word) !== word ||
    /(?:men|people|police|infantry|cavalry|horse|foot|personnel|cannon|aircraft)$/.test(word),
);

const namesPeople = remembered((word: string): boolean => isAdjective(word) || isAdjective(singular(word)));

/** A people, be it in a list or a name in the plural after a number: "1,000 Hussites". */
export function isPeople(sentence: Sentence, index: number): boolean {
  const { capital, text } = sentence.tokens[index]!;
  if (!capital) return false;
  if (namesPeople(text)) return true;
  const before = sentence.tokens[index - 1];
  const isCounted =
    before?.kind === 'number' ||
    (before?.kind === 'word' && (SCALES.has(before.text) || TENS.has(before.text)));
  const next = sentence.tokens[index + 1];
  return isCounted && PLURAL_NAME.test(text) && !(next?.kind === 'word' && next.capital);
}

const PLURAL_NAME = /[a-z]{2}[a-rt-z]s$/;

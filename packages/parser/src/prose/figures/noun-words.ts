import { SCALES, TENS } from '../../language/lexicon/number-words.ts';
import { remembered } from '../../language/lexicon/remembered.ts';
import { categoryOfWord, singular } from '../../language/nouns.ts';
import { isPeopleOfItsName } from '../../language/peoples.ts';
import { isAdjective } from '../../language/polities.ts';
import type { Sentence } from '../../language/sentence.ts';
import { withoutPossessive } from '../../language/words-of-text.ts';

export const SURROUNDINGS = { kind: 'casualties', aircraft: false } as const;

export const isKnown = remembered(
  (word: string): boolean => categoryOfWord(withoutPossessive(word), SURROUNDINGS) !== null,
);

const namesPeople = remembered(
  (word: string): boolean => isAdjective(word) || isAdjective(singular(word)) || isPeopleOfItsName(word),
);

/** A people, be it in a list or a name in the plural after a number: "1,000 Hussites". */
export function isPeople(sentence: Sentence, index: number): boolean {
  const { capital, text } = sentence.tokens[index]!;
  if (!capital) return false;
  const before = sentence.tokens[index - 1];
  // "300 Viet Cong"
  if (namesPeople(text) || (before?.capital && namesPeople(`${before.text} ${text}`))) return true;
  const isCounted =
    before?.kind === 'number' ||
    (before?.kind === 'word' && (SCALES.has(before.text) || TENS.has(before.text)));
  const next = sentence.tokens[index + 1];
  return isCounted && PLURAL_NAME.test(text) && !(next?.kind === 'word' && next.capital);
}

const PLURAL_NAME = /[a-z]{2}[a-rt-z]s$/;

/** Where the name of a numbered unit ends that begins at an index, be it with "the": "the 1st Choctaw Battalion"; 0 where none does. */
export function unitEnd({ word, written, tokens }: Sentence, at: number): number {
  const first = word(at) === 'the' ? at + 1 : at;
  if (word(first) === null || !/^\d{1,3}(?:st|nd|rd|th|d)$/.test(written(first))) return 0;
  let to = first + 1;
  while (tokens[to]?.capital) to++;
  const last = word(to - 1) ?? '';
  return to > first + 1 && singular(last) === last ? to : 0;
}

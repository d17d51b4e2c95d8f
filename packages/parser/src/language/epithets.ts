import { wordSet } from './lexicon/word-list.ts';
import type { Sentence } from './sentence.ts';
import { CAPITAL } from './word-classes.ts';
import epithets from './words/epithets.json' with { type: 'json' };

const EPITHETS = wordSet(epithets);

/** "Peter the Great": whether the article at a token stands within a name. */
export const isOfName = ({ word, classes }: Sentence, at: number): boolean =>
  word(at) === 'the' &&
  ((classes[at - 1] ?? 0) & (classes[at + 1] ?? 0) & CAPITAL) !== 0 &&
  // "in Lund the Great Council"
  ((classes[at + 2] ?? 0) & CAPITAL) === 0 &&
  EPITHETS.has(word(at + 1) ?? '');

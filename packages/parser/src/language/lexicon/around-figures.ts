import words from '../words/around-figures.json' with { type: 'json' };
import { wordSet } from './word-list.ts';

export const NOUN_PHRASE_ENDS = wordSet(words.nounPhraseEnds);
export const OUTCOME_LINKS = wordSet(words.outcomeLinks);
export const CONDITIONS = wordSet(words.conditions);
export const CONNECTORS = wordSet(words.connectors);
export const ASIDE_WORDS = wordSet(words.asideWords);
export const EXCEPTIONS = wordSet(words.exceptions);

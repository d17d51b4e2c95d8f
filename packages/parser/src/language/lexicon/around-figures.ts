import words from '../words/around-figures.json' with { type: 'json' };
import { wordSet } from './word-list.ts';

export const NOUN_PHRASE_ENDS = wordSet(words.nounPhraseEnds);
export const OUTCOME_LINKS = wordSet(words.outcomeLinks);
export const CONDITIONS = wordSet(words.conditions);
export const CONNECTORS = wordSet(words.connectors);
export const ASIDE_WORDS = wordSet(words.asideWords);
export const EXCEPTIONS = wordSet(words.exceptions);
export const JOINTS = wordSet(words.joints);
export const DETERMINERS = wordSet(words.determiners);
export const WHOLES = wordSet(words.wholes);
export const MORE_OF = wordSet(words.moreOf);
export const BEFORE_NAMES = wordSet(words.beforeNames);
export const PAGE_WORDS = wordSet(words.pageWords);
export const GROUP_NOUNS: readonly string[] = words.groupNouns.words;
export const UNITS_AS_WHOLE = wordSet(words.units);

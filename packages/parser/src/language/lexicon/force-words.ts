import words from '../words/force-words.json' with { type: 'json' };
import { phrases, wordSet } from './word-list.ts';

export const FORCE_NOUNS = wordSet(words.forceNouns);
export const MADE_UP_OF = phrases(words.madeUpOf);
export const COMMITTED = phrases(words.committed);
export const AFTER_COUNT = phrases(words.afterCount);
export const NO_FORCE = wordSet(words.noForce);
export const MOVED = wordSet(words.moved);
export const ESTIMATING = wordSet(words.estimating);
export const FORCE_VERBS = wordSet(words.forceVerbs);

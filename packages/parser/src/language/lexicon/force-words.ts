import words from '../words/force-words.json' with { type: 'json' };
import { phrases, wordSet } from './word-list.ts';

export const FORCE_NOUNS = wordSet(words.forceNouns);
export const REST = wordSet(words.rest);
export const AFTER_COUNT = phrases(words.afterCount);
/** Words for those on the other side of whom the text speaks of. */
export const OPPONENTS = wordSet(words.opponents);

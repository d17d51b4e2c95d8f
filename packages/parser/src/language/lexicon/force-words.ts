import words from '../words/force-words.json' with { type: 'json' };
import { phrases, wordSet } from './word-list.ts';

export const FORCE_NOUNS = wordSet(words.forceNouns);
export const AFTER_COUNT = phrases(words.afterCount);
export const NO_FORCE = wordSet(words.noForce);

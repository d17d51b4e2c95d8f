import words from '../words/side-words.json' with { type: 'json' };
import { wordSet } from './word-list.ts';

export const COMMON_PARTY_WORDS = wordSet(words.commonPartyWords);
export const GOVERNMENT_WORDS: readonly string[] = words.governmentWords.words;
export const PLACE_PREFIXES = wordSet(words.placePrefixes);

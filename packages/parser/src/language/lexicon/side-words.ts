import words from '../words/side-words.json' with { type: 'json' };
import { meaningsByWord, wordSet } from './word-list.ts';

export const COMMON_PARTY_WORDS = wordSet(words.commonPartyWords);
export const GOVERNMENT_WORDS: readonly string[] = words.governmentWords.words;
export const PLACE_PREFIXES = wordSet(words.placePrefixes);

const rebelWords = [...meaningsByWord(words.rebelWords)];
/** Words for those who fight against the state, those that mean the same together. */
export const REBEL_WORDS: readonly (readonly string[])[] = [
  ...new Set(rebelWords.map(([, same]) => same)),
].map((same) => rebelWords.flatMap(([word, meaning]) => (meaning === same ? [word] : [])));

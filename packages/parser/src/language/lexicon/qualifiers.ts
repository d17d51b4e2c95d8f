import type { Qualifier } from '@openbattles/schema';
import words from '../words/qualifiers.json' with { type: 'json' };
import { phraseMeanings, phrases, wordSet } from './word-list.ts';

export const QUALIFIERS_BEFORE = phraseMeanings<Qualifier>(words.qualifiersBefore);
export const QUALIFIERS_AFTER = phraseMeanings<Qualifier>(words.qualifiersAfter);
export const UNKNOWN_WORDS = phrases(words.unknownWords);
export const NONE_WORDS = phrases(words.noneWords);
export const VAGUE_AMOUNTS = phrases(words.vagueAmounts);
export const VAGUE_DEGREES = wordSet(words.vagueDegrees);
export const DEGREE_ADVERBS = wordSet(words.degreeAdverbs);
export const VAGUE_SHARES = phraseMeanings<'whole' | 'part'>(words.vagueShares);

import words from '../words/number-words.json' with { type: 'json' };
import { meaningsByWord, phrases, wordSet } from './word-list.ts';

export const UNITS = meaningsByWord<number>(words.units);
export const TENS = meaningsByWord<number>(words.tens);
export const SCALES = meaningsByWord<number>(words.scales);
export const VAGUE_SCALES = wordSet(words.vagueScales);
export const PRONOUN_OPENERS = wordSet(words.pronounOpeners);
export const QUANTITY_OPENERS = wordSet(words.openers);
export const FRACTIONS = meaningsByWord<number>(words.fractions);
export const SHARES = phrases(words.shares);
export const NUMBER_NOUNS = wordSet(words.numberNouns);

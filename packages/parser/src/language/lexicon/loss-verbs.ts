import words from '../words/loss-verbs.json' with { type: 'json' };
import { wordSet } from './word-list.ts';

export const NOT_IN_PROSE = wordSet(words.notInProse);
export const TAKEN_FORMS = wordSet(words.takenForms);
export const PLACES_AND_DEEDS = wordSet(words.placesAndDeeds);
export const FIGHTS = wordSet(words.fights);
export const ESCAPED = wordSet(words.escaped);
export const FREED = wordSet(words.freed);

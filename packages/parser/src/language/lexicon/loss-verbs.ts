import eventNouns from '../words/events-as-subjects.json' with { type: 'json' };
import lossNouns from '../words/loss-nouns.json' with { type: 'json' };
import words from '../words/loss-verbs.json' with { type: 'json' };
import { wordSet } from './word-list.ts';

export const NOT_IN_PROSE = wordSet(words.notInProse);
export const TAKEN_FORMS = wordSet(words.takenForms);
export const PLACES_AND_DEEDS = wordSet(words.placesAndDeeds);
export const ESCAPED = wordSet(words.escaped);
export const FREED = wordSet(words.freed);
/** Nouns for what happens: a battle, a disease. */
export const EVENTS = wordSet(eventNouns);
/** Nouns for a loss, and what happened. */
export const LOSS_NOUNS: ReadonlyMap<string, string> = new Map(Object.entries(lossNouns.meanings));

import words from '../words/loss-verbs.json' with { type: 'json' };
import { meaningsByWord, wordSet } from './word-list.ts';

export const ACTIVE_FORMS = meaningsByWord(words.activeForms);
export const TAKING_FORMS = wordSet(words.takingForms);
export const LOSING_FORMS = wordSet(words.losingForms);
export const ABANDONING_FORMS = wordSet(words.abandoningForms);
export const SUFFERING_FORMS = wordSet(words.sufferingForms);
export const INFLICTING_FORMS = wordSet(words.inflictingForms);
export const NOT_IN_PROSE = wordSet(words.notInProse);
export const TAKEN_FORMS = wordSet(words.takenForms);
export const INTRANSITIVE = wordSet(words.intransitive);
export const FLIGHT = wordSet(words.flight);
export const LOSS_NOUNS = meaningsByWord(words.lossNouns);
export const NO_LOSSES = wordSet(words.placesAndDeeds);
export const FIGHTS = wordSet(words.fights);
export const ESCAPED = wordSet(words.escaped);
export const FREED = wordSet(words.freed);
export const AMOUNT_LINKS = wordSet(words.amountLinks);

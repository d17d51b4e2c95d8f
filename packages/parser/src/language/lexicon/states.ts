import words from '../words/states.json' with { type: 'json' };
import type { WordMeanings } from './word-list.ts';

/** A state or land under its successive names, the most usual first, and what its people and its things are called. */
export interface State {
  names: readonly string[];
  peoples: readonly string[];
}

/** The states or parties of a list: names and peoples stand in it separated by commas. */
export const statesOf = ({ meanings }: WordMeanings): readonly State[] =>
  Object.entries(meanings).map(([names, peoples]) => ({
    names: names.split(', '),
    peoples: peoples.split(', '),
  }));

/** The sovereign states of today and of history. */
export const STATES = [...statesOf(words.sovereignToday), ...statesOf(words.sovereignOnce)];
export const LANDS = statesOf(words.lands);
export const ORDINALS: readonly string[] = words.ordinals.words;
export const STATE_FORMS: readonly string[] = words.stateForms.words;

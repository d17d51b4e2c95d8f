import type { Modality } from '@openbattles/schema';
import {
  AIM_NOUNS,
  ATTEMPT_NOUNS,
  REFUSAL_NOUNS,
  UNSAID_NOUNS,
} from '../../language/lexicon/action-words.ts';

/** What the words around a verb make of what it tells: null where they tell of no deed at all. */
export type Effect = Modality | null;

/** The effect of a noun on the verb after it: "an attempt to cross"; undefined where it has none. */
export function ofNoun(noun: string): Effect | undefined {
  if (ATTEMPT_NOUNS.has(noun)) return 'attempted';
  if (REFUSAL_NOUNS.has(noun)) return 'negated';
  if (UNSAID_NOUNS.has(noun)) return null;
  return AIM_NOUNS.has(noun) ? 'planned' : undefined;
}

/** The effect of the verbs and adjectives of a list on the verb that hangs on them. */
export const EFFECTS: Readonly<Record<string, Effect>> = {
  achieve: 'stated',
  plan: 'planned',
  attempt: 'attempted',
  refuse: 'negated',
  unsaid: null,
};

import type { Outcome } from '@openbattles/schema';
import words from '../words/outcomes.json' with { type: 'json' };
import { Phrases } from './phrases.ts';
import { meaningsByWord, phraseMeanings, wordSet } from './word-list.ts';

interface OutcomeWord {
  outcome: Outcome;
  /** Whether it can itself be what is counted: "3,500 prisoners". */
  noun: boolean;
}

/** A phrase that is both ("killed in action") is taken for a verb. */
export const OUTCOME_WORDS = new Phrases<OutcomeWord>([
  ...[...meaningsByWord<Outcome>(words.outcomeVerbs)].map(
    ([phrase, outcome]) => [phrase, { outcome, noun: false }] as const,
  ),
  ...[...meaningsByWord<Outcome>(words.outcomeNouns)].map(
    ([phrase, outcome]) => [phrase, { outcome, noun: true }] as const,
  ),
]);
export const ADVERBS = wordSet(words.adverbs);
export const OUTCOME_TAILS = phraseMeanings<'all' | 'some'>(words.outcomeTails);
export const NOT_LOST = wordSet(words.notLost);
export const SHOT_DOWN = wordSet(words.shotDown);

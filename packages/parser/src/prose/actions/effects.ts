import type { Modality } from '@openbattles/schema';
import {
  AIM_NOUNS,
  ATTEMPT_NOUNS,
  BURDEN_NOUNS,
  CHANCE_NOUNS,
  GOVERNORS,
  REFUSAL_NOUNS,
  UNSAID_NOUNS,
} from '../../language/lexicon/action-words.ts';
import type { Clause } from '../../language/sentence.ts';
import type { Scene } from '../scene.ts';

/** What the words around a verb make of what it tells: null where they tell of no deed at all. */
export type Effect = Modality | null;

/**
 * What a clause makes of another that hangs on it, by whether the clause itself is told as done, not done, attempted or planned.
 * The first eight are lists of verbs.
 */
const EFFECTS = {
  achieve: { stated: 'stated', negated: 'negated', attempted: 'attempted', planned: 'planned' },
  // who did not manage has tried
  manage: { stated: 'stated', negated: 'attempted', attempted: 'attempted', planned: 'planned' },
  plan: { stated: 'planned', negated: null, attempted: 'planned', planned: 'planned' },
  attempt: { stated: 'attempted', negated: 'negated', attempted: 'attempted', planned: 'attempted' },
  fail: { stated: 'attempted', negated: 'stated', attempted: null, planned: null },
  // "did not hesitate to attack": they did
  avert: { stated: 'negated', negated: 'stated', attempted: null, planned: null },
  // "did not forbid them to attack": nobody says that they did
  refuse: { stated: 'negated', negated: null, attempted: null, planned: null },
  unsaid: { stated: null, negated: null, attempted: null, planned: null },
  // "had difficulty in crossing", "did not have difficulty in crossing"
  burden: { stated: null, negated: 'stated', attempted: null, planned: null },
  // "said that they had attacked"
  said: { stated: 'stated', negated: null, attempted: null, planned: null },
  // "did not notice that they had crossed"
  known: { stated: 'stated', negated: 'stated', attempted: 'stated', planned: 'stated' },
  // "had no intention of attacking"
  never: { stated: 'negated', negated: 'negated', attempted: 'negated', planned: 'negated' },
} as const satisfies Readonly<Record<string, Readonly<Record<Modality, Effect>>>>;

/** What a clause makes of another: a row of the table above. */
export type Making = keyof typeof EFFECTS;

/** What is told of a clause by what the clause around it makes of it, and by what is told of that. */
export const effectOn = (making: Making, outside: Effect): Effect =>
  outside === null ? null : EFFECTS[making][outside];

/** What a noun makes of the verb after it: "an attempt to cross"; undefined where it makes nothing of it. */
export function ofNoun(noun: string): Making | undefined {
  if (ATTEMPT_NOUNS.has(noun)) return 'attempt';
  if (REFUSAL_NOUNS.has(noun)) return 'refuse';
  if (BURDEN_NOUNS.has(noun)) return 'burden';
  if (UNSAID_NOUNS.has(noun) || CHANCE_NOUNS.has(noun)) return 'unsaid';
  return AIM_NOUNS.has(noun) ? 'plan' : undefined;
}

/** What an adjective, or a word alone, makes of the verb after it: "unable to"; undefined where it makes nothing of it. */
export const ofAdjective = (word: string): Making | undefined =>
  GOVERNORS.get(word)?.find(({ particles }) => particles.length === 0)?.list;

/** "no intention of", "little effort to": what is made of a verb by a noun of which there is none. */
const WITHOUT: Readonly<Partial<Record<Making, Making>>> = {
  attempt: 'never',
  plan: 'never',
  refuse: 'unsaid',
  burden: 'achieve',
};

/** What a noun makes of the verb after it, with the verb and the determiner before it: "made no effort to", "missed the chance to". */
export function ofNounAt(scene: Scene, outer: Clause, at: number): Making | undefined {
  const { word } = scene.sentence;
  const noun = ofNoun(word(at) ?? '');
  if (noun === undefined) return undefined;
  if (/^(?:no|little)$/.test(word(at - 1) ?? '')) return WITHOUT[noun] ?? noun;
  const verb = word(outer.verb?.head ?? -1) ?? '';
  if (CHANCE_NOUNS.has(word(at)!)) {
    // "used the advantage to attack" is told by its verb
    if (/^us(?:e|es|ed|ing)$/.test(verb)) return undefined;
    if (TAKES.test(verb)) return 'plan';
    return MISSES.test(verb) ? 'never' : noun;
  }
  return noun === 'plan' && isGivenUp(scene, outer, at) ? 'never' : noun;
}

/** "seized the chance to attack", "wasted the opportunity" */
const TAKES = /^(?:grasp|seiz|tak|took)(?:e|es|ed|en|ing)?$/;
const MISSES = /^(?:los[ti]|miss|squander|wast)(?:e|es|ed|ng|ing)?$/;

/** "abandoned his plan to attack": whether a clause says of its object, a plan, that it was dropped. */
const isGivenUp = ({ sentence }: Scene, { verb, objects }: Clause, noun: number): boolean =>
  verb !== null &&
  !verb.negated &&
  // "gave up the idea"
  ((/^g[ai]ve/.test(sentence.word(verb.head) ?? '') && sentence.word(verb.to) === 'up') ||
    (GIVES_UP.test(sentence.word(verb.head) ?? '') &&
      objects.some(({ from, to }) => from >= verb.to && from <= noun && noun < to)));
const GIVES_UP = /^(?:abandon|cancel|countermand|drop|for(?:e?go|went)|overrul|revok|scrap|shelv)/;

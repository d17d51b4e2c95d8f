import type { ActionType } from '@openbattles/schema';
import { singular } from '../nouns.ts';
import { formsOf } from '../verbs.ts';
import frames from '../words/action-frames.json' with { type: 'json' };
import governors from '../words/action-governors.json' with { type: 'json' };
import names from '../words/action-names.json' with { type: 'json' };
import nouns from '../words/action-nouns.json' with { type: 'json' };
import things from '../words/action-things.json' with { type: 'json' };
import verbs from '../words/action-verbs.json' with { type: 'json' };
import { entriesByForm } from './verb-phrases.ts';
import { phrases, wordSet } from './word-list.ts';

export type ActionVerbs = keyof typeof verbs;
export type ActionFrame = keyof typeof frames;

/** The verbs that tell of an action, by their forms. */
export const ACTION_VERBS = entriesByForm(verbs);
/** The verbs that tell of one together with a noun, by their forms. */
export const ACTION_FRAMES = entriesByForm(frames);
const {
  placeForce,
  landOn,
  announce,
  admit,
  appeal,
  comment,
  contradict,
  describe,
  sendWord,
  camp,
  detonate,
  dropBombs,
  dropIn,
  forceWay,
  ...others
} = verbs;
/** First forms that are more often nouns or no verbs: "near the town", "to level ground". */
const SELDOM_VERBS: ReadonlySet<string> = new Set([
  'file',
  'flank',
  'level',
  'mass',
  'near',
  'rain',
  'round',
  'ship',
  'shower',
  'snake',
  'sound',
  'swarm',
  'thunder',
  'wheel',
]);
/** The first forms of those verbs that may be ordered or meant. */
export const FIRST_FORMS: ReadonlySet<string> = new Set(
  [...Object.values(others), ...Object.values(frames)].flatMap(({ words }) =>
    words.map((phrase) => phrase.split(' ')[0]!).filter((form) => !SELDOM_VERBS.has(form)),
  ),
);
const { achieve, manage, plan, attempt, fail, avert, refuse, unsaid, control } = governors;
/** The verbs on which another verb hangs, by their forms. */
export const GOVERNORS = entriesByForm({ achieve, manage, plan, attempt, fail, avert, refuse, unsaid });
export const CONTROLS = entriesByForm({ control });
export const AIM_NOUNS = wordSet(governors.aimNouns);
export const ATTEMPT_NOUNS = wordSet(governors.attemptNouns);
export const REFUSAL_NOUNS = wordSet(governors.refusalNouns);
export const BURDEN_NOUNS = wordSet(governors.burdenNouns);
export const CHANCE_NOUNS = wordSet(governors.chanceNouns);
export const UNSAID_NOUNS = wordSet(governors.unsaidNouns);
/** Before "that" they tell of what may not have been. */
export const BELIEF_NOUNS = wordSet(governors.beliefNouns);
/** All of those nouns: what they name is no one who does a thing. */
export const INTENTS: ReadonlySet<string> = new Set([
  ...AIM_NOUNS,
  ...ATTEMPT_NOUNS,
  ...REFUSAL_NOUNS,
  ...BURDEN_NOUNS,
  ...CHANCE_NOUNS,
  ...UNSAID_NOUNS,
]);
export const HABITUAL = wordSet(governors.ongoing);

/** The nouns that tell of an action: its type by the noun. */
export const ACTION_NOUNS: ReadonlyMap<string, ActionType> = new Map(
  Object.entries(nouns).flatMap(([type, { words }]) =>
    words.map((word) => [word, type as ActionType] as const),
  ),
);
/** The type of action that a noun tells of, in the singular or the plural; null where it tells of none. */
export function typeOfNoun(word: string): ActionType | null {
  const type = ACTION_NOUNS.get(word);
  if (type !== undefined) return type;
  const one = singular(word);
  return one === word ? null : (ACTION_NOUNS.get(one) ?? null);
}

/** After them "of" only tells how many: "a series of raids". */
export const SERIES = wordSet(names.series);
/** Before a noun they tell of it anew. */
export const ANEW = wordSet(names.anew);
/** Nouns that tell of an action only with some verbs: the forms of those verbs. */
export const GENERAL: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries(names.general.meanings).map(([noun, verbs]) => [
    noun,
    new Set(verbs.split(' ').flatMap(formsOf)),
  ]),
);
export const HAPPENING = wordSet(names.happening);

export const PLACES = wordSet(things.places);
/** States and the like, which do what their forces do. */
export const POWERS = wordSet(things.powers);
/** Who does what his forces do. */
export const LEADERS = wordSet(things.leaders);
export const PARTS = wordSet(things.parts);
export const CIVILIANS = wordSet(things.civilians);
/** Measures of time. */
export const TIMES = wordSet(things.times);
/** What does no deed of war. */
export const UNARMED = wordSet(things.unarmed);
export const AIRCRAFT = phrases(things.aircraft);
/** What is destroyed in no fire. */
export const ABSTRACT = wordSet(things.abstract);
export const SHOTS = wordSet(things.shots);
export const GUNS = wordSet(things.guns);
export const FROM_THE_AIR = wordSet(things.fromTheAir);
export const TERMS = phrases(things.terms);
export const REINFORCEMENTS = phrases(things.reinforcements);
export const SIEGES = wordSet(things.sieges);
/** In which something is left. */
export const STATES = wordSet(things.states);
export const DIRECTIONS = wordSet(things.directions);
export const OFFICIALS = phrases(things.officials);

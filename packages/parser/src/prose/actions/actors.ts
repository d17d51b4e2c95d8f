import { OBJECT_PRONOUNS } from '../../language/lexicon/function-words.ts';
import type { Clause, Range } from '../../language/sentence.ts';
import type { Scene } from '../scene.ts';
import { mentionsOf } from '../sides/mentions-in-phrases.ts';
import { ledBy, whosePhrase } from '../sides/whose-words.ts';
import { type Deed, doerOf } from './deed.ts';
import { parentIn } from './hidden-verbs.ts';
import { isForce } from './phrases.ts';

/** Whose a phrase is, be it his who led or sent them: "the army led by Horn"; null where that cannot be told. */
export function sideOfPhrase(scene: Scene, range: Range | null): number | null {
  if (range === null) return null;
  const led = mentionsOf(scene, range).length === 0 ? ledBy(scene, range, 0) : undefined;
  return led ?? whosePhrase(scene, range) ?? null;
}

/** The side of those who do what an active clause tells. */
export const sideOfDoer = (scene: Scene, clause: Clause): number | null =>
  sideOfOne(scene, clause, doerOf(scene, clause));

const FORCES = /^(?:caus|coerc|compel|constrain|forc|oblig)/;

/** Whose those are who do something; who forces "them" to it is not one of them. */
function sideOfOne(scene: Scene, clause: Clause, range: Range | null): number | null {
  const side = sideOfPhrase(scene, range);
  if (side === null || !/^(?:them|him|it)$/.test(scene.sentence.word(range!.from) ?? '')) return side;
  const outer = clause.kind === 'infinitive' ? parentIn(scene, clause) : null;
  if (outer?.verb == null || !FORCES.test(outer.verb.lemma)) return side;
  const forcing = doerOf(scene, outer);
  return forcing !== null && sideOfPhrase(scene, forcing) === side ? null : side;
}

/** The side that does it: of an active verb the subject's, of a passive one the agent's. */
export const doer = (deed: Deed): number | null => sideOfOne(deed.scene, deed.clause, deed.doer);

/** The side that goes: the subject's, in the passive as well ("were sent"). */
export const goer = (deed: Deed): number | null =>
  deed.passive ? sideOfPhrase(deed.scene, deed.object) : doer(deed);

/** The side that yields: who hands over, else the subject ("was surrendered"). */
export const yielder = (deed: Deed): number | null =>
  deed.passive && deed.doer !== null ? doer(deed) : goer(deed);

/** The side to which it is done. */
export const undergoer = ({ scene, object }: Deed): number | null => sideOfPhrase(scene, object);

/** The side of those who are driven away: "Horn attacked Falk and drove him back" is of the other. */
export const victim = (deed: Deed): number | null => {
  const { scene, object, passive } = deed;
  const isPronoun = object !== null && OBJECT_PRONOUNS.has(scene.sentence.word(object.from) ?? '');
  // but "Horn's losses drove him back"
  const driver = isPronoun && !passive && isForce(scene, deed.doer) ? doer(deed) : null;
  return driver === null ? undergoer(deed) : scene.other(driver);
};

export const nobody = (): null => null;

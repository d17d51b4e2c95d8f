import type { Clause, Range } from '../../language/sentence.ts';
import type { Scene } from '../scene.ts';
import { whosePhrase } from '../whose-words.ts';
import { type Deed, doerOf } from './deed.ts';

/** Whose a phrase is; null where that cannot be told. */
export const sideOfPhrase = (scene: Scene, range: Range | null): number | null =>
  range === null ? null : (whosePhrase(scene, range) ?? null);

/** The side of those who do what an active clause tells. */
export const sideOfDoer = (scene: Scene, clause: Clause): number | null =>
  sideOfPhrase(scene, doerOf(scene, clause));

/** The side that does it: of an active verb the subject's, of a passive one the agent's. */
export const doer = (deed: Deed): number | null => sideOfPhrase(deed.scene, deed.doer);

/** The side that goes or yields: the subject's, in the passive as well ("were sent", "was surrendered"). */
export const goer = ({ scene, passive, object, doer }: Deed): number | null =>
  sideOfPhrase(scene, passive ? object : doer);

/** The side to which it is done. */
export const undergoer = ({ scene, object }: Deed): number | null => sideOfPhrase(scene, object);

export const nobody = (): null => null;

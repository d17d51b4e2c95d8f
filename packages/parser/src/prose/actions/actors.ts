import { CONTROLS } from '../../language/lexicon/action-words.ts';
import type { Clause, Range } from '../../language/sentence.ts';
import type { Scene } from '../scene.ts';
import { whosePhrase, whoseSubject } from '../whose-words.ts';
import { agentOf, type Deed, doingClause, endOfEntry, isPassive } from './deed.ts';

/** Whose a phrase is; null where that cannot be told. */
export const sideOfPhrase = (scene: Scene, range: Range | null): number | null =>
  range === null ? null : (whosePhrase(scene, range) ?? null);

/** The side of those who do what an active clause tells: its subject, or who is made to do it ("forced them to retreat"). */
export function sideOfSubject(scene: Scene, clause: Clause, depth = 0): number | null {
  const own = doingClause(scene, clause);
  const outer = scene.parentOf(own);
  const hangs = own.kind === 'infinitive' && own.subject === null && outer?.verb;
  if (!hangs || depth > 4) return whoseSubject(scene, own) ?? null;
  const verb = outer.verb!;
  if (isPassive(scene, outer)) return whoseSubject(scene, outer) ?? null;
  const object = outer.objects.find(({ from, to }) => from >= verb.to && to <= own.verb!.from);
  const controls = (CONTROLS.get(scene.sentence.word(verb.head) ?? '') ?? []).some(
    (entry) => endOfEntry(scene, outer, entry) > 0,
  );
  if (controls && object) return sideOfPhrase(scene, object);
  if (controls) {
    // "called on them to surrender"
    const phrase = outer.phrases.find(({ at, to }) => at >= verb.to && to <= own.verb!.from);
    if (phrase) return sideOfPhrase(scene, phrase);
  }
  return sideOfSubject(scene, outer, depth + 1);
}

/** The side that does it: of an active verb the subject's, of a passive one the agent's. */
export const doer = ({ scene, clause, passive }: Deed): number | null =>
  passive ? sideOfPhrase(scene, agentOf(clause)) : sideOfSubject(scene, clause);

/** The side that goes or yields: the subject's, in the passive as well ("were sent", "was surrendered"). */
export const goer = ({ scene, clause, passive }: Deed): number | null =>
  passive ? (whoseSubject(scene, clause) ?? null) : sideOfSubject(scene, clause);

/** The side to which it is done. */
export const undergoer = ({ scene, clause, passive, object }: Deed): number | null =>
  passive ? (whoseSubject(scene, clause) ?? null) : sideOfPhrase(scene, object);

export const nobody = (): null => null;

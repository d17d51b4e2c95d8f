import type { Clause, Range } from '../../language/sentence.ts';
import { RELATIVE } from '../../language/word-classes.ts';
import type { Scene } from '../scene.ts';

/** Verbs whose object does what the infinitive after it tells. */
const MAKES_DO = /^(?:say|order|force|compel|allow|enable|cause|expect|permit|persuade|oblige|lead)$/;

/** The subject of a clause, be it that of the clause that it hangs on, or what a relative goes back to. */
export function subjectRange(scene: Scene, clause: Clause): { range: Range; clause: Clause } | null {
  let at: Clause | null = clause;
  for (let depth = 0; at && depth < 8; depth++) {
    if (at.subject) {
      const { from, to } = at.subject;
      // "40 of whom", "who": the phrase before the relative
      const isRelative =
        (to - from === 1 && (scene.sentence.classes[from]! & RELATIVE) !== 0) ||
        // "Blake, whose fleet lost five ships"
        (at.antecedent !== null && at.connective === 'whose');
      if (!isRelative) return { range: at.subject, clause: at };
    }
    if (at.antecedent && at.kind !== 'apposition') return { range: at.antecedent, clause: at };
    const up: Clause | null = scene.parentOf(at);
    // "the MNLA's claim of losing four men": theirs whose claim it is
    if (at.kind === 'participle' && at.connective === 'of' && up) {
      const { from } = at;
      const holder = [...up.objects, ...up.phrases].find(({ to }) => to === from);
      if (holder) return { range: holder, clause: up };
    }
    // "estimated the Polish army to have 50,000 men": who is told to have them
    if (
      at.kind === 'infinitive' &&
      up?.verb &&
      !up.verb.passive &&
      MAKES_DO.test(up.verb.meaning ?? up.verb.lemma)
    ) {
      const { from } = at;
      const doer = up.objects.find(({ to }) => to === from);
      if (doer) return { range: doer, clause: up };
    }
    at = up;
  }
  return null;
}

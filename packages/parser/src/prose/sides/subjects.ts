import type { Clause, Range } from '../../language/sentence.ts';
import { RELATIVE } from '../../language/word-classes.ts';
import type { Scene } from '../scene.ts';
import { isVerbOf } from '../verbs-of-war.ts';
import { mentionsOf } from './mentions-in-phrases.ts';
import { reckons } from './tells-of-others.ts';

/** Verbs whose object does what the infinitive after it tells. */
const MAKES_DO: ReadonlySet<string> = new Set(
  `advise allow ask beg cause compel convince direct enable encourage expect force help induce instruct invite lead oblige order
  permit persuade prompt request urge`.split(/\s+/),
);
const ORDERS = /^(?:direct|instruct|order)/;

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
    // "estimated the Polish army to have 50,000 men", "supposed it to be 200,000 strong": who is told to have them
    if (
      at.kind === 'infinitive' &&
      up?.verb &&
      !up.verb.passive &&
      (reckons(up) || isVerbOf(MAKES_DO, up.verb.lemma))
    ) {
      const { from } = at;
      const doer = up.objects.find(({ to }) => to === from);
      // whom one gives orders is of one's own, be it that nobody knows him
      const isOwn = doer && ORDERS.test(up.verb.lemma) && mentionsOf(scene, doer).length === 0;
      if (doer && !isOwn) return { range: doer, clause: up };
    }
    at = up;
  }
  return null;
}

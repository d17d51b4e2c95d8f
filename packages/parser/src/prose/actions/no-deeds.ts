import { HABITUAL } from '../../language/lexicon/action-words.ts';
import type { Clause, Range } from '../../language/sentence.ts';
import { NUMBER, PREPOSITION, WORD } from '../../language/word-classes.ts';
import type { Scene } from '../scene.ts';
import { isThere } from './deed.ts';
import { parentIn } from './hidden-verbs.ts';

/** Verbs that only say that what follows begins or goes on. */
export const GOES_ON = /^(?:begin|continue|keep|resume|start)$/;

/** Verbs of which the object does what the participle after it tells. */
const DOES_OBJECT =
  /^(?:found|sent|saw|seen|seeing|spotted|spotting|observed|observing|noticed|noticing|watched|watching|caught|kept|set|had)$/;

const RESULTS = /^(?:culminat(?:ed|ing)|end(?:ed|ing)|led|leading|result(?:ed|ing))$/;
const ASKING = /^(?:asking|demanding|ordering|requesting)$/;

/** "used to raid the coast" */
export function isHabit({ sentence }: Scene, { verb, from }: Clause): boolean {
  for (let at = Math.min(Math.max(from, verb!.from - 3), verb!.from - 1); at < verb!.head; at++)
    if (HABITUAL.has(sentence.word(at) ?? '')) return true;
  return false;
}

/** "troops occupying the hill": a participle right after its noun says which are meant, and tells of no deed. */
export function isOfState(scene: Scene, clause: Clause): boolean {
  const { sentence } = scene;
  const { kind, connective, verb, antecedent } = clause;
  if (GOES_ON.test(sentence.word(verb!.from - 1) ?? '') && sentence.word(verb!.from - 2) === 'to')
    return false;
  // "remained bottled up"
  const up = kind === 'participle' && verb!.passive ? parentIn(scene, clause) : null;
  if (
    up?.verb?.to === verb!.from &&
    /^(?:emerg|remain|stay|lay|lie|stood|keep|kept)/.test(sentence.word(up.verb.head) ?? '')
  )
    return true;
  if (isWeighed(scene, clause, parentIn(scene, clause))) return true;
  // "Had the Danes attacked, they would have won"
  // "did not know who they were fighting"
  if (kind === 'relative' && antecedent === null && /^who(?:m|se)?$/.test(connective ?? '')) {
    const asking = parentIn(scene, clause)?.verb;
    if (asking?.to === clause.from && /^(?:know|ask|tell|see)$/.test(asking.lemma)) return true;
  }
  // "argued about who would cross first"
  if (kind === 'relative' && antecedent === null && /^(?:about|over) who$/.test(connective ?? ''))
    return true;
  // "those who fought before the standards"
  if (kind === 'relative' && antecedent !== null && /^those$/.test(sentence.word(antecedent.to - 1) ?? ''))
    return true;
  // "sent word asking for reinforcements"
  if (ASKING.test(sentence.word(verb!.head) ?? '')) return false;
  if (kind !== 'participle' || connective !== null || verb!.form !== 'ing' || verb!.from < verb!.head)
    return false;
  // "sent his elephants charging", "saw them retreating"
  const outer = parentIn(scene, clause);
  if (isThere(scene, outer)) return false;
  if (DOES_OBJECT.test(sentence.word(outer?.verb?.head ?? -1) ?? '') && antecedent !== null)
    if (outer!.objects.some(({ to }) => to === antecedent.to)) return false;
  // "ships (flying the flag)", "refugees (mostly farmers) fleeing the war"
  if (/^(?:close|open)$/.test(sentence.tokens[verb!.from - 1]?.kind ?? '')) return true;
  // "ended in the army retreating"
  if (antecedent !== null && RESULTS.test(sentence.word(outer?.verb?.head ?? -1) ?? ''))
    if (outer!.phrases.some(({ preposition, to }) => /^(?:in|to)$/.test(preposition) && to === antecedent.to))
      return false;
  // what the verb right before began or kept doing; "instead of attacking"
  return (
    antecedent !== null &&
    !isAbsolute(scene, antecedent) &&
    antecedent.to === verb!.from &&
    sentence.tokens[verb!.from - 1]!.kind !== 'comma' &&
    (sentence.classes[verb!.from - 1]! & PREPOSITION) === 0
  );
}

/** "They fled, many surrendering", "and eleven hundred laid down": some of those before, who do what the participle tells. */
export const isAbsolute = ({ sentence }: Scene, { from }: Range): boolean =>
  sentence.tokens[from - 1]?.kind === 'comma' &&
  ((sentence.classes[from]! & NUMBER) !== 0 ||
    SOME.test(sentence.word(from) ?? '') ||
    /^the (?:others|remainder|rest|survivors)$/.test(`${sentence.word(from)} ${sentence.word(from + 1)}`));
const SOME = /^(?:all|both|each|few|half|many|most|one|others|several|some)$/;

/** "Taking the castle seemed easier", "that attacking the fort might be wise": a deed that somebody thinks about. */
function isWeighed(scene: Scene, { kind, connective, verb }: Clause, up: Clause | null): boolean {
  if (kind !== 'participle' || verb!.form !== 'ing' || up === null) return false;
  const isSubject = up.verb === null || (up.subject === null && up.verb.from > verb!.from);
  if (!isSubject && connective !== 'that') return false;
  const { classes, word } = scene.sentence;
  for (let at = verb!.to; ((classes[at] ?? 0) & WORD) !== 0; at++)
    if (/^(?:appeared|could|may|might|required|seemed|would)$/.test(word(at) ?? '')) return true;
  return false;
}

import type { Clause, Range } from '../../language/sentence.ts';
import {
  ADVERB,
  CAPITAL,
  COORDINATOR,
  DETERMINER,
  NUMBER,
  PREPOSITION,
  PRONOUN,
} from '../../language/word-classes.ts';
import { isPossessive } from '../../language/words-of-text.ts';
import type { Scene } from '../scene.ts';
import { subjectRange } from '../sides/subjects.ts';
import { clausesWithHidden, parentIn } from './hidden-verbs.ts';
import { isForce } from './phrases.ts';

/** Verbs that are never passive. */
export const INTRANSITIVE =
  /^(?:advanced|arrived|capitulated|charged|departed|escaped|fled|headed|marched|proceeded|regrouped|retreated|returned|sailed|started|surrendered|travelled|traveled)$/;

/** Who a clause is about. */
export const subjectOf = (scene: Scene, clause: Clause): Range | null =>
  lostSubject(scene, clause) ??
  swallowedSubject(scene, clause) ??
  splitSubject(scene, clause) ??
  subjectRange(scene, clause)?.range ??
  null;

/**
 * The subject of a past tense that was taken for a participle: "on his second attempt he arrived"; "the troops that left on 3 May
 * captured the town", where it stands behind a date.
 */
export function lostSubject(scene: Scene, clause: Clause): Range | null {
  const { sentence } = scene;
  const { kind, antecedent, verb, objects } = clause;
  if (kind !== 'participle' || verb?.form !== 'participle' || verb.from !== verb.head) return null;
  const swallowed = afterOpening(scene, clause);
  if (swallowed !== null) return swallowed;
  if (/^(?:he|she|they|we)$/.test(sentence.word(verb.from - 1) ?? ''))
    return { from: verb.from - 1, to: verb.from };
  if (antecedent?.to !== verb.from) return null;
  if (!sentence.dated[verb.from - 1] && !isBehindPhrase(scene, clause)) return null;
  const next = sentence.word(verb.to) ?? '';
  const goesOn = INTRANSITIVE.test(sentence.word(verb.head) ?? '') || next === 'to';
  if (!goesOn && !objects.some(({ from }) => from === verb.to && !sentence.dated[from])) return null;
  const up = parentIn(scene, clause);
  return up?.verb == null ? null : (up.subject ?? up.antecedent);
}

/** "They evaded the Romans and by another road reached the town": whether a phrase after "and" parts a verb from its subject. */
const isBehindPhrase = (scene: Scene, { antecedent, connective, parent }: Clause): boolean =>
  connective === null &&
  (clausesWithHidden(scene)[parent]?.phrases.some(
    ({ at, to }) =>
      to === antecedent!.to &&
      (scene.sentence.classes[at - 1]! & COORDINATOR) !== 0 &&
      /^(?:and|but)$/.test(scene.sentence.word(at - 1) ?? ''),
  ) ??
    false);

/** "On sighting the Danes the cavalry charged": the subject of the sentence, where no comma parts it from what opens it. */
function afterOpening(scene: Scene, { antecedent, verb }: Clause): Range | null {
  if (antecedent === null || antecedent.to !== verb!.from) return null;
  const opening = scene.clauseAt(antecedent.from);
  const isOpening =
    (opening.kind === 'participle' && opening.verb?.form === 'ing' && opening.connective !== null) ||
    (opening.kind === 'infinitive' && opening.from === 0);
  if (!isOpening) return null;
  if (parentIn(scene, opening)?.verb != null) return null;
  const { objects, phrases } = opening;
  const last = objects.at(-1);
  if (last?.to !== antecedent.to) return null;
  // right after another object or phrase of what opens it
  const isSecond = [...objects, ...phrases].some(({ to }) => to === last.from);
  return isSecond && isForce(scene, last) ? last : null;
}

/** "They were in turn forced to retreat": the subject of the helper, where a phrase parts it from its verb. */
export function splitSubject(scene: Scene, clause: Clause): Range | null {
  const { kind, antecedent, verb } = clause;
  if (kind !== 'participle' || verb?.form !== 'participle' || antecedent?.to !== verb.from) return null;
  const up = parentIn(scene, clause);
  if (up?.verb?.meaning !== 'be') return null;
  // "The town was that night abandoned"
  const isTime = ({ from, to }: Range) =>
    from === up.verb!.to && to === verb.from && NIGHT.test(scene.sentence.word(to - 1) ?? '');
  const isBetween =
    up.objects.length > 0
      ? up.objects.every(isTime)
      : up.phrases.some(({ at, to }) => at === up.verb!.to && to === antecedent.to);
  return isBetween ? (up.subject ?? subjectRange(scene, up)?.range ?? null) : null;
}

const NIGHT = /^(?:day|evening|morning|night|time)$/;

/** "During this confusion Moore also came up": the subject, where it was taken for the end of the phrase before it. */
function swallowedSubject({ sentence }: Scene, clause: Clause): Range | null {
  const { kind, subject, antecedent, verb } = clause;
  if (subject !== null || antecedent !== null || verb === null) return null;
  if (kind !== 'main' && kind !== 'subordinate') return null;
  const phrase = clause.phrases.find(({ to }) => to === verb.from);
  if (phrase === undefined) return null;
  const { classes } = sentence;
  for (let at = phrase.from + 1; at < phrase.to; at++) {
    const before = classes[at - 1]!;
    if ((before & (NO_END | DETERMINER)) !== 0 || isPossessive(sentence, at - 1)) continue;
    const own = classes[at]!;
    const opens = (own & (DETERMINER | PRONOUN | NUMBER)) !== 0;
    if (opens || ((own & CAPITAL) !== 0 && (before & CAPITAL) === 0)) return { from: at, to: phrase.to };
  }
  return null;
}
/** No noun phrase ends with one of these. */
const NO_END = PREPOSITION | COORDINATOR | ADVERB | NUMBER;

import type { Clause } from '../../language/sentence.ts';
import { ADVERB } from '../../language/word-classes.ts';
import type { Scene } from '../scene.ts';
import { isPassive } from './deed.ts';

/** "was not deceived and returned", "could not be held and broke off": verbs that have no passive there. */
const MOVED = /^(?:escaped|fled|re(?:formed|grouped|treated|turned|tired)|surrendered|withdrew)$/;

/** Whether a verb is in a list before its last: "(they) could have taken the fort, (burned) it and gone". */
const isWithinList = ({ tree }: Scene, clause: Clause): boolean =>
  clause.kind === 'coordinate' &&
  clause.connective === null &&
  tree.clauses.some(
    ({ kind, subject, parent }) =>
      kind === 'coordinate' && subject === null && tree.clauses[parent] === clause,
  );

/**
 * "could be attacked and captured", "would have attacked and burned it": the second verb has the helper of the first, and so have
 * all of a list.
 */
export function sharesHelper(scene: Scene, inner: Clause, outer: Clause): boolean {
  const { subject, verb, connective } = inner;
  const isLater = isWithinList(scene, outer) && outer.subject === null;
  const up = isLater ? scene.tree.clauses[outer.parent] : undefined;
  if (up?.verb != null) return sharesHelper(scene, inner, up);
  const first = outer.verb!;
  if (subject !== null || verb === null || verb.from < verb.head || first.from === first.head) return false;
  if (
    !(/^(?:and|or)$/.test(connective ?? '') || isWithinList(scene, inner)) ||
    (first.modal === null && !first.negated && scene.sentence.word(first.from) !== 'be')
  )
    return false;
  if (isPassive(scene, outer))
    return isPassive(scene, inner) && !MOVED.test(scene.sentence.word(verb.head) ?? '');
  return first.form === 'perfect' && (first.modal !== null || connective === 'or');
}

/** "with the intention of attacking and destroying": the first of two participles, of which the second hangs as it does. */
export function firstOfPair({ tree }: Scene, { kind, connective, verb, parent }: Clause): Clause | null {
  if (kind !== 'participle' || verb?.form !== 'ing' || !/^(?:and|or)$/.test(connective ?? '')) return null;
  const self = tree.clauses.findIndex((clause) => clause.verb === verb);
  const before = tree.clauses[self - 1];
  const isOne = before?.kind === 'participle' && before.parent === parent && before.verb?.form === 'ing';
  return isOne ? before : null;
}

/** "was forced to surrender and to hand over the fort", "decided not to fight but to withdraw": the second of two infinitives. */
export function isSecondInfinitive({ sentence }: Scene, { verb }: Clause, outer: Clause): boolean {
  // "but rather to withdraw"
  const at = (sentence.classes[verb!.from - 1] ?? 0) & ADVERB ? verb!.from - 2 : verb!.from - 1;
  return outer.kind === 'infinitive' && /^(?:and|but|or)$/.test(sentence.word(at) ?? '');
}

import { clausesOf } from '../language/clauses.ts';
import type { Clause, Sentence, VerbGroup } from '../language/sentence.ts';

/** Words of an outer clause after which what it says did not happen: "the rumour was untrue". */
const UNTRUE =
  /^(?:untrue|false|falsely|myth|unfounded|baseless|fabricated|incorrect|wrongly|denied|denies|deny|disproved|disproven|hoax|invented)$/;
const CONDITIONS: ReadonlySet<string> = new Set(['if', 'unless', 'whether', 'lest']);
/** So far up the clauses are asked. */
const DEEPEST = 6;

/** Why what a clause tells is not told as a fact; null where it is. Each is the name of a veto. */
export type Unreal = 'negated' | 'modal' | 'hoped' | 'tried' | 'condition' | 'untrue';

export function unrealOf(
  sentence: Sentence,
  clause: Clause,
  verb: VerbGroup | null = clause.verb,
): Unreal | null {
  const own = unrealVerb(verb);
  if (own !== null) return own;
  const { clauses } = clausesOf(sentence);
  // "Had Orlov attacked, 300 Swedes might have died."
  let inner: Clause = clause;
  for (let depth = 0; depth < DEEPEST; depth++) {
    if (CONDITIONS.has(inner.connective ?? '')) return 'condition';
    const outer: Clause | undefined = clauses[inner.parent];
    if (!outer) return null;
    const hangs =
      inner.kind === 'infinitive' ||
      inner.kind === 'subordinate' ||
      inner.kind === 'coordinate' ||
      inner.kind === 'contrast';
    if (
      hangs &&
      (inner.kind === 'infinitive' || inner.connective === 'that' || inner.connective === null) &&
      outer.verb
    ) {
      const isInner = inner.kind === 'infinitive' || inner.kind === 'subordinate';
      if (isInner && outer.verb.meaning === 'hope') return 'hoped';
      if (isInner && outer.verb.meaning === 'try') return 'tried';
      if (isInner && outer.verb.negated && inner.kind === 'infinitive') return 'negated';
    }
    if (inner.kind === 'subordinate' && (inner.connective === 'that' || inner.connective === null))
      for (let at = outer.from; at < outer.to; at++)
        if ((at < inner.from || at >= inner.to) && UNTRUE.test(sentence.word(at) ?? '')) return 'untrue';
    inner = outer;
  }
  return null;
}

function unrealVerb(verb: VerbGroup | null): Unreal | null {
  if (verb === null) return null;
  if (verb.negated) return 'negated';
  return verb.modal === null ? null : 'modal';
}

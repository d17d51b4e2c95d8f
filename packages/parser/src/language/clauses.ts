import { ClauseReader } from './clause-reader.ts';
import type { Clause, ClauseTree, Range, Sentence } from './sentence.ts';

/** The clauses of a sentence. They are read once. */
export function clausesOf(sentence: Sentence): ClauseTree {
  sentence.tree ??= new ClauseReader(sentence).read();
  return sentence.tree;
}

/** The clause that holds a token. */
export const clauseAt = (sentence: Sentence, index: number): Clause => {
  const { clauses, clauseOf } = clausesOf(sentence);
  return clauses[clauseOf[index]!]!;
};

/** So many clauses lie within each other at most where a subject is looked for. */
const DEEPEST = 8;

/**
 * The phrase that does, or suffers, what a clause tells: its own subject; else the antecedent of a relative or
 * participle; else that of the clause that it is joined to or hangs on. Null where the sentence has none.
 */
export function subjectOf(sentence: Sentence, clause: Clause): Range | null {
  const { clauses } = clausesOf(sentence);
  let at: Clause | undefined = clause;
  for (let depth = 0; at && depth < DEEPEST; depth++) {
    if (at.subject) return at.subject;
    if (at.antecedent && at.kind !== 'apposition') return at.antecedent;
    at = clauses[at.parent];
  }
  return null;
}

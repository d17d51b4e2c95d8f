import type { Clause, ClauseTree, Range, Sentence } from './sentence.ts';

/** The clauses of a sentence. They are read once. */
export function clausesOf(sentence: Sentence): ClauseTree {
  sentence.tree ??= readClauses(sentence);
  return sentence.tree;
}

/** The clause that holds a token. */
export const clauseAt = (sentence: Sentence, index: number): Clause => {
  const { clauses, clauseOf } = clausesOf(sentence);
  return clauses[clauseOf[index]!]!;
};

/**
 * The phrase that does, or suffers, what a clause tells: its own subject; else the antecedent of a relative; else that
 * of the clause that it is joined to or hangs on. Null where the sentence has none.
 */
export function subjectOf(sentence: Sentence, clause: Clause): Range | null {
  const { clauses } = clausesOf(sentence);
  let at: Clause | undefined = clause;
  for (let depth = 0; at && depth < 8; depth++) {
    if (at.subject) return at.subject;
    if (at.antecedent && (at.kind === 'relative' || at.kind === 'participle')) return at.antecedent;
    at = clauses[at.parent];
  }
  return null;
}

function readClauses(sentence: Sentence): ClauseTree {
  const to = sentence.tokens.length;
  return {
    clauses: [
      {
        kind: 'main',
        connective: null,
        parent: -1,
        from: 0,
        to,
        subject: null,
        antecedent: null,
        verb: null,
        objects: [],
        phrases: [],
      },
    ],
    clauseOf: sentence.tokens.map(() => 0),
  };
}

import type { Clause, ClauseKind, Phrase, Range } from './sentence.ts';
import type { FoundGroup } from './verb-groups.ts';
import { STATING } from './verbs.ts';

/** A clause to which words are still added. */
export type OpenClause = { -readonly [Key in keyof Clause]: Clause[Key] } & {
  objects: Range[];
  phrases: Phrase[];
  verb: FoundGroup | null;
};

/** Kinds whose end is the end of a phrase within their parent: the parent goes on after them. */
export const EMBEDDED: ReadonlySet<ClauseKind> = new Set([
  'relative',
  'participle',
  'infinitive',
  'apposition',
]);

/** The clauses of a sentence while they are read: those that there are, and the one that goes on. */
export class OpenClauses {
  readonly all: OpenClause[] = [];
  /** For each token the index of its clause. */
  readonly clauseOf: number[];
  current = 0;
  /** The clauses whose subject stands after a phrase that opens them, by the token where it begins. */
  readonly opened = new Map<number, number>();
  /** Where each open bracket or quotation has its clause, and what goes on after it. */
  readonly outer: number[] = [];

  /** `length` is that of the sentence in tokens. */
  constructor(length: number) {
    this.clauseOf = new Array(length).fill(0);
    this.open('main', null, -1, 0);
  }

  open(
    kind: ClauseKind,
    connective: string | null,
    parent: number,
    at: number,
    antecedent: Range | null = null,
  ): number {
    this.all.push({
      kind,
      connective,
      parent,
      from: at,
      to: at,
      subject: null,
      antecedent,
      verb: null,
      objects: [],
      phrases: [],
    });
    this.current = this.all.length - 1;
    return this.current;
  }

  /** Whether the subject of the current clause stands after a phrase that goes on at an index. */
  isInOpening(at: number): boolean {
    for (const [subject, clause] of this.opened) if (clause === this.current && subject > at) return true;
    return false;
  }

  get now(): OpenClause {
    return this.all[this.current]!;
  }

  /** Gives the tokens from `from` to `to` to the current clause. */
  take(from: number, to: number): number {
    for (let at = from; at < to; at++) this.clauseOf[at] = this.current;
    return to;
  }

  /** Gives a verb, and its tokens, to the current clause. */
  giveVerb(verb: FoundGroup): number {
    this.now.verb = verb;
    return this.take(verb.from, verb.to);
  }

  /** The clause within which another begins that is joined by a mark or "and": not in a phrase within it. */
  base(): number {
    const floor = this.outer.at(-1) ?? 0;
    let at = this.current;
    while (at !== floor && EMBEDDED.has(this.all[at]!.kind) && this.all[at]!.parent >= 0)
      at = this.all[at]!.parent;
    return at;
  }

  /** The outermost clause of the sentence, or of the bracket. */
  root(): number {
    let at = this.current;
    for (;;) {
      const { kind, parent } = this.all[at]!;
      if (parent < 0 || kind === 'bracket' || kind === 'quotation') return at;
      at = parent;
    }
  }

  /** The nearest clause around the current one whose verb is still to come; -1 where there is none. */
  pending(): number {
    for (let at = this.all[this.current]!.parent; at >= 0; at = this.all[at]!.parent) {
      const clause = this.all[at]!;
      // "The Danes, 300 of them having been killed, retreated": what names them anew has no verb
      const isName = clause.kind === 'apposition' && clause.connective === null;
      if (clause.verb === null && clause.kind !== 'bracket' && clause.kind !== 'quotation' && !isName)
        return at;
      if (clause.kind === 'bracket' || clause.kind === 'quotation') return -1;
    }
    return -1;
  }

  /** Whether a clause has words before an index. */
  isBegun(clause: number, before: number): boolean {
    for (let at = before - 1; at >= this.all[clause]!.from; at--)
      if (this.clauseOf[at] === clause) return true;
    return false;
  }

  /** The clause whose verb says what the current one, or one that it is joined to, tells; -1 where none does. */
  sayingAround(): number {
    let at = this.base();
    while (at >= 0 && this.all[at]!.kind === 'coordinate') at = this.all[at]!.parent;
    const said = this.all[at];
    if (said?.kind !== 'subordinate' || said.parent < 0) return -1;
    const { verb } = this.all[said.parent]!;
    return verb !== null && (verb.meaning === 'say' || STATING.has(verb.lemma)) ? said.parent : -1;
  }
}

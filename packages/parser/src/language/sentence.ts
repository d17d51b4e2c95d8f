import type { Span } from '../text/span.ts';
import type { Token } from './tokens.ts';
import type { VerbMeaning } from './verbs.ts';

/** Some words of a sentence: indices of its tokens, `to` exclusive. */
export interface Range {
  from: number;
  to: number;
}

/** A sentence as words. Offsets are UTF-16 code units into the article's text, end exclusive. */
export interface Sentence extends Span {
  tokens: readonly Token[];
  /** For each token what kind of word it is, as the bits of `word-classes.ts`. */
  classes: readonly number[];
  /** All of `classes`; numbers that belong to a date are none here. */
  kinds: number;
  /** The lower-cased word at an index; null where none stands. */
  word(index: number): string | null;
  /** A token as it stands in the text. */
  written(index: number): string;
  /** For each token: the index of the bracket that it stands in, or -1. */
  bracket: readonly number[];
  /** Whether a token belongs to a date, and so counts nothing. */
  dated: readonly boolean[];
  /** Its clauses, once `clausesOf` was asked for them. */
  tree: ClauseTree | null;
}

/**
 * - `main` the first clause that depends on no other; `coordinate` one that "and", "or" or a comma joins to its parent
 * - `contrast` one that is set against its parent: while, whereas, but, ;
 * - `subordinate` after a conjunction: when, after, that, because …
 * - `relative` who lost …, of whom … ; `participle` killing …, led by …, with 40 killed ; `infinitive` to attack …
 * - `apposition` a phrase without a verb that names its antecedent anew ; `bracket` what stands in brackets
 * - `quotation` what stands in quotation marks
 */
export type ClauseKind =
  | 'main'
  | 'coordinate'
  | 'contrast'
  | 'subordinate'
  | 'relative'
  | 'participle'
  | 'infinitive'
  | 'apposition'
  | 'bracket'
  | 'quotation';

export interface VerbGroup extends Range {
  /** The index of the word that says what is done: "killed" in "had been killed". */
  head: number;
  /** The head's first form: "kill" of "killed"; of a verb that no list has, the word as it stands. */
  lemma: string;
  meaning: VerbMeaning | null;
  passive: boolean;
  negated: boolean;
  /** The modal before it, such as "would" or "might"; null where there is none. */
  modal: string | null;
  /** The helping verb that stands before the subject, as in "never did the Danes attack"; null in any other order. */
  helper: string | null;
  /** `participle` is one without an auxiliary: "led by", "killed in". `perfect` is "had" with a participle. */
  form: 'finite' | 'perfect' | 'infinitive' | 'ing' | 'participle';
}

/** A preposition with its words: "with 40 men". */
export interface Phrase extends Range {
  preposition: string;
  /** Where the preposition stands; `from` is the word after it. */
  at: number;
}

export interface Clause extends Range {
  kind: ClauseKind;
  /** The words that open it, lower case: "while", "of whom"; null where nothing but a mark does. */
  connective: string | null;
  /** The index of the clause that it depends on; -1 of the main clause. */
  parent: number;
  /** The phrase before its verb; null where it has none of its own. See `subjectOf`. */
  subject: Range | null;
  /** Of a relative, participle or apposition: the noun phrase that it tells about, where that is right before it. */
  antecedent: Range | null;
  verb: VerbGroup | null;
  /** The noun phrases after the verb that no preposition governs. */
  objects: readonly Range[];
  /** Its phrases with prepositions, in order, before the verb and after it. */
  phrases: readonly Phrase[];
}

/** The clauses of a sentence in the order of their first words. A clause holds the words between `from` and `to` that no clause inside it holds. */
export interface ClauseTree {
  clauses: readonly Clause[];
  /** For each token the index of the innermost clause that holds it. */
  clauseOf: readonly number[];
}

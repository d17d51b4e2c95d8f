import type { Outcome } from '@openbattles/schema';
import type { FigureKind } from '../../../language/nouns.ts';
import type { Quantity } from '../../../language/quantities.ts';
import type { NodeText } from '../node-text.ts';
import type { Node } from '../nodes.ts';

/** First nouns are read, then what comes after an outcome; in the tail only an outcome counts. */
export type Stage = 'noun' | 'outcome' | 'tail';

/** What the words after a number say of it, besides what is counted. */
export interface Said {
  /** "were", "have been" stood there. */
  auxiliary: boolean;
  total: boolean;
  part: boolean;
  /** The number has no noun and counts what the one before it did: "2 heavily", "5 in reserve". */
  elided: boolean;
  aircraft: boolean;
  /** "deaths", and not "killed". */
  nounOutcome: boolean;
  /** The verb says that it is no loss, or nothing known. */
  lossless: boolean;
  group: string | null;
  claimant: string | null;
  /** The upper end of a range that stands apart from the lower. */
  high: number | null;
}

/** What is known when a rule is asked. Indices are those of nodes, `to` exclusive. */
export interface SoFar extends Readonly<Said> {
  readonly text: NodeText;
  readonly quantity: Quantity;
  /** The node of the number, and where the list ends that it stands in. */
  readonly at: number;
  readonly to: number;
  /** Whether the words before the number already said what happened. */
  readonly hasOutcome: boolean;
  readonly stage: Stage;
  readonly hasNoun: boolean;
  readonly outcomes: readonly Outcome[];
  node(i: number): Node | undefined;
}

/** What a rule read. It changes nothing itself: one place puts this to what is known. */
export interface Read {
  /** Where reading goes on. Where it is left out, the rules below are asked too. */
  to?: number;
  /** The item ends here. */
  stops?: true;
  /** The nodes of what is counted, or more of them. */
  noun?: readonly [from: number, to: number];
  /** The node of an outcome. */
  outcome?: number;
  stage?: Stage;
  /** Where the quote ends, if it does not end with a noun or an outcome. */
  quoteTo?: number;
  /** The node that opens a bracket. */
  bracket?: number;
  /** Nodes that are understood although they stand outside the quote. */
  understood?: readonly [from: number, to: number];
  said?: Partial<Said>;
}

/** What must be true before a rule is asked. */
export interface When {
  /** The word is one of these. */
  words?: { has(word: string): boolean };
  capital?: true;
  /** It stands right after the number. */
  first?: true;
  stage?: Stage;
  hasNoun?: boolean;
  kind?: FigureKind;
}

export interface AfterNumberRule {
  name: string;
  /** The kinds of nodes that it has something to say of: words alone where none are named. */
  of?: readonly Node['kind'][];
  when?: When;
  /** A number says where reading goes on; null leaves the node to the rules below. */
  read(soFar: SoFar, i: number, node: Node, next: Node | undefined): Read | number | null;
}

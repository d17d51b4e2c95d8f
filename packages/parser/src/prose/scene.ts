import { clausesOf } from '../language/clauses.ts';
import type { Clause, ClauseTree, Sentence } from '../language/sentence.ts';
import type { Figure } from './figures/figure.ts';
import type { Mention } from './names/name-table.ts';
import type { OwnSection } from './names/sections-of-sides.ts';
import type { Sides } from './names/sides.ts';

/** Whose some words are, and from how far away that was asked: from nearer, more may be found. */
export interface FoundWhose {
  whose: number | null | undefined;
  depth: number;
}

/** Whose some words of a sentence are, as far as somebody asked. */
interface WhoseWords {
  /** By the index of the pronoun. */
  pronouns: Map<number, FoundWhose>;
  /** Of "the army" and the like, by that word. */
  forces: Map<string, FoundWhose>;
  /** Of whom "the enemy" is one, by the token after which it is asked. */
  perspectives: Map<number, FoundWhose>;
}

/** A sentence with what its readers share, and with the sentence before it. What it knows, it finds when it is asked. */
export class Scene {
  readonly sentence: Sentence;
  readonly sides: Sides;
  /** The scene of the sentence before, in the same paragraph; null of the first. */
  readonly before: Scene | null;
  /** The figures of the sentence, in order, as far as they are read. */
  figures: readonly Figure[] = [];
  readonly #section: () => OwnSection | null;
  #whose: WhoseWords | null = null;
  #mentions: readonly Mention[] | null = null;
  /** Its clauses with those of hidden verbs, once `clausesWithHidden` was asked for them. */
  withHidden: readonly Clause[] | null = null;

  constructor(
    sentence: Sentence,
    sides: Sides,
    before: Scene | null,
    section: () => OwnSection | null = () => null,
  ) {
    this.sentence = sentence;
    this.sides = sides;
    this.before = before;
    this.#section = section;
  }

  /** The side whose forces or losses its section is about; null where that is about no one side. */
  get section(): OwnSection | null {
    return this.#section();
  }

  get whose(): WhoseWords {
    this.#whose ??= { pronouns: new Map(), forces: new Map(), perspectives: new Map() };
    return this.#whose;
  }

  /** Every mention of a side, in order. */
  get mentions(): readonly Mention[] {
    this.#mentions ??= this.sides.mentionsIn(this.sentence);
    return this.#mentions;
  }

  get tree(): ClauseTree {
    return clausesOf(this.sentence);
  }

  clauseAt(index: number): Clause {
    const { clauses, clauseOf } = this.tree;
    return clauses[clauseOf[index]!]!;
  }

  /** The clause that another depends on; null of the first. */
  parentOf(clause: Clause): Clause | null {
    return this.tree.clauses[clause.parent] ?? null;
  }

  /** The other side, where there are two. */
  other(side: number | null | undefined): number | null {
    return side == null || this.sides.count !== 2 ? null : side === 1 ? 2 : 1;
  }
}

/** The sentences of a paragraph as scenes, in order. `section` is asked whose forces or losses they are about. */
export function scenesOf(
  words: readonly Sentence[],
  sides: Sides,
  section: () => OwnSection | null = () => null,
): Scene[] {
  // null is an answer as well, and is not asked for again
  let known: OwnSection | null | undefined;
  const once = () => {
    if (known === undefined) known = section();
    return known;
  };
  let before: Scene | null = null;
  return words.map((sentence) => {
    before = new Scene(sentence, sides, before, once);
    return before;
  });
}

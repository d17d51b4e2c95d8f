import { wordSet } from '../../language/lexicon/word-list.ts';
import { singular } from '../../language/nouns.ts';
import { readNumeral } from '../../language/numerals.ts';
import { type People, peopleCalled } from '../../language/peoples.ts';
import type { Sentence } from '../../language/sentence.ts';
import { FUNCTION_WORD, NUMBER } from '../../language/word-classes.ts';
import noHeads from '../../language/words/no-heads-of-side.json' with { type: 'json' };
import { isPossessive } from '../../language/words-of-text.ts';
import type { NameTable } from './name-table.ts';
import type { SideNames } from './roles-of-sides.ts';
import { isName, RANK_WORDS, UNITS, wordAt } from './words-around-names.ts';

const NO_HEADS = wordSet(noHeads);

/** The side that has each of the infobox's forces, "5 boat" of "5 torpedo boats"; null where both have. */
export type ForcesOfBox = ReadonlyMap<string, number | null>;

export function forcesOfBox(sides: readonly SideNames[]): ForcesOfBox {
  const found = new Map<string, number | null>();
  for (const { side, forces = [] } of sides)
    for (const { things, count } of forces) {
      const force = `${count} ${singular(things.toLowerCase().split(' ').at(-1)!)}`;
      found.set(force, !found.has(force) || found.get(force) === side ? side : null);
    }
  return found;
}

/** So many words stand at most between a people and what it has: "three Italian motor torpedo boats". */
const LONGEST_NOUN = 4;

/** The peoples of an article whose side the infobox does not tell. */
export class PeopleCount {
  readonly #table: NameTable;
  readonly #groups = new Map<People, { count: number; sides: number[] }>();
  readonly #groupOf = new Map<string, People | null>();

  constructor(table: NameTable) {
    this.#table = table;
  }

  /** The people that a word stands for, where it is none of a known side. */
  groupAt(sentence: Sentence, at: number): People | null {
    if (!isName(sentence, at)) return null;
    const word = wordAt(sentence, at);
    const known = this.#groupOf.get(word);
    if (known !== undefined) return known;
    // all that are called so are counted as one: the first that the lexicon has
    const group = this.#table.knows(word) ? null : (peopleCalled(word)[0] ?? null);
    this.#groupOf.set(word, group);
    return group;
  }

  count(sentence: Sentence): void {
    for (let at = 0; at < sentence.tokens.length; at++) {
      const group = this.groupAt(sentence, at);
      if (!group || NO_HEADS.has(wordAt(sentence, at + 1))) continue;
      // "Scotch Plains", "New Brunswick"
      const next = wordAt(sentence, at + 1);
      if (
        isName(sentence, at + 1) &&
        !RANK_WORDS.has(next) &&
        !UNITS.has(next) &&
        !isPossessive(sentence, at)
      )
        continue;
      const counted = this.#groups.get(group) ?? { count: 0, sides: [] };
      counted.count++;
      this.#groups.set(group, counted);
    }
  }

  /** "five Danish boats": votes for the side that has just so many in the infobox. */
  voteByForces(sentence: Sentence, forces: ForcesOfBox): void {
    for (let at = 1; at < sentence.tokens.length; at++) {
      const count = this.groupAt(sentence, at) === null ? null : readNumeral(sentence.tokens, at - 1)?.value;
      for (let noun = at + 1; count != null && noun <= at + LONGEST_NOUN; noun++) {
        if (((sentence.classes[noun] ?? FUNCTION_WORD) & (FUNCTION_WORD | NUMBER)) !== 0) break;
        const side = forces.get(`${count} ${singular(wordAt(sentence, noun))}`) ?? null;
        if (side !== null) this.vote(sentence, at, side);
      }
    }
  }

  vote(sentence: Sentence, at: number, side: number): void {
    const group = this.groupAt(sentence, at);
    if (!group) return;
    const counted = this.#groups.get(group) ?? { count: 0, sides: [] };
    counted.sides[side] = (counted.sides[side] ?? 0) + 1;
    this.#groups.set(group, counted);
  }

  /** The peoples that stand beside the commanders of one side only. */
  *besideCommanders(): Generator<{ group: People; side: number }> {
    for (const [group, { sides }] of this.#groups) {
      const named = sides.flatMap((count, side) => (count ? [side] : []));
      if (named.length === 1) yield { group, side: named[0]! };
    }
  }

  /**
   * The people that is named most, far more often than any other and no more than twice as often as the sides that are
   * known: else it is rather the one of a flag that the known side lost.
   */
  mostNamed(known: number): People | null {
    const ranked = [...this.#groups].sort(([, a], [, b]) => b.count - a.count);
    const [first, second] = ranked;
    if (!first || first[1].count < LEAST_NAMED || first[1].count > 2 * known) return null;
    return second && second[1].count * 2 > first[1].count ? null : first[0];
  }
}

/** A people that is named less often may be anyone. */
const LEAST_NAMED = 4;

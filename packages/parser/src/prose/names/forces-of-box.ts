import { categoryOfWord, singular } from '../../language/nouns.ts';
import { readNumeral } from '../../language/numerals.ts';
import type { Sentence } from '../../language/sentence.ts';
import { FUNCTION_WORD, MARK, VERB_FORM } from '../../language/word-classes.ts';
import type { SideNames } from './roles-of-sides.ts';
import { wordAt } from './words-around-names.ts';

/** So many words stand at most between a people and what it has: "three Italian motor torpedo boats". */
const LONGEST_NOUN = 4;

/** The last word of what is counted, as of one: "torpedo boats" are boats. */
const nounOf = (things: string): string => singular(things.toLowerCase().split(' ').at(-1)!);

const OF_ANY_KIND =
  /^(?:artillery|boats?|cannons?|guns?|men|personnel|pieces|sail|ships?|troops|vessels?|warships?)$/i;

/** Whether a word is a kind of ship or of gun. */
const isKind = (word: string): boolean =>
  /^(?:artillery|ship)$/.test(categoryOfWord(word, { kind: 'strength', aircraft: false }) ?? '');

/** What the infobox counts on each side, by which a people is known of which it does not say on which side it is. */
export class ForcesOfBox {
  readonly #byNoun = new Map<string, { side: number; count: number | null }[]>();
  readonly #areTold: boolean;
  /** Whether both sides say which ships and guns they had: of "12 ships" some may be frigates. */
  readonly #areKinds: boolean;

  constructor(sides: readonly SideNames[]) {
    this.#areTold = sides.length === 2 && sides.every(({ forces = [] }) => forces.length > 0);
    this.#areKinds = !sides.some(({ forces = [] }) => forces.some(({ things }) => OF_ANY_KIND.test(things)));
    for (const { side, forces = [] } of sides)
      for (const { things, count } of forces) {
        const known = this.#byNoun.get(nounOf(things)) ?? [];
        this.#byNoun.set(nounOf(things), [...known, { side, count }]);
      }
  }

  /** "four German boats": the side that has just so many in the infobox, or alone has such, of the people that is named at a token; null where none does. */
  sideAt(sentence: Sentence, at: number): number | null {
    if (!this.#areTold) return null;
    const { tokens, classes } = sentence;
    for (let noun = at + 1; noun <= at + LONGEST_NOUN; noun++) {
      const own = classes[noun] ?? MARK;
      if (own === MARK || (own & (FUNCTION_WORD | VERB_FORM)) !== 0) return null;
      const forces = this.#byNoun.get(singular(wordAt(sentence, noun)));
      if (!forces) continue;
      const count = readNumeral(tokens, at - 1)?.value ?? null;
      // "Swedish infantry" both may have had
      if (count === null && !(this.#areKinds && isKind(wordAt(sentence, noun)))) return null;
      const same = count === null ? forces : forces.filter((force) => force.count === count);
      return new Set(same.map(({ side }) => side)).size === 1 ? same[0]!.side : null;
    }
    return null;
  }
}

import { singular } from '../../language/nouns.ts';
import { readNumeral } from '../../language/numerals.ts';
import type { Sentence } from '../../language/sentence.ts';
import { FUNCTION_WORD, NUMBER } from '../../language/word-classes.ts';
import type { SideNames } from './roles-of-sides.ts';
import { wordAt } from './words-around-names.ts';

/** The side that has each of the infobox's forces, "4 boat" of "4 torpedo boats"; null where both have. */
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

/** "four German boats": the side that has just so many in the infobox, of the people that is named at a token; null where none does. */
export function sideOfCounted(forces: ForcesOfBox, sentence: Sentence, at: number): number | null {
  const count = readNumeral(sentence.tokens, at - 1)?.value;
  if (count == null) return null;
  for (let noun = at + 1; noun <= at + LONGEST_NOUN; noun++) {
    if (((sentence.classes[noun] ?? FUNCTION_WORD) & (FUNCTION_WORD | NUMBER)) !== 0) return null;
    const side = forces.get(`${count} ${singular(wordAt(sentence, noun))}`);
    if (side !== undefined) return side;
  }
  return null;
}

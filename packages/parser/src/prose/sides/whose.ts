import type { Clause, Range } from '../../language/sentence.ts';
import type { FoundWhose, Scene } from '../scene.ts';

/** A side; null where words mean someone whose side cannot be told, or several; undefined where they mean no one. */
export type Whose = number | null | undefined;

/** Who can be asked whose words are, by those who find out what other words stand for. */
export interface Asking {
  phrase(scene: Scene, range: Range, depth: number): Whose;
  subject(scene: Scene, clause: Clause, depth: number): Whose;
  they(scene: Scene, depth: number): Whose;
}

/** So far back is looked for whom a pronoun means. */
export const FARTHEST = 4;

/** What is known of some words, else what is found of them: nobody is asked in a circle, since they are nobody's until then. */
export function foundOnce<Word>(
  known: Map<Word, FoundWhose>,
  word: Word,
  depth: number,
  find: () => Whose,
): Whose {
  const last = known.get(word);
  if (last && (last.whose != null || last.depth <= depth)) return last.whose;
  known.set(word, { whose: null, depth: 0 });
  const whose = find();
  known.set(word, { whose, depth });
  return whose;
}

import type { Scene } from '../scene.ts';
import { isUnknownPerson } from './mentions-in-phrases.ts';

/** So many sentences back the one side may be named. */
const FARTHEST = 5;

/**
 * The side that the sentences before tell of, as far back as one whose subject names it, where they name no other and no
 * stranger: "The Jordanian army had 11 brigades. Nine were deployed there. They had 300 tanks". Undefined where it is not so.
 */
export function oneSideSoFar({ before }: Scene): number | undefined {
  let side: number | null = null;
  let back = before;
  for (let count = 0; back && count < FARTHEST; count++, back = back.before) {
    for (const told of [...back.mentions, ...back.figures]) {
      if (told.side === null) continue;
      side ??= told.side;
      if (told.side !== side) return undefined;
    }
    for (const { kind, subject } of back.tree.clauses) {
      if (!subject) continue;
      if (isUnknownPerson(back, subject)) return undefined;
      const isNamed = back.mentions.some(
        ({ is, from, to, possessive }) =>
          is !== 'role' && from >= subject.from && to <= subject.to && !possessive,
      );
      if (kind === 'main' && isNamed) return side ?? undefined;
    }
  }
  return undefined;
}

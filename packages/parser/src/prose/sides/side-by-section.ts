import type { Range, Sentence } from '../../language/sentence.ts';
import type { Figure } from '../figures/figure.ts';
import type { Scene } from '../scene.ts';
import { isAgainst } from '../verbs-of-war.ts';
import { isLoss } from './side-rule.ts';

/**
 * Whose a figure is that no words around it tell: theirs whose forces, or losses, its section is about. Null where the
 * sentence names somebody else, or tells of what is done to others.
 */
export function sideOfSection(scene: Scene, figure: Figure): number | null {
  const { section } = scene;
  if (section === null || (section.of === 'losses') !== isLoss(figure)) return null;
  const item = itemAround(scene.sentence, figure.counted.from);
  if (scene.mentions.some(({ side, from }) => side !== section.side && item.from <= from && from < item.to))
    return null;
  return section.of === 'forces' && isAgainst(figure.place.clause) ? null : section.side;
}

/** Between a comma and a dash one item of a list ends and the next begins: "two guns, – Vienna Gate: one gun". */
function itemAround({ tokens }: Sentence, at: number): Range {
  const begins = (index: number) =>
    tokens[index]!.kind === 'dash' && /^(?:comma|semicolon|line)$/.test(tokens[index - 1]?.kind ?? '');
  let [from, to] = [at, at];
  while (from > 0 && !begins(from)) from--;
  while (to < tokens.length && !begins(to)) to++;
  return { from, to };
}

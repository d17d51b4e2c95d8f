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
  if (scene.mentions.some(({ side }) => side !== section.side)) return null;
  return section.of === 'forces' && isAgainst(figure.place.clause) ? null : section.side;
}

import type { Figure } from '../figures/figure.ts';
import type { Scene } from '../scene.ts';
import { GOES_ON } from './goes-on-about-one.ts';
import { PRIZES } from './side-by-booty.ts';
import { CLAUSE_WORDS } from './side-by-clause.ts';
import { FIGURES_BEFORE } from './side-by-figures-before.ts';
import { JOINING } from './side-by-joining.ts';
import { BY_OTHERS, PEOPLES } from './side-by-others.ts';
import { OWN_WORDS } from './side-by-own-words.ts';
import { sideOfSection } from './side-by-section.ts';
import { TOPIC_WORDS } from './side-by-topic.ts';
import { WHOLES } from './side-by-wholes.ts';
import { SOLDIERS_OF_STATE, TOLD_BY_OWN, TOLD_OF_SOLDIERS } from './side-in-reports.ts';
import { KEPT_FROM_ENEMY } from './side-of-loss.ts';
import type { SideRule } from './side-rule.ts';
import { areStrangers } from './strangers.ts';

export const SIDE_RULES: readonly SideRule[] = [
  ...PRIZES,
  KEPT_FROM_ENEMY,
  JOINING,
  ...PEOPLES,
  ...OWN_WORDS,
  ...TOLD_BY_OWN,
  ...WHOLES,
  ...BY_OTHERS,
  ...CLAUSE_WORDS,
  TOLD_OF_SOLDIERS,
  ...TOPIC_WORDS,
  ...FIGURES_BEFORE,
  SOLDIERS_OF_STATE,
  GOES_ON,
];

/**
 * The side whose strength or loss a figure is; null where the text does not say. The figures of a sentence are asked for
 * in order: one may take its side from the one before.
 */
export function sideOf(scene: Scene, figure: Figure): number | null {
  if (scene.sides.count === 0) return null;
  // "fourteen miners died", where the miners are one side
  const { nounFrom, nounTo } = figure.counted;
  const role = scene.mentions.find(({ is, from, to }) => is === 'role' && from >= nounFrom && to === nounTo);
  if (role && figure.category === 'civilian') return role.side;
  // civilians are on no side, unless they are said to be
  const rules = figure.category === 'civilian' ? OWN_WORDS.slice(0, 1) : SIDE_RULES;
  let strangers: boolean | undefined;
  for (const rule of rules) {
    if (rule.goesOn) strangers ??= areStrangers(scene, figure);
    if (rule.goesOn && strangers) continue;
    const side = rule.read(scene, figure);
    if (rule.goesOn && side != null && areTakenFromVictors(scene, figure, side)) return null;
    if (side != null) return side;
    if (side === null) break;
  }
  return sideOfSection(scene, figure);
}

/** "The Danes lost 300 men. Two hundred were taken", where the Danes won: the first figure of a sentence, of men taken, goes on with no victor. */
const areTakenFromVictors = ({ sides, figures }: Scene, figure: Figure, side: number): boolean =>
  figure.outcome === 'captured' && side === sides.sideOfRole('victors') && figures.indexOf(figure) <= 0;

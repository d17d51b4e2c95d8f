import type { Figure } from '../figures/figure.ts';
import { headOf, isElided } from '../figures/things.ts';
import type { Scene } from '../scene.ts';
import { isLoss, type SideRule } from './side-rule.ts';

const LOSSES = /^(?:casualties|dead|death|deaths|loss|losses|toll)$/;
const MAIN = /^(?:main|coordinate|contrast)$/;

/** The figures of the last sentence that has some, at most two back, with no side named between. */
function figuresBefore(scene: Scene): readonly Figure[] {
  const { before } = scene;
  if (before === null || before.figures.length > 0) return before?.figures ?? [];
  return before.mentions.length === 0 ? (before.before?.figures ?? []) : [];
}

/** The one side of some figures; null where one of them has none, or they have several. */
function oneSide(figures: readonly Figure[]): number | null {
  const sides = new Set(figures.map(({ side }) => side));
  return sides.size === 1 ? [...sides][0]! : null;
}

/** Whose the figures before it are, in the sentence or before that. */
export const FIGURES_BEFORE: readonly SideRule[] = [
  {
    name: 'more-of-the-same',
    example:
      'Some 171,000 sailors served in the Swedish fleet. Around 1,240 were killed; The Swedes had 11 brigades. Nine brigades were in reserve',
    read(scene, figure) {
      const { counted, place } = figure;
      // "The Bavarian army of 800 men": an army of its own
      if (place.phrase.from < counted.left) return undefined;
      if (place.role !== 'subject' || !MAIN.test(place.clause.kind) || scene.figures[0] !== figure)
        return undefined;
      const told = figuresBefore(scene);
      const side = oneSide(told);
      if (side === null || scene.mentions.some((mention) => mention.side !== side)) return undefined;
      const noun = headOf(scene.sentence, counted);
      const isSame = told.some((each) => headOf(each.sentence, each.counted) === noun);
      return isElided(counted) ? (told.some(isLoss) ? undefined : side) : isSame ? side : undefined;
    },
  },
  {
    name: 'the-losses',
    example: 'The Swedes lost 300 men in the battle; in the retreat the losses rose to 900 killed',
    read(scene, figure) {
      const { subject } = figure.place.clause;
      if (!isLoss(figure) || subject === null || subject.to - subject.from !== 2) return undefined;
      const { word } = scene.sentence;
      if (word(subject.from) !== 'the' || !LOSSES.test(word(subject.from + 1) ?? '')) return undefined;
      const own = scene.figures.slice(0, scene.figures.indexOf(figure)).filter(isLoss);
      return oneSide(own.length > 0 ? own : figuresBefore(scene).filter(isLoss)) ?? undefined;
    },
  },
];

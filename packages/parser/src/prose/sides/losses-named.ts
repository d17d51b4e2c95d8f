import type { Scene } from '../scene.ts';
import { isLoss, type SideRule } from './side-rule.ts';
import type { Whose } from './whose.ts';

/** Whose losses are named before an index: "on French casualties"; undefined where none are, null where those of both are. */
export function lossesNamed({ sentence, mentions }: Scene, to: number): Whose {
  const sides = new Set<number>();
  for (const { to: at, side, is, possessive } of mentions)
    if (at < to && (possessive || is === 'people') && LOSSES.has(sentence.word(at) ?? '')) sides.add(side);
  return sides.size === 0 ? undefined : sides.size === 1 ? [...sides][0] : null;
}

const LOSSES: ReadonlySet<string> = new Set(['casualties', 'casualty', 'dead', 'deaths', 'loss', 'losses']);

/** Whose a figure is by what the sentence calls the losses of which it is the number. */
export const LOSSES_NAMED: SideRule = {
  name: 'losses-named',
  example: 'The sources differ on French casualties: 300 dead; agree on French losses, i.e. 300 dead',
  goesOn: true,
  read(scene, figure) {
    const { from } = figure.counted;
    if (!isLoss(figure) || figure.bearer !== 'itself' || figure.place.clause.subject?.to === from)
      return undefined;
    const whose = lossesNamed(scene, from);
    const isOther = scene.mentions.some((mention) => mention.from < from && mention.side !== whose);
    return isOther ? undefined : (whose ?? undefined);
  },
};

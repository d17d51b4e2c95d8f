import { OPPONENTS } from '../../language/lexicon/force-words.ts';
import { withoutPossessive } from '../../language/words-of-text.ts';
import type { Figure } from '../figures/figure.ts';
import { endOf } from '../figures/things.ts';
import type { Scene } from '../scene.ts';
import { sideOf } from './side-of-figure.ts';
import { isLoss } from './side-rule.ts';

/** So many sentences around a loss may tell of the losses of the others. */
const AROUND = 2;

/** Words of a text that speaks for one side. */
const OF_ONE_SIDE = /^(?:our|we)$/;

/** Whether a figure is said to be of the enemy, or of us: of those on the one side, whoever they are. */
function isOfOneSide({ sentence }: Scene, { counted, words, place }: Figure): boolean {
  const isNamed = (from: number, to: number): boolean => {
    for (let at = from; at < to; at++) {
      const word = withoutPossessive(sentence.word(at) ?? '');
      if (OPPONENTS.has(word) || OF_ONE_SIDE.test(word)) return true;
    }
    return false;
  };
  const from = Math.min(counted.from, place.phrase.from, words.from < words.to ? words.from : counted.from);
  if (isNamed(from - 1, endOf(counted) + 3)) return true;
  // "Our loss was 300 killed"
  const { subject, verb } = place.clause;
  return subject !== null && /^(?:be|count)$/.test(verb?.meaning ?? '') && isNamed(subject.from, subject.to);
}

/**
 * Of losses of "the enemy" of which a sentence does not say who that is, the losses around them may tell: "15,000 Romans
 * were slain. 1,500 of the enemy perished". Asked for once the sides of a paragraph's figures are known.
 */
export function tellEnemies(scenes: readonly Scene[]): void {
  for (const [index, scene] of scenes.entries()) {
    const unknown = scene.figures.filter((figure) => figure.side === null && isLoss(figure));
    if (unknown.length === 0 || !unknown.some((figure) => isOfOneSide(scene, figure))) continue;
    const around = scenes
      .slice(Math.max(0, index - AROUND), index + AROUND + 1)
      .flatMap(({ figures }) => figures);
    const sides = new Set(
      around.flatMap((figure) => (isLoss(figure) && figure.side !== null ? [figure.side] : [])),
    );
    if (sides.size !== 1) continue;
    for (const figure of unknown)
      figure.side = isOfOneSide(scene, figure) ? scene.other([...sides][0]) : sideOf(scene, figure);
  }
}

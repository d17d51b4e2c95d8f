import { MILITARY } from '../../language/word-classes.ts';
import type { Figure } from '../figures/figure.ts';
import type { Scene } from '../scene.ts';
import { isAgainst } from '../verbs-of-war.ts';
import { oneSideSoFar } from './one-side-so-far.ts';
import { isLoss, type SideRule } from './side-rule.ts';

/** So many sentences back nobody else may be named. */
const FARTHEST = 4;

/** What others may do as well who were not told of before. */
const MAY_BE_OTHERS = /^(?:appear|approach|arriv|await|c[ao]me|emerg|fac|meet|met|oppos|wait)/;

/** Whether forces or arms are counted, and no people who may be of nobody: "the 114 bombers", "19 squadrons". */
function areArms({ sentence }: Scene, { counted, category }: Figure): boolean {
  if (/^(?:aircraft|artillery|formation|ship|vehicle)$/.test(category)) return true;
  const last = counted.nounTo - 1;
  const isMilitary = counted.nounTo > counted.nounFrom && (sentence.classes[last]! & MILITARY) !== 0;
  return isMilitary && !/slaves?$/.test(sentence.word(last) ?? '');
}

/** Whose the forces are of a sentence that names nobody, where all that went before is about one side. */
export const GOES_ON: SideRule = {
  name: 'goes-on-about-one',
  example: 'The Swedish fleet sailed for Lund. It was dark. The 40 ships kept close together',
  read(scene, figure) {
    const { verb } = figure.place.clause;
    if (isLoss(figure) || figure.place.role !== 'subject' || !verb || !areArms(scene, figure))
      return undefined;
    if (scene.mentions.length > 0) return undefined;
    if (isAgainst(figure.place.clause) || MAY_BE_OTHERS.test(verb.lemma)) return undefined;
    const side = oneSideSoFar(scene);
    // one sentence alone may be about those who come upon others: "The Swedes came up. Twenty companies held the town"
    let isTold = false;
    let back: Scene | null = scene.before;
    for (let count = 0; back && count < FARTHEST; count++, back = back.before) {
      if (back.mentions.some((mention) => mention.side !== side)) return undefined;
      isTold ||= count > 0 && back.mentions.length > 0;
    }
    return isTold ? side : undefined;
  },
};

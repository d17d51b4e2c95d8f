import { isLoss, type SideRule } from './side-rule.ts';
import { whoseSubject } from './whose-words.ts';

/** What one is by those who come to one's side. */
const JOINED_BY =
  /^(?:accompan|aid|assist|augment|bolster|join|reinforce|strengthen|supplement|support|swell)/;

/** Whoever joins a side is of it, whatever people he is of. */
export const JOINING: SideRule = {
  name: 'joined-by',
  example: 'The Carthaginian army was joined by 6,000 Numidian horsemen, though Numidia is the other side',
  read(scene, figure) {
    const { verb } = figure.place.clause;
    if (isLoss(figure) || figure.place.role !== 'phrase' || figure.place.preposition !== 'by')
      return undefined;
    if (!verb?.passive || verb.negated || !JOINED_BY.test(verb.lemma)) return undefined;
    return whoseSubject(scene, figure.place.clause) ?? undefined;
  },
};

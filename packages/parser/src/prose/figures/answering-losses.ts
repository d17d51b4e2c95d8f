import { nounish } from '../../language/present-verbs.ts';
import type { Figure } from './figure.ts';
import { type Draft, make, saidTo } from './figure-drafts.ts';
import type { Seen } from './figure-rule.ts';
import { mostOf } from './force-reading.ts';
import { share } from './shared-losses.ts';
import { isElided } from './things.ts';

/** The ways in which a thing is told to be lost in answer to the loss before it, mostly that of the other side. */
export const ANSWERS: readonly ((drafts: readonly Draft[]) => void)[] = [
  // "three Jews were killed, compared to 200 Arabs", "the Swedes lost 300 men, against 20 Danes"
  (drafts) => {
    for (const [k, target] of drafts.entries()) {
      const source = drafts.slice(0, k).findLast(({ figure }) => figure !== null);
      if (!source || !isSetAgainst(source, target)) continue;
      share(source, target);
      // "300 killed and 40 wounded, against 20"
      const before = drafts[k - 2]?.figure;
      const isMixed = before && before.governing === source.figure!.governing;
      if (target.figure && isMixed && before.outcome !== source.figure!.outcome)
        (target.figure as Figure).outcome = 'casualties';
    }
  },
  // "inflicted 300 casualties while suffering fewer than 50"
  (drafts) => {
    for (const [k, target] of drafts.entries()) {
      const before = drafts[k - 1]?.figure;
      const governing = target.seen.place.clause;
      const bearer = SUFFERED.get(governing.verb?.meaning ?? '');
      if (bearer === undefined || target.figure || !before?.outcome || !isSuffered(target.seen)) continue;
      const outcome = before.rule === 'outcome-noun' ? before.outcome : 'casualties';
      const words = { from: governing.verb!.from, to: target.seen.counted.left };
      target.figure = make(target, 'object-lost', { outcome, words, bearer, governing }, null);
    }
  },
];

const SUFFERED: ReadonlyMap<string, Figure['bearer']> = new Map([
  ['suffer', 'victim'],
  ['inflict', 'agent'],
]);

/** Whether a number alone stands right after its verb. */
const isSuffered = ({ counted, place: { clause }, sentence: { classes } }: Seen): boolean =>
  isElided(counted) &&
  counted.kind === 'number' &&
  counted.left === clause.verb!.to &&
  !nounish(classes[counted.numberTo]);

/** Whether words before a number set it against the loss before: "compared to 200", and right after a comma "against 20", "as opposed to 20". */
function isSetAgainst(source: Draft, target: Draft): boolean {
  const { word, tokens } = target.seen.sentence;
  const at = target.seen.counted.left - 1;
  if (/^(?:to|with)$/.test(word(at) ?? '') && word(at - 1) === 'compared') return true;
  const first = /^(?:against|versus|vs)$/.test(word(at) ?? '')
    ? at
    : word(at) === 'to' && word(at - 1) === 'opposed' && word(at - 2) === 'as'
      ? at - 2
      : -1;
  const isAs = word(first - 1) === 'as';
  const comma = isAs ? first - 2 : first - 1;
  // "lost 300 men as against 400"
  if (first > 0 && isAs && tokens[comma]?.kind === 'word') return comma + 1 === saidTo(source);
  if (first < 1 || tokens[comma]?.kind !== 'comma') return false;
  const gap = comma - saidTo(source);
  // "1,000 casualties by nightfall, against 400"
  return gap === 0 || (gap > 0 && gap < LONGEST_GAP && mostOf(target.seen) <= mostOf(source.seen));
}
const LONGEST_GAP = 5;

import type { CasualtyRow, ClaimRow } from '@openbattles/schema';

import { amount, bySpeaker, capital, sideName, what } from '../describe.ts';

import { isOfAll } from '../extent.ts';

import { casualtyRef, claimRef, type FindingRule } from '../rule.ts';

/** Words for leaving one's side: a text may use one for another. */
const LEAVING = new Set(['fled', 'defected', 'deserted', 'surrendered', 'missing']);
/** Fewer than this many may agree by chance. */
const LEAST_NUMBER = 20;

export const outcomeDiffers: FindingRule = {
  kind: 'outcome-differs',
  *check({ record, claims: all, casualties }) {
    for (const row of casualties) {
      if (row.low === null || row.low < LEAST_NUMBER || row.category !== 'personnel') continue;
      for (const claim of all.all) {
        if (
          claim.outcome === null ||
          claim.outcome === row.outcome ||
          isOpen(claim.outcome) ||
          isOpen(row.outcome) ||
          claim.side !== row.side ||
          claim.category !== 'personnel'
        )
          continue;
        if (!meansTheSame(row, claim) || !isOfAll(record, claim, all.eventOf(claim))) continue;
        if (
          record.casualties.some(
            (other) =>
              other.side === claim.side && other.outcome === claim.outcome && other.low === claim.low,
          )
        )
          continue;
        yield {
          key: [row.side, row.outcome, claim.outcome, claim.claimant],
          message: `${capital(sideName(record, row.side))}: ${amount(row)} ${what(row)} in the infobox, ${amount(claim)} ${what(claim)}${bySpeaker(claim)} in the prose.`,
          refs: [claimRef(claim, 'prose'), casualtyRef(row, 'infobox')],
        };
      }
    }
  },
};

/** "Casualties" and "lost" say of nobody what became of them. */
const isOpen = (outcome: string): boolean => outcome === 'casualties' || outcome === 'lost';

/** The same number with another word, or a bound near a number where both words are of leaving. */
function meansTheSame(row: CasualtyRow, claim: ClaimRow): boolean {
  const isEqual = row.low === claim.low && row.high === claim.high;
  if (isEqual) return !isPart(row.outcome, claim.outcome!) && !isRound(row.low!);
  if (!LEAVING.has(row.outcome) || !LEAVING.has(claim.outcome!) || claim.low === null || row.low === null)
    return false;
  const isWithin = row.low >= claim.low && row.low <= (claim.high ?? Number.POSITIVE_INFINITY);
  return isWithin && claim.low >= row.low * 0.9;
}

/** Of as many as 300 there may be killed and wounded both. */
const isRound = (number: number): boolean => /^\d0*$/.test(String(number));

/** "killed" is a part of "killed or wounded". */
const isPart = (a: string, b: string): boolean => a.split('+').some((word) => b.split('+').includes(word));

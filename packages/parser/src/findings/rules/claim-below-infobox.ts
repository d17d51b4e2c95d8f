import type { CasualtyRow, ClaimRow } from '@openbattles/schema';
import { lossesThatMake, shareOf } from '../bounds.ts';
import { isSame, kindOf } from '../comparable.ts';
import { amount, bySpeaker, capital, sideName, what } from '../describe.ts';
import { isOfAll, isShort } from '../extent.ts';
import { casualtyRef, claimRef, dateOf, type FindingRule } from '../rule.ts';

/** A figure that is a smaller share than this is more likely that of a part, which the text need not say. */
const LEAST_SHARE = 1 / 3;

export const claimBelowInfobox: FindingRule = {
  kind: 'claim-below-infobox',
  *check({ record, claims: all, casualties }) {
    if (!isShort(record)) return;
    for (const row of casualties) {
      const isOnly = record.casualties.every((other) => other === row || !isSame(row, other));
      if (!isOnly || row.group !== null) continue;
      const [claim, ...more] = all.of(row);
      // with several figures, each may be of a part
      if (!claim || more.length > 0 || !isBelow(claim, row)) continue;
      if (!isOfAll(record, claim, all.eventOf(claim)) || lossesThatMake(all, row, row.low!)) continue;
      yield {
        key: [row.side, row.outcome, kindOf(row), dateOf(all.eventOf(claim)), claim.claimant],
        message: `${capital(what(row))}, ${sideName(record, row.side)}: ${amount(claim)}${bySpeaker(claim)} in the prose against ${amount(row)} in the infobox.`,
        refs: [claimRef(claim, 'prose'), casualtyRef(row, 'infobox')],
      };
    }
  },
};

function isBelow(claim: ClaimRow, row: CasualtyRow): boolean {
  if (row.low === null || claim.high === null) return false;
  return claim.high >= row.low * LEAST_SHARE && claim.high < row.low * shareOf(claim, row);
}

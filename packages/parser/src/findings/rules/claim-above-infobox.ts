import { isAbove } from '../bounds.ts';
import { isSame, kindOf } from '../comparable.ts';
import { amount, bySpeaker, capital, list, onDay, sideName, what } from '../describe.ts';

import { casualtyRef, claimRef, dateOf, type FindingRule } from '../rule.ts';

export const claimAboveInfobox: FindingRule = {
  kind: 'claim-above-infobox',
  *check({ record, claims: all }) {
    for (const row of record.casualties) {
      const rows = record.casualties.filter((other) => isSame(row, other));
      if (rows[0] !== row) continue;
      for (const claim of all.of(row)) {
        if (!rows.every((other) => isAbove(claim, other))) continue;
        yield {
          key: [row.side, row.outcome, kindOf(row), dateOf(all.eventOf(claim)), claim.claimant],
          message: `${capital(what(row))}, ${sideName(record, row.side)}${onDay(all.eventOf(claim))}: ${amount(claim)}${bySpeaker(claim)} in the prose against ${list(rows.map(amount))} in the infobox.`,
          refs: [claimRef(claim, 'prose'), ...rows.map((other) => casualtyRef(other, 'infobox'))],
        };
      }
    }
  },
};

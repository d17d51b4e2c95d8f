import type { CasualtyRow, ClaimRow } from '@openbattles/schema';

import { kindOf } from '../comparable.ts';

import { amount, bySpeaker, list, sideName, what } from '../describe.ts';

import { isOfPart } from '../extent.ts';
import { casualtyRef, claimRef, type FindingRule } from '../rule.ts';

export const lossDenied: FindingRule = {
  kind: 'loss-denied',
  *check({ record, claims: all, casualties, sentenceOf }) {
    for (const claim of all.all) {
      if (claim.high !== 0 || claim.outcome === null || claim.category === 'civilian') continue;
      // "none of them": whose, the text does not say
      if (claim.side === null && claim.claimant === null) continue;
      // the kinds last: they are looked for in the words
      const isOwn = (other: CasualtyRow | ClaimRow) =>
        (other.low ?? 0) > 0 &&
        other.outcome === claim.outcome &&
        (claim.side === null || other.side === claim.side) &&
        kindOf(other) === kindOf(claim);
      // said of one day, or of one assault, it does not touch what the infobox says of all
      const isOfWhole = claim.event_id === null && !isOfPart(record, sentenceOf(claim));
      const rows = isOfWhole ? casualties.filter(isOwn) : [];
      const others = all.near(claim).filter((other) => isOwn(other) && all.isSameEvent(claim, other));
      if (rows.length + others.length === 0) continue;
      yield {
        key: [claim.side, claim.outcome, claim.claimant],
        message: `None ${what(claim)}${bySpeaker(claim)} ("${claim.quote}"), against ${list([
          ...rows.map((row) => `${amount(row)} ${what(row)} of ${sideName(record, row.side)} in the infobox`),
          ...others.map(
            (other) =>
              `${amount(other)} ${what(other)}${other.side === null ? '' : ` of ${sideName(record, other.side)}`}${bySpeaker(other)}`,
          ),
        ])}.`,
        refs: [
          claimRef(claim, 'none'),
          ...rows.map((row) => casualtyRef(row, 'infobox')),
          ...others.map((other) => claimRef(other, 'prose')),
        ],
      };
    }
  },
};

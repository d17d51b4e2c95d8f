import type { ClaimRow } from '@openbattles/schema';
import { MOST_CLAIMS } from '../bounds.ts';
import { kindOf } from '../comparable.ts';
import { amount, bySpeaker, capital, onDay, sideName, what } from '../describe.ts';

import { claimRef, dateOf, type FindingRule } from '../rule.ts';

/**
 * Whether two claims can contradict each other. The killed are among all losses: fewer losses than killed is a
 * contradiction.
 */
const canCompare = (a: ClaimRow, b: ClaimRow): boolean =>
  a.outcome === b.outcome ||
  (a.outcome === 'killed' && b.outcome === 'casualties' && a.low! > (b.high ?? Number.POSITIVE_INFINITY));

const differs = (a: ClaimRow, b: ClaimRow): boolean =>
  (a.high !== null && b.low !== null && a.high < b.low) ||
  (b.high !== null && a.low !== null && b.high < a.low);

export const claimantsDiffer: FindingRule = {
  kind: 'claimants-differ',
  *check({ record, claims: all }) {
    const claims = all.numbers.filter(
      ({ side, outcome, claimant }) => side !== null && outcome !== null && claimant !== null,
    );
    for (const [index, first] of claims.entries()) {
      for (const second of claims.slice(index + 1, index + 1 + MOST_CLAIMS)) {
        if (
          first.claimant === second.claimant ||
          first.side !== second.side ||
          kindOf(first) !== kindOf(second)
        )
          continue;
        if (!all.isSameEvent(first, second) || !differs(first, second)) continue;
        if (!canCompare(first, second) && !canCompare(second, first)) continue;
        const [more, less] = (first.low ?? 0) > (second.low ?? 0) ? [first, second] : [second, first];
        const ratio = Math.round((10 * more.low!) / less.low!) / 10;
        const event = all.eventOf(first) ?? all.eventOf(second);
        const lesser = less.outcome === more.outcome ? amount(less) : `${amount(less)} ${what(less)} in all`;
        yield {
          key: [more.side, more.outcome, kindOf(more), dateOf(event), more.claimant, less.claimant],
          message: `${capital(what(more))}, ${sideName(record, more.side)}${onDay(event)}: ${amount(more)}${bySpeaker(more)} against ${lesser}${bySpeaker(less)}, ${ratio} times as many.`,
          refs: [claimRef(more, 'more'), claimRef(less, 'less')],
        };
      }
    }
  },
};

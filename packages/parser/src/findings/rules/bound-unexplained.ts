import type { ClaimRow } from '@openbattles/schema';
import { boundsOf, isAbove, MOST_CLAIMS, sumOf, told } from '../bounds.ts';
import { isSame, kindOf } from '../comparable.ts';
import { amount, capital, list, sideName, what } from '../describe.ts';
import { isShort } from '../extent.ts';

import { casualtyRef, claimRef, type FindingRule } from '../rule.ts';

export const boundUnexplained: FindingRule = {
  kind: 'bound-unexplained',
  *check({ record, claims: all, casualties }) {
    if (!isShort(record)) return;
    for (const row of casualties) {
      const claims = all.of(row);
      const isOnly = record.casualties.every((other) => other === row || !isSame(row, other));
      // a single figure is compared by another rule
      if (!isOnly || row.group !== null || claims.length < 2 || claims.length > MOST_CLAIMS) continue;
      const bounds = boundsOf(row);
      if (bounds.length === 0 || claims.some((claim) => isAbove(claim, row))) continue;
      const isMet = (bound: number, { low, high }: ClaimRow) =>
        (low ?? 0) <= bound && bound <= (high ?? Number.POSITIVE_INFINITY);
      if (bounds.some((bound) => claims.some((claim) => isMet(bound, claim)) || sumOf(all, claims, bound)))
        continue;
      yield {
        key: [row.side, row.outcome, kindOf(row)],
        message: `${capital(what(row))}, ${sideName(record, row.side)}: ${amount(row)} in the infobox; the prose states ${told(all, claims)}, and no sum of these makes ${list(bounds.map(String))}.`,
        refs: [casualtyRef(row, 'infobox'), ...claims.map((claim) => claimRef(claim, 'prose'))],
      };
    }
  },
};

import type { ClaimRow } from '@openbattles/schema';
import { boundsOf, isAbove, MOST_CLAIMS, sumOf, told } from '../bounds.ts';
import { daysBetween, isSame, kindOf } from '../comparable.ts';
import { amount, capital, list, sideName, what } from '../describe.ts';

import { casualtyRef, claimRef, type FindingRule } from '../rule.ts';

/** Over a longer time the prose tells of many fights, and a single one says nothing of the whole. */
const LONGEST_BATTLE = 100;

export const boundUnexplained: FindingRule = {
  kind: 'bound-unexplained',
  *check({ record, claims: all }) {
    const { date_start, date_end } = record.battle;
    if (date_start === null || date_end === null || daysBetween(date_start, date_end) > LONGEST_BATTLE)
      return;
    for (const row of record.casualties) {
      const claims = all.of(row);
      const isOnly = record.casualties.every((other) => other === row || !isSame(row, other));
      if (!isOnly || row.group !== null || claims.length === 0 || claims.length > MOST_CLAIMS) continue;
      const bounds = boundsOf(row);
      if (bounds.length === 0 || claims.some((claim) => isAbove(claim, row))) continue;
      const isMet = (bound: number, { low, high }: ClaimRow) =>
        (low ?? 0) <= bound && bound <= (high ?? Number.POSITIVE_INFINITY);
      if (bounds.some((bound) => claims.some((claim) => isMet(bound, claim)) || sumOf(all, claims, bound)))
        continue;
      yield {
        key: [row.side, row.outcome, kindOf(row)],
        message: `${capital(what(row))}, ${sideName(record, row.side)}: ${amount(row)} in the infobox; the prose states ${told(all, claims)}${claims.length > 1 ? `, and no sum of these makes ${list(bounds.map(String))}` : ''}.`,
        refs: [casualtyRef(row, 'infobox'), ...claims.map((claim) => claimRef(claim, 'prose'))],
      };
    }
  },
};

import { boundsOf, lossesThatMake, sumOf, told } from '../bounds.ts';
import { kindOf } from '../comparable.ts';
import { amount, bySpeaker, capital, list, sideName, what } from '../describe.ts';

import { casualtyRef, claimRef, type FindingRule } from '../rule.ts';

export const boundExplained: FindingRule = {
  kind: 'bound-explained',
  *check({ record, claims: all, casualties }) {
    for (const row of casualties) {
      const claims = all.of(row);
      for (const bound of boundsOf(row)) {
        if (claims.some(({ low, high }) => low === bound || high === bound)) continue;
        const same = sumOf(all, claims, bound);
        const terms = same ?? lossesThatMake(all, row, bound);
        if (!terms) continue;
        yield {
          key: [row.side, row.outcome, kindOf(row), bound === row.low ? 'low' : 'high'],
          message: `${capital(what(row))}, ${sideName(record, row.side)}: the ${bound} of the infobox (${amount(row)}) equals ${terms.map(({ low }) => low).join(' + ')} of the prose: ${same ? told(all, same) : list(terms.map((claim) => `${amount(claim)} ${what(claim)}${bySpeaker(claim)}`))}.`,
          refs: [casualtyRef(row, 'infobox'), ...terms.map((claim) => claimRef(claim, 'part'))],
        };
      }
    }
  },
};

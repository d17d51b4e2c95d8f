import type { BattleRecord, EventRow } from '@openbattles/schema';
import { isAbove, told } from '../bounds.ts';
import { isSame, kindOf } from '../comparable.ts';
import { amount, bySpeaker, capital, list, onDay, sideName, what } from '../describe.ts';

import { casualtyRef, claimRef, dateOf, type FindingRule } from '../rule.ts';

const isDated = ({ battle }: BattleRecord, event: EventRow | undefined): boolean =>
  event?.date_start != null && battle.date_start !== null && event.date_start >= battle.date_start;

export const claimAboveInfobox: FindingRule = {
  kind: 'claim-above-infobox',
  *check({ record, claims: all, casualties }) {
    for (const row of casualties) {
      const rows = record.casualties.filter((other) => isSame(row, other));
      if (rows[0] !== row) continue;
      const above = all.of(row).filter((each) => rows.every((other) => isAbove(each, other)));
      // where some are of its days for certain, another may be of any time
      const dated = above.filter((each) => isDated(record, all.eventOf(each)));
      const [claim, ...more] = dated.length > 0 ? dated : above;
      if (!claim) continue;
      const figures =
        more.length === 0
          ? `${onDay(all.eventOf(claim))}: ${amount(claim)}${bySpeaker(claim)}`
          : `: ${told(all, [claim, ...more])}`;
      yield {
        key: [row.side, row.outcome, kindOf(row), dateOf(all.eventOf(claim)), claim.claimant],
        message: `${capital(what(row))}, ${sideName(record, row.side)}${figures} in the prose against ${list(rows.map(amount))} in the infobox.`,
        refs: [
          ...[claim, ...more].map((each) => claimRef(each, 'prose')),
          ...rows.map((other) => casualtyRef(other, 'infobox')),
        ],
      };
    }
  },
};

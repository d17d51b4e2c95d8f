import type { ClaimRow } from '@openbattles/schema';
import { isAbove, MOST_CLAIMS } from '../bounds.ts';
import { kindOf } from '../comparable.ts';
import { amount, bySpeaker, capital, list, onDay, sideName, what } from '../describe.ts';

import { isOfPart } from '../extent.ts';
import { type ArticleToCheck, claimRef, dateOf, type FindingRule } from '../rule.ts';

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

interface Pair {
  more: ClaimRow;
  less: ClaimRow;
}

/** The claims of each loss that contradict one another, by loss and day, in the order of the text. */
function contradictions({ claims: all, record, sentenceOf }: ArticleToCheck): Pair[][] {
  const claims = all.numbers.filter(
    (claim) =>
      claim.side !== null &&
      claim.outcome !== null &&
      claim.claimant !== null &&
      // of one assault, and not of the whole
      !isOfPart(record, sentenceOf(claim)),
  );
  const byLoss = new Map<string, Pair[]>();
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
      const event = all.eventOf(first) ?? all.eventOf(second);
      const loss = JSON.stringify([more.side, more.outcome, kindOf(more), dateOf(event)]);
      const pairs = byLoss.get(loss);
      if (pairs) pairs.push({ more, less });
      else byLoss.set(loss, [{ more, less }]);
    }
  }
  return [...byLoss.values()];
}

/** Whether another rule says it: the greater number is above the infobox, which has the smaller. */
function isToldOfInfobox({ casualties, claims }: ArticleToCheck, { more, less }: Pair): boolean {
  const rows = casualties.filter((row) => claims.of(row).includes(more));
  return (
    rows.length > 0 &&
    rows.every((row) => isAbove(more, row)) &&
    rows.some(({ low, high }) => low === less.low && high === less.high)
  );
}

export const claimantsDiffer: FindingRule = {
  kind: 'claimants-differ',
  *check(article) {
    const { record, claims: all } = article;
    for (const pairs of contradictions(article)) {
      const told = pairs.filter((pair) => !isToldOfInfobox(article, pair));
      if (told.length === 0) continue;
      const most = told.reduce((found, { more }) => (more.low! > found.low! ? more : found), told[0]!.more);
      const lesser = [...new Set(told.flatMap(({ more, less }) => [more, less]))].filter(
        (claim) => claim !== most,
      );
      const least = lesser.reduce((found, claim) => ((claim.low ?? 0) < (found.low ?? 0) ? claim : found));
      const event = all.eventOf(most) ?? all.eventOf(least);
      const ratio = Math.round((10 * most.low!) / least.low!) / 10;
      // 300 and 290: they all but agree
      if (ratio <= 1) continue;
      const say = (claim: ClaimRow) =>
        `${amount(claim)}${claim.outcome === most.outcome ? '' : ` ${what(claim)} in all`}${bySpeaker(claim)}`;
      yield {
        key: [most.side, most.outcome, kindOf(most), dateOf(event), most.claimant, least.claimant],
        message: `${capital(what(most))}, ${sideName(record, most.side)}${onDay(event)}: ${say(most)} against ${list(lesser.map(say))}, ${ratio} times as many${lesser.length > 1 ? ' as the least' : ''}.`,
        refs: [claimRef(most, 'more'), ...lesser.map((claim) => claimRef(claim, 'less'))],
      };
    }
  },
};

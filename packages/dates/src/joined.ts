/** What dates that stand together or follow each other lend one another: years, eras, and the range that they make. */

import type { Chain } from './chains.ts';
import { type Point, rangeOf } from './extent.ts';
import type { Mention } from './mentions.ts';
import { isCoarse } from './story-time.ts';
import type { FoundDate, Interval } from './types.ts';

/**
 * Years below 1000 that say no era take that of the date they are joined to ("Spring 218 to 201 BC"), else the last
 * one that was said ("In 216" after "218 BC").
 */
export function adoptEra(chains: readonly Chain[], beforeChrist: boolean): void {
  let bc = beforeChrist;
  for (const { mentions, joins } of chains) {
    for (const [index, mention] of mentions.entries()) {
      if (mention.year === null || isCoarse(mention)) continue;
      const next = mentions[index + 1];
      const joined = next && next.year !== null && !next.eraOpen && !isCoarse(next);
      // years that rise, as "224–245", are after Christ
      if (joins[index] === 'range' && next?.eraOpen && next.year !== null && mention.year < next.year)
        bc = false;
      if (!mention.eraOpen) bc = mention.year <= 0 || (bc && mention.year >= 1000);
      else if (joined ? next.year! <= 0 : bc) mention.year = 1 - mention.year;
    }
  }
}

/** Gives the two ends of each range their interval. */
export function joinRanges(
  text: string,
  found: FoundDate[],
  points: readonly Point[],
  joins: Chain['joins'],
): void {
  for (const [index, join] of joins.entries()) {
    const [from, to] = [found[index]!, found[index + 1]!];
    if (join !== 'range' || from.interval) continue;
    const interval: Interval = {
      start: from.start,
      end: to.end,
      text: text.slice(from.start, to.end),
      ...rangeOf(points[index]!, points[index + 1]!),
    };
    from.interval = interval;
    to.interval = interval;
  }
}

/** Dates that stand together take the year that they leave out from the one that has it; a range may cross a new year. */
export function shareYears(mentions: readonly Mention[], joins: readonly string[]): void {
  for (let i = mentions.length - 2; i >= 0; i--) {
    const [left, right] = [mentions[i]!, mentions[i + 1]!];
    if (!lacksYear(left) || right.year === null || right.shortYear || right.precision === 'year') continue;
    const crosses =
      joins[i] === 'range' && left.month !== null && right.month !== null && left.month > right.month;
    left.year = right.year - (crosses ? 1 : 0);
  }
  for (let i = 1; i < mentions.length; i++) {
    const [left, right] = [mentions[i - 1]!, mentions[i]!];
    if (!lacksYear(right) || left.year === null || left.shortYear) continue;
    const crosses = left.month !== null && right.month !== null && left.month > right.month;
    right.year = left.year + (crosses ? 1 : 0);
  }
}

const lacksYear = ({ year, yearStep, step }: Mention): boolean =>
  year === null && yearStep === null && step === null;

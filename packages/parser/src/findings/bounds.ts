import type { CasualtyRow, ClaimRow } from '@openbattles/schema';
import type { Claims } from './comparable.ts';
import { amount, bySpeaker, list, onDay } from './describe.ts';

/** More terms explain any number. */
const MOST_TERMS = 3;
/** With more claims than this, some sum meets a bound by chance. */
export const MOST_CLAIMS = 10;

/** Claims that may be added up: of different events, or of one list by one speaker. */
function areDisjoint(claims: Claims, a: ClaimRow, b: ClaimRow): boolean {
  return !claims.isSameEvent(a, b) || (a.claimant === b.claimant && a.line === b.line);
}

/** The first sum of two or three disjoint claims that makes a number; null where none does. */
export function sumOf(all: Claims, claims: readonly ClaimRow[], target: number): ClaimRow[] | null {
  if (claims.length > MOST_CLAIMS) return null;
  const extend = (chosen: ClaimRow[], from: number, left: number): ClaimRow[] | null => {
    if (left === 0 && chosen.length > 1) return chosen;
    if (chosen.length === MOST_TERMS) return null;
    for (let k = from; k < claims.length; k++) {
      const claim = claims[k]!;
      if (claim.low! > left || !chosen.every((other) => areDisjoint(all, other, claim))) continue;
      const found = extend([...chosen, claim], k + 1, left - claim.low!);
      if (found) return found;
    }
    return null;
  };
  return extend([], 0, target);
}

/**
 * The claims of losses on one line whose sum makes the losses of a side of which the infobox does not say what became
 * of them: "100 fell, and 150 died later" makes 250. Null where none do.
 */
export function lossesThatMake(all: Claims, row: CasualtyRow, target: number): ClaimRow[] | null {
  if (row.outcome !== 'casualties') return null;
  const losses = all.numbers.filter(
    ({ side, outcome, category }) => side === row.side && outcome !== null && category === row.category,
  );
  for (const line of new Set(losses.map((claim) => claim.line))) {
    const own = losses.filter((claim) => claim.line === line);
    const terms = sumOf(all, own, target);
    if (terms) return terms;
  }
  return null;
}

/** The bounds that a row of the infobox states, without the same one twice. */
export const boundsOf = ({ low, high }: CasualtyRow): number[] =>
  [...new Set([low, high])].filter((bound): bound is number => bound !== null && bound > 0);

/** So near to a round number, a figure says the same. */
const ALMOST = 0.9;

/** The share of a figure within which another says the same: "about 300" and 301. */
export const shareOf = (claim: ClaimRow, row: CasualtyRow): number =>
  claim.qualifier === 'about' || row.qualifier === 'about' ? ALMOST : 1;

export const isAbove = (claim: ClaimRow, row: CasualtyRow): boolean =>
  row.high !== null && claim.low !== null && claim.low * shareOf(claim, row) > row.high;

/** "17 on 10 February 2012 and 32 on 2 March 2012 by MNLA". */
export const told = (all: Claims, claims: readonly ClaimRow[]): string =>
  list(claims.map((claim) => `${amount(claim)}${onDay(all.eventOf(claim))}${bySpeaker(claim)}`));

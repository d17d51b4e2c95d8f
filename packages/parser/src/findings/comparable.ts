import type { BattleRecord, CasualtyRow, ClaimRow, EventRow } from '@openbattles/schema';
import { isModel } from '../infobox/figures/nouns.ts';

type Counted = Pick<CasualtyRow | ClaimRow, 'subject' | 'category'>;

/** What is counted, so far that two figures can be of the same: a model by its letters, else the category. */
export function kindOf({ subject, category }: Counted): string {
  for (const word of subject?.toLowerCase().split(/\s+/) ?? []) {
    const plain = word.replace(/['’]?s$/, '');
    if (isModel(plain)) return `${category}/${/^[a-z.]+/.exec(plain)?.[0] ?? plain}`;
  }
  return category;
}

/** Whether two figures count the same kind of things of the same side that met the same end. */
export const isSame = (a: CasualtyRow | ClaimRow, b: CasualtyRow | ClaimRow): boolean =>
  a.side === b.side && a.outcome === b.outcome && kindOf(a) === kindOf(b);

/** The event that a claim stands in. */
export const eventOf = ({ events }: BattleRecord, { event_id }: ClaimRow): EventRow | undefined =>
  event_id === null ? undefined : events.find((event) => event.event_id === event_id);

/** Whether two claims may be about the same event: they stand under one date, or in one paragraph. */
export function isSameEvent(record: BattleRecord, a: ClaimRow, b: ClaimRow): boolean {
  if (a.line === b.line) {
    const [first, second] = [eventOf(record, a), eventOf(record, b)];
    return !first || !second || first.date_edtf === second.date_edtf || first.date_role !== second.date_role;
  }
  const [first, second] = [eventOf(record, a)?.date_edtf, eventOf(record, b)?.date_edtf];
  return first !== undefined && first === second;
}

/** A claim with a number that stands for itself: no part of a breakdown in brackets behind a total. */
export function isWholeNumber(record: BattleRecord, claim: ClaimRow): claim is ClaimRow & { low: number } {
  if (claim.low === null || claim.low === 0) return false;
  return !record.claims.some(
    (other) =>
      other !== claim &&
      other.is_total &&
      other.outcome === claim.outcome &&
      other.side === claim.side &&
      other.char_start < claim.char_start &&
      claim.char_end <= other.char_end + 60 &&
      other.line === claim.line &&
      (other.low ?? 0) >= claim.low! &&
      isRightAfter(record, other, claim),
  );
}

/** Parts in brackets follow their total with nothing but other parts between. */
function isRightAfter(record: BattleRecord, total: ClaimRow, part: ClaimRow): boolean {
  const between = record.claims.filter(
    ({ char_start }) => char_start > total.char_start && char_start < part.char_start,
  );
  return between.every(({ outcome, is_total }) => outcome === part.outcome && !is_total);
}

import { type Draft, isPeople } from './drafts.ts';

const sameKind = (a: Draft, b: Draft): boolean =>
  a.category === b.category || (isPeople(a.category) && isPeople(b.category));
/** Losses of several kinds may be broken down from a figure that names none, or the same. */
const covers = (whole: Draft, part: Draft): boolean =>
  sameKind(whole, part) &&
  ((whole.outcomes.length === 0 && (whole.subject === null || whole.category === 'personnel')) ||
    whole.outcomes.join() === 'casualties' ||
    part.outcomes.every((outcome) => whole.outcomes.includes(outcome)));

const lowest = ({ quantity }: Draft): number | null => quantity.low ?? quantity.high;
const highest = ({ quantity }: Draft): number | null => quantity.high ?? quantity.low;

/** Where following figures add up to one before them, or bullets stand under it, that figure is their total. */
export function markTotals(drafts: readonly Draft[]): void {
  for (let i = 0; i < drafts.length; i++) {
    const draft = drafts[i]!;
    if (draft.total || draft.whole !== null || lowest(draft) === null) continue;
    const next = drafts[i + 1];
    const other = draft.group !== null && next?.group !== draft.group;
    if (next !== undefined && !draft.bulleted && next.bulleted && !other && covers(draft, next))
      draft.total = true;
    else if (addsUp(draft, drafts, i + 1, 1)) draft.total = true;
    else if (
      i === drafts.length - 1 &&
      draft.subject === null &&
      draft.outcomes.every((outcome) => outcome === 'casualties') &&
      addsUp(draft, drafts, i - 1, -1)
    )
      draft.total = true;
  }
}

/** At most so many parts are added up, so that marking totals stays linear. */
const PARTS = 24;
const CHANCE = 1000;

function addsUp(whole: Draft, drafts: readonly Draft[], from: number, step: 1 | -1): boolean {
  const low = lowest(whole);
  const high = highest(whole);
  if (low === null || high === null || low === 0) return false;
  // few things of several kinds add up by chance
  if (whole.subject !== null && low < CHANCE && drafts[from]?.bulleted !== true) return false;
  let lows = 0;
  let highs = 0;
  for (let i = from, parts = 1; i >= 0 && i < drafts.length && parts <= PARTS; i += step) {
    const part = drafts[i]!;
    if (part.whole !== null) continue;
    const partLow = lowest(part);
    const partHigh = highest(part);
    if (!covers(whole, part) || partLow === null || partHigh === null || part.total) return false;
    lows += partLow;
    highs += partHigh;
    if (lows === low && highs === high) return parts > 1;
    if (lows > low) return false;
    parts++;
  }
  return false;
}

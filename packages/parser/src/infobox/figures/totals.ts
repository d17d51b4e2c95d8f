import { type OpenFigure, sameKind } from './open-figures.ts';

/** Losses of several kinds may be broken down from a figure that names none, or the same. */
const covers = (whole: OpenFigure, part: OpenFigure): boolean =>
  sameKind(whole, part) &&
  ((whole.outcomes.length === 0 && (whole.subject === null || whole.category === 'personnel')) ||
    whole.outcomes.join() === 'casualties' ||
    part.outcomes.every((outcome) => whole.outcomes.includes(outcome)));

const lowest = ({ quantity }: OpenFigure): number | null => quantity.low ?? quantity.high;
const highest = ({ quantity }: OpenFigure): number | null => quantity.high ?? quantity.low;

/** A figure is a total where bullets stand under it, or the figures after it add up to it. */
export function markTotals(figures: readonly OpenFigure[]): void {
  for (let i = 0; i < figures.length; i++) {
    const figure = figures[i]!;
    if (figure.total || figure.whole !== null || lowest(figure) === null) continue;
    const next = figures[i + 1];
    const other = figure.group !== null && next?.group !== figure.group;
    if (next !== undefined && !figure.bulleted && next.bulleted && !other && covers(figure, next))
      figure.total = true;
    else if (addsUp(figure, figures, i + 1, 1)) figure.total = true;
    else if (
      i === figures.length - 1 &&
      figure.subject === null &&
      figure.outcomes.every((outcome) => outcome === 'casualties') &&
      addsUp(figure, figures, i - 1, -1)
    )
      figure.total = true;
  }
}

/** At most so many parts are added up, so that marking totals stays linear. */
const PARTS = 24;
const CHANCE = 1000;

function addsUp(whole: OpenFigure, figures: readonly OpenFigure[], from: number, step: 1 | -1): boolean {
  const low = lowest(whole);
  const high = highest(whole);
  if (low === null || high === null || low === 0) return false;
  // few things of several kinds add up by chance
  if (whole.subject !== null && low < CHANCE && figures[from]?.bulleted !== true) return false;
  let lows = 0;
  let highs = 0;
  for (let i = from, parts = 1; i >= 0 && i < figures.length && parts <= PARTS; i += step) {
    const part = figures[i]!;
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

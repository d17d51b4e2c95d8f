/** Dates in prose. */

import { findChains } from './chains.ts';
import { findHeadings } from './headings.ts';
import { Narrative } from './narrative.ts';
import { statesYear } from './story-time.ts';
import { joinStyles } from './styles.ts';
import type { DateContext, FoundDate } from './types.ts';

/**
 * Finds the dates of a text, in order, and says which days they mean.
 *
 * `text` is prose, paragraphs and headings on lines of their own; offsets are UTF-16 code units into it. The two
 * ends of a range are two dates that share one `interval`. A date that nothing gives a year is left out. Never
 * throws; time and memory are linear in the text.
 */
export function findDates(text: string, context: DateContext = {}): FoundDate[] {
  const { start, end } = context.range ?? { start: 0, end: text.length };
  const chains = joinStyles(text, findChains(text, start, end));
  const titleYears = context.title ? yearsIn(context.title) : [];
  const headings = context.headings ?? findHeadings(text, start, end);
  return new Narrative(text, chains, headings, titleYears, context).readAll();
}

function yearsIn(title: string): number[] {
  return findChains(title, 0, title.length).flatMap(({ mentions }) =>
    mentions.filter(statesYear).map(({ year }) => year),
  );
}

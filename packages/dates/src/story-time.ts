/**
 * What a text is about: the years in which its story lies, and its days where they are known. Both come from the
 * context where that knows them, else from the dates that the text states in full.
 */
import { dayNumber, daysInMonth, parseDay } from './calendar.ts';
import type { Chain } from './chains.ts';
import type { Mention } from './mentions.ts';
import type { DateContext, Span } from './types.ts';

/** First and last year. */
export interface Years {
  first: number;
  last: number;
}

/** First and last day, as day numbers. */
export interface Days {
  from: number;
  to: number;
}

/** What a text is about, as far as that is known. */
export interface Story {
  years: Years | null;
  /** The years that its context or title says, or that it names first. */
  known: Years | null;
  days: Days | null;
  /** The year in which it begins. */
  begins: number | null;
}

export interface MonthOf {
  year: number;
  month: number;
}

/** A gap of more years than this parts the story from what came long before or after it. */
const LARGEST_GAP = 50;
/** Years that lie so far behind all that the text is about are no part of its story. */
export const LONG_AFTER = 50;
/** A year alone that lies farther from the clock does not move it. */
export const GENERATION = 20;
/** The share of a text's exact dates that lie in the years of the days it names first, if it is about those. */
const MOST = 3 / 4;
/** The share that lies around the year it names first, if it is about that. */
const GOOD_PART = 1 / 3;

export const isCoarse = ({ precision }: Pick<Mention, 'precision'>): boolean =>
  precision === 'decade' || precision === 'century';

/** Whether a date says its year in full, beyond doubt. */
export const statesYear = (mention: Mention): mention is Mention & { year: number } =>
  mention.year !== null && !mention.shortYear && !mention.doubtful && !isCoarse(mention);

/** What a text is about. `titleYears`: those that its title names. */
export function storyOf(
  chains: readonly Chain[],
  places: readonly Place[],
  titleYears: readonly number[],
  context: DateContext,
): Story {
  const [ofTitle] = titleYears;
  const named =
    ofTitle === undefined
      ? firstYears(chains)
      : { first: ofTitle, last: titleYears.reduce((a, b) => Math.max(a, b)) };
  const known = knownYears(context) ?? named;
  const years = yearsOf(chains, known, context.extent !== undefined);
  const first = ofTitle ?? known?.first ?? null;
  const isNear = first !== null && (!years || (first >= years.first && first <= years.last + LONG_AFTER));
  const begins = isNear ? first : (years?.first ?? null);
  return { years, known, days: daysOf(chains, places, context), begins };
}

/** The month that a chain states with its year; the year of a heading is as good. */
function exactMonth({ mentions: [first] }: Chain, inHeading: boolean): MonthOf | null {
  if (!statesYear(first!) || (first.precision === 'year' && !inHeading)) return null;
  return { year: first.year, month: first.month ?? 1 };
}

/** The years that the context says. */
function knownYears({ extent }: DateContext): Years | null {
  const first = parseDay(extent?.firstDay ?? extent?.lastDay ?? '');
  const last = parseDay(extent?.lastDay ?? extent?.firstDay ?? '');
  return first && last && { first: first.year, last: last.year };
}

/**
 * The years of the story: those around the known ones. `certain`: that they are about those is beyond doubt; else a good
 * part of the years must lie there, or the story is told around the middle one.
 */
function yearsOf(chains: readonly Chain[], known: Years | null, certain: boolean): Years | null {
  const years = chains.flatMap(({ mentions: [first] }) => (statesYear(first!) ? [first.year] : []));
  return known && certain
    ? cluster([...years, known.first, known.last], known, 0)
    : cluster(years, known, GOOD_PART);
}

/** The years of the first chain that states one: "(1618–1648)". */
function firstYears(chains: readonly Chain[]): Years | null {
  for (const { mentions } of chains) {
    const [first, last] = [mentions.find(statesYear), mentions.findLast(statesYear)];
    if (first && last) return { first: first.year, last: Math.max(first.year, last.year) };
  }
  return null;
}

/**
 * The years that cluster around those that the text names first, if a good part of them does, else around the
 * middle one. Counted by year, so that a long text needs no long sort.
 */
function cluster(years: readonly number[], named: Years | null, part: number): Years | null {
  if (years.length === 0) return null;
  const counts = new Map<number, number>();
  for (const year of years) counts.set(year, (counts.get(year) ?? 0) + 1);
  const sorted = [...counts.keys()].sort((a, b) => a - b);
  if (named) {
    const isNear = (year: number): boolean =>
      year >= named.first - LARGEST_GAP && year <= named.last + LARGEST_GAP;
    const [low, high] = widened(sorted, sorted.findIndex(isNear), sorted.findLastIndex(isNear));
    let held = 0;
    for (let at = low; at <= high && low >= 0; at++) held += counts.get(sorted[at]!)!;
    if (held >= years.length * part) {
      return { first: Math.min(named.first, sorted[low]!), last: Math.max(named.last, sorted[high]!) };
    }
  }
  let middle = 0;
  for (let seen = counts.get(sorted[0]!)!; seen * 2 < years.length; seen += counts.get(sorted[middle]!)!)
    middle++;
  const [low, high] = widened(sorted, middle, middle);
  return { first: sorted[low]!, last: sorted[high]! };
}

/** A stretch of sorted years and all that no gap parts from it, by index. */
function widened(sorted: readonly number[], from: number, to: number): [number, number] {
  let [low, high] = [from, to];
  while (low > 0 && sorted[low]! - sorted[low - 1]! <= LARGEST_GAP) low--;
  while (high >= 0 && high < sorted.length - 1 && sorted[high + 1]! - sorted[high]! <= LARGEST_GAP) high++;
  return [low, high];
}

/**
 * The days of the story: the context's, else those that the text names first, as an article on a battle does, where
 * most of its exact dates lie in their years.
 */
function daysOf(chains: readonly Chain[], places: readonly Place[], { extent }: DateContext): Days | null {
  const firstDay = parseDay(extent?.firstDay ?? '');
  const lastDay = parseDay(extent?.lastDay ?? '');
  if (firstDay && lastDay) return { from: dayNumber(firstDay), to: dayNumber(lastDay) };
  const first = chains[0]?.mentions[0];
  const last = chains[0]?.mentions.at(-1);
  if (!first || !last || !statesYear(first) || !statesYear(last) || first.season || last.season) return null;
  const months = chains.flatMap((chain, index) => exactMonth(chain, places[index]!.inHeading) ?? []);
  const inside = months.filter(({ year }) => year >= first.year && year <= last.year);
  if (inside.length < months.length * MOST) return null;
  const { year, month, day } = last;
  const lastMonth = month ?? 12;
  return {
    from: dayNumber({ year: first.year, month: first.month ?? 1, day: first.day ?? 1 }),
    to: dayNumber({ year, month: lastMonth, day: day ?? daysInMonth(year, lastMonth) }),
  };
}

/** Where a chain stands. */
export interface Place {
  /** The number of headings that begin before it. */
  section: number;
  /** The number of the paragraph that it stands in, of those with dates. */
  paragraph: number;
  inHeading: boolean;
  /** Whether its section tells of what was before the days of the text (-1) or after them (1), as its heading says. */
  toward: -1 | 0 | 1;
}

/** Words of headings below which all was before the event that the text is about, or after it. */
const BEFORE = /\b(?:background|causes|lead-?up|origins|prelude)\b/i;
const AFTER = /\b(?:aftermath|consequences)\b/i;

export function placesOf(text: string, chains: readonly Chain[], headings: readonly Span[]): Place[] {
  let section = 0;
  let paragraph = 0;
  let lineEnd = -1;
  let toward: Place['toward'] = 0;
  return chains.map(({ mentions }) => {
    const { start } = mentions[0]!;
    while (section < headings.length && headings[section]!.start <= start) {
      const heading = text.slice(headings[section]!.start, headings[section]!.end);
      toward = BEFORE.test(heading) ? -1 : AFTER.test(heading) ? 1 : 0;
      section++;
    }
    if (start > lineEnd) {
      paragraph++;
      lineEnd = text.indexOf('\n', start);
      if (lineEnd < 0) lineEnd = text.length;
    }
    return { section, paragraph, inHeading: section > 0 && start < headings[section - 1]!.end, toward };
  });
}

/**
 * Fills in what dates leave out. A narrative writes most of its dates without a year and some without a month or
 * as "the next day": they take it from the dates before, and what matters is which dates those are.
 */
import { addDays, addMonths, daysInMonth, weekday } from './calendar.ts';
import type { Chain } from './chains.ts';
import { extentOf, type Point, point, qualifierAt, rangeOf, timexOf } from './extent.ts';
import { PLANNING, UNIT } from './lexicon.ts';
import type { Mention } from './rules.ts';
import { wordBefore } from './tokens.ts';
import type { Basis, DateContext, FoundDate, Interval, Span } from './types.ts';

/** First and last year that the text is about. */
interface Years {
  first: number;
  last: number;
}

/** A gap of more years than this parts the story from what came long before or after it. */
const LARGEST_GAP = 10;
/** How far past its last exact date a story may go on in years alone. */
const AFTERMATH = 2;

/** The years that cluster around the middle one. */
function cluster(years: number[]): Years | null {
  if (years.length === 0) return null;
  years.sort((a, b) => a - b);
  let low = Math.floor((years.length - 1) / 2);
  let high = low;
  while (low > 0 && years[low]! - years[low - 1]! <= LARGEST_GAP) low--;
  while (high < years.length - 1 && years[high + 1]! - years[high]! <= LARGEST_GAP) high++;
  return { first: years[low]!, last: years[high]! };
}

function yearsOfContext({ extent }: DateContext): Years | null {
  const first = extent?.firstDay ?? extent?.lastDay;
  const last = extent?.lastDay ?? extent?.firstDay;
  return first && last ? { first: yearOfDay(first), last: yearOfDay(last) } : null;
}

const yearOfDay = (iso: string): number => Number(/^-?\d+/.exec(iso)![0]);

interface MonthOf {
  year: number;
  month: number;
}

/** Going back by as many months as this, a date with no year more likely stands in the next one. */
const FAR_BACK = 6;

export class Narrative {
  readonly #text: string;
  readonly #chains: readonly Chain[];
  readonly #years: Years | null;
  /** For each chain, the next month that the story certainly comes to; null after the last. */
  readonly #ahead: (MonthOf | null)[] = [];
  readonly #headings: boolean[];
  #at = 0;
  #year: number | null;
  /** The last year of all, in or out of the story: "that year" is this one. */
  #yearNamed: number | null = null;
  #month: MonthOf | null = null;
  #day: Point | null = null;

  constructor(
    text: string,
    chains: readonly Chain[],
    context: DateContext,
    titleYears: number[],
    inHeading: (span: Span) => boolean,
  ) {
    this.#text = text;
    this.#chains = chains;
    for (const { mentions, joins } of chains) shareYears(mentions, joins);
    this.#headings = chains.map(({ mentions }) => inHeading(mentions[0]!));
    const exact = chains.flatMap((chain, index) => {
      const year = this.#exactYear(chain, index);
      return year === null ? [] : [year];
    });
    this.#years =
      yearsOfContext(context) ??
      cluster(exact) ??
      cluster(
        chains.flatMap(({ mentions }) =>
          mentions.flatMap(({ year, precision }) => (year !== null && precision === 'year' ? [year] : [])),
        ),
      );
    this.#year = titleYears[0] ?? this.#years?.first ?? null;
    let ahead: MonthOf | null = null;
    for (let index = chains.length - 1; index >= 0; index--) {
      this.#ahead[index] = ahead;
      const year = this.#exactYear(chains[index]!, index);
      if (year !== null && this.#years && year <= this.#years.last && year >= this.#years.first) {
        ahead = { year, month: chains[index]!.mentions[0]!.month ?? 1 };
      }
    }
  }

  /** The year that a chain states together with a month or season, or as a heading. */
  #exactYear({ mentions }: Chain, index: number): number | null {
    const { year, precision, shortYear } = mentions[0]!;
    if (year === null || shortYear) return null;
    if (precision === 'year') return this.#headings[index] ? year : null;
    return precision === 'decade' || precision === 'century' ? null : year;
  }

  /** The dates of all chains, in order. */
  readAll(): FoundDate[] {
    const found: FoundDate[] = [];
    for (this.#at = 0; this.#at < this.#chains.length; this.#at++)
      found.push(...this.#read(this.#chains[this.#at]!));
    return found;
  }

  /** The dates of a chain, resolved; those that nothing gives a year are left out. */
  #read({ mentions, joins }: Chain): FoundDate[] {
    const found: FoundDate[] = [];
    const points: (Point | null)[] = [];
    for (const mention of mentions) {
      const resolved = this.#resolve(mention);
      points.push(resolved?.date ?? null);
      if (!resolved) continue;
      const { date, basis } = resolved;
      const { start, end, rule } = mention;
      date.qualifier = qualifierAt(this.#text, start);
      found.push({
        start,
        end,
        ...extentOf(date),
        text: this.#text.slice(start, end),
        timex: timexOf(date, mention.time),
        basis,
        rule,
        interval: null,
        story: this.#follow(mention, date),
      });
    }
    if (found.length === mentions.length) this.#joinRanges(found, points as Point[], joins);
    return found;
  }

  #joinRanges(found: FoundDate[], points: Point[], joins: Chain['joins']): void {
    for (const [index, join] of joins.entries()) {
      if (join !== 'range' || found[index]!.interval) continue;
      const [from, to] = [found[index]!, found[index + 1]!];
      const interval: Interval = {
        start: from.start,
        end: to.end,
        text: this.#text.slice(from.start, to.end),
        ...rangeOf(points[index]!, points[index + 1]!),
      };
      from.interval = interval;
      to.interval = interval;
    }
  }

  #resolve(mention: Mention): { date: Point; basis: Basis } | null {
    if (mention.step) return this.#count(mention, mention.step);
    const date = point(mention.precision, mention.year ?? 0, mention.month ?? 0, mention.day ?? 0);
    date.season = mention.season ?? 0;
    let basis: Basis = 'stated';
    if (mention.shortYear && mention.year !== null) {
      if (this.#year === null) return null;
      date.year = this.#year - (this.#year % 100) + mention.year;
    } else if (mention.year === null) {
      const year = this.#yearFor(mention);
      if (year === null) return null;
      date.year = year;
      basis = mention.yearStep === null ? 'inherited' : 'relative';
    }
    if (date.precision === 'day' && date.day > daysInMonth(date.year, date.month)) return null;
    return { date, basis };
  }

  /** The year of a date that states none. */
  #yearFor({ month, yearStep }: Mention): number | null {
    if (yearStep === 0) return this.#yearNamed ?? this.#year;
    const year = this.#year;
    if (year === null) return null;
    if (yearStep !== null) return year + yearStep;
    const last = this.#month;
    if (!last || last.year !== year || month === null || month >= last.month) return year;
    if (last.month >= 11 && month <= 2) return year + 1;
    const ahead = this.#ahead[this.#at];
    const leadsAhead = ahead && (ahead.year > year + 1 || (ahead.year === year + 1 && ahead.month >= month));
    return leadsAhead && last.month - month >= FAR_BACK ? year + 1 : year;
  }

  #count(
    { precision, time, season, weekday: day }: Mention,
    { unit, count }: { unit: number; count: number },
  ): { date: Point; basis: Basis } | null {
    const basis = 'relative';
    if (precision === 'year' || precision === 'season') {
      const from = count === 0 ? (this.#yearNamed ?? this.#year) : this.#year;
      if (from === null) return null;
      const date = point(precision, from + count);
      date.season = season ?? 0;
      return { date, basis };
    }
    if (precision === 'month') {
      if (!this.#month) return null;
      const { year, month } = addMonths(this.#month.year, this.#month.month, count);
      return { date: point('month', year, month), basis };
    }
    if (precision === 'decade') {
      return this.#year === null
        ? null
        : { date: point('decade', Math.floor(this.#year / 10 + count) * 10), basis };
    }
    if (precision !== 'day' || !this.#day) return null;
    let days = count * (unit === UNIT.week ? 7 : unit === UNIT.fortnight ? 14 : 1);
    if (day !== null) {
      const ahead = (day - weekday(this.#day) + 7) % 7 || 7;
      days = count > 0 ? ahead : ahead - 7 || -7;
    }
    const { year, month, day: dayOfMonth } = addDays(this.#day, days);
    return { date: point('day', year, month, dayOfMonth), basis: time && count === 0 ? 'relative' : basis };
  }

  /** Whether the date belongs to the story; if so, the story goes on from it. */
  #follow(mention: Mention, date: Point): boolean {
    const story = this.#isStory(mention, date);
    if (date.precision !== 'decade' && date.precision !== 'century') this.#yearNamed = date.year;
    if (!story || (mention.step && mention.step.count < 0)) return story;
    if (date.precision === 'decade' || date.precision === 'century') return true;
    this.#year = date.year;
    if (date.precision === 'day') {
      this.#day = date;
      this.#month = date;
    } else if (date.precision === 'month') {
      this.#month = date;
    }
    return true;
  }

  #isStory(mention: Mention, date: Point): boolean {
    const years = this.#years;
    if (!years) return true;
    const { first, last } = years;
    if (date.precision === 'decade' || date.precision === 'century')
      return date.year >= first - 10 && date.year <= last;
    if (mention.step || mention.yearStep !== null || mention.year === null) return true;
    if (this.#headings[this.#at]) return true;
    const ahead = this.#ahead[this.#at] ?? null;
    if (mention.precision !== 'year') return date.year <= last;
    if (this.#text[mention.start - 1] === '(') return false;
    if (PLANNING.has(wordBefore(this.#text, mention.start).word)) return false;
    if (!ahead) return date.year >= first && date.year <= last + AFTERMATH;
    const now = this.#year ?? first;
    return date.year >= first && date.year <= ahead.year && (date.year >= now || ahead.year < now);
  }
}

/** Dates of a chain take the year that they leave out from the one that has it; a range may cross a new year. */
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

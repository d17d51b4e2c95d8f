/**
 * Fills in what dates leave out. A narrative writes most of its dates without a year, some without a month, and many
 * as "the next day": they take it from the dates before, and what matters is which dates those are. A narrative goes
 * forward: a year moves it only where the exact dates further on agree, so that "declassified in 2005" does not.
 */
import { addDays, addMonths, dayNumber, dayOfNumber, daysInMonth, parseDay, weekday } from './calendar.ts';
import type { Chain } from './chains.ts';
import { extentOf, type Point, point, qualifierAt, rangeOf, timexOf } from './extent.ts';
import { PLANNING, UNIT } from './lexicon.ts';
import type { Mention } from './mentions.ts';
import { wordAfter, wordBefore } from './tokens.ts';
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

/** The days of the context, as day numbers. */
function daysOfContext({ extent }: DateContext): { from: number; to: number } | null {
  const first = extent?.firstDay ? parseDay(extent.firstDay) : null;
  const last = extent?.lastDay ? parseDay(extent.lastDay) : null;
  return first && last ? { from: dayNumber(first), to: dayNumber(last) } : null;
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
  /** The last year of all, in or out of the story: "that year" is this one. */
  #yearNamed: number | null = null;
  /** The year comes from an exact date. */
  #stated = false;
  /** The year was reached by passing a new year that the text does not state. */
  #rolled = false;
  /** The section in which the year was last moved: a new one may go back in time. */
  #movedIn = -1;

  /** `chains` in the order of the text; those that leave out a year that a neighbour has are completed in place. */
  constructor(
    text: string,
    chains: readonly Chain[],
    headings: readonly Span[],
    titleYears: readonly number[],
    context: DateContext,
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
    for (const [index, chain] of this.#chains.entries()) {
      this.#at = index;
      found.push(...this.#read(chain));
    }
    return found;
  }

  #read({ mentions, joins }: Chain): FoundDate[] {
    const found: FoundDate[] = [];
    const points: Point[] = [];
    const before = wordBefore(this.#text, mentions[0]!.start);
    for (const mention of mentions) {
      const resolved = this.#resolve(mention);
      if (!resolved) continue;
      const { date, basis } = resolved;
      const { start, end, rule } = mention;
      if (mention === mentions[0]) date.qualifier = qualifierAt(this.#text, start, before.word);
      points.push(date);
      // Field by field, since spreading an object is the dearest step of all on a text full of dates.
      const extent = extentOf(date);
      found.push({
        start,
        end,
        text: this.#text.slice(start, end),
        edtf: extent.edtf,
        timex: timexOf(date, mention.time),
        firstDay: extent.firstDay,
        lastDay: extent.lastDay,
        yearStart: extent.yearStart,
        yearEnd: extent.yearEnd,
        precision: extent.precision,
        basis,
        rule,
        interval: null,
        story: this.#follow(mention, date, before),
      });
    }
    if (found.length === mentions.length) joinRanges(this.#text, found, points, joins);
    return found;
  }

  #resolve(mention: Mention): { date: Point; basis: Basis } | null {
    if (mention.step) {
      const date = this.#count(mention, mention.step.unit, mention.step.count);
      return date && { date, basis: 'relative' };
    }
    const date = point(mention.precision, mention.year ?? 0, mention.month ?? 0, mention.day ?? 0);
    date.season = mention.season ?? 0;
    let basis: Basis = 'stated';
    if (mention.year === null || mention.shortYear) {
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
    return null;
  }

  /** How many years the story has gone on (or back again) when it comes from the last month to this one. */
  #newYears(year: number, month: number, start: number): number {
    const last = this.#month;
    if (!last || last.year !== year) return 0;
    if (this.#rolled) {
      // Back from the January that a December led to: "On 12 January … On 26 November, …".
      if (last.month > EARLY || month < LATE) return 0;
      this.#rolled = false;
      return -1;
    }
    if (month - last.month >= FAR_BACK && PLUPERFECT.test(clauseBefore(this.#text, start))) return -1;
    // From January to a November that lies far past the end of the story: the one before.
    const end = this.#end;
    if (end?.year === year && Math.min(month - end.month, month - last.month) >= FAR_BACK) return -1;
    if (month >= last.month) return 0;
    const ahead = this.#ahead[this.#at];
    const leadsAhead = ahead && ahead.year === year + 1 && ahead.month >= month;
    const rolls = (last.month >= LATE && month <= EARLY) || (leadsAhead && last.month - month >= FAR_BACK);
    this.#rolled = rolls === true;
    return rolls ? 1 : 0;
  }

  /** The date that lies so many units from the last one of that grain. */
  #count(mention: Mention, unit: number, count: number): Point | null {
    const { precision } = mention;
    if (precision === 'day') return this.#countDays(mention, unit, count);
    if (precision === 'month') {
      if (!this.#month) return null;
      const { year, month } = addMonths(this.#month.year, this.#month.month, count);
      return point('month', year, month);
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
    const { year, month, day } = addDays(last, days);
    return point('day', year, month, day);
  }

  /** Says whether the date belongs to the story, and lets the story go on from it if so. */
  #follow(mention: Mention, date: Point, before: Before): boolean {
    const story = this.#isStory(mention, date, before);
    if (isCoarse(date)) return story;
    this.#yearNamed = date.year;
    if (!story || !this.#moves(mention, date, before)) return story;
    this.#year = date.year;
    if (mention.year !== null) {
      this.#rolled = false;
      this.#stated = date.precision === 'day' || date.precision === 'month';
    }
    this.#movedIn = this.#places[this.#at]!.section;
    if (date.precision === 'day') this.#day = date;
    if (date.precision === 'day' || date.precision === 'month') this.#month = date;
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

/**
 * Years below 1000 that say no era take that of the date they are joined to ("Spring 218 to 201 BC"), else the last
 * one that was said ("In 216" after "218 BC").
 */
function adoptEra(chains: readonly Chain[], beforeChrist: boolean): void {
  let bc = beforeChrist;
  for (const { mentions } of chains) {
    for (const [index, mention] of mentions.entries()) {
      if (mention.year === null || isCoarse(mention)) continue;
      const next = mentions[index + 1];
      const joined = next && next.year !== null && !next.eraOpen && !isCoarse(next);
      if (!mention.eraOpen) bc = mention.year <= 0 || (bc && mention.year >= 1000);
      else if (joined ? next.year! <= 0 : bc) mention.year = 1 - mention.year;
    }
  }
}

/** The month that a chain states with its year; a heading's year counts too. */
function exactMonth({ mentions: [first] }: Chain, inHeading: boolean): MonthOf | null {
  const { year, month, precision, shortYear } = first!;
  if (year === null || shortYear || isCoarse(first!) || (precision === 'year' && !inHeading)) return null;
  return { year, month: month ?? 1 };
}

const PLUPERFECT = /\bhad\b/;
const PLANS = /\b(?:plan(?:ned|s)?|scheduled|slated|projected|intended|expected|proposed) (?:\w+ ){0,4}$/i;
const CAPITAL = /^\p{Lu}/u;

/** Up to fifty characters of the sentence before a date. */
function clauseBefore(text: string, start: number): string {
  const before = text.slice(Math.max(0, start - 50), start);
  return before.slice(before.lastIndexOf('.') + 1);
}

/** "the Geneva Conventions of 1949", "the 1948 Arab–Israeli War": the year belongs to a name. */
function isInName(text: string, { end }: Span, before: string, beforeStart: number): boolean {
  if (before === 'of') {
    const noun = wordBefore(text, beforeStart - 1);
    return CAPITAL.test(text.slice(noun.start, noun.start + 2));
  }
  return before === 'the' && CAPITAL.test(wordAfter(text, end));
}

function joinRanges(text: string, found: FoundDate[], points: readonly Point[], joins: Chain['joins']): void {
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

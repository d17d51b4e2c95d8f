/**
 * Fills in what dates leave out. A narrative writes most of its dates without a year, some without a month, and many
 * as "the next day": they take it from the dates before, and what matters is which dates those are. The principles,
 * the strongest first:
 *
 * 1. What a date says itself, or the range or list that it stands in, holds.
 * 2. "The next year", "that year" count from the last year named, whatever it belongs to; "the next day", "the same
 *    month" from the last day and month of the story.
 * 3. The days that the text is about are known from its context or its first words (`about.ts`). A day that lies in
 *    them, where they are few, is one of them; in a section that has said no year, a date is the one nearest to them.
 * 4. Else a date has the year where the story stands: that of the last date that moved it. A story goes forward: a
 *    month that lies far back is in the next year, a sentence in the pluperfect may look into the last one, and after
 *    a leap to another year in passing the next date may go on from before it.
 * 5. What moves the story: every date of it that fits the way forward. Not a date in brackets, in a name, a plan or a
 *    limit ("until"); not a year alone that lies outside the years that the text is about, or past the next exact
 *    date of the section ("declassified in 2005"). Back it goes with a sentence that opens with the date ("In 1914
 *    …"), with a full day, or where the next exact date of the section has gone back too; else a year named in
 *    passing looks back and the story stays.
 */
import {
  type Days,
  daysOf,
  exactMonth,
  firstYears,
  isCoarse,
  LARGEST_GAP,
  type MonthOf,
  type Place,
  placesOf,
  type Years,
  yearsOf,
} from './about.ts';
import { addDays, addMonths, dayNumber, dayOfNumber, daysInMonth, weekday } from './calendar.ts';
import type { Chain } from './chains.ts';
import { extentOf, type Point, point, qualifierAt, rangeOf, timexOf } from './extent.ts';
import { PLANNING, PLANS, UNIT } from './lexicon.ts';
import type { Mention } from './mentions.ts';
import { wordAfter, wordBefore } from './tokens.ts';
import type { Basis, DateContext, FoundDate, Interval, Span } from './types.ts';

/** Known days are few where they are no more than these. */
const FEW_DAYS = 31;
/** Known days that span a year say nothing of the year of a day. */
const YEAR = 365;
/** How far past its last exact date a story may go on in years alone. */
const AFTERMATH = 2;
/** A number in a name that lies as many years from all that the text is about is no year. */
const CENTURIES = 500;
/** Going back by as many months as this, a date with no year more likely stands in the next one. */
const NEW_YEAR = 8;

/** The word before a chain, and where it starts. */
type Before = ReturnType<typeof wordBefore>;

const isExact = ({ precision }: Point): boolean => precision === 'day' || precision === 'month';

export class Narrative {
  readonly #text: string;
  readonly #chains: readonly Chain[];
  readonly #places: Place[];
  readonly #years: Years | null;
  /** The known days of the text, as day numbers. */
  readonly #extent: Days | null;
  /** For each chain, the next month that the story certainly comes to; null after the last. */
  readonly #ahead: (MonthOf | null)[] = [];
  /** Index of the chain that is being read. */
  #at = 0;
  /** Where the story stands. */
  #year: number | null;
  #month: MonthOf | null = null;
  /** Where the story stood before it leapt to another year, as long as no date without a year went on from there. */
  #left: MonthOf | null = null;
  #day: Point | null = null;
  /** The last year of all, in or out of the story: "that year" is this one. */
  #yearNamed: number | null = null;
  /** The section in which a stated year last moved the story. */
  #statedIn = -1;
  /** The year was reached by passing a new year that the text does not state. */
  #rolled = false;

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
    adoptEra(chains, context.extent?.firstDay?.startsWith('-') ?? false);
    for (const { mentions, joins } of chains) shareYears(mentions, joins);
    this.#places = placesOf(chains, headings);
    const exact = chains.map((chain, index) => exactMonth(chain, this.#places[index]!.inHeading));
    const [ofTitle] = titleYears;
    const named =
      ofTitle === undefined
        ? firstYears(chains)
        : { first: ofTitle, last: titleYears.reduce((a, b) => Math.max(a, b)) };
    this.#extent = daysOf(chains, exact, context);
    this.#years = yearsOf(chains, exact, named, context);
    const known = ofTitle ?? (context.extent?.firstDay ? null : (named?.first ?? null));
    this.#year = known !== null && this.#isNear(known) ? known : (this.#years?.first ?? null);
    let ahead: MonthOf | null = null;
    for (let index = chains.length - 1; index >= 0; index--) {
      if (this.#places[index]!.section !== this.#places[index + 1]?.section) ahead = null;
      this.#ahead[index] = ahead;
      const month = exact[index];
      if (month && this.#years && month.year >= this.#years.first && month.year <= this.#years.last)
        ahead = month;
    }
  }

  /** The dates of all chains, in order; those that nothing gives a year are left out. */
  readAll(): FoundDate[] {
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
      if (this.#isNumberOfName(mention, before)) continue;
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

  /** "the 1070 Housing Project": the number in a name is no year where it lies centuries from all others. */
  #isNumberOfName(mention: Mention, { word, start }: Before): boolean {
    if (!this.#years || mention.precision !== 'year' || mention.end - mention.start !== 4) return false;
    const { year } = mention;
    if (year === null || (year > this.#years.first - CENTURIES && year < this.#years.last + CENTURIES))
      return false;
    return word === 'the' && isInName(this.#text, mention, word, start);
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

  /** The year of a date that states none, or two digits of it. */
  #yearFor({ start, year: digits, month, day, yearStep }: Mention): number | null {
    if (yearStep === 0) return this.#yearNamed ?? this.#year;
    const year = this.#year;
    if (year === null) return null;
    if (yearStep !== null) return year + yearStep;
    if (digits !== null) return year - (year % 100) + digits;
    if (month === null) return year;
    return this.#yearInExtent(month, day) ?? year + this.#newYears(year, month, start);
  }

  /**
   * The year that puts a month or day into the known days of the text: the nearest in a section that has stated no
   * year, else only where the day lies in them and they are few.
   */
  #yearInExtent(month: number, day: number | null): number | null {
    const extent = this.#extent;
    if (!extent || extent.to - extent.from >= YEAR) return null;
    const stated = this.#statedIn === this.#places[this.#at]!.section;
    if (stated && (day === null || extent.to - extent.from > FEW_DAYS)) return null;
    let nearest: number | null = null;
    let least = stated ? 1 : YEAR;
    for (let year = dayOfNumber(extent.from).year - 1; year <= dayOfNumber(extent.to).year + 1; year++) {
      const first = dayNumber({ year, month, day: day ?? 1 });
      const last = dayNumber({ year, month, day: day ?? daysInMonth(year, month) });
      const distance = Math.max(0, first - extent.to, extent.from - last);
      if (distance < least) {
        least = distance;
        nearest = year;
      }
    }
    return nearest;
  }

  /** How many years the story has gone on (or back again) when it comes from the last month to this one. */
  #newYears(year: number, month: number, start: number): number {
    const last = this.#month;
    if (!last || last.year !== year) return 0;
    const onward = month - last.month;
    const left = this.#left;
    if (left) {
      const goesOn = (months: number): boolean => months >= 0 && months <= 1;
      if (goesOn(month - left.month) && !goesOn(onward)) return left.year - year;
    }
    if (this.#rolled) {
      // Back from the January that a December led to: "On 12 January … On 26 November, …".
      if (onward < NEW_YEAR) return 0;
      this.#rolled = false;
      return -1;
    }
    if (onward >= NEW_YEAR && PLUPERFECT.test(clauseBefore(this.#text, start))) return -1;
    this.#rolled = onward <= -NEW_YEAR;
    return this.#rolled ? 1 : 0;
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
    const from = this.#yearNamed ?? this.#year;
    if (from === null) return null;
    if (precision === 'decade') return point('decade', Math.floor(from / 10 + count) * 10);
    const date = point(precision, from + count);
    date.season = mention.season ?? 0;
    return date;
  }

  #countDays({ weekday: wanted }: Mention, unit: number, count: number): Point | null {
    const last = this.#day;
    if (!last) return null;
    let days = count * (unit === UNIT.week ? 7 : unit === UNIT.fortnight ? 14 : 1);
    if (wanted !== null) {
      const ahead = (wanted - weekday(last) + 7) % 7 || 7;
      days = count > 0 ? ahead : ahead - 7 || -7;
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
    const leaps =
      mention.year !== null &&
      this.#month !== null &&
      isExact(date) &&
      date.year !== this.#month.year &&
      !this.#opensSentence(mention, before.start);
    if (leaps) this.#left = this.#month;
    else if (isExact(date) && !mention.step) this.#left = null;
    this.#year = date.year;
    if (
      mention.year !== null ||
      mention.yearStep !== null ||
      (mention.step && mention.precision === 'year')
    ) {
      this.#rolled = false;
      this.#statedIn = this.#places[this.#at]!.section;
    }
    if (date.precision === 'day') this.#day = date;
    if (isExact(date)) this.#month = date;
    return true;
  }

  #isStory(mention: Mention, date: Point, { word, start }: Before): boolean {
    if (!this.#years || this.#places[this.#at]!.inHeading) return true;
    const { first, last } = this.#years;
    if (isCoarse(date)) return (extentOf(date).yearStart ?? 0) <= last;
    if (mention.step || mention.year === null) return date.year <= last + AFTERMATH;
    if (mention.precision !== 'year') return date.year <= last;
    if (date.year > last + AFTERMATH || PLANNING.has(word)) return false;
    if (this.#isAside()) return date.year >= first && date.year <= last;
    return !isInName(this.#text, mention, word, start);
  }

  /** Whether the story goes on from a date that belongs to it. */
  #moves(mention: Mention, date: Point, { word, start }: Before): boolean {
    // A heading sets the time of its section: of a range, the start.
    if (this.#places[this.#at]!.inHeading) return mention === this.#chains[this.#at]!.mentions[0];
    if (!this.#years) return true;
    if (this.#isAside()) return false;
    if (mention.step) {
      // "…, who died two days later" looks ahead; at the head of a sentence it goes on.
      const passing = mention.rule === 'later' && !CAPITAL.test(this.#text[mention.start]!);
      return mention.step.count >= 0 && !passing;
    }
    const now = this.#year ?? this.#years.first;
    if (mention.year === null || date.year === now) return true;
    const alone = mention.precision === 'year';
    if (alone && !this.#isNear(date.year)) return false;
    const ahead = this.#ahead[this.#at] ?? null;
    if (date.year > now) {
      // "which lasted until May 1941" looks ahead.
      if (PLANNING.has(word) || this.#isPlanned(mention)) return false;
      return !alone || ahead === null || date.year <= ahead.year || this.#opensSentence(mention, start);
    }
    // "the leader of the August 1792 uprising" looks back.
    if (mention.precision === 'day' && word !== 'the') return true;
    return this.#opensSentence(mention, start) || (ahead !== null && ahead.year < now);
  }

  /** Whether a year lies in or near those that the text is about. */
  #isNear(year: number): boolean {
    return !this.#years || (year >= this.#years.first - LARGEST_GAP && year <= this.#years.last + AFTERMATH);
  }

  /** "planned to attack in the spring of 1621". */
  #isPlanned({ start }: Mention): boolean {
    return PLANNED.test(clauseBefore(this.#text, start));
  }

  /** "(1905)", "its post-1956 position". */
  #isAside(): boolean {
    const before = this.#text[this.#chains[this.#at]!.mentions[0]!.start - 1];
    return before === '(' || before === '-';
  }

  /** "In 1914 …", "Early in 1914 …": a sentence that begins so sets the time. */
  #opensSentence({ start }: Mention, wordStart: number): boolean {
    return isSentenceStart(this.#text, start) || isSentenceStart(this.#text, wordStart);
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

const PLUPERFECT = /\bhad\b/;
const PLANNED = new RegExp(String.raw`\b(?:${PLANS.join('|')}) (?:\w+ ){0,4}$`, 'i');
const CAPITAL = /^\p{Lu}/u;

function isSentenceStart(text: string, at: number): boolean {
  let before = at - 1;
  while (before >= at - 3 && ' "“\'‘('.includes(text[before] ?? '-')) before--;
  return before < 0 || '.!?:]\n'.includes(text[before]!);
}

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

/**
 * Fills in what dates leave out. A narrative writes most of its dates without a year, some without a month, and many
 * as "the next day": they take it from the dates before. The last year named rules:
 *
 * 1. What a date says itself, or the range or list that it stands in, holds.
 * 2. Every stated year moves the story's clock, forward or back. Not one in brackets or in a name; not after a plan or a
 *    limit ("until"); not back after "the" ("the August 1792 uprising") or in a clause in the past perfect; not a year
 *    alone that lies a generation from the clock. The year of a date that may not move it rules to the end of its paragraph.
 * 3. A date without a year has that of the clock. A month that lies far back is in the next year, and so is any that
 *    goes back in the course of one sentence; in a clause in the past perfect one that lies far ahead is in the last year.
 * 4. Until its section has named a year, a date is the one nearest to the days that the text is about, which its context
 *    or its first words say (`story-time.ts`); later only a day that lies in them, where they are few, is one of them.
 * 5. "The next year", "that year" count from the last year named, whatever it belongs to; "the next day", "the same
 *    month" from the last day and month of the story.
 *
 * To read a year and to move the clock are two things. What stands outside the story is read too, and told apart (`aside`).
 */

import { addDays, addMonths, type Day, dayNumber, dayOfNumber, daysInMonth, weekday } from './calendar.ts';
import type { Chain } from './chains.ts';
import { wordBefore } from './characters.ts';
import { extentOf, isInCalendar, type Point, point, qualifierAt, timexOf } from './extent.ts';
import { adoptEra, joinRanges, shareYears } from './joined.ts';
import { PLANNING, SEASONS, UNIT } from './lexicon.ts';
import type { Mention } from './mentions.ts';
import {
  type Days,
  daysOf,
  exactMonth,
  firstYears,
  isCoarse,
  knownYears,
  type MonthOf,
  type Place,
  placesOf,
  type Years,
  yearsOf,
} from './story-time.ts';
import {
  type Before,
  goesOnTo,
  isInBrackets,
  isInName,
  isInPassing,
  isOfOrigin,
  isOfPublication,
  isOutlook,
  isPlanned,
  isPluperfect,
  opensSentence,
} from './surroundings.ts';
import type { Aside, Basis, DateContext, FoundDate, Span } from './types.ts';

/** Known days are few where they are no more than these. */
const FEW_DAYS = 31;
/** Known days that span a year say nothing of the year of a day. */
const YEAR = 365;
/** A year alone that lies farther from the clock does not move it. */
const GENERATION = 20;
/** Years that lie so far behind all that the text is about are no part of its story. */
const LONG_AFTER = 50;
/** A number in a name that lies as many years from all that the text is about is no year. */
const CENTURIES = 500;
/** Years of the text that lie no farther away let a number be a year too. */
const LIFETIME = 100;
/** "1510? or 1511", and no question. */
const QUESTION = 63;
const UNCERTAIN = /^\?(?:[),;]| [a-z(])/;
/** Between "the following year" and the year. */
const NAMED_NEXT = /^(?:, (?:in |on )?| ?\()$/;
const LONGEST_JOINT = 6;
/** So many days back, a day alone is in the next month. */
const HALF_A_MONTH = 15;
/** "the end of 1776" lets an April that follows be the next year's. */
const DECEMBER = 12;
const MARCH = 3;
const WINTER = SEASONS.findIndex(({ timex }) => timex === 'WI');
/** A year that has so many characters says no part of it. */
const BARE = 6;
const LATE = /\b(?:end|late|close)\b/i;
/** Going back by as many months as this, a date with no year more likely stands in the next one. */
const NEW_YEAR = 8;

/** A season that lies as far back: "In the autumn … In the spring". */
const HALF_A_YEAR = 6;

const isExact = ({ precision }: Point): boolean => precision === 'day' || precision === 'month';

export class Narrative {
  readonly #text: string;
  readonly #chains: readonly Chain[];
  readonly #places: Place[];
  readonly #years: Years | null;
  /** Those that its context or title says, or that it names first. */
  readonly #known: Years | null;
  /** The known days of the text, as day numbers. */
  readonly #extent: Days | null;
  /** Index of the chain that is being read. */
  #at = 0;
  /** Where the story stands. */
  #year: number | null;
  #month: MonthOf | null = null;
  /** The year that rules in its paragraph and may not move the clock. */
  #apart: { year: number; month: number | null; paragraph: number } | null = null;
  #day: Point | null = null;
  /** The last day ends a stretch of days, so that a time of the day says none of them: "from 5 to 7 May". */
  #isLastOfMany = false;
  /** Where the last date with a month ends. */
  #monthEnd = 0;
  /** The section in which it was named, and whether as a night. */
  #dayIn = -1;
  #isNight = false;
  /** The last year of all, in or out of the story: "that year" is this one. */
  #yearNamed: number | null = null;
  /** The section in which a stated year last moved the story. */
  #statedIn = -1;

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
    this.#places = placesOf(text, chains, headings);
    const exact = chains.map((chain, index) => exactMonth(chain, this.#places[index]!.inHeading));
    const [ofTitle] = titleYears;
    const named =
      ofTitle === undefined
        ? firstYears(chains)
        : { first: ofTitle, last: titleYears.reduce((a, b) => Math.max(a, b)) };
    this.#extent = daysOf(chains, exact, context);
    this.#known = knownYears(context) ?? named;
    this.#years = yearsOf(chains, this.#known, context.extent !== undefined);
    const known = ofTitle ?? this.#known?.first ?? null;
    this.#year = known !== null && this.#isNear(known) ? known : (this.#years?.first ?? null);
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
      if (this.#isNumberOfName(mention, before) || this.#isNoYear(mention)) continue;
      const resolved = this.#resolveWithNext(mention);
      if (!resolved) continue;
      const { date, basis } = resolved;
      const { start, end, rule } = mention;
      // "around noon on the 10th" is about the hour
      if (mention.time !== '') date.qualifier = '';
      else if (mention === mentions[0]) date.qualifier = qualifierAt(this.#text, start, before.word);
      else if (this.#text[start - 2] === '.' || this.#text[start - 2] === 'a')
        date.qualifier = qualifierAt(this.#text, start, wordBefore(this.#text, start).word);
      if (this.#text.charCodeAt(end) === QUESTION && UNCERTAIN.test(this.#text.slice(end, end + 3)))
        date.qualifier = '?';
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
        aside: this.#follow(mention, date, before),
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

  /** "by 1410", "from 634": a number that may be no year is one only where the years of the text lie near. */
  #isNoYear({ doubtful, year }: Mention): boolean {
    if (!doubtful || year === null || !this.#years) return false;
    const { first, last } = this.#years;
    if (year < 1000) return year < first - LIFETIME || year > last + LIFETIME;
    // where the section tells of days, it tells of hours too
    return year < first - 2 * LIFETIME && this.#dayIn === this.#places[this.#at]!.section;
  }

  /** "The following year, 1811, …", "four days later, on 10 May": what is named right after says which one it is. */
  #resolveWithNext(mention: Mention): { date: Point; basis: Basis } | null {
    const resolved = this.#resolve(mention);
    const next = mention.step && this.#chains[this.#at + 1]?.mentions[0];
    if (!resolved || !next || next.step || next.precision !== mention.precision) return resolved;
    if (next.start - mention.end > LONGEST_JOINT) return resolved;
    if (!NAMED_NEXT.test(this.#text.slice(mention.end, next.start))) return resolved;
    const named = this.#resolve(next);
    return named && { date: named.date, basis: 'relative' };
  }

  #resolve(mention: Mention): { date: Point; basis: Basis } | null {
    if (mention.dayOfEvent !== null) {
      const date = this.#dayOfEvent(mention.dayOfEvent);
      // the story has gone on to a day that is not known
      if (!date) this.#day = null;
      return date && { date, basis: 'relative' };
    }
    if (mention.fromEvent) {
      const date = this.#countFromEvent(mention.step!.count);
      return date && { date, basis: 'relative' };
    }
    if (mention.toward !== null) {
      const date = this.#nearest(mention, mention.toward);
      return date && { date, basis: 'relative' };
    }
    if (mention.precision === 'day' && mention.month === null && !mention.step) {
      const date = this.#dayAlone(mention.day!);
      return date && { date, basis: 'inherited' };
    }
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
    return isInCalendar(date) ? { date, basis } : null;
  }

  /** The year of a date that states none, or two digits of it. */
  #yearFor({ start, year: digits, month, day, season, yearStep }: Mention): number | null {
    if (yearStep === 0) return this.#yearNamed ?? this.#year;
    const year = this.#year;
    if (year === null) return null;
    if (yearStep !== null) return year + yearStep;
    if (digits !== null) return year - (year % 100) + digits;
    if (season !== null) return year + this.#newYears(year, SEASONS[season]!.firstMonth, start, HALF_A_YEAR);
    if (month === null) return year;
    const { section, paragraph } = this.#places[this.#at]!;
    const apart = this.#apart?.paragraph === paragraph ? this.#apart : null;
    const inExtent = this.#yearInExtent(month, day, apart !== null || this.#statedIn === section);
    if (inExtent !== null) return inExtent;
    if (apart) return apart.year + (apart.month !== null && month - apart.month <= -NEW_YEAR ? 1 : 0);
    return year + this.#newYears(year, month, start);
  }

  /**
   * The year that puts a month or day into the known days of the text: the nearest in a section that has stated no
   * year, else only where the day lies in them and they are few.
   */
  #yearInExtent(month: number, day: number | null, stated: boolean): number | null {
    const extent = this.#extent;
    if (!extent || extent.to - extent.from >= YEAR) return null;
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
  #newYears(year: number, month: number, start: number, far = NEW_YEAR): number {
    const last = this.#month;
    if (!last || last.year !== year) return 0;
    const onward = month - last.month;
    if (onward >= NEW_YEAR && isPluperfect(this.#text, { start, end: start })) return -1;
    const goesOn = onward < 0 && goesOnTo(this.#text, this.#monthEnd, start);
    return onward <= -far || goesOn ? 1 : 0;
  }

  /** "On the 6th": of the month of the last day, or of the next month where that lies far behind. */
  #dayAlone(day: number): Point | null {
    const last: MonthOf | null = this.#day ?? this.#month;
    if (!last) return null;
    const goesOn = this.#day && this.#day.day - day > HALF_A_MONTH ? 1 : 0;
    const { year, month } = addMonths(last.year, last.month, goesOn);
    return day <= daysInMonth(year, month) ? point('day', year, month, day) : null;
  }

  /** "the previous December", "the following spring": seen from the last date. */
  #nearest({ month: named, season, precision }: Mention, toward: -1 | 1): Point | null {
    const from = this.#month ?? (this.#extent && dayOfNumber(this.#extent.from));
    const month = named ?? SEASONS[season ?? -1]?.firstMonth;
    const year = this.#yearNamed ?? this.#year;
    if (season !== null && year !== null && from?.year !== year) {
      const date = point(precision, year + toward);
      date.season = season;
      return date;
    }
    if (!from || month === undefined) return null;
    const passes = toward > 0 ? month <= from.month : month >= from.month;
    const date = point(precision, from.year + (passes ? toward : 0), named ?? 0);
    date.season = season ?? 0;
    return date;
  }

  /** "the day after the battle": from the known days where they are few, else from the last day. */
  #countFromEvent(count: number): Point | null {
    const { from, to } = this.#extent ?? { from: 0, to: YEAR };
    const isShort = to - from <= FEW_DAYS;
    if (isShort && count === 0 && from !== to) return null;
    const base = isShort ? dayOfNumber(count > 0 ? to : from) : this.#day;
    if (!base) return null;
    return addedDay(base, count);
  }

  /** "the second day of the battle": of the known days, where they are few; 0 is the last. */
  #dayOfEvent(number: number): Point | null {
    const { from, to } = this.#extent ?? { from: 0, to: YEAR };
    const day = number === 0 ? to : from + number - 1;
    return to - from > FEW_DAYS || day > to ? null : addedDay(dayOfNumber(day), 0);
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

  #countDays({ weekday: wanted, time, rule }: Mention, unit: number, count: number): Point | null {
    const last = this.#day;
    if (!last) return null;
    // "On the night of 4 May they came. At 03:00 they fled": the next morning
    if (rule === 'clock' && this.#isNight && time < 'T12') return addedDay(last, 1);
    if (count === 0 && this.#isLastOfMany) return null;
    let days = count * (unit === UNIT.week ? 7 : unit === UNIT.fortnight ? 14 : 1);
    if (wanted !== null) {
      const ahead = (wanted - weekday(last) + 7) % 7 || 7;
      days = count > 0 ? ahead : ahead - 7 || -7;
    }
    return addedDay(last, days);
  }

  /** Says whether the date stands outside the story, and lets the clock go on from it if not. */
  #follow(mention: Mention, date: Point, before: Before): Aside | null {
    const aside = this.#asideOf(mention, date, before);
    if (isCoarse(date)) return aside;
    this.#yearNamed = date.year;
    if (aside !== null) return aside;
    const place = this.#places[this.#at]!;
    const moves = this.#moves(mention, date, before);
    if (mention.year !== null) {
      if (moves) this.#apart = null;
      else if (this.#rulesParagraph(mention, date, before)) {
        this.#apart = {
          year: date.year,
          month: isExact(date) ? date.month : null,
          paragraph: place.paragraph,
        };
      }
    }
    if (!moves) return null;
    this.#year = date.year;
    const isStated =
      mention.year !== null ||
      mention.yearStep !== null ||
      (mention.step !== null && mention.precision === 'year');
    if (isStated) this.#statedIn = place.section;
    if (date.precision === 'day') {
      this.#isLastOfMany = this.#endsManyDays(mention, date);
      this.#day = date;
      this.#dayIn = place.section;
      this.#isNight = mention.time === 'TNI';
    }
    if (isExact(date)) {
      this.#month = date;
      this.#monthEnd = mention.end;
    } else if (mention.year !== null) {
      // "In January 1849 … In the winter of 1849": the winter that ends
      const goesOn = this.#month?.year === date.year && this.#month.month <= MARCH && date.season === WINTER;
      const month = goesOn
        ? this.#month!.month
        : date.precision === 'season'
          ? SEASONS[date.season]!.firstMonth
          : DECEMBER;
      if (
        date.precision === 'season' ||
        (mention.end - mention.start > BARE && LATE.test(this.#text.slice(mention.start, mention.end)))
      )
        this.#month = { year: date.year, month };
    }
    return null;
  }

  /** Why a date is no part of the story; null where it is one. */
  #asideOf(mention: Mention, date: Point, before: Before): Aside | null {
    if (!this.#years || this.#places[this.#at]!.inHeading) return null;
    const { last } = this.#years;
    if (isCoarse(date)) return (extentOf(date).yearStart ?? 0) > last ? 'long-after' : null;
    if (date.year > last + LONG_AFTER) return 'long-after';
    if (mention.year === null) return null;
    const isLate = this.#known !== null && date.year > this.#known.last;
    if ((isLate || mention.precision === 'year') && isOfPublication(this.#text, before)) return 'publication';
    if (this.#known !== null && date.year < this.#known.first - GENERATION && isOfOrigin(this.#text, before))
      return 'origin';
    if (isLate && isOutlook(this.#text, mention)) return 'outlook';
    if (mention.precision !== 'year') return null;
    const { mentions } = this.#chains[this.#at]!;
    if (isInBrackets(this.#text, mentions[0]!)) {
      // a range is told of somebody's life or reign, or of a whole war, where it leaves the known years
      const story = mentions.length > 1 && this.#known ? this.#known : this.#years;
      const isWithin = mentions.every(
        ({ year }) => year === null || (year >= story.first && year <= story.last),
      );
      return isWithin ? null : 'brackets';
    }
    return isInName(this.#text, mention, before.word, before.start) ? 'name' : null;
  }

  /** Whether the clock goes on from a date that belongs to the story. */
  #moves(mention: Mention, date: Point, before: Before): boolean {
    const { word } = before;
    const [lead] = this.#chains[this.#at]!.mentions;
    // A heading sets the time of its section: of a range, the start.
    if (this.#places[this.#at]!.inHeading) return mention === lead;
    if (!this.#years) return true;
    if (isInBrackets(this.#text, lead!)) return false;
    if (mention.toward !== null) return mention.toward > 0;
    if (mention.step) return mention.step.count >= 0;
    const now = this.#year ?? this.#years.first;
    if (mention.year === null || date.year === now) return true;
    if (mention.precision === 'year' && Math.abs(date.year - now) > GENERATION) return false;
    if (isInPassing(this.#text, before)) return false;
    if (date.year > now) return !PLANNING.has(word) && !isPlanned(this.#text, mention);
    return word !== 'the' && !isPluperfect(this.#text, mention);
  }

  /** Whether a day is the end of a range of more than two days. */
  #endsManyDays(mention: Mention, date: Point): boolean {
    const { mentions, joins } = this.#chains[this.#at]!;
    const at = mentions.indexOf(mention);
    return (
      at > 0 && joins[at - 1] === 'range' && this.#day !== null && dayNumber(date) - dayNumber(this.#day) > 1
    );
  }

  /** Whether a stated year that may not move the clock rules to the end of its paragraph all the same. */
  #rulesParagraph(mention: Mention, date: Point, before: Before): boolean {
    if (isInBrackets(this.#text, this.#chains[this.#at]!.mentions[0]!) || PLANNING.has(before.word))
      return false;
    if (isInPassing(this.#text, before)) return false;
    // "The 1614 rules" opens a sentence and sets no time
    return isExact(date) || (before.word !== 'the' && opensSentence(this.#text, mention, before.start));
  }

  /** Whether a year lies in or near those that the text is about. */
  #isNear(year: number): boolean {
    return !this.#years || (year >= this.#years.first && year <= this.#years.last + LONG_AFTER);
  }
}

function addedDay(from: Day, count: number): Point {
  const { year, month, day } = addDays(from, count);
  return point('day', year, month, day);
}

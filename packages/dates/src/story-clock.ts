/** Where a story stands in time, and what a date that leaves something out means there. */
import { addDays, addMonths, type Day, dayNumber, dayOfNumber, daysInMonth, weekday } from './calendar.ts';
import { isInCalendar, type Point, point } from './extent.ts';
import { SEASONS, UNIT } from './lexicon.ts';
import type { Mention } from './mentions.ts';
import type { Days, MonthOf, Place, Story } from './story-time.ts';
import { goesOnTo, isBeforeStory, isPluperfect } from './surroundings.ts';
import type { Basis, Precision } from './types.ts';

/** Known days are few where they are no more than these. */
const FEW_DAYS = 31;
/** Known days that span a year say nothing of the year of a day. */
const YEAR = 365;
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

export interface Resolved {
  date: Point;
  basis: Basis;
}

export const isExact = ({ precision }: Point): boolean => precision === 'day' || precision === 'month';

const resolved = (date: Point | null, basis: Basis): Resolved | null => date && { date, basis };

function addedDay(from: Day, count: number): Point {
  const { year, month, day } = addDays(from, count);
  return point('day', year, month, day);
}

export class StoryClock {
  readonly #text: string;
  /** The known days of the text. */
  readonly #known: Days | null;
  /** The same, where they are few. */
  readonly #few: Days | null;
  #year: number | null;
  #month: MonthOf | null = null;
  /** Where the last date with a month ends, and its section. */
  #monthEnd = 0;
  #monthIn = -1;
  #day: Point | null = null;
  /** The section in which it was named, and whether as a night. */
  #dayIn = -1;
  #isNight = false;
  /** The last day ends a stretch of days, so that a time of the day says none of them: "from 5 to 7 May". */
  #isLastOfMany = false;
  /** The year that rules in its paragraph and may not move the clock. */
  #apart: { year: number; month: number | null; paragraph: number } | null = null;
  /** The last year of all, in or out of the story: "that year" is this one. */
  #yearNamed: number | null = null;
  /** The section in which a stated year last moved the story. */
  #statedIn = -1;

  constructor(text: string, { days, begins }: Story) {
    this.#text = text;
    this.#known = days;
    this.#few = days && days.to - days.from <= FEW_DAYS ? days : null;
    this.#year = begins;
  }

  get year(): number | null {
    return this.#year;
  }

  /** Whether the last day of the story was named in a section. */
  tellsOfDays({ section }: Place): boolean {
    return this.#dayIn === section;
  }

  /** Notes a year that was named, in or out of the story. */
  name(year: number): void {
    this.#yearNamed = year;
  }

  /** Lets a year rule to the end of its paragraph. */
  ruleParagraph(date: Point, { paragraph }: Place): void {
    this.#apart = { year: date.year, month: isExact(date) ? date.month : null, paragraph };
  }

  /** Goes on to a date. `endsRange`: it is the end of one. */
  goOn(mention: Mention, date: Point, { section }: Place, endsRange: boolean): void {
    const { year, yearStep, step, precision, time, start, end } = mention;
    this.#year = date.year;
    if (year !== null) this.#apart = null;
    if (year !== null || yearStep !== null || (step !== null && precision === 'year'))
      this.#statedIn = section;
    if (date.precision === 'day') {
      this.#isLastOfMany = endsRange && this.#day !== null && dayNumber(date) - dayNumber(this.#day) > 1;
      this.#day = date;
      this.#dayIn = section;
      this.#isNight = time === 'TNI';
    }
    if (isExact(date)) {
      this.#month = date;
      this.#monthEnd = end;
      this.#monthIn = section;
    } else if (year === null) return;
    else if (date.precision === 'season') {
      // "In January 1849 … In the winter of 1849": the winter that ends
      const isOver = date.season === WINTER && this.#month?.year === date.year && this.#month.month <= MARCH;
      if (!isOver) this.#month = { year: date.year, month: SEASONS[date.season]!.firstMonth };
    } else if (end - start > BARE && LATE.test(this.#text.slice(start, end)))
      this.#month = { year: date.year, month: DECEMBER };
  }

  /** The date that is meant, and where what it leaves out comes from; null where nothing gives that. */
  resolve(mention: Mention, place: Place): Resolved | null {
    const { precision, year, month, day, season, step, toward, dayOfEvent, fromEvent } = mention;
    if (dayOfEvent !== null) {
      const date = this.#dayOfEvent(dayOfEvent);
      // the story has gone on to a day that is not known
      if (!date) this.#day = null;
      return resolved(date, 'relative');
    }
    if (fromEvent) return resolved(this.#countFromEvent(step!.count, precision), 'relative');
    if (toward !== null) return resolved(this.#nearest(mention, toward), 'relative');
    if (step) return resolved(this.#count(mention, step), 'relative');
    if (precision === 'day' && month === null) return resolved(this.#dayAlone(day!), 'inherited');
    const date = point(precision, year ?? 0, month ?? 0, day ?? 0, season ?? 0);
    let basis: Basis = 'stated';
    if (year === null || mention.shortYear) {
      const found = this.#yearFor(mention, place);
      if (found === null) return null;
      date.year = found;
      basis = mention.yearStep === null ? 'inherited' : 'relative';
    }
    return isInCalendar(date) ? { date, basis } : null;
  }

  /** The year of a date that states none, or two digits of it. */
  #yearFor(mention: Mention, place: Place): number | null {
    const { start, year: digits, month, day, season, yearStep } = mention;
    const { section, paragraph } = place;
    if (yearStep === 0) return this.#yearNamed ?? this.#year;
    const year = this.#year;
    if (year === null) return null;
    if (yearStep !== null) return year + yearStep;
    if (digits !== null) return year - (year % 100) + digits;
    if (season !== null) return year + this.#newYears(year, SEASONS[season]!.firstMonth, start, HALF_A_YEAR);
    if (month === null) return year;
    const apart = this.#apart?.paragraph === paragraph ? this.#apart : null;
    const isStated = apart !== null || this.#statedIn === section;
    const goesOn = place.toward !== 0 && !isBeforeStory(this.#text, mention);
    const toward = place.toward < 0 || goesOn ? place.toward : 0;
    const from = goesOn && toward > 0 && this.#monthIn === section ? this.#month : null;
    const inExtent = this.#yearInExtent(month, day, isStated, toward, from);
    if (inExtent !== null) return inExtent;
    if (apart) return apart.year + (apart.month !== null && month - apart.month <= -NEW_YEAR ? 1 : 0);
    const years = this.#newYears(year, month, start);
    return years === 0 && goesOn && this.#isTowardDays(year, month, place) ? year + 1 : year + years;
  }

  /** "Background: … in December 1780. In May …" before a battle in 1781: whether the story goes on to it, and not back. */
  #isTowardDays(year: number, month: number, { section, toward }: Place): boolean {
    const [last, known] = [this.#month, this.#known];
    if (!last || !known || last.year !== year || month >= last.month || this.#monthIn !== section)
      return false;
    if (toward < 0) return dayNumber({ year: year + 1, month, day: 1 }) <= known.to;
    return dayNumber({ year, month, day: daysInMonth(year, month) }) < known.from;
  }

  /**
   * The year that puts a month or day into the known days of the text: the nearest in a section that has stated no
   * year, else only where the day lies in them and they are few. Not one that lies far on the other side of them than the
   * section does, nor one before the month that the section has come to.
   */
  #yearInExtent(
    month: number,
    day: number | null,
    stated: boolean,
    toward: number,
    after: MonthOf | null,
  ): number | null {
    const known = this.#known;
    if (!known || known.to - known.from >= YEAR) return null;
    if (stated && (day === null || !this.#few)) return null;
    let nearest: number | null = null;
    let least = stated ? 1 : YEAR;
    for (let year = dayOfNumber(known.from).year - 1; year <= dayOfNumber(known.to).year + 1; year++) {
      const first = dayNumber({ year, month, day: day ?? 1 });
      const last = dayNumber({ year, month, day: day ?? daysInMonth(year, month) });
      const distance = Math.max(0, first - known.to, known.from - last);
      const isAcross = (toward < 0 && first > known.to) || (toward > 0 && last < known.from);
      if (isAcross && distance > FEW_DAYS) continue;
      if (after && (year - after.year) * 12 + month < after.month) continue;
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
    const from = this.#month ?? (this.#known && dayOfNumber(this.#known.from));
    const month = named ?? SEASONS[season ?? -1]?.firstMonth;
    const year = this.#yearNamed ?? this.#year;
    if (season !== null && year !== null && from?.year !== year)
      return point(precision, year + toward, 0, 0, season);
    if (!from || month === undefined) return null;
    const passes = toward > 0 ? month <= from.month : month >= from.month;
    return point(precision, from.year + (passes ? toward : 0), named ?? 0, 0, season ?? 0);
  }

  /** "the day after the battle": from the known days where they are few, else from the last day. */
  #countFromEvent(count: number, precision: Precision): Point | null {
    const few = this.#few;
    if (few && count === 0 && few.from !== few.to) return null;
    const base = few ? dayOfNumber(count > 0 ? few.to : few.from) : this.#day;
    if (!base || precision === 'day') return base && addedDay(base, count);
    // the last day that was told may be long after the event
    if (!few) return null;
    if (precision === 'year') return point('year', base.year + count);
    const { year, month } = addMonths(base.year, base.month, count);
    return point('month', year, month);
  }

  /** "the second day of the battle": of the known days, where they are few; 0 is the last. */
  #dayOfEvent(number: number): Point | null {
    if (!this.#few) return null;
    const { from, to } = this.#few;
    const day = number === 0 ? to : from + number - 1;
    return day > to ? null : addedDay(dayOfNumber(day), 0);
  }

  /** The date that lies so many units from the last one of that grain. */
  #count(mention: Mention, { unit, count }: NonNullable<Mention['step']>): Point | null {
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
    return point(precision, from + count, 0, 0, mention.season ?? 0);
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
}

/** What is dated and yet no part of the story, and numbers that are no years at all. */
import type { Chain } from './chains.ts';
import { extentOf, type Point } from './extent.ts';
import type { Mention } from './mentions.ts';
import { GENERATION, isCoarse, LONG_AFTER, type Place, type Story } from './story-time.ts';
import {
  type Before,
  isInBrackets,
  isInName,
  isOfOrigin,
  isOfPublication,
  isOutlook,
} from './surroundings.ts';
import type { Aside } from './types.ts';

/** A number in a name that lies as many years from all that the text is about is no year. */
const CENTURIES = 500;
/** Years of the text that lie no farther away let a number be a year too. */
const LIFETIME = 100;

/** Where a date stands: with which others, and after which word. */
export interface Standing {
  chain: Chain;
  place: Place;
  before: Before;
}

/** "the 1070 Housing Project": the number in a name is no year where it lies centuries from all others. */
export function isNumberOfName(text: string, { years }: Story, mention: Mention, before: Before): boolean {
  const { year, precision, start, end } = mention;
  if (!years || precision !== 'year' || year === null || end - start !== 4) return false;
  const isFar = year <= years.first - CENTURIES || year >= years.last + CENTURIES;
  return isFar && before.word === 'the' && isInName(text, mention, before);
}

/**
 * "by 1410", "from 634": a number that may be no year is one only where the years of the text lie near. `amongDays`: the
 * section tells of days, so that it tells of hours too.
 */
export function isNoYear({ years }: Story, { doubtful, year }: Mention, amongDays: boolean): boolean {
  if (!doubtful || year === null || !years) return false;
  if (year < 1000) return year < years.first - LIFETIME || year > years.last + LIFETIME;
  return year < years.first - 2 * LIFETIME && amongDays;
}

/** Why a date is no part of the story; null where it is one. */
export function asideOf(
  text: string,
  { years, known }: Story,
  mention: Mention,
  date: Point,
  { chain: { mentions }, place, before }: Standing,
): Aside | null {
  if (!years || place.inHeading) return null;
  if (isCoarse(date)) return (extentOf(date).yearStart ?? 0) > years.last ? 'long-after' : null;
  if (date.year > years.last + LONG_AFTER) return 'long-after';
  if (mention.year === null) return null;
  const isYear = mention.precision === 'year';
  const isEarly = known !== null && date.year < known.first - GENERATION;
  const isLate = known !== null && date.year > known.last;
  if ((isLate || isYear) && isOfPublication(text, before)) return 'publication';
  if (isEarly && isOfOrigin(text, before)) return 'origin';
  if (isLate && isOutlook(text, mention)) return 'outlook';
  if (!isYear) return null;
  if (isInBrackets(text, mentions[0]!)) {
    // a range is told of somebody's life or reign, or of a whole war, where it leaves the known years
    const story = mentions.length > 1 && known ? known : years;
    const isWithin = mentions.every(
      ({ year }) => year === null || (year >= story.first && year <= story.last),
    );
    return isWithin ? null : 'brackets';
  }
  return isInName(text, mention, before) ? 'name' : null;
}

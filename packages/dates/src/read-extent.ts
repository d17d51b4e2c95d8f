/** The days of a battle, from the value of an infobox's date field. */
import { addDays, addMonths } from './calendar.ts';
import { findChains, type Join } from './chains.ts';
import { wordBefore } from './characters.ts';
import { extentOf, isInCalendar, type Point, point, qualifierAt, rangeOf } from './extent.ts';
import { shareYears } from './joined.ts';
import type { Mention } from './mentions.ts';
import { joinStyles } from './styles.ts';
import type { Extent, Span } from './types.ts';

export interface ReadExtent extends Extent, Span {
  /** The name of the rule that read the first date. */
  rule: string;
  /** EDTF of further, separate dates in the value. */
  others: string[];
}

const BRACKETS = /[([][^()[\]]{0,200}[)\]]/g;
const DATE_IN_BRACKETS = /\d{3}|\d\s?(?:BC|AD)|\d\s?[A-Z][a-z]{2}|[A-Z][a-z]{2,8}\s\d/;
const DURATION = /\d\s(?:hour|day|week|month|year)s?\b/;
const OLD_STYLE = /\bO\. ?S\.|\bOS\b|Old Style|Julian/;
const NEW_STYLE = /\bN\. ?S\.|\bNS\b|New Style|Gregorian/;
/** After a date and before the next: the end is open. */
const PRESENT = /^[\s\-–—]{0,6}(?:to |until |till )?(?:presen|ongoing|current|today|onwards?\b|now\b)/i;
const FROM = /(?:^|[\s(])(?:from|since|after)\s{1,3}$/i;
const TRAILING_DASH = /^\s{0,4}[-–—]\s{0,4}$/;
/** A year that lost its last digit, or one whose last digit went to a duration that is glued to it. */
const LOST_DIGIT = /^,?\s{0,2}\d{1,3}(?!\d|\s?(?:BC|AD|CE|days|weeks|months|years))/;
/** 199 and 200 to 202 are likelier a year of our time without its last digit; so is any three beside four digits. */
const RECENT_CUT: ReadonlySet<number> = new Set([199, 200, 201, 202]);
const MODERN_YEAR = /[12]\d{3}/;
const GLUED_DURATION = /^(?:-\d\d?)?\s(?:day|week|month|year)s?\b/;
const STATED_YEAR = /\d{3}|\d\s?(?:BC|AD|CE)|(?:BC|AD|CE)\s?\d/;

/**
 * Reads the value of an infobox's date field: "18 January–11 March 2012, ()" is 2012-01-18/2012-03-11.
 *
 * Early, mid and late give the whole month or year, "present" is an open end (`..`), a bracketed duration is passed
 * over, and an end that has lost a digit of its year is unknown (`2001-11-09/`). Of an Old and a New Style pair the
 * New Style counts. Of several separate dates the first counts, and `others` has the rest. `start` and `end` are
 * UTF-16 code units into `value`. Null when nothing can be read; never throws.
 */
export function readExtent(value: string): ReadExtent | null {
  const text = value.replace(BRACKETS, blankAside);
  const items = itemsOf(value, text);
  const known = items.filter(({ lost }) => !lost);
  shareYears(
    known.map(({ mention }) => mention),
    known.map(({ join }) => join),
  );
  const pieces = inNewStyle(value, piecesOf(text, items));
  const first = pieces[0];
  if (!first) return null;
  const { start, end, rule } = first;
  return {
    start,
    end,
    ...extentOfPiece(first),
    rule,
    others: pieces.slice(1).map((piece) => extentOfPiece(piece).edtf),
  };
}

/** A date of the value, how it is joined to the next, and whether its year is damaged. */
interface Item {
  mention: Mention;
  join: Join | 'glued' | 'apart';
  lost: boolean;
}

/** A date or range of the value. */
interface Piece extends Span {
  rule: string;
  from: Point;
  to: Point | null;
  /** The date is a limit: "before 1510". */
  isLimit: boolean;
  /** No end is given: it is open, or not known. */
  without: 'open' | 'unknown' | null;
}

/** "before 1510": the start is open. */
const BEFORE = /(?:^|[\s(])before\s{1,3}(?:c\. ?)?$/i;

/** Blanks brackets that hold no date of the battle; offsets stay. */
function blankAside(aside: string): string {
  const kept = DATE_IN_BRACKETS.test(aside) && !DURATION.test(aside) && !OLD_STYLE.test(aside);
  return kept ? aside : ' '.repeat(aside.length);
}

function itemsOf(value: string, text: string): Item[] {
  const items: Item[] = [];
  for (const { mentions, joins } of joinStyles(value, findChains(text, 0, text.length, false))) {
    const first = mentions[0]!;
    if (first.step) continue;
    const previous = items.at(-1);
    if (previous?.mention.end === first.start) previous.join = 'glued';
    const chain = mentions.map(
      (mention, index): Item => ({ mention, join: joins[index] ?? 'apart', lost: false }),
    );
    const last = chain.at(-1)!;
    const after = text.slice(last.mention.end, last.mention.end + 20);
    const { year, eraOpen } = last.mention;
    last.lost =
      year === null
        ? LOST_DIGIT.test(after)
        : GLUED_DURATION.test(after) || (eraOpen && (RECENT_CUT.has(year) || MODERN_YEAR.test(text)));
    if (last.lost) {
      last.mention.year = null;
      for (const { mention } of chain) {
        if (!STATED_YEAR.test(text.slice(mention.start, mention.end))) mention.year = null;
      }
    }
    items.push(...chain);
  }
  return items;
}

function pointOf(mention: Mention, text: string): Point | null {
  const { precision, year, month, day, season, start, end } = mention;
  if (year === null || mention.shortYear) return null;
  const date = point(precision, year, month ?? 0, day ?? 0, season ?? 0);
  date.qualifier = text[end] === '?' ? '?' : qualifierAt(text, start, wordBefore(text, start).word);
  return isInCalendar(date) ? date : null;
}

function piecesOf(text: string, items: readonly Item[]): Piece[] {
  const pieces: Piece[] = [];
  for (let i = 0; i < items.length; i++) {
    const { mention, lost } = items[i]!;
    const from = lost ? null : pointOf(mention, text);
    if (!from) continue;
    const piece: Piece = {
      start: mention.start,
      end: mention.end,
      rule: mention.rule,
      from,
      to: null,
      without: null,
      isLimit: false,
    };
    pieces.push(piece);
    for (; i + 1 < items.length && items[i]!.join !== 'apart'; i++) {
      const next = items[i + 1]!;
      const to = next.lost ? null : pointOf(next.mention, text);
      if (items[i]!.join === 'and' && (!to || !follows(piece.to ?? from, to))) break;
      piece.end = next.mention.end;
      piece.to = to;
      piece.without = to ? null : 'unknown';
    }
    if (!piece.to && !piece.without) {
      piece.without = withoutEnd(text, piece);
      piece.isLimit = !piece.without && BEFORE.test(text.slice(Math.max(0, piece.start - 12), piece.start));
    }
  }
  return pieces;
}

/** "from 1936", "1995 – present", "22 March 2006 –". */
function withoutEnd(text: string, { start, end }: Span): Piece['without'] {
  const after = text.slice(end, end + 30);
  if (PRESENT.test(after) || FROM.test(text.slice(Math.max(0, start - 12), start))) return 'open';
  return TRAILING_DASH.test(after) ? 'unknown' : null;
}

/** Whether the second date is the very next of its grain: "28 and 29 February" is one stretch of days. */
function follows(first: Point, second: Point): boolean {
  if (first.precision !== second.precision) return false;
  if (first.precision === 'day') {
    const { year, month, day } = addDays(first, 1);
    return year === second.year && month === second.month && day === second.day;
  }
  if (first.precision === 'month') {
    const { year, month } = addMonths(first.year, first.month, 1);
    return year === second.year && month === second.month;
  }
  return first.precision === 'year' && second.year === first.year + 1;
}

/** Of dates in both styles only those in the New Style, as written otherwise. */
function inNewStyle(value: string, pieces: Piece[]): Piece[] {
  const said = (style: RegExp, { start, end }: Piece): boolean =>
    style.test(value.slice(end, end + 14).split(/[,;\d]/)[0]!) ||
    style.test(
      value
        .slice(Math.max(0, start - 14), start)
        .split(/[,;\d]/)
        .at(-1)!,
    );
  if (!pieces.some((piece) => said(NEW_STYLE, piece))) {
    const current = pieces.filter((piece) => !said(OLD_STYLE, piece));
    return current.length > 0 ? current : pieces;
  }
  return pieces.filter((piece) => said(NEW_STYLE, piece));
}

const extentOfPiece = ({ from, to, without, isLimit }: Piece): Extent =>
  isLimit
    ? { ...extentOf(from), edtf: `../${extentOf(from).edtf}`, firstDay: null, yearStart: null }
    : to || without
      ? rangeOf(from, to, without === 'unknown')
      : extentOf(from);

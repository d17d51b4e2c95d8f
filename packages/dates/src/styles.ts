/**
 * One day in two calendars: "11 June 1666 (1 June O.S.)", "26 August (7 September) 1812", "22 July (O.S.) or 1 August 1643
 * (N.S.)", "25 June/6 July 1658". The New Style counts; the other stays in the words of the date.
 */
import { dayNumber } from './calendar.ts';
import type { Chain } from './chains.ts';
import { isStyleGap, type Mention } from './mentions.ts';

const STYLE = String.raw`(?:O\. ?S\.|N\. ?S\.|(?:OS|NS)\b|(?:Old|New)[ -]Style\b|(?:Julian|Gregorian|Swedish|Old|New|Modern|Western|Old Style|New Style)(?: calendar\b|(?=[,:;)\]])))`;
const NAMED = String.raw`(?:(?:in|by|according to|of|under) )?(?:the )?${STYLE}`;
/** Between the two: the name of the first one's calendar, a bracket that opens, "or", the name of the second one's. */
const JOINT = new RegExp(
  String.raw`^(?<first>[ ,]{0,2}[([]?${NAMED}[)\]]?)?(?<open> ?[([])?[,;:]? ?(?:or|and|\/|[–—-]|that is,?|which (?:was|is))? ?(?<second>${NAMED}[:,;]? ?)?(?:on )?$`,
  'i',
);
/** After the second, the name of its calendar. */
const NAME_AFTER = new RegExp(String.raw`^[ ,]{0,2}[([]?${NAMED}[)\]]?`, 'i');
/** What else may stand in the bracket after that. */
const CLOSE = /^[^()[\]\n]{0,40}[)\]]/;
/** Between a day, or the bracket after it, and its year. */
const BEFORE_YEAR = new RegExp(String.raw`^(?: ?[([]?${STYLE}[)\]]?)?,? ?$`, 'i');
const LONGEST_JOINT = 60;
const LONGEST_NAME = 50;

/** Whether the second of two days is the same in the other calendar, whatever their year. */
function isSameDay(first: Mention, second: Mention): boolean {
  if (first.precision !== 'day' || second.precision !== 'day' || first.step || second.step) return false;
  if (first.month === null || second.month === null || first.day === null || second.day === null)
    return false;
  const year = second.year ?? first.year ?? 1700;
  const from = dayNumber({ year, month: first.month, day: first.day });
  const days = Math.abs(dayNumber({ year, month: second.month, day: second.day }) - from);
  return isStyleGap(days) || isStyleGap(365 - days);
}

/** The later of the two, counted on past a new year, with the words of both. */
function inNewStyle(first: Mention, second: Mention, end: number): Mention {
  const year = first.year ?? second.year;
  const later =
    first.month! * 31 + first.day! > second.month! * 31 + second.day! ? [first, second] : [second, first];
  const crosses = Math.abs(first.month! - second.month!) > 6;
  const day = crosses ? later[1]! : later[0]!;
  return {
    ...day,
    start: first.start,
    end,
    year: day.year ?? year,
    rule: first.rule,
    time: first.time || second.time,
  };
}

/** Makes one of chains that say one day in two calendars, or in three. */
export function joinStyles(text: string, chains: readonly Chain[]): Chain[] {
  const joined: Chain[] = [];
  for (let at = 0; at < chains.length; at++) {
    let chain = withinChain(text, chains[at]!, chains[at + 1]);
    for (;;) {
      const longer = acrossChains(text, chain, chains[at + 1], chains[at + 2]);
      if (!longer) break;
      chain = longer;
      at++;
    }
    joined.push(chain);
  }
  return joined;
}

/** "25 June/6 July 1658"; in a value without its brackets "22 July (O.S.) or 1 August 1643". */
function withinChain(text: string, chain: Chain, next: Chain | undefined): Chain {
  if (chain.mentions.length !== 2) return chain;
  const [first, second] = chain.mentions as [Mention, Mention];
  const isSlash = text.slice(first.end, second.start).trim() === '/' && isSameDay(first, second);
  const day = isSlash ? inNewStyle(first, second, second.end) : inTwoStyles(text, first, second, next);
  return day ? { mentions: [day], joins: [] } : chain;
}

function acrossChains(
  text: string,
  { mentions, joins }: Chain,
  next: Chain | undefined,
  afterNext: Chain | undefined,
): Chain | null {
  const first = mentions.at(-1)!;
  const second = next?.mentions[0];
  if (!second || second.start - first.end > LONGEST_JOINT) return null;
  const before = mentions.slice(0, -1);
  const dated = withYear(text, first, second);
  // "26 August (7 September) 1812 or in 1813"
  if (dated)
    return { mentions: [...before, dated, ...next.mentions.slice(1)], joins: [...joins, ...next.joins] };
  const day = next.mentions.length === 1 ? inTwoStyles(text, first, second, afterNext) : null;
  return day && { mentions: [...before, day], joins };
}

/** "26 August (7 September) 1812", "26 August (O.S.) 1812": a day and the year that stands after the bracket. */
function withYear(text: string, day: Mention, { rule, year, start, end }: Mention): Mention | null {
  if (day.precision !== 'day' || day.month === null || day.year !== null || rule !== 'year') return null;
  return BEFORE_YEAR.test(text.slice(day.end, start)) ? { ...day, year, end } : null;
}

/** One day that is said in two calendars; `next` is the chain after the second. */
function inTwoStyles(text: string, first: Mention, second: Mention, next: Chain | undefined): Mention | null {
  if (!isSameDay(first, second)) return null;
  const joint = JOINT.exec(text.slice(first.end, second.start))?.groups;
  if (!joint) return null;
  const name = NAME_AFTER.exec(text.slice(second.end, second.end + LONGEST_NAME))?.[0] ?? '';
  let end = second.end + name.length;
  const close = CLOSE.exec(text.slice(end, end + LONGEST_NAME))?.[0];
  const isNamed = joint.first !== undefined || joint.second !== undefined || name !== '';
  // "26 August (7 September)"; not "26 August (7 September in some sources)"
  if (!isNamed && (joint.open === undefined || close?.length !== 1)) return null;
  const isInBracket = joint.open !== undefined || /[([](?!.*[)\]])/.test(joint.first ?? '');
  const goesOn = next !== undefined && next.mentions[0]!.start < end + (close?.length ?? 0);
  if (isInBracket && close && !goesOn && !/[)\]]$/.test(name)) end += close.length;
  return inNewStyle(first, second, end);
}

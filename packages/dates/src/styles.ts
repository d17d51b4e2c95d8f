/**
 * One day in two calendars: "11 June 1666 (1 June O.S.)", "26 August (7 September) 1812", "22 July (O.S.) or 1 August 1643
 * (N.S.)", "25 June/6 July 1658". The New Style counts; the other stays in the words of the date.
 */
import { dayNumber } from './calendar.ts';
import type { Chain } from './chains.ts';
import { isStyleGap, type Mention } from './mentions.ts';

/** Between the two, with the bracket that holds the second; or that holds the name of the first one's calendar. */
const OPEN = /^ ?[([](?:O\. ?S\.|OS|N\. ?S\.|NS|Old Style|New Style|Julian|Gregorian)?[:,]? ?$/i;
const NAMED =
  /^ ?[([](?:O\. ?S\.|OS|N\. ?S\.|NS|Old Style|New Style|Julian|Gregorian)[)\]] ?(?:or|and|\/)? ?$/i;
/** What may stand in the bracket after the second. */
const CLOSE = /^[^()[\]\n]{0,40}[)\]]/;
const LONGEST_JOINT = 20;

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

/** Makes one of two chains that say one day in two calendars. */
export function joinStyles(text: string, chains: readonly Chain[]): Chain[] {
  const joined: Chain[] = [];
  for (let at = 0; at < chains.length; at++) {
    const chain = withinChain(text, chains[at]!);
    const next = chains[at + 1];
    const pair = next && acrossChains(text, chain, next, chains[at + 2]);
    joined.push(pair?.chain ?? chain);
    at += pair ? pair.used : 0;
  }
  return joined;
}

/** "25 June/6 July 1658"; in a value without its brackets "22 July (O.S.) or 1 August 1643". */
function withinChain(text: string, chain: Chain): Chain {
  if (chain.mentions.length !== 2) return chain;
  const [first, second] = chain.mentions as [Mention, Mention];
  const joint = text.slice(first.end, second.start);
  if ((joint.trim() !== '/' && !NAMED.test(joint)) || !isSameDay(first, second)) return chain;
  return { mentions: [inNewStyle(first, second, second.end)], joins: [] };
}

function acrossChains(
  text: string,
  { mentions, joins }: Chain,
  next: Chain,
  afterNext: Chain | undefined,
): { chain: Chain; used: number } | null {
  const first = mentions.at(-1)!;
  const second = next.mentions[0]!;
  if (second.start - first.end > LONGEST_JOINT || next.mentions.length > 1) return null;
  const joint = text.slice(first.end, second.start);
  const isOpen = OPEN.test(joint);
  if ((!isOpen && !NAMED.test(joint)) || !isSameDay(first, second)) return null;
  const close = CLOSE.exec(text.slice(second.end, second.end + 50));
  if (isOpen && !close) return null;
  const end = second.end + (close ? close[0].length : 0);
  const day = inNewStyle(first, second, end);
  // "26 August (7 September) 1812"
  const year = afterNext?.mentions[0];
  const hasYear =
    day.year === null &&
    year?.rule === 'year' &&
    year.start - end <= 2 &&
    !text.slice(end, year.start).trim();
  if (hasYear) {
    day.year = year.year;
    day.end = year.end;
  }
  return { chain: { mentions: [...mentions.slice(0, -1), day], joins }, used: hasYear ? 2 : 1 };
}

import { slug } from '../ids.ts';

/** What the id of an event is made from. */
export interface EventKey {
  /** `siege-of-tessalit` */
  battleId: string;
  edtf: string;
  quote: string;
}

/** So many letters of a passage tell it from the others of its day. */
const LONGEST_WORDS = 40;

/**
 * The ids of the events of an article, in their order. The fullest account of a day has the day's own id
 * (`battle-of-tinzaouaten-2012/2012-02-07`); every other passage of that day adds its own first words. Which is the
 * fullest depends on what the passages say and not on where they stand: it is the longest. So a passage put in before
 * another takes no id away from it, unless it tells more of the same day.
 */
export function eventIds(events: readonly EventKey[]): string[] {
  const fullest = new Map<string, number>();
  const dayOf = ({ battleId, edtf }: EventKey) => `${battleId}/${edtf.replace('/', '--')}`;
  for (const [index, event] of events.entries()) {
    const best = fullest.get(dayOf(event));
    if (best === undefined || tellsMore(event, events[best]!)) fullest.set(dayOf(event), index);
  }
  const taken = new Map<string, number>();
  return events.map((event, index) => {
    const day = dayOf(event);
    const words = slug(event.quote.slice(0, LONGEST_WORDS * 2))
      .slice(0, LONGEST_WORDS)
      .replace(/-[^-]*$/, '');
    const id = fullest.get(day) === index ? day : `${day}/${words}`;
    const count = (taken.get(id) ?? 0) + 1;
    taken.set(id, count);
    return count === 1 ? id : `${id}/${count}`;
  });
}

function tellsMore(a: EventKey, b: EventKey): boolean {
  if (a.quote.length !== b.quote.length) return a.quote.length > b.quote.length;
  return a.quote < b.quote;
}

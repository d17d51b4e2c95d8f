import { slug } from '../../text/ids.ts';

/** What the id of an event is made from. */
export interface EventKey {
  /** `siege-of-tessalit` */
  battleId: string;
  edtf: string;
  quote: string;
  /** How many characters its account has, as far as its time reaches. */
  told: number;
}

/** So many characters of a passage tell it from the others of its day. */
const LONGEST_WORDS = 40;

/** The first whole words of a text, as a part of an id. */
function firstWords(text: string): string {
  const words = slug(text.slice(0, 2 * LONGEST_WORDS));
  if (words.length <= LONGEST_WORDS) return words || 'passage';
  return words.slice(0, LONGEST_WORDS + 1).replace(/-[^-]*$/, '');
}

/** What an id is made of: the day, then the words that the passage begins with, then those that it ends with. */
const PARTS: readonly ((event: EventKey) => string)[] = [
  ({ battleId, edtf }) => `${battleId}/${edtf.replace('/', '--')}`,
  ({ quote }) => firstWords(quote),
  ({ quote }) => firstWords(quote.slice(-LONGEST_WORDS)),
];

/**
 * The ids of the events of an article, in their order. The fullest account of a day has the day's own id
 * (`battle-of-tinzaouaten-2012/2012-02-07`); every other passage of that day adds its own first words, and where even
 * these are shared, its last. Which is the fullest depends on what the passages say and not on where they stand: it is
 * the longest, as far as its time reaches. So a passage put in before another takes no id away from it, unless it tells more of the same day.
 */
export function eventIds(events: readonly EventKey[]): string[] {
  const ids: string[] = events.map(() => '');
  let pending = events.map((_, index) => index);
  for (const part of PARTS) {
    const fullest = new Map<string, number>();
    for (const index of pending) {
      ids[index] = ids[index] === '' ? part(events[index]!) : `${ids[index]}/${part(events[index]!)}`;
      const best = fullest.get(ids[index]!);
      if (best === undefined || tellsMore(events[index]!, events[best]!)) fullest.set(ids[index]!, index);
    }
    pending = pending.filter((index) => fullest.get(ids[index]!) !== index);
  }
  // passages that are the same to the letter are told apart by nothing but their number
  const count = new Map<string, number>();
  for (const index of pending) {
    const id = ids[index]!;
    count.set(id, (count.get(id) ?? 1) + 1);
    ids[index] = `${id}/${count.get(id)}`;
  }
  return ids;
}

function tellsMore(a: EventKey, b: EventKey): boolean {
  if (a.told !== b.told) return a.told > b.told;
  return a.quote < b.quote;
}

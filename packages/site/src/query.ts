import type { Entry } from './entries.ts';

/** What is asked of the index. */
export interface Query {
  /** Words, all of which must stand in name, place, party or commander. */
  words: string;
  /** Years, astronomical. */
  from: number | null;
  to: number | null;
  country: string;
  result: string;
  /** Whether only battles with conflicting claims are wanted. */
  conflicts: boolean;
  sort: Sort;
}

export const SORTS = {
  date: 'Date',
  '-date': 'Date, latest first',
  name: 'Name',
  '-conflicts': 'Most conflicts',
} as const;
export type Sort = keyof typeof SORTS;

export const EVERYTHING: Query = {
  words: '',
  from: null,
  to: null,
  country: '',
  result: '',
  conflicts: false,
  sort: 'date',
};

/** A text without case and diacritics, so that "Sevre" finds "Sèvre". */
export const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll('ł', 'l')
    .replaceAll('ø', 'o')
    .replaceAll('æ', 'ae')
    .replaceAll('ı', 'i')
    .replace(/[‐‑–—]/g, '-')
    .replace(/[’‘ʻʼ]/g, "'");

/** Entries that can be asked. They are put in order once for each order, and folded once. */
export class Index {
  readonly entries: readonly Entry[];
  readonly #orders = new Map<Sort, readonly number[]>();
  #folded: readonly string[] | null = null;

  constructor(entries: readonly Entry[]) {
    this.entries = entries;
  }

  /** The entries that a query wants, in its order. */
  find(query: Query): Entry[] {
    const words = fold(query.words)
      .split(/\s+/)
      .filter((word) => word !== '');
    const folded = words.length > 0 ? this.prepare() : [];
    const { from, to, country, result, conflicts } = query;
    const isWanted = (entry: Entry, index: number): boolean =>
      (from === null || (entry.to !== null && entry.to >= from)) &&
      (to === null || (entry.from !== null && entry.from <= to)) &&
      (country === '' || entry.country === country) &&
      (result === '' || entry.result === result) &&
      (!conflicts || entry.conflicts > 0) &&
      words.every((word) => folded[index]!.includes(word));
    return this.#order(query.sort).flatMap((index) => {
      const entry = this.entries[index]!;
      return isWanted(entry, index) ? [entry] : [];
    });
  }

  /** Folds what is searched, which the first search would otherwise wait for. */
  prepare(): readonly string[] {
    this.#folded ??= this.entries.map(({ name, place, country, sides, commanders, partOf }) =>
      fold([name, place, country, ...sides.flat(), ...commanders, partOf].join('\n')),
    );
    return this.#folded;
  }

  #order(sort: Sort): readonly number[] {
    const known = this.#orders.get(sort);
    if (known) return known;
    const compare = COMPARE[sort];
    const order = this.entries.map((_, index) => index);
    order.sort((a, b) => compare(this.entries[a]!, this.entries[b]!));
    this.#orders.set(sort, order);
    return order;
  }
}

const byName = (a: Entry, b: Entry): number => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);
/** A battle without a year stands last, either way. */
const byYear = (a: Entry, b: Entry): number => (a.from ?? Infinity) - (b.from ?? Infinity) || 0;

const COMPARE: Readonly<Record<Sort, (a: Entry, b: Entry) => number>> = {
  date: (a, b) => byYear(a, b) || byName(a, b),
  '-date': (a, b) => (b.from ?? -Infinity) - (a.from ?? -Infinity) || byName(a, b),
  name: byName,
  '-conflicts': (a, b) => b.conflicts - a.conflicts || byName(a, b),
};

/** A query as it stands in the address of the page, after the `#`. */
export function toAddress(query: Query): string {
  const parameters = new URLSearchParams();
  if (query.words !== '') parameters.set('q', query.words);
  if (query.from !== null) parameters.set('from', String(query.from));
  if (query.to !== null) parameters.set('to', String(query.to));
  if (query.country !== '') parameters.set('country', query.country);
  if (query.result !== '') parameters.set('result', query.result);
  if (query.conflicts) parameters.set('conflicts', '1');
  if (query.sort !== EVERYTHING.sort) parameters.set('sort', query.sort);
  return parameters.toString();
}

export function fromAddress(address: string): Query {
  const parameters = new URLSearchParams(address);
  const text = (name: string) => parameters.get(name) ?? '';
  const sort = text('sort');
  return {
    words: text('q'),
    from: toYear(text('from')),
    to: toYear(text('to')),
    country: text('country'),
    result: text('result'),
    conflicts: text('conflicts') === '1',
    sort: Object.hasOwn(SORTS, sort) ? (sort as Sort) : EVERYTHING.sort,
  };
}

/** A year as it was typed: "490 BC" is -489. Null where it is none. */
export function toYear(text: string): number | null {
  const [, sign = '', digits, era = ''] = /^\s*([-−]?)(\d{1,5})\s*(bce?|ad|ce)?\s*$/i.exec(text) ?? [];
  if (digits === undefined) return null;
  if (era.toLowerCase().startsWith('b')) return 1 - Number(digits);
  return sign === '' ? Number(digits) : -Number(digits);
}

/** What the index knows of a battle. */
export interface Entry {
  id: string;
  name: string;
  /** In EDTF; null where there is no date, or only one in words. */
  date: string | null;
  /** The first and last year, astronomical. */
  from: number | null;
  to: number | null;
  /** The place without its country. */
  place: string | null;
  country: string | null;
  partOf: string | null;
  /** The parties of each side. */
  sides: readonly (readonly string[])[];
  commanders: readonly string[];
  result: string | null;
  victor: string | null;
  /** Where it lies on the map, in the map's units. */
  point: readonly [x: number, y: number] | null;
  /** How many findings say that figures or days conflict. */
  conflicts: number;
}

/** The kinds of findings that only explain, or tell of what is left out; every other kind is a conflict. */
const NO_CONFLICT: ReadonlySet<string> = new Set([
  'bound-explained',
  'commander-only-in-infobox',
  'belligerent-only-in-infobox',
  'belligerent-only-in-prose',
]);

export const isConflict = (kind: string): boolean => !NO_CONFLICT.has(kind);

/** The entries as the browser loads them, column by column. A text that may recur stands in `words`, and its place for it. */
export interface PackedEntries {
  words: string[];
  /** Null where it is the name, written as ids are. */
  id: (string | null)[];
  name: string[];
  date: (string | null)[];
  /** Null where they are those of the date. */
  years: ([from: number | null, to: number | null] | null)[];
  place: (number | null)[];
  country: (number | null)[];
  partOf: (number | null)[];
  sides: number[][][];
  commanders: number[][];
  result: (number | null)[];
  victor: (number | null)[];
  point: (readonly [x: number, y: number] | null)[];
  conflicts: number[];
}

const slug = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

/** The first and last year that a date names; nulls where it names none. */
function yearsOf(date: string | null): [from: number | null, to: number | null] {
  const years = [...(date ?? '').matchAll(/(?:^|\/)(-?\d{4})(?=$|[-/?~%])/g)].map(([, year]) => Number(year));
  return [years[0] ?? null, years.at(-1) ?? null];
}

export function packEntries(entries: readonly Entry[]): PackedEntries {
  const places = new Map<string, number>();
  const at = (word: string): number => {
    const known = places.get(word) ?? places.size;
    places.set(word, known);
    return known;
  };
  const orNull = (word: string | null) => (word === null ? null : at(word));
  const columns: Omit<PackedEntries, 'words'> = {
    id: entries.map(({ id, name }) => (slug(name) === id ? null : id)),
    name: entries.map(({ name }) => name),
    date: entries.map(({ date }) => date),
    years: entries.map(({ date, from, to }) => {
      const [first, last] = yearsOf(date);
      return first === from && last === to ? null : [from, to];
    }),
    place: entries.map(({ place }) => orNull(place)),
    country: entries.map(({ country }) => orNull(country)),
    partOf: entries.map(({ partOf }) => orNull(partOf)),
    sides: entries.map(({ sides }) => sides.map((parties) => parties.map(at))),
    commanders: entries.map(({ commanders }) => commanders.map(at)),
    result: entries.map(({ result }) => orNull(result)),
    victor: entries.map(({ victor }) => orNull(victor)),
    point: entries.map(({ point }) => point),
    conflicts: entries.map(({ conflicts }) => conflicts),
  };
  return { words: [...places.keys()], ...columns };
}

export function unpackEntries(packed: PackedEntries): Entry[] {
  const word = (place: number): string => packed.words[place]!;
  const orNull = (place: number | null) => (place === null ? null : word(place));
  return packed.name.map((name, at) => {
    const date = packed.date[at]!;
    const [from, to] = packed.years[at] ?? yearsOf(date);
    return {
      id: packed.id[at] ?? slug(name),
      name,
      date,
      from,
      to,
      place: orNull(packed.place[at]!),
      country: orNull(packed.country[at]!),
      partOf: orNull(packed.partOf[at]!),
      sides: packed.sides[at]!.map((parties) => parties.map(word)),
      commanders: packed.commanders[at]!.map(word),
      result: orNull(packed.result[at]!),
      victor: orNull(packed.victor[at]!),
      point: packed.point[at]!,
      conflicts: packed.conflicts[at]!,
    };
  });
}

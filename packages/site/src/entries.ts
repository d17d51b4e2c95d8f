/** What the index knows of a battle. */
export interface Entry {
  id: string;
  name: string;
  when: string | null;
  /** The first and last year, astronomical. */
  from: number | null;
  to: number | null;
  place: string | null;
  country: string | null;
  partOf: string | null;
  /** The parties of each side, those of a side joined by commas. */
  sides: readonly string[];
  commanders: string;
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

/** Values that often recur are kept once, and a number stands for each. */
type Packed<Value> = { each: Value[] } | { words: Value[]; at: number[] };

/** The entries by column, as the browser loads them. */
export type PackedEntries = { [Column in keyof Entry]: Packed<Entry[Column]> };

const COLUMNS: readonly (keyof Entry)[] = [
  'id',
  'name',
  'when',
  'from',
  'to',
  'place',
  'country',
  'partOf',
  'sides',
  'commanders',
  'result',
  'victor',
  'point',
  'conflicts',
];

function packColumn<Value>(each: Value[]): Packed<Value> {
  const places = new Map<string, number>();
  const words: Value[] = [];
  const at = each.map((value) => {
    const key = JSON.stringify(value);
    const known = places.get(key);
    if (known !== undefined) return known;
    places.set(key, words.length);
    return words.push(value) - 1;
  });
  return words.length * 2 < each.length ? { words, at } : { each };
}

export const packEntries = (entries: readonly Entry[]): PackedEntries =>
  Object.fromEntries(
    COLUMNS.map((column) => [column, packColumn(entries.map((entry) => entry[column]))]),
  ) as PackedEntries;

export function unpackEntries(packed: PackedEntries): Entry[] {
  const columns = COLUMNS.map((column) => {
    const values = packed[column] as Packed<unknown>;
    return 'each' in values ? values.each : values.at.map((place) => values.words[place]);
  });
  return columns[0]!.map(
    (_, index) =>
      Object.fromEntries(COLUMNS.map((column, at) => [column, columns[at]![index]])) as unknown as Entry,
  );
}

import {
  type BattleRecord,
  battles,
  type Row,
  recordOf,
  sources,
  TABLES,
  type Table,
} from '@openbattles/schema';
import { eachRow } from './release-tables.ts';

/** Told of what is wrong, in words. */
export type Tell = (problem: string) => void;

/** The primary key of a row, as messages name it. */
export const keyOf = (table: Table, row: Row): string => table.key.map((column) => row[column]).join(' ');

/**
 * The records of a release, each made of the rows that its tables have of a battle, in the order of the battles. No more
 * than one is held.
 *
 * @param tell of a table that cannot be read, whose further rows are left out, and of rows without a battle, or that
 * stand apart from their battle's, which are left out too.
 */
export function* releaseRecords(folder: string, tell: Tell): Generator<BattleRecord> {
  const places = new Map<unknown, number>();
  const sourcePlaces = new Map<unknown, number>();
  for (const { battle_id, source_id } of readRows(folder, battles, () => {})) {
    if (!places.has(battle_id)) places.set(battle_id, places.size);
    else tell(`${battles.name}.json: ${battle_id}: the key stands twice`);
    sourcePlaces.set(source_id, places.get(battle_id)!);
  }
  const tables = TABLES.map((table) => {
    const [column, known] =
      table === sources ? (['source_id', sourcePlaces] as const) : (['battle_id', places] as const);
    const placeOf = (row: Row): number | undefined => {
      const place = known.get(row[column]);
      if (place === undefined)
        tell(
          `${table.name}.json: ${keyOf(table, row)}: battles.${column} has no ${JSON.stringify(row[column])}`,
        );
      return place;
    };
    const tellApart = (row: Row) =>
      tell(`${table.name}.json: ${keyOf(table, row)} stands apart from its battle`);
    return new RowsByPlace(readRows(folder, table, tell), placeOf, tellApart);
  });
  for (const place of places.values()) yield recordOf(tables.map((rows) => rows.take(place)));
}

function* readRows(folder: string, table: Table, tell: Tell): Generator<Row> {
  try {
    yield* eachRow(folder, table.name);
  } catch (error) {
    tell(`${table.name}.json cannot be read: ${(error as Error).message}`);
  }
}

/** Rows in the order of their places, taken place by place. */
class RowsByPlace {
  readonly #rows: Iterator<Row>;
  readonly #placeOf: (row: Row) => number | undefined;
  readonly #tellApart: (row: Row) => void;
  #next: { row: Row; place: number } | null = null;

  constructor(rows: Iterator<Row>, placeOf: (row: Row) => number | undefined, tellApart: (row: Row) => void) {
    this.#rows = rows;
    this.#placeOf = placeOf;
    this.#tellApart = tellApart;
    this.#advance();
  }

  take(place: number): Row[] {
    const taken: Row[] = [];
    for (; this.#next && this.#next.place <= place; this.#advance()) {
      if (this.#next.place === place) taken.push(this.#next.row);
      else this.#tellApart(this.#next.row);
    }
    return taken;
  }

  /** Goes on to the next row that has a place. */
  #advance(): void {
    for (;;) {
      const { done, value: row } = this.#rows.next();
      const place = done ? undefined : this.#placeOf(row);
      this.#next = place === undefined ? null : { row, place };
      if (done || this.#next) return;
    }
  }
}

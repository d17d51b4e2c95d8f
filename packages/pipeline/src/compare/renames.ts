import type { Cell, Row } from '@openbattles/schema';

/**
 * The columns whose cells say that a row under another id is the same: what was read, not what was made of it. A table
 * that is not here goes by the quote.
 */
const SAME_IN: Readonly<Record<string, readonly string[]>> = {
  battles: ['source_id', 'part_of', 'date_text', 'place_text', 'result_text'],
  sources: ['sha256'],
};

/** Several rows may have one quote: these columns say what each reads in it. */
const SAME_QUOTE = ['battle_id', 'quote', 'kind', 'outcome', 'type'];

/** Which rows have another id than they had, over all tables. The ids of a battle's rows begin with the battle's. */
export class Renames {
  readonly #ids = new Map<string, string>();

  /** What stands today for a cell that may be an id. */
  follow(cell: Cell): Cell {
    if (this.#ids.size === 0 || typeof cell !== 'string') return cell;
    const known = this.#ids.get(cell);
    if (known !== undefined) return known;
    const end = cell.indexOf('/');
    const battle = end < 0 ? undefined : this.#ids.get(cell.slice(0, end));
    return battle === undefined ? cell : battle + cell.slice(end);
  }

  /**
   * Which of the rows that went are among those that came: under the id that follows from other renames, or else with
   * the same text. Where several have the same text they are taken in their order, if there are as many of them.
   *
   * @returns earlier id and later id, of each.
   */
  find(
    table: string,
    gone: ReadonlyMap<string, Row>,
    came: ReadonlyMap<string, Row>,
  ): [was: string, is: string][] {
    if (gone.size === 0 || came.size === 0) return [];
    const found = new Map<string, string>();
    for (const was of gone.keys()) {
      const is = this.follow(was);
      if (typeof is === 'string' && came.has(is)) found.set(was, is);
    }
    const taken = new Set(found.values());
    const left = byText(
      [...gone].filter(([was]) => !found.has(was)),
      (row) => textOf(table, row, (cell) => this.follow(cell)),
    );
    const right = byText(
      [...came].filter(([is]) => !taken.has(is)),
      (row) => textOf(table, row),
    );
    for (const [text, ids] of left) {
      const others = right.get(text) ?? [];
      if (ids.length === others.length)
        for (const [index, was] of ids.entries()) found.set(was, others[index]!);
    }
    for (const [was, is] of found) this.#ids.set(was, is);
    return [...found];
  }
}

/** What a row was read from; null where it does not say. */
function textOf(table: string, row: Row, follow = (cell: Cell) => cell): string | null {
  const columns = SAME_IN[table] ?? ('quote' in row ? SAME_QUOTE : null);
  return columns && JSON.stringify(columns.map((column) => follow(row[column] ?? null)));
}

function byText(
  rows: readonly (readonly [id: string, row: Row])[],
  text: (row: Row) => string | null,
): Map<string, string[]> {
  const ids = new Map<string, string[]>();
  for (const [id, row] of rows) {
    const same = text(row);
    if (same === null) continue;
    const known = ids.get(same);
    if (known) known.push(id);
    else ids.set(same, [id]);
  }
  return ids;
}

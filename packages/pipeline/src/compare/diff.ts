import type { Cell, Row } from '@openbattles/schema';
import type { TableState } from '../published/release-tables.ts';

export type ColumnKind =
  | 'column removed'
  | 'column retyped'
  | 'column moved'
  /** New, and before a column that was there: those after it have moved. */
  | 'column inserted'
  /** New, after all that were there. */
  | 'column added';

/** A column that is not what it was; `before` and `after` tell its type and place. */
export interface ColumnDifference {
  kind: ColumnKind;
  table: string;
  column: string;
  before: string | null;
  after: string | null;
}

/** A row that came or went, under the first column of its key. */
export interface RowDifference {
  kind: 'row removed' | 'row added';
  table: string;
  id: string;
  column: string;
  row: Row;
}

/** A cell of a row and a column that both releases have; `row` is the later one. */
export interface CellDifference {
  kind: 'cell changed';
  table: string;
  id: string;
  column: string;
  before: Cell;
  after: Cell;
  row: Row;
}

export interface TableDifference {
  kind: 'table removed' | 'table added';
  table: string;
}

export type Difference = TableDifference | ColumnDifference | RowDifference | CellDifference;

/** The id of a row: the cells of its key, joined by a blank. */
export const idOf = (key: readonly string[], row: Row): string => key.map((column) => row[column]).join(' ');

/** Whether two cells say the same. A column's type is compared apart, so that `5` and `"5"` do. */
export const sameCell = (a: Cell, b: Cell): boolean =>
  a === b || (a !== null && b !== null && String(a) === String(b));

/**
 * What differs between two states of a table, by primary key: first its columns, then the rows of the later state in
 * their order, then those that are gone. A rename is a column that went and one that came. A table that only one
 * side has is told of by itself, then by its columns and rows. Linear in the number of cells.
 */
export function* diffTable(
  before: TableState | undefined,
  after: TableState | undefined,
): Generator<Difference> {
  const name = (after ?? before)?.name ?? '';
  if (!after) yield { kind: 'table removed', table: name };
  if (!before) yield { kind: 'table added', table: name };
  yield* diffColumns(name, before?.columns ?? [], after?.columns ?? []);
  yield* diffRows(name, before, after);
}

function* diffColumns(
  table: string,
  before: TableState['columns'],
  after: TableState['columns'],
): Generator<ColumnDifference> {
  const place = (columns: TableState['columns'], index: number) =>
    `${columns[index]!.type}, column ${index + 1}`;
  const [placeBefore, placeAfter] = [placesByName(before), placesByName(after)];
  for (const [index, { name: column }] of before.entries()) {
    if (placeAfter.has(column)) continue;
    yield { kind: 'column removed', table, column, before: place(before, index), after: null };
  }
  const orderBefore = before.filter(({ name }) => placeAfter.has(name));
  const orderAfter = after.filter(({ name }) => placeBefore.has(name));
  const lastShared = after.findLastIndex(({ name }) => placeBefore.has(name));
  let shared = 0;
  for (const [index, { name: column, type }] of after.entries()) {
    const at = placeBefore.get(column);
    if (at === undefined) {
      const kind = index > lastShared ? 'column added' : 'column inserted';
      yield { kind, table, column, before: null, after: place(after, index) };
      continue;
    }
    const moved = orderBefore[shared]!.name !== orderAfter[shared]!.name;
    shared++;
    const retyped = before[at]!.type !== type;
    if (!retyped && !moved) continue;
    const kind = retyped ? 'column retyped' : 'column moved';
    yield { kind, table, column, before: place(before, at), after: place(after, index) };
  }
}

const placesByName = (columns: TableState['columns']) =>
  new Map(columns.map(({ name }, index) => [name, index]));

function* diffRows(
  table: string,
  before: TableState | undefined,
  after: TableState | undefined,
): Generator<RowDifference | CellDifference> {
  const known = new Map(before?.rows.map((row) => [idOf(before.key, row), row]));
  const namesBefore = new Set(before?.columns.map(({ name }) => name));
  const shared = after?.columns.map(({ name }) => name).filter((name) => namesBefore.has(name)) ?? [];
  for (const row of after?.rows ?? []) {
    const id = idOf(after!.key, row);
    const old = known.get(id);
    if (!old) {
      yield { kind: 'row added', table, id, column: after!.key[0]!, row };
      continue;
    }
    known.delete(id);
    for (const column of shared) {
      const [was, is] = [old[column] ?? null, row[column] ?? null];
      if (!sameCell(was, is)) yield { kind: 'cell changed', table, id, column, before: was, after: is, row };
    }
  }
  for (const [id, row] of known) yield { kind: 'row removed', table, id, column: before!.key[0]!, row };
}

import type { Cell, Row } from '@openbattles/schema';
import type { TableState } from '../published/release-tables.ts';
import { Renames } from './renames.ts';

export type ColumnKind =
  | 'column removed'
  /** The same cells under another name. */
  | 'column renamed'
  | 'column retyped'
  | 'column moved'
  /** New, and before a column that was there: those after it have moved. */
  | 'column inserted'
  /** New, after all that were there. */
  | 'column added'
  /** The ids are made of other columns. */
  | 'key changed';

/** A column that is not what it was; `before` and `after` tell its type and place, its earlier name, or the keys. */
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

/** A row that has another id than it had, under the first column of its key; `row` is the later one. */
export interface RowRename {
  kind: 'row renamed';
  table: string;
  /** The later id. */
  id: string;
  /** The earlier id. */
  was: string;
  column: string;
  row: Row;
  rowBefore: Row;
}

/** A cell of a row and a column that both releases have; `row` is the later one. */
export interface CellDifference {
  kind: 'cell changed';
  table: string;
  id: string;
  /** The id that the row had: another one, where it was renamed. */
  was: string;
  column: string;
  before: Cell;
  after: Cell;
  row: Row;
  rowBefore: Row;
}

export interface TableDifference {
  kind: 'table removed' | 'table added';
  table: string;
}

export type Difference = TableDifference | ColumnDifference | RowDifference | RowRename | CellDifference;

/** The id of a row: the cells of its key, joined by a blank. */
export const idOf = (key: readonly string[], row: Row): string => key.map((column) => row[column]).join(' ');

/** Whether two cells say the same. A column's type is compared apart, so that `5` and `"5"` do. */
export const sameCell = (a: Cell, b: Cell): boolean =>
  a === b || (a !== null && b !== null && String(a) === String(b));

/**
 * What differs between two states of a table, by primary key: first its columns, then the rows of the later state in
 * their order, then those that are gone. A table that only one side has is told of by itself, then by its columns and
 * rows. A cell that names a row by its new id does not differ. Linear in the number of cells.
 *
 * @param renames the rows that were renamed in the tables before this one; those of this table are added.
 */
export function* diffTable(
  before: TableState | undefined,
  after: TableState | undefined,
  renames = new Renames(),
): Generator<Difference> {
  const name = (after ?? before)?.name ?? '';
  if (!after) yield { kind: 'table removed', table: name };
  if (!before) yield { kind: 'table added', table: name };
  const rows = pairRows(name, before, after, renames);
  const renamed = renamedColumns(before?.columns ?? [], after?.columns ?? [], rows.pairs);
  yield* diffColumns(name, before?.columns ?? [], after?.columns ?? [], renamed);
  if (before && after) yield* diffKeys(name, before.key, after.key, renamed);
  yield* diffRows(name, before, after, rows, renames);
}

/** The rows of two states of a table, side by side: those that both have, perhaps under another id, and the others. */
interface PairedRows {
  /** In the order of the later state. */
  pairs: readonly (readonly [before: Row | undefined, after: Row])[];
  gone: readonly Row[];
}

function pairRows(
  table: string,
  before: TableState | undefined,
  after: TableState | undefined,
  renames: Renames,
): PairedRows {
  const known = new Map(before?.rows.map((row) => [idOf(before.key, row), row]));
  const found = new Map<Row, Row>();
  const came = new Map<string, Row>();
  for (const row of after?.rows ?? []) {
    const id = idOf(after!.key, row);
    const old = known.get(id);
    if (old) found.set(row, old);
    else came.set(id, row);
    known.delete(id);
  }
  for (const [was, is] of renames.find(table, known, came)) {
    found.set(came.get(is)!, known.get(was)!);
    known.delete(was);
  }
  return { pairs: (after?.rows ?? []).map((row) => [found.get(row), row]), gone: [...known.values()] };
}

type Columns = TableState['columns'];

/** @param renamed the later names of columns, by the earlier ones. */
function* diffColumns(
  table: string,
  before: Columns,
  after: Columns,
  renamed: ReadonlyMap<string, string>,
): Generator<ColumnDifference> {
  const place = (columns: Columns, index: number) =>
    [columns[index]!.type, `column ${index + 1}`].filter((part) => part !== '').join(', ');
  const named = (columns: Columns, index: number) => `${columns[index]!.name}: ${place(columns, index)}`;
  const placeAfter = placesByName(after);
  /** By the names of today. */
  const earlier = before.map(({ name }) => renamed.get(name) ?? name);
  const placeBefore = new Map(earlier.map((name, index) => [name, index]));
  for (const [index, column] of earlier.entries()) {
    if (placeAfter.has(column)) continue;
    yield { kind: 'column removed', table, column, before: place(before, index), after: null };
  }
  const orderBefore = earlier.filter((name) => placeAfter.has(name));
  const lastShared = after.findLastIndex(({ name }) => placeBefore.has(name));
  let shared = 0;
  for (const [index, { name: column }] of after.entries()) {
    const at = placeBefore.get(column);
    if (at === undefined) {
      const kind = index > lastShared ? 'column added' : 'column inserted';
      yield { kind, table, column, before: null, after: place(after, index) };
      continue;
    }
    const moved = orderBefore[shared] !== column;
    shared++;
    if (before[at]!.name !== column) {
      const [was, is] = [named(before, at), named(after, index)];
      yield { kind: 'column renamed', table, column, before: was, after: is };
      continue;
    }
    const retyped = !sameType(before[at]!, after[index]!);
    if (!retyped && !moved) continue;
    const kind = retyped ? 'column retyped' : 'column moved';
    yield { kind, table, column, before: place(before, at), after: place(after, index) };
  }
}

function* diffKeys(
  table: string,
  before: readonly string[],
  after: readonly string[],
  renamed: ReadonlyMap<string, string>,
): Generator<ColumnDifference> {
  const [was, is] = [before.map((name) => renamed.get(name) ?? name).join(', '), after.join(', ')];
  if (was !== is)
    yield { kind: 'key changed', table, column: after[0]!, before: `key: ${was}`, after: `key: ${is}` };
}

const placesByName = (columns: Columns) => new Map(columns.map(({ name }, index) => [name, index]));

/** A type that is not known is taken for the same. */
const sameType = (a: Columns[number], b: Columns[number]): boolean =>
  a.type === b.type || a.type === '' || b.type === '';

/**
 * The columns that have another name than they had, by the earlier one: of the same type, with the same cells in every
 * row that both states have. Where no cell says anything, the column must stand at the same place.
 */
function renamedColumns(before: Columns, after: Columns, pairs: PairedRows['pairs']): Map<string, string> {
  const [placeBefore, placeAfter] = [placesByName(before), placesByName(after)];
  const came = new Set(after.filter(({ name }) => !placeBefore.has(name)));
  const renamed = new Map<string, string>();
  const isSame = (was: Columns[number], is: Columns[number]): boolean => {
    if (!sameType(was, is)) return false;
    let says = false;
    for (const [old, row] of pairs) {
      if (!old) continue;
      const [cell, now] = [old[was.name] ?? null, row[is.name] ?? null];
      if (!sameCell(cell, now)) return false;
      says ||= cell !== null;
    }
    return says || placeBefore.get(was.name) === placeAfter.get(is.name);
  };
  for (const was of before) {
    if (placeAfter.has(was.name)) continue;
    const is = [...came].find((column) => isSame(was, column));
    if (!is) continue;
    renamed.set(was.name, is.name);
    came.delete(is);
  }
  return renamed;
}

function* diffRows(
  table: string,
  before: TableState | undefined,
  after: TableState | undefined,
  { pairs, gone }: PairedRows,
  renames: Renames,
): Generator<RowDifference | RowRename | CellDifference> {
  const namesBefore = new Set(before?.columns.map(({ name }) => name));
  const shared = after?.columns.map(({ name }) => name).filter((name) => namesBefore.has(name)) ?? [];
  for (const [rowBefore, row] of pairs) {
    const id = idOf(after!.key, row);
    const column = after!.key[0]!;
    if (!rowBefore) {
      yield { kind: 'row added', table, id, column, row };
      continue;
    }
    const was = idOf(before!.key, rowBefore);
    if (was !== id) yield { kind: 'row renamed', table, id, was, column, row, rowBefore };
    for (const column of shared) {
      if (was !== id && after!.key.includes(column)) continue;
      const [cell, now] = [rowBefore[column] ?? null, row[column] ?? null];
      if (sameCell(cell, now) || sameCell(renames.follow(cell), now)) continue;
      yield { kind: 'cell changed', table, id, was, column, before: cell, after: now, row, rowBefore };
    }
  }
  for (const row of gone) {
    yield { kind: 'row removed', table, id: idOf(before!.key, row), column: before!.key[0]!, row };
  }
}

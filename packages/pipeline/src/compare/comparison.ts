import { type Cause, type Cell, type ChangeRow, EVERY_ROW, TABLES } from '@openbattles/schema';
import type { TableState } from '../published/release-tables.ts';
import { greatestStep, type Kind, STEP_OF, type Step } from '../published/versions.ts';
import {
  type CellDifference,
  type Difference,
  diffTable,
  type RowDifference,
  type RowRename,
} from './diff.ts';
import { Renames } from './renames.ts';

/** A line of the table `changes`; the cause is null where it is not known. */
export type Change = Omit<ChangeRow, 'cause'> & { cause: Cause | null };

/** What has a cause of its own; that of a column is always a rule. */
export type CausedDifference = RowDifference | RowRename | CellDifference;

/** Tells why a row came or went or got another id, or a cell changed; null where it is not known. */
export type CauseOf = (difference: CausedDifference) => Cause | null;

/** How many differences a table has, by the names that `diff --json` gives them. */
export interface TableCounts {
  table: string;
  rows_added: number;
  rows_removed: number;
  rows_renamed: number;
  columns_changed: number;
  cells_changed: number;
  /** Cells that only tell where a row stands, and moved because the text was edited elsewhere. */
  cells_moved: number;
}

/** The differences between two releases, gathered: what `changes.csv`, CHANGELOG, `diff` and `--dry-run` tell. */
export interface Comparison {
  changes: Change[];
  /** A count for each table that either release has. */
  tables: TableCounts[];
  /** How many differences of each kind there are, with the first of them in words. */
  kinds: Map<Kind, { count: number; first: string }>;
}

/** The columns whose cells only tell where a row stands, as `table.column`. */
const LOCATING = new Set(
  TABLES.flatMap(({ name, columns }) =>
    columns.filter(({ locates }) => locates).map((column) => `${name}.${column.name}`),
  ),
);

/**
 * Compares two releases table by table. A cell that only tells where a row stands is counted but not listed, unless
 * the text is the same: then it is the rules that found another place.
 */
export function compareTables(
  pairs: Iterable<readonly [TableState | undefined, TableState | undefined]>,
  causeOf: CauseOf,
): Comparison {
  const comparison: Comparison = { changes: [], tables: [], kinds: new Map() };
  const renames = new Renames();
  for (const [before, after] of pairs) {
    const counts: TableCounts = {
      table: (after ?? before)?.name ?? '',
      rows_added: 0,
      rows_removed: 0,
      rows_renamed: 0,
      columns_changed: 0,
      cells_changed: 0,
      cells_moved: 0,
    };
    comparison.tables.push(counts);
    for (const difference of diffTable(before, after, renames)) take(comparison, counts, difference, causeOf);
  }
  return comparison;
}

function take(comparison: Comparison, counts: TableCounts, difference: Difference, causeOf: CauseOf): void {
  const { table } = difference;
  const list = (id: string, column: string, before: Cell, after: Cell, cause: Cause | null) =>
    comparison.changes.push({ table, id, column, before: asText(before), after: asText(after), cause });
  switch (difference.kind) {
    case 'table removed':
    case 'table added':
      count(comparison, difference.kind, table);
      return;
    case 'row removed':
    case 'row added': {
      const { kind, id, column } = difference;
      if (kind === 'row added') counts.rows_added++;
      else counts.rows_removed++;
      count(comparison, rowKind(kind, table), `${table} ${id}`);
      const [before, after] = kind === 'row added' ? [null, id] : [id, null];
      list(id, column, before, after, causeOf(difference));
      return;
    }
    case 'row renamed': {
      const { kind, id, was, column } = difference;
      counts.rows_renamed++;
      count(comparison, rowKind(kind, table), `${table} ${was} to ${id}`);
      list(id, column, was, id, causeOf(difference));
      return;
    }
    case 'cell changed': {
      const { id, column, before, after } = difference;
      const cause = causeOf(difference);
      const where = `${table} ${id}, ${column}`;
      if (LOCATING.has(`${table}.${column}`) && cause !== 'rules') {
        counts.cells_moved++;
        count(comparison, 'cell moved', where);
        return;
      }
      counts.cells_changed++;
      count(comparison, 'cell changed', where);
      list(id, column, before, after, cause);
      return;
    }
    default:
      counts.columns_changed++;
      count(comparison, difference.kind, `${table}.${difference.column}`);
      list(EVERY_ROW, difference.column, difference.before, difference.after, 'rules');
  }
}

/** The tables whose rows others refer to, release after release, with what a row of each is called. */
const LASTING: Readonly<Record<string, 'battle' | 'source'>> = { battles: 'battle', sources: 'source' };

function rowKind(kind: (RowDifference | RowRename)['kind'], table: string): Kind {
  const noun = LASTING[table];
  if (!noun || kind === 'row added') return kind;
  return kind === 'row removed' ? `${noun} removed` : `${noun} renamed`;
}

const asText = (cell: Cell) => (cell === null ? null : String(cell));

/** Adds a difference to the counts by kind; `first` is told of the first one. */
export function count({ kinds }: Pick<Comparison, 'kinds'>, kind: Kind, first: string): void {
  const known = kinds.get(kind);
  if (known) known.count++;
  else kinds.set(kind, { count: 1, first });
}

/** The least step that the differences ask for; null where there are none. */
export const leastStep = ({ kinds }: Pick<Comparison, 'kinds'>): Step | null =>
  greatestStep([...kinds.keys()].map((kind) => STEP_OF[kind]));

/** What forces the step, in words: each kind of difference that asks for it, with the first of its kind. */
export function reasonOf({ kinds }: Pick<Comparison, 'kinds'>): string {
  const step = leastStep({ kinds });
  return [...kinds]
    .filter(([kind]) => STEP_OF[kind] === step)
    .map(([kind, { count, first }]) => `${inWords(kind, count)} (${count > 1 ? 'first ' : ''}${first})`)
    .join('; ');
}

function inWords(kind: Kind, count: number): string {
  const [noun, verb] = kind.split(' ');
  return `${count} ${noun}${count > 1 ? 's' : ''} ${verb}`;
}

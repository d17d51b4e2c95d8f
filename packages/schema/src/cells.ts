import type { CellType } from './columns.ts';
import { toEpochDay } from './days.ts';
import type { Cell, Column, Row, Table } from './table.ts';

/** What a cell of each type must be, in words and as a test. */
const CELLS: Readonly<Record<CellType, { expected: string; holds(cell: Cell): boolean }>> = {
  text: { expected: 'a text', holds: (cell) => typeof cell === 'string' },
  // `| 0` is how 32 bits would wrap or cut the number: what it leaves alone is in range.
  integer: { expected: 'a whole number of 32 bits', holds: (cell) => cell === (Number(cell) | 0) },
  number: { expected: 'a finite number', holds: Number.isFinite },
  date: {
    expected: 'a calendar day from 0001-01-01 to 9999-12-31, YYYY-MM-DD',
    holds: (cell) => typeof cell === 'string' && toEpochDay(cell) !== undefined,
  },
  boolean: { expected: 'true or false', holds: (cell) => typeof cell === 'boolean' },
};

/** Why a cell cannot be written truly, for a message after the name of its column; undefined where it can. */
export type CellProblem = (column: Column, cell: Cell | undefined) => string | undefined;

/**
 * Why a format with types of its own would write the cell as something else than it is (wrapped, cut, empty), or
 * undefined where it would not.
 */
export const cellProblem: CellProblem = ({ type, nullable }, cell) => {
  if (cell === undefined) return 'is missing';
  if (cell === null) return nullable ? undefined : 'is null, which it may not be';
  const { expected, holds } = CELLS[type];
  return holds(cell)
    ? undefined
    : `is ${typeof cell === 'string' ? JSON.stringify(cell) : cell}, not ${expected}`;
};

/** Why a format without types would leave the cell out or write it as something else, or undefined where it would not. */
export const textProblem: CellProblem = (_, cell) => {
  if (cell === undefined) return 'is missing';
  if (typeof cell === 'number' && !Number.isFinite(cell)) return `is ${cell}, which is no number`;
  return undefined;
};

/**
 * The cells of a row in the order of the table's columns.
 *
 * @param rowNumber from 1, for the message.
 * @throws RangeError that names table, row and column of the first cell that has a problem.
 */
export function cellsOf(table: Table, row: Row, rowNumber: number, problem: CellProblem): Cell[] {
  return table.columns.map((column) => {
    const cell = row[column.name];
    const wrong = problem(column, cell);
    if (wrong) throw new RangeError(`Table ${table.name}, row ${rowNumber}: column ${column.name} ${wrong}`);
    return cell as Cell;
  });
}

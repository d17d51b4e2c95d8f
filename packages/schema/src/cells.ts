import type { CellType } from './columns.ts';
import { toEpochDay } from './days.ts';
import type { Cell, Column } from './tables.ts';

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

/**
 * Why a format with types of its own would write the cell as something else than it is (wrapped, cut, empty), or
 * undefined where it would not: for a message after the name of the column.
 */
export function cellProblem({ type, nullable }: Column, cell: Cell | undefined): string | undefined {
  if (cell === undefined) return 'is missing';
  if (cell === null) return nullable ? undefined : 'is null, which it may not be';
  const { expected, holds } = CELLS[type];
  return holds(cell)
    ? undefined
    : `is ${typeof cell === 'string' ? JSON.stringify(cell) : cell}, not ${expected}`;
}

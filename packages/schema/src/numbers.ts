import type { CellType } from './columns.ts';
import { toEpochDay } from './days.ts';
import type { Cell } from './tables.ts';

type Cells = readonly (Cell | undefined)[];

/** Cells as numbers: those of whole numbers and days, those of numbers, those of booleans. A null is 0 there. */
export type Numbers = Int32Array | Float64Array | Uint8Array;

function toIntegers(cells: Cells): Int32Array | undefined {
  const values = new Int32Array(cells.length);
  for (let index = 0; index < cells.length; index++) {
    const cell = cells[index];
    if (cell === null) continue;
    // `| 0` is how 32 bits would wrap or cut the number.
    if (typeof cell !== 'number' || cell !== (cell | 0)) return undefined;
    values[index] = cell;
  }
  return values;
}

function toFloats(cells: Cells): Float64Array | undefined {
  const values = new Float64Array(cells.length);
  for (let index = 0; index < cells.length; index++) {
    const cell = cells[index];
    if (cell === null) continue;
    if (typeof cell !== 'number' || !Number.isFinite(cell)) return undefined;
    values[index] = cell;
  }
  return values;
}

function toDays(cells: Cells): Int32Array | undefined {
  const values = new Int32Array(cells.length);
  for (let index = 0; index < cells.length; index++) {
    const cell = cells[index];
    if (cell === null) continue;
    const day = typeof cell === 'string' ? toEpochDay(cell) : undefined;
    if (day === undefined) return undefined;
    values[index] = day;
  }
  return values;
}

function toBooleans(cells: Cells): Uint8Array | undefined {
  const values = new Uint8Array(cells.length);
  for (let index = 0; index < cells.length; index++) {
    const cell = cells[index];
    if (cell === true) values[index] = 1;
    else if (cell !== false && cell !== null) return undefined;
  }
  return values;
}

/** By the type of a column: its cells as numbers, or undefined where one is neither null nor what the column holds. */
export const TO_NUMBERS: Readonly<Record<CellType, (cells: Cells) => Numbers | undefined>> = {
  text: () => undefined,
  integer: toIntegers,
  number: toFloats,
  date: toDays,
  boolean: toBooleans,
};

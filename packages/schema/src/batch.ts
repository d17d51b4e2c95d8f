import type { Cell, Row, Table } from './tables.ts';

/**
 * A batch is closed with the row that takes its texts beyond this, in UTF-16 units: memory ends before the formats do,
 * of which Arrow counts the bytes of a column in 31 bits.
 */
export const TEXT_LENGTH_PER_BATCH = 1 << 24;

/** Rows of a table by column: `columns[i][j]` is the cell of row `j` in the table's column `i`, undefined where it lacks it. */
export interface Batch {
  length: number;
  columns: readonly (readonly (Cell | undefined)[])[];
}

/** The first rows from `start`: at most `maxRows`, and none after the one with which the texts reach `maxTextLength`. */
export function toBatch(
  table: Table,
  rows: readonly Row[],
  start: number,
  maxRows: number,
  maxTextLength = TEXT_LENGTH_PER_BATCH,
): Batch {
  const names = table.columns.map(({ name }) => name);
  const capacity = Math.min(maxRows, rows.length - start);
  const columns = names.map(() => new Array<Cell | undefined>(capacity));
  let length = 0;
  let textLength = 0;
  while (length < capacity && textLength < maxTextLength) {
    const row = rows[start + length]!;
    let index = 0;
    // Rows have their keys in the order of the columns, with few exceptions; asking for one by name takes twice as long.
    for (const name in row) {
      if (name !== names[index]) break;
      const cell = row[name];
      if (typeof cell === 'string') textLength += cell.length;
      columns[index++]![length] = cell;
    }
    for (; index < names.length; index++) {
      const cell = row[names[index]!];
      if (typeof cell === 'string') textLength += cell.length;
      columns[index]![length] = cell;
    }
    length++;
  }
  if (length < capacity) for (const column of columns) column.length = length;
  return { length, columns };
}

/** The length of all texts of a row, in UTF-16 units. */
export function textLengthOf(table: Table, row: Row): number {
  let length = 0;
  for (const { name } of table.columns) {
    const cell = row[name];
    if (typeof cell === 'string') length += cell.length;
  }
  return length;
}

/** Throws the RangeError of the first cell, row by row, of which `problem` says what is wrong: for a message after its column. */
export function throwProblem(
  table: Table,
  rows: readonly Row[],
  rowsBefore: number,
  problem: (column: Table['columns'][number], cell: Cell | undefined) => string | undefined,
): never {
  for (const [index, row] of rows.entries()) {
    for (const column of table.columns) {
      const wrong = problem(column, row[column.name]);
      if (wrong) {
        const place = `Table ${table.name}, row ${rowsBefore + index + 1}: column ${column.name}`;
        throw new RangeError(`${place} ${wrong}`);
      }
    }
  }
  throw new Error(`Table ${table.name}: a cell was refused that is right`);
}

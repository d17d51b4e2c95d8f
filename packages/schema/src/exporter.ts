import { cellProblem, cellsOf } from './cells.ts';
import type { Cell, Row, Table } from './table.ts';

/**
 * One format. Rows go in one at a time and bytes come out as they are ready, so that memory does not grow with the
 * number of rows. The same rows give the same bytes on any machine.
 */
export interface Exporter {
  /** The name of the format and the extension of its files, for example `csv`. */
  format: string;
  write(table: Table, rows: Iterable<Row> | AsyncIterable<Row>): AsyncIterable<Uint8Array>;
}

/** Some rows of a table by column, in the order of the table's columns. */
export interface ColumnBatch {
  length: number;
  columns: Cell[][];
}

/** A batch is closed with the row that takes its texts beyond this, in UTF-16 units: memory ends before the formats do. */
const TEXT_LENGTH_PER_BATCH = 1 << 24;

/**
 * The rows of a table in batches of at most `maxRows`, for formats that keep columns together.
 *
 * @throws RangeError that names table, row (from 1) and column where a cell is missing or is not what its column holds.
 */
export async function* inColumns(
  table: Table,
  rows: Iterable<Row> | AsyncIterable<Row>,
  maxRows: number,
): AsyncGenerator<ColumnBatch> {
  const open = (): ColumnBatch => ({ length: 0, columns: table.columns.map(() => []) });
  let batch = open();
  let textLength = 0;
  let rowNumber = 0;
  for await (const row of rows) {
    const cells = cellsOf(table, row, ++rowNumber, cellProblem);
    for (let index = 0; index < cells.length; index++) {
      const cell = cells[index] as Cell;
      batch.columns[index]!.push(cell);
      if (typeof cell === 'string') textLength += cell.length;
    }
    batch.length++;
    if (batch.length < maxRows && textLength < TEXT_LENGTH_PER_BATCH) continue;
    yield batch;
    batch = open();
    textLength = 0;
  }
  if (batch.length > 0) yield batch;
}

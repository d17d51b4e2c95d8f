import { type Cell, type Column, cellProblem, type Row, type Table } from '@openbattles/schema';
import { makeData, RecordBatch, type Schema, Struct } from 'apache-arrow';
import { ARROW_TYPES, type Cells, setBit } from './columns.ts';

/** A record batch in the making: room for `capacity` rows, filled one by one. */
export interface Batch {
  /** Throws a RangeError where a cell is not what its column holds. `rowNumber` is for that message. */
  add(row: Row, rowNumber: number): void;
  readonly length: number;
  /** The length of all texts so far, in UTF-16 units. */
  readonly textLength: number;
  toRecordBatch(schema: Schema): RecordBatch;
}

interface OpenColumn {
  column: Column;
  cells: Cells;
  nullCount: number;
  nullBitmap: Uint8Array;
}

export function openBatch(table: Table, capacity: number): Batch {
  const columns = table.columns.map((column): OpenColumn => {
    const nullBitmap = new Uint8Array((capacity + 7) >> 3);
    return { column, cells: ARROW_TYPES[column.type].open(capacity), nullCount: 0, nullBitmap };
  });
  let length = 0;
  let textLength = 0;
  return {
    add(row, rowNumber) {
      for (const open of columns) {
        const cell = row[open.column.name];
        const wrong = cellProblem(open.column, cell);
        if (wrong) {
          throw new RangeError(`Table ${table.name}, row ${rowNumber}: column ${open.column.name} ${wrong}`);
        }
        addCell(open, length, cell as Cell);
        if (typeof cell === 'string') textLength += cell.length;
      }
      length++;
    },
    get length() {
      return length;
    },
    get textLength() {
      return textLength;
    },
    toRecordBatch(schema) {
      const children = columns.map(({ cells, nullCount, nullBitmap }) =>
        cells.toData(length, { nullCount, nullBitmap: nullCount > 0 ? nullBitmap : null }),
      );
      return new RecordBatch(
        schema,
        makeData({ type: new Struct(schema.fields), length, nullCount: 0, children }),
      );
    },
  };
}

function addCell(open: OpenColumn, index: number, cell: Cell): void {
  if (cell === null) {
    open.nullCount++;
    return;
  }
  open.cells.set(index, cell);
  setBit(open.nullBitmap, index);
}

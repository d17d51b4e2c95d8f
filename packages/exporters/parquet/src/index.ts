import {
  type Cell,
  type CellType,
  cellProblem,
  type Exporter,
  type Row,
  type Table,
} from '@openbattles/schema';
import { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import { toKeyValues, toSchema } from './metadata.ts';
import { PARQUET_TYPES } from './types.ts';

/** A row group is closed with the row that takes its texts beyond this, in UTF-16 units: memory ends before Parquet does. */
const TEXT_LENGTH_PER_GROUP = 1 << 24;

/**
 * Parquet, compressed with Snappy (written in JavaScript, so that its bytes are those of any machine): UTF8, INT32,
 * DATE, DOUBLE and BOOLEAN, optional where the column is nullable, with the codebook as key-value metadata. Rows are
 * written in row groups of at most `rowsPerGroup`, and no more than one of them is held.
 *
 * `write` throws a RangeError that names table, row (from 1) and column where a cell is missing or is not what its
 * column holds.
 */
export function createParquetExporter({ rowsPerGroup = 16_384 } = {}): Exporter {
  return {
    format: 'parquet',
    async *write(table, rows) {
      const writer = new TakenByteWriter();
      const parquet = new ParquetWriter({
        writer,
        schema: toSchema(table),
        kvMetadata: toKeyValues(table),
        createdBy: 'Open Battles',
      });
      let group = openGroup(table);
      let rowNumber = 0;
      for await (const row of rows) {
        group.add(row, ++rowNumber);
        if (group.length < rowsPerGroup && group.textLength < TEXT_LENGTH_PER_GROUP) continue;
        await parquet.write({ columnData: group.columns, rowGroupSize: group.length });
        yield writer.take();
        group = openGroup(table);
      }
      if (group.length > 0) await parquet.write({ columnData: group.columns, rowGroupSize: group.length });
      await parquet.finish();
      yield writer.take();
    },
  };
}

/** Parquet in row groups of the usual size. */
export const parquetExporter: Exporter = createParquetExporter();

/** The rows of a group by column, as Parquet wants them. */
function openGroup(table: Table) {
  const columns = table.columns.map(({ name }) => ({ name, data: [] as (Cell | undefined)[] }));
  let length = 0;
  let textLength = 0;
  return {
    columns,
    add(row: Row, rowNumber: number): void {
      for (const [index, column] of table.columns.entries()) {
        const cell = row[column.name];
        const wrong = cellProblem(column, cell);
        if (wrong)
          throw new RangeError(`Table ${table.name}, row ${rowNumber}: column ${column.name} ${wrong}`);
        columns[index]!.data.push(toValue(column.type, cell as Cell));
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
  };
}

const toValue = (type: CellType, cell: Cell) => (cell === null ? null : PARQUET_TYPES[type].toValue(cell));

/** The library's writer to memory, from which what is ready is taken after each row group. */
class TakenByteWriter extends ByteWriter {
  take(): Uint8Array {
    const bytes = this.getBytes().slice();
    this.index = 0;
    return bytes;
  }
}

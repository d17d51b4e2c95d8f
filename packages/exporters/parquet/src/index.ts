import { type Exporter, inColumns } from '@openbattles/schema';
import { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import { toKeyValues, toSchema } from './metadata.ts';
import { PARQUET_TYPES } from './types.ts';

/**
 * Parquet, compressed with Snappy (written in JavaScript, so that its bytes are those of any machine): UTF8, INT32,
 * DATE, DOUBLE and BOOLEAN, optional where the column is nullable, with the codebook as key-value metadata. Rows are
 * written in row groups of at most `rowsPerGroup`, and no more than one of them is held.
 *
 * `write` throws a RangeError that names table, row (from 1) and column where a cell is missing or is not what its
 * column holds.
 */
export function createParquetExporter({ rowsPerGroup = 4096 } = {}): Exporter {
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
      for await (const { length, columns } of inColumns(table, rows, rowsPerGroup)) {
        const columnData = table.columns.map(({ name, type }, index) => {
          const { toValue } = PARQUET_TYPES[type];
          return { name, data: columns[index]!.map((cell) => (cell === null ? null : toValue(cell))) };
        });
        await parquet.write({ columnData, rowGroupSize: length });
        yield writer.take();
      }
      await parquet.finish();
      yield writer.take();
    },
  };
}

/** Parquet in row groups of the usual size. */
export const parquetExporter: Exporter = createParquetExporter();

/** The library's writer to memory, from which what is ready is taken after each row group. */
class TakenByteWriter extends ByteWriter {
  take(): Uint8Array {
    const bytes = this.getBytes().slice();
    this.index = 0;
    return bytes;
  }
}

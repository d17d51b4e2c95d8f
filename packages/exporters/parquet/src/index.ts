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
      let hasRows = false;
      for await (const { length, columns } of inColumns(table, rows, rowsPerGroup)) {
        hasRows = true;
        const columnData = table.columns.map(({ name, type }, index) => {
          const { toValue } = PARQUET_TYPES[type];
          return { name, data: columns[index]!.map((cell) => (cell === null ? null : toValue(cell))) };
        });
        await parquet.write({ columnData, rowGroupSize: length });
        yield writer.take();
      }
      await parquet.finish();
      yield hasRows ? writer.take() : withTypedRowGroups(writer.take());
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

/** In the footer of a table without rows: no rows (field 3, a whole number), then a list without members (field 4). */
const NO_ROW_GROUPS = Buffer.from([0x16, 0x00, 0x19, 0x00]);
/** A list without members of which each would be a struct. */
const NO_STRUCTS = 0x0c;

/**
 * A file without rows as the format wants it. The library gives the list of row groups no type where it is empty, and
 * readers in Rust refuse that. Nothing else in the file reads like these bytes: names and descriptions have no such signs.
 */
function withTypedRowGroups(file: Uint8Array): Uint8Array {
  const at = Buffer.from(file.buffer, file.byteOffset, file.length).indexOf(NO_ROW_GROUPS);
  if (at === -1) throw new Error('hyparquet-writer writes tables without rows otherwise than before');
  file[at + NO_ROW_GROUPS.length - 1] = NO_STRUCTS;
  return file;
}

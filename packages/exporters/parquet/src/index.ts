import { type BatchColumn, cellProblem, type Exporter, throwProblem, toExporter } from '@openbattles/schema';
import { GroupWriter, PartsWriter, type WrittenGroup } from './writers.ts';

/**
 * Parquet, compressed with Snappy (written in JavaScript, so that its bytes are those of any machine): UTF8, INT32,
 * DATE, DOUBLE and BOOLEAN, optional where the column is nullable, with the codebook as key-value metadata. Rows are
 * written in row groups of at most `rowsPerGroup`; a part is one of them or more.
 *
 * `encode` and `write` throw a RangeError that names table, row (from 1) and column where a cell is missing or is not what
 * its column holds.
 */
export function createParquetExporter({ rowsPerGroup = 16_384 } = {}): Exporter {
  return toExporter(
    {
      format: 'parquet',
      encodeShared(shared, rowsBefore = 0) {
        const { table, rows } = shared;
        const writer = new GroupWriter(table);
        for (const batch of shared.batches(rowsPerGroup)) {
          if (!batch.columns.every(isValid)) throwProblem(table, rows, rowsBefore, cellProblem);
          writer.write(batch);
        }
        return { rows: rows.length, bytes: writer.take(), index: writer.groups };
      },
      open(table) {
        const writer = new PartsWriter(table);
        return {
          start: () => writer.take(),
          add({ bytes, index }) {
            writer.add(bytes.length, index as readonly WrittenGroup[]);
            return bytes;
          },
          end: () => writer.end(),
        };
      },
    },
    rowsPerGroup,
  );
}

/** Parquet in row groups of the usual size. */
export const parquetExporter: Exporter = createParquetExporter();

/** Whether each cell is what its column holds. */
const isValid = (column: BatchColumn): boolean =>
  (column.column.type === 'text' ? column.texts : column.numbers) !== undefined &&
  (column.column.nullable || column.nulls === 0);

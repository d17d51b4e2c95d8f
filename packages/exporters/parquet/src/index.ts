import {
  type BatchColumn,
  type Cell,
  cellProblem,
  type Exporter,
  throwProblem,
  toExporter,
} from '@openbattles/schema';
import { type ColumnValues, GroupWriter, PartsWriter, type WrittenGroup } from './writers.ts';

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
        for (const { length, columns } of shared.batches(rowsPerGroup)) {
          const values = columns.map(
            (column) => toValues(column) ?? throwProblem(table, rows, rowsBefore, cellProblem),
          );
          writer.write(values, length);
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

/** The cells of a column as Parquet has them, or undefined where one is not what the column holds. */
function toValues({ column, cells, texts, numbers, nulls }: BatchColumn): ColumnValues | undefined {
  const { type, nullable } = column;
  if (!(type === 'text' ? texts : numbers) || (nulls > 0 && !nullable)) return undefined;
  if (type === 'text') return { values: cells as readonly Cell[], texts: texts! };
  if (type === 'date')
    return { values: cells.map((cell, index) => (cell === null ? null : numbers![index]!)) };
  return { values: cells as readonly Cell[] };
}

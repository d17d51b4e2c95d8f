import {
  type Cell,
  type Column,
  cellProblem,
  type Exporter,
  throwProblem,
  toBatch,
  toEpochDay,
  toExporter,
  Utf8Encoder,
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
      encode(table, rows, rowsBefore = 0) {
        const writer = new GroupWriter(table);
        let start = 0;
        while (start < rows.length) {
          const { length, columns } = toBatch(table, rows, start, rowsPerGroup);
          utf8.reset();
          const values = columns.map(
            (cells, index) =>
              toValues(table.columns[index]!, cells) ?? throwProblem(table, rows, rowsBefore, cellProblem),
          );
          writer.write(values, length);
          start += length;
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

/** Room that one call leaves to the next. */
const utf8 = new Utf8Encoder();

/** The cells of a column as Parquet has them, or undefined where one is not what the column holds. */
function toValues(column: Column, cells: readonly (Cell | undefined)[]): ColumnValues | undefined {
  const { type, nullable } = column;
  if (type === 'text') {
    const texts = utf8.encode(cells);
    if (!texts || (!nullable && cells.includes(null))) return undefined;
    return { values: cells as readonly Cell[], texts };
  }
  if (type === 'date') {
    const days = cells.map((cell) => (typeof cell === 'string' ? toEpochDay(cell) : cell));
    const isWrong = days.some((day, index) =>
      day === null ? !nullable : day === undefined || typeof cells[index] !== 'string',
    );
    return isWrong ? undefined : { values: days as Cell[] };
  }
  for (const cell of cells) if (cellProblem(column, cell)) return undefined;
  return { values: cells as readonly Cell[] };
}

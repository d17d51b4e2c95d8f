import { type Cell, type Exporter, throwProblem, toExporter } from '@openbattles/schema';
import { putRows } from './rows.ts';

/** How many rows are one part where nobody says: enough to be fast, few enough to hold. */
const ROWS_PER_PART = 512;

/**
 * JSON (RFC 8259) in UTF-8: an array with one row a line, so that a diff and `grep` show rows, each with its keys in
 * the order of the table's columns. An empty table is `[]`. Dates are texts `YYYY-MM-DD`.
 *
 * `encode` and `write` throw a RangeError that names table, row (from 1) and column where a cell cannot be written truly.
 */
export const jsonExporter: Exporter = toExporter(
  {
    format: 'json',
    encodeShared(shared, rowsBefore = 0) {
      const { table, rows } = shared;
      const bytes = putRows(shared);
      return { rows: rows.length, bytes: bytes ?? throwProblem(table, rows, rowsBefore, problem) };
    },
    open() {
      let isEmpty = true;
      return {
        start: () => toBytes('['),
        add({ bytes }) {
          // Each row of a part begins with a comma and a line feed; the first of all has no comma before it.
          const added = isEmpty ? bytes.subarray(1) : bytes;
          if (bytes.length > 0) isEmpty = false;
          return added;
        },
        end: () => toBytes(isEmpty ? ']\n' : '\n]\n'),
      };
    },
  },
  ROWS_PER_PART,
);

const toBytes = (text: string) => new TextEncoder().encode(text);

/** Why JSON would leave the cell out or write it as something else than it is. */
function problem(_column: unknown, cell: Cell | undefined): string | undefined {
  if (cell === undefined) return 'is missing';
  if (typeof cell === 'number' && !Number.isFinite(cell)) return `is ${cell}, which is no number`;
  return undefined;
}

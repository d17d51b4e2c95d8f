import { type Cell, type Exporter, type SharedRows, throwProblem, toExporter } from '@openbattles/schema';
import { headerOf, putRows, ROWS_AT_ONCE } from './rows.ts';

/** How many rows are one part where nobody says: enough to be fast, few enough to hold. */
const ROWS_PER_PART = 512;

/**
 * What a spreadsheet takes for the beginning of a formula: the four signs, plain and full-width, and the two white
 * characters that it drops before looking for them (https://owasp.org/www-community/attacks/CSV_Injection). The same
 * set as that of csv-stringify's `escape_formulas`; a test holds the two together.
 */
const FORMULA_START = /^[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/;

/** Whether a spreadsheet may run the cell as a formula. True of texts only: a negative number is a number. */
export function isFormulaLike(cell: Cell): boolean {
  return typeof cell === 'string' && FORMULA_START.test(cell);
}

/** The first bytes of what `FORMULA_START` knows: the full-width signs begin with that of U+FF1D in UTF-8. */
const FORMULA_BYTE = new Uint8Array(256);
for (const byte of [...'=+-@\t\r'].map((sign) => sign.charCodeAt(0))) FORMULA_BYTE[byte] = 1;
FORMULA_BYTE[0xef] = 1;

/** How many cells `isFormulaLike` tells. */
export function countFormulaLike(rows: SharedRows): number {
  let count = 0;
  for (const { columns } of rows.batches(ROWS_AT_ONCE)) {
    for (const { cells, texts } of columns) {
      for (let index = 0; index < cells.length; index++) {
        if (texts && !FORMULA_BYTE[texts.bytes[texts.offsets[index]!]!]) continue;
        if (isFormulaLike(cells[index] ?? null)) count++;
      }
    }
  }
  return count;
}

/**
 * CSV as RFC 4180 has it, in UTF-8 with LF and a header row. Texts stand verbatim, dates as `YYYY-MM-DD`, booleans as
 * `true` and `false`, the numbers of a column that may hold fractions never without one (`48.0`), and a null is an
 * empty cell.
 *
 * With `escapeFormulas` a text that `isFormulaLike` gets an apostrophe before it, which a spreadsheet hides. That is
 * for opening a file from strangers in a spreadsheet; it changes the data ("-12 killed"), so it is off by default.
 *
 * `encode` and `write` throw a RangeError that names table, row (from 1) and column where a cell cannot be written truly.
 */
export function createCsvExporter({ escapeFormulas = false } = {}): Exporter {
  const defuse = (cell: Cell | undefined) => (cell !== undefined && isFormulaLike(cell) ? `'${cell}` : cell);
  return toExporter(
    {
      format: 'csv',
      encodeShared(shared, rowsBefore = 0) {
        const { table, rows } = shared;
        const bytes = putRows(shared, escapeFormulas ? defuse : undefined);
        return { rows: rows.length, bytes: bytes ?? throwProblem(table, rows, rowsBefore, problem) };
      },
      open: (table) => ({
        start: () => headerOf(table),
        add: ({ bytes }) => bytes,
        end: () => new Uint8Array(),
      }),
    },
    ROWS_PER_PART,
  );
}

/** CSV for programs: every text verbatim. */
export const csvExporter: Exporter = createCsvExporter();

/** Why CSV would write the cell as something else than it is. */
function problem(_column: unknown, cell: Cell | undefined): string | undefined {
  if (cell === undefined) return 'is missing';
  if (cell === '') return 'is an empty text, which CSV cannot tell from a null';
  if (typeof cell === 'number' && !Number.isFinite(cell)) return `is ${cell}, which is no number`;
  return undefined;
}

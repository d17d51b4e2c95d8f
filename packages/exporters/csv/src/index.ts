import { type Cell, type CellProblem, cellsOf, type Exporter, textProblem } from '@openbattles/schema';
import { type Options, stringify } from 'csv-stringify/sync';

/** How many rows are turned into text at once: enough to be fast, few enough to hold. */
const ROWS_PER_CHUNK = 512;

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

/**
 * CSV as RFC 4180 has it, in UTF-8 with LF and a header row. Texts stand verbatim, dates as `YYYY-MM-DD`, booleans as
 * `true` and `false`, the numbers of a column that may hold fractions never without one (`48.0`), and a null is an
 * empty cell.
 *
 * With `escapeFormulas` a text that `isFormulaLike` gets an apostrophe before it, which a spreadsheet hides. That is
 * for opening a file from strangers in a spreadsheet; it changes the data ("-12 killed"), so it is off by default.
 *
 * `write` throws a RangeError that names table, row (from 1) and column where a cell cannot be written truly.
 */
export function createCsvExporter({ escapeFormulas = false } = {}): Exporter {
  return {
    format: 'csv',
    async *write(table, rows) {
      const encoder = new TextEncoder();
      const options: Options = {
        columns: table.columns.map(({ name }) => name),
        header: true,
        escape_formulas: escapeFormulas,
        cast: {
          // The library would write `1` and nothing.
          boolean: String,
          number: (cell, { index }) => toDecimal(cell, table.columns[index]?.type === 'number'),
        },
      };
      let records: Cell[][] = [];
      let rowNumber = 0;
      for await (const row of rows) {
        records.push(cellsOf(table, row, ++rowNumber, problem));
        if (records.length < ROWS_PER_CHUNK) continue;
        yield encoder.encode(stringify(records, options));
        options.header = false;
        records = [];
      }
      if (records.length > 0 || rowNumber === 0) yield encoder.encode(stringify(records, options));
    },
  };
}

/** CSV for programs: every text verbatim. */
export const csvExporter: Exporter = createCsvExporter();

/**
 * A reader that guesses types takes a column that begins with `48` for integers and fails at `48.5`, so that a column
 * that may hold fractions never does without one.
 */
function toDecimal(number: number, withFraction: boolean): string {
  const text = String(number);
  return withFraction && /^-?\d+$/.test(text) ? `${text}.0` : text;
}

/** Why CSV would write the cell as something else than it is. */
const problem: CellProblem = (column, cell) =>
  cell === '' ? 'is an empty text, which CSV cannot tell from a null' : textProblem(column, cell);

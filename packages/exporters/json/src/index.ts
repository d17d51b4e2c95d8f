import type { Cell, Exporter, Row, Table } from '@openbattles/schema';

/** How many characters are gathered before they are handed on: few enough to hold, enough not to write row by row. */
const CHARACTERS_PER_CHUNK = 1 << 16;

/**
 * JSON (RFC 8259) in UTF-8: an array with one row a line, so that a diff and `grep` show rows, each with its keys in
 * the order of the table's columns. An empty table is `[]`. Dates are texts `YYYY-MM-DD`.
 *
 * `write` throws a RangeError that names table, row (from 1) and column where a cell cannot be written truly.
 */
export const jsonExporter: Exporter = {
  format: 'json',
  async *write(table, rows) {
    const encoder = new TextEncoder();
    const names = table.columns.map(({ name }) => name);
    let text = '[';
    let rowNumber = 0;
    for await (const row of rows) {
      text += rowNumber === 0 ? '\n' : ',\n';
      check(table, row, ++rowNumber);
      text += JSON.stringify(row, names);
      if (text.length < CHARACTERS_PER_CHUNK) continue;
      yield encoder.encode(text);
      text = '';
    }
    yield encoder.encode(`${text}${rowNumber === 0 ? '' : '\n'}]\n`);
  },
};

/** Throws where JSON would leave a cell out or write it as something else than it is. */
function check(table: Table, row: Row, rowNumber: number): void {
  for (const { name } of table.columns) {
    const wrong = problem(row[name]);
    if (wrong) throw new RangeError(`Table ${table.name}, row ${rowNumber}: column ${name} ${wrong}`);
  }
}

function problem(cell: Cell | undefined): string | undefined {
  if (cell === undefined) return 'is missing';
  if (typeof cell === 'number' && !Number.isFinite(cell)) return `is ${cell}, which is no number`;
  return undefined;
}

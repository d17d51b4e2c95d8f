export { geoJsonExporter } from './geojson.ts';

import { cellsOf, type Exporter, type Row, textProblem } from '@openbattles/schema';

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
      const cells = cellsOf(table, row, ++rowNumber, textProblem);
      // A list of keys would keep the platform from its fast way.
      const isInOrder = hasKeys(row, names);
      text += JSON.stringify(
        isInOrder ? row : Object.fromEntries(names.map((name, index) => [name, cells[index]])),
      );
      if (text.length < CHARACTERS_PER_CHUNK) continue;
      yield encoder.encode(text);
      text = '';
    }
    yield encoder.encode(`${text}${rowNumber === 0 ? '' : '\n'}]\n`);
  },
};

/** Whether a row has these keys in this order, and no other, as nearly all rows have. */
function hasKeys(row: Row, names: readonly string[]): boolean {
  let index = 0;
  for (const name in row) if (name !== names[index++]) return false;
  return index === names.length;
}

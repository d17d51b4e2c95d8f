import type { Row, Table } from './tables.ts';

/**
 * One format. Rows go in one at a time and bytes come out as they are ready, so that memory does not grow with the
 * number of rows. The same rows give the same bytes on any machine.
 */
export interface Exporter {
  /** The name of the format and the extension of its files, for example `csv`. */
  format: string;
  write(table: Table, rows: Iterable<Row> | AsyncIterable<Row>): AsyncIterable<Uint8Array>;
}

import { arrowExporter } from '@openbattles/exporter-arrow';
import { createCsvExporter } from '@openbattles/exporter-csv';
import { jsonExporter } from '@openbattles/exporter-json';
import { parquetExporter } from '@openbattles/exporter-parquet';
import { type Exporter, type Row, SharedRows, type Table } from '@openbattles/schema';

export interface FormatOptions {
  /** Whether CSV is written for spreadsheets: see `createCsvExporter`. */
  escapeFormulas?: boolean;
}

/** The formats of every table, in the order in which they are listed; CSV first. */
export function exporters(options: FormatOptions): readonly [Exporter, ...Exporter[]] {
  return [createCsvExporter(options), jsonExporter, arrowExporter, parquetExporter];
}

/** The whole file of a table, of rows that are held anyway. */
export const encodeTable = (exporter: Exporter, table: Table, rows: readonly Row[]): Uint8Array =>
  encodeSharedTable(exporter, new SharedRows(table, rows));

/** The same of rows that other formats are made of too. */
export function encodeSharedTable(exporter: Exporter, shared: SharedRows): Uint8Array {
  const file = exporter.open(shared.table);
  const start = file.start();
  const body = shared.rows.length > 0 ? [file.add(exporter.encodeShared(shared))] : [];
  return Buffer.concat([start, ...body, file.end()]);
}

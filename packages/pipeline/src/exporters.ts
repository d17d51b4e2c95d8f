import { arrowExporter } from '@openbattles/exporter-arrow';
import { createCsvExporter } from '@openbattles/exporter-csv';
import { jsonExporter } from '@openbattles/exporter-json';
import { parquetExporter } from '@openbattles/exporter-parquet';
import type { Exporter, Row, Table } from '@openbattles/schema';

export interface FormatOptions {
  /** Whether CSV is written for spreadsheets: see `createCsvExporter`. */
  escapeFormulas?: boolean;
}

/** The formats of every table, in the order in which they are listed; CSV first. */
export function exporters(options: FormatOptions): readonly [Exporter, ...Exporter[]] {
  return [createCsvExporter(options), jsonExporter, arrowExporter, parquetExporter];
}

/** The whole file of a table, of rows that are held anyway. */
export function encodeTable(exporter: Exporter, table: Table, rows: readonly Row[]): Uint8Array {
  const file = exporter.open(table);
  const start = file.start();
  const body = rows.length > 0 ? [file.add(exporter.encode(table, rows))] : [];
  return Buffer.concat([start, ...body, file.end()]);
}

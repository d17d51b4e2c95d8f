import { arrowExporter } from '@openbattles/exporter-arrow';
import { createCsvExporter } from '@openbattles/exporter-csv';
import { geoJsonExporter, jsonExporter } from '@openbattles/exporter-json';
import { parquetExporter } from '@openbattles/exporter-parquet';
import { inOrderOfReferences, SqliteFile } from '@openbattles/exporter-sqlite';
import { writeWorkbook } from '@openbattles/exporter-xlsx';
import {
  type BattleRecord,
  battles,
  codebook,
  codebookRows,
  type Exporter,
  losses,
  lossesOf,
  type Row,
  rowsOf,
  TABLES,
  type Table,
  VIEWS,
} from '@openbattles/schema';
import { DATASET } from '../metadata/facts.ts';

export interface FormatOptions {
  /** Whether CSV is written for spreadsheets: see `createCsvExporter`. */
  escapeFormulas?: boolean;
}

/** The formats of every table, in the order in which they are listed; CSV first. */
export const exporters = (options: FormatOptions): readonly [Exporter, ...Exporter[]] => [
  createCsvExporter(options),
  jsonExporter,
  arrowExporter,
  parquetExporter,
];

/** Files of a release, of one table in some formats, and the rows that they have of a record. */
export interface WrittenTable {
  /** The path of the files in the release, without the ending. */
  path: string;
  table: Table;
  rowsOf(record: BattleRecord): readonly Row[];
  formats: readonly Exporter[];
}

/** The tables of the data; battles also as points of a map. */
export function dataTables(options: FormatOptions): WrittenTable[] {
  const formats = exporters(options);
  return TABLES.map((table) => ({
    path: table.name,
    table,
    rowsOf: (record) => rowsOf(record, table),
    formats: table === battles ? [...formats, geoJsonExporter] : formats,
  }));
}

/** What lays the same out otherwise, for those who want it so. */
export function laidOutTables(options: FormatOptions): WrittenTable[] {
  const formats = exporters(options);
  return [
    { path: losses.name, table: losses, rowsOf: lossesOf, formats },
    ...VIEWS.map(({ table, rows }) => ({
      path: `views/${table.name}`,
      table,
      rowsOf: rows,
      formats: [formats[0]],
    })),
  ];
}

/** The formats of a table that is about the data, not of it: CSV for people and JSON for the commands. */
export const exportersOfNotes = (options: FormatOptions): readonly Exporter[] => [
  createCsvExporter(options),
  jsonExporter,
];

/** The database of a release, with the codebook as a table of its own. */
export class DatabaseFile {
  readonly #file: SqliteFile;

  constructor(path: string) {
    this.#file = new SqliteFile(path, [codebook]);
  }

  /** Adds the rows of a record. */
  add(record: BattleRecord): void {
    for (const table of inOrderOfReferences(TABLES)) this.#file.add(table, rowsOf(record, table));
  }

  end(): void {
    this.#file.add(codebook, codebookRows());
    this.#file.end();
  }

  abandon(): void {
    this.#file.close();
  }
}

/**
 * How many rows a workbook is made of at most, over all tables. It is held in memory, which must not grow with the
 * number of articles, and is for people to look at; they have the other formats beyond it.
 */
const WORKBOOK_ROWS = 50_000;

/** The rows of the workbook as they come, or nothing any more where they are too many. */
export class Workbook {
  #sheets: Map<string, Row[]> | null = new Map(TABLES.map(({ name }) => [name, []]));
  #length = 0;

  add(table: Table, rows: readonly Row[]): void {
    this.#length += rows.length;
    if (this.#length > WORKBOOK_ROWS) this.#sheets = null;
    const own = this.#sheets?.get(table.name);
    if (own) for (const row of rows) own.push(row);
  }

  /** Its bytes, with the codebook as the last sheet; null where there are too many rows for one. */
  async toBytes(): Promise<Uint8Array | null> {
    const rows = this.#sheets;
    if (!rows) return null;
    const sheets = TABLES.map((table) => ({ table, rows: rows.get(table.name)! }));
    return writeWorkbook(DATASET.title, [...sheets, { table: codebook, rows: codebookRows() }]);
  }
}

import { arrowExporter } from '@openbattles/exporter-arrow';
import { createCsvExporter } from '@openbattles/exporter-csv';
import { geoJsonExporter, jsonExporter } from '@openbattles/exporter-json';
import { parquetExporter } from '@openbattles/exporter-parquet';
import { inOrderOfReferences, SqliteFile } from '@openbattles/exporter-sqlite';
import { writeWorkbook } from '@openbattles/exporter-xlsx';
import {
  type BattleRecord,
  type Column,
  codebook,
  codebookRows,
  type Exporter,
  locatedBattle,
  locatedBattles,
  losses,
  lossesOf,
  type Row,
  rowsOf,
  sideName,
  TABLES,
  type Table,
  VIEWS,
} from '@openbattles/schema';
import { aboutWorkbook } from '../metadata/about-workbook.ts';
import type { DescribedRelease } from '../metadata/described-release.ts';
import { DATASET } from '../metadata/facts.ts';

export interface FormatOptions {
  /** Whether CSV is written for spreadsheets: see `createCsvExporter`. */
  escapeFormulas?: boolean;
}

/** The formats of every table, in the order in which they are listed: first CSV for people and JSON for the commands. */
export const exporters = (options: FormatOptions): readonly [Exporter, Exporter, ...Exporter[]] => [
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

/** The tables of the data. */
export function dataTables(options: FormatOptions): WrittenTable[] {
  const formats = exporters(options);
  return TABLES.map((table) => ({
    path: table.name,
    table,
    rowsOf: (record) => rowsOf(record, table),
    formats,
  }));
}

/** What lays the same out otherwise, for those who want it so. */
export function laidOutTables(options: FormatOptions): WrittenTable[] {
  const formats = exporters(options);
  return [
    { path: losses.name, table: losses, rowsOf: lossesOf, formats },
    {
      path: locatedBattles.name,
      table: locatedBattles,
      rowsOf: (record) => [locatedBattle(record)],
      formats: [geoJsonExporter],
    },
    ...VIEWS.map(({ table, rows }) => ({
      path: `views/${table.name}`,
      table,
      rowsOf: rows,
      formats: [formats[0]],
    })),
  ];
}

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

/** What stands beside the number of a side in a sheet, so that nobody need look it up. */
const SIDE_NAME: Column = {
  name: 'side_name',
  type: 'text',
  nullable: true,
  description: 'The combatants of that side, joined by "; "',
};

const withSideName = (table: Table): Table => ({
  ...table,
  columns: table.columns.flatMap((column) => (column.name === 'side' ? [column, SIDE_NAME] : [column])),
});

/** The sheets of the workbook in their order, and the rows that they have of a record. */
const SHEETS: readonly Pick<WrittenTable, 'table' | 'rowsOf'>[] = [
  { table: losses, rowsOf: lossesOf },
  ...TABLES.map((table) => ({
    table: withSideName(table),
    rowsOf: (record: BattleRecord) =>
      rowsOf(record, table).map((row: Row) =>
        'side' in row ? { ...row, side_name: sideName(record, row.side as number | null) } : row,
      ),
  })),
];

/** The rows of the workbook as they come, or nothing any more where they are too many. */
export class Workbook {
  #sheets: Row[][] | null = SHEETS.map(() => []);
  #length = 0;

  /** Adds the rows of a record. */
  add(record: BattleRecord): void {
    if (!this.#sheets) return;
    for (const [index, { rowsOf }] of SHEETS.entries()) {
      const own = rowsOf(record);
      this.#length += own.length;
      for (const row of own) this.#sheets[index]!.push(row);
    }
    if (this.#length > WORKBOOK_ROWS) this.#sheets = null;
  }

  /** Whether there are not too many rows for one. */
  get isThere(): boolean {
    return this.#sheets !== null;
  }

  /** Its bytes, with the codebook as the last sheet; null where there are too many rows for one. */
  async toBytes(release: DescribedRelease): Promise<Uint8Array | null> {
    const rows = this.#sheets;
    if (!rows) return null;
    const sheets = SHEETS.map(({ table }, index) => ({ table, rows: rows[index]! }));
    return writeWorkbook(
      DATASET.title,
      [...sheets, { table: codebook, rows: codebookRows() }],
      aboutWorkbook(release),
    );
  }
}

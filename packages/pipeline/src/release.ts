import { once } from 'node:events';
import { createWriteStream, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { arrowExporter } from '@openbattles/exporter-arrow';
import { createCsvExporter, isFormulaLike } from '@openbattles/exporter-csv';
import { jsonExporter } from '@openbattles/exporter-json';
import { parquetExporter } from '@openbattles/exporter-parquet';
import { type Sheet, writeWorkbook } from '@openbattles/exporter-xlsx';
import {
  type BattleRecord,
  type ChangeRow,
  changes,
  codebook,
  codebookRows,
  type Exporter,
  type Row,
  rowsOf,
  type SourceRow,
  TABLES,
  type Table,
  VIEWS,
} from '@openbattles/schema';
import { CHECKSUMS, describeFiles, formatChecksums, hashFile, hashFolder } from './files.ts';
import { DATASET, WORKBOOK } from './metadata/facts.ts';
import { formatRecord } from './read-article.ts';
import { type ReleaseSummary, releaseDescriptions, releaseTexts } from './release-texts.ts';
import { compareVersions, isVersion } from './versions.ts';

export interface ReleaseOptions {
  /** Whether CSV is written for spreadsheets: see `createCsvExporter`. */
  escapeFormulas?: boolean;
}

/** The formats of every table, in the order in which they are listed; CSV first. */
export function exporters(options: ReleaseOptions): readonly [Exporter, ...Exporter[]] {
  return [createCsvExporter(options), jsonExporter, arrowExporter, parquetExporter];
}

/** One file being written, to which rows go one at a time; a full buffer makes the giver wait. */
class TableFile {
  readonly #rows = new PassThrough({ objectMode: true });
  readonly #written: Promise<void>;

  constructor(folder: string, table: Table, exporter: Exporter) {
    this.#written = pipeline(
      this.#rows,
      (rows: AsyncIterable<Row>) => exporter.write(table, rows),
      createWriteStream(join(folder, `${table.name}.${exporter.format}`)),
    );
    // The failure is met again in `end`; without this it would end the process before.
    this.#written.catch(() => {});
  }

  async write(row: Row): Promise<void> {
    if (!this.#rows.write(row)) await once(this.#rows, 'drain');
  }

  async end(): Promise<void> {
    this.#rows.end();
    await this.#written;
  }
}

/** Tables in formats, in one pass over the records. */
class TableFiles {
  readonly #files: { rowsOf: RowsOf; file: TableFile }[];

  constructor(folder: string, tables: readonly Written[], formats: readonly Exporter[]) {
    mkdirSync(folder, { recursive: true });
    this.#files = tables.flatMap(({ table, rowsOf }) =>
      formats.map((exporter) => ({ rowsOf, file: new TableFile(folder, table, exporter) })),
    );
  }

  async write(record: BattleRecord): Promise<void> {
    for (const { rowsOf, file } of this.#files) {
      for (const row of rowsOf(record)) await file.write(row);
    }
  }

  async end(): Promise<void> {
    await Promise.all(this.#files.map(({ file }) => file.end()));
  }
}

/** What the tables of a release hold, before it has a version. */
export type ReleaseContents = Omit<ReleaseSummary, 'version'>;

type RowsOf = (record: BattleRecord) => readonly Row[];

/** A table that is written, and the rows that it has of a record. */
interface Written {
  table: Table;
  rowsOf: RowsOf;
}

const OWN_TABLES: readonly Written[] = TABLES.map((table) => ({
  table,
  rowsOf: (record) => rowsOf(record, table),
}));
const VIEW_TABLES: readonly Written[] = VIEWS.map(({ table, rows }) => ({ table, rowsOf: rows }));

/**
 * How many rows a workbook is made of at most, over all tables. It is held in memory, which must not grow with the
 * number of articles, and is for people to look at; they have the other formats beyond it.
 */
const WORKBOOK_ROWS = 50_000;

/** The rows of the workbook as they come, or nothing any more where they are too many. */
class WorkbookRows {
  #sheets: Map<string, Row[]> | null = new Map(TABLES.map(({ name }) => [name, []]));
  #length = 0;

  add(table: Table, rows: readonly Row[]): void {
    this.#length += rows.length;
    if (this.#length > WORKBOOK_ROWS) this.#sheets = null;
    this.#sheets?.get(table.name)?.push(...rows);
  }

  async toBytes(): Promise<Uint8Array | null> {
    const rows = this.#sheets;
    if (!rows) return null;
    const sheets = TABLES.map((table): Sheet => ({ table, rows: rows.get(table.name)! }));
    return writeWorkbook(DATASET.title, [...sheets, { table: codebook, rows: codebookRows() }]);
  }
}

/** The workbook of a release, or null where it has more rows than one is for. */
export async function workbookOf(rows: ReadonlyMap<string, readonly Row[]>): Promise<Uint8Array | null> {
  const workbook = new WorkbookRows();
  for (const table of TABLES) workbook.add(table, rows.get(table.name) ?? []);
  return workbook.toBytes();
}

function writeFiles(folder: string, files: ReadonlyMap<string, string | Uint8Array>): void {
  for (const [path, content] of files) writeFileSync(join(folder, path), content);
}

/**
 * Writes the tables of a release into an empty folder: each in each format for all battles and for each one, the views,
 * the workbook and the codebook. The same records give the same bytes, whatever the version will be.
 */
export async function writeTables(
  folder: string,
  records: AsyncIterable<BattleRecord>,
  options: ReleaseOptions = {},
): Promise<ReleaseContents> {
  const formats = exporters(options);
  const [csv] = formats;
  const rows = new Map<string, number>(TABLES.map(({ name }) => [name, 0]));
  const sources: SourceRow[] = [];
  const workbook = new WorkbookRows();
  let formulaLike = 0;
  const all = new TableFiles(folder, OWN_TABLES, formats);
  const views = new TableFiles(join(folder, 'views'), VIEW_TABLES, [csv]);
  for await (const record of records) {
    await all.write(record);
    await views.write(record);
    const own = join(folder, 'battles', record.battle.battle_id);
    const each = new TableFiles(own, OWN_TABLES, formats);
    await each.write(record);
    await each.end();
    writeFileSync(join(own, 'battle.json'), `${formatRecord(record)}\n`);
    for (const table of TABLES) {
      const own = rowsOf(record, table);
      rows.set(table.name, rows.get(table.name)! + own.length);
      workbook.add(table, own);
      for (const row of own) formulaLike += Object.values(row).filter(isFormulaLike).length;
    }
    sources.push(record.source);
  }
  await Promise.all([all.end(), views.end()]);
  await writeOneTable(folder, codebook, codebookRows(), options);
  const sheets = await workbook.toBytes();
  if (sheets) writeFileSync(join(folder, WORKBOOK), sheets);
  return { rows, sources, formulaLike, workbook: sheets !== null };
}

/** Writes a table that is about the data, not of it: as CSV for people and as JSON for the commands. */
async function writeOneTable(
  folder: string,
  table: Table,
  rows: readonly Row[],
  options: ReleaseOptions,
): Promise<void> {
  for (const exporter of [createCsvExporter(options), jsonExporter]) {
    await pipeline(
      exporter.write(table, rows),
      createWriteStream(join(folder, `${table.name}.${exporter.format}`)),
    );
  }
}

/**
 * Completes a folder of tables as the release of this version: what changed since the one before it, the texts that
 * describe it, the licence and the checksums. May be called again with another version.
 */
export async function finishRelease(
  folder: string,
  version: string,
  contents: ReleaseContents,
  changed: readonly ChangeRow[],
  options: ReleaseOptions = {},
): Promise<ReleaseSummary> {
  await writeOneTable(folder, changes, changed, options);
  const summary = { version, ...contents };
  writeFiles(folder, releaseTexts(summary));
  const hashes = hashFolder(folder);
  const descriptions = releaseDescriptions(summary, describeFiles(folder, hashes));
  writeFiles(folder, descriptions);
  for (const path of descriptions.keys()) hashes.set(path, hashFile(join(folder, path)));
  writeFileSync(join(folder, CHECKSUMS), formatChecksums(hashes));
  return summary;
}

/** The versions of the releases in a folder, oldest first. */
export function listVersions(datasets: string): string[] {
  let names: string[];
  try {
    names = readdirSync(datasets);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
  return names.filter(isVersion).sort(compareVersions);
}

import { once } from 'node:events';
import { createWriteStream, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { arrowExporter } from '@openbattles/exporter-arrow';
import { createCsvExporter, isFormulaLike } from '@openbattles/exporter-csv';
import { jsonExporter } from '@openbattles/exporter-json';
import { parquetExporter } from '@openbattles/exporter-parquet';
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
} from '@openbattles/schema';
import { CHECKSUMS, formatChecksums, hashFolder } from './files.ts';
import { formatRecord } from './read-article.ts';
import { licenceText, type ReleaseSummary, readmeText } from './release-texts.ts';
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

/** Every table in every format, in one pass over the records. */
class TableFiles {
  readonly #files: { table: Table; file: TableFile }[];

  constructor(folder: string, formats: readonly Exporter[]) {
    mkdirSync(folder, { recursive: true });
    this.#files = TABLES.flatMap((table) =>
      formats.map((exporter) => ({ table, file: new TableFile(folder, table, exporter) })),
    );
  }

  async write(record: BattleRecord): Promise<void> {
    for (const { table, file } of this.#files) {
      for (const row of rowsOf(record, table)) await file.write(row);
    }
  }

  async end(): Promise<void> {
    await Promise.all(this.#files.map(({ file }) => file.end()));
  }
}

/** What the tables of a release hold, before it has a version. */
export type ReleaseContents = Omit<ReleaseSummary, 'version'>;

/**
 * Writes the tables of a release into an empty folder: each in each format for all battles and for each one, and the
 * codebook. The same records give the same bytes, whatever the version will be.
 */
export async function writeTables(
  folder: string,
  records: AsyncIterable<BattleRecord>,
  options: ReleaseOptions = {},
): Promise<ReleaseContents> {
  const formats = exporters(options);
  const rows = new Map<string, number>(TABLES.map(({ name }) => [name, 0]));
  const sources: SourceRow[] = [];
  let formulaLike = 0;
  const all = new TableFiles(folder, formats);
  for await (const record of records) {
    await all.write(record);
    const own = join(folder, 'battles', record.battle.battle_id);
    const each = new TableFiles(own, formats);
    await each.write(record);
    await each.end();
    writeFileSync(join(own, 'battle.json'), `${formatRecord(record)}\n`);
    for (const table of TABLES) {
      const own = rowsOf(record, table);
      rows.set(table.name, rows.get(table.name)! + own.length);
      for (const row of own) formulaLike += Object.values(row).filter(isFormulaLike).length;
    }
    sources.push(record.source);
  }
  await all.end();
  await writeOneTable(folder, codebook, codebookRows(), options);
  return { rows, sources, formulaLike };
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
  writeFileSync(join(folder, 'README.md'), readmeText(summary));
  writeFileSync(join(folder, 'LICENSE'), licenceText(summary));
  writeFileSync(join(folder, CHECKSUMS), formatChecksums(hashFolder(folder)));
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

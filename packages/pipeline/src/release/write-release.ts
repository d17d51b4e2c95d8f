import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isFormulaLike } from '@openbattles/exporter-csv';
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
import type { DescribedFile, DescribedRelease } from '../metadata/described-release.ts';
import { BATTLES, DATABASE, TEXTS, TEXTS_FILE, WORKBOOK } from '../metadata/facts.ts';
import { releaseDescriptions, releaseTexts } from '../metadata/release-texts.ts';
import { CHECKSUMS, describeFiles, formatChecksums, hashFolder } from '../published/checksums.ts';
import {
  DatabaseFile,
  dataTables,
  exporters,
  type FormatOptions,
  laidOutTables,
  Workbook,
  type WrittenTable,
} from '../published/formats.ts';
import { formatKeptText } from '../published/kept-texts.ts';
import { countLicences } from '../published/release-tables.ts';
import type { TextWithRecord } from '../reading/article-reader.ts';
import { formatRecord } from '../reading/read-article.ts';
import { sha256 } from '../sources/sources.ts';
import { OutputFile, writeStream } from './output-file.ts';

/** What a release holds, for those who are told of it. */
export interface ReleaseSummary extends DescribedRelease {
  /** How many cells a spreadsheet would take for formulas. */
  formulaLike: number;
}

/** What the tables of a release hold, before it has a version. */
export interface ReleaseContents extends Omit<ReleaseSummary, 'version' | 'licences'> {
  /** The files that are written, as far as they are described already. */
  files: ReadonlyMap<string, DescribedFile>;
  /** The rows of the workbook, which says its version. */
  sheets: Workbook;
}

/** The records of a release, in their order, and whether there are too many for each battle to have a folder. */
export interface ReleaseRecords {
  records(): AsyncIterable<TextWithRecord>;
  /** As far as records have come. */
  readonly isLarge: boolean;
}

/** How many records are gathered before their rows go to the files: to give each row by itself takes longer. */
const RECORDS_AT_ONCE = 8;

/**
 * Writes the tables of a release into an empty folder: each in each format for all battles, the views, the database,
 * the codebook, and the texts that they were read from. Unless the release is large, each battle has the same in a
 * folder of its own, and each text is a file; else the texts are the lines of one. The same records give the same
 * bytes, whatever the version will be. What is held does not grow with their number.
 */
export async function writeTables(
  folder: string,
  release: ReleaseRecords,
  options: FormatOptions = {},
): Promise<ReleaseContents> {
  const contents = new Contents();
  const output = new Output(folder, options);
  let waiting: TextWithRecord[] = [];
  const flush = async () => {
    await output.add(waiting);
    waiting = [];
  };
  let files: Map<string, DescribedFile>;
  try {
    for await (const article of release.records()) {
      contents.add(article.record, release.isLarge);
      if (!release.isLarge) await output.addBattle(article);
      if (waiting.push(article) === RECORDS_AT_ONCE) await flush();
    }
    await flush();
    files = await output.end(release.isLarge);
  } catch (error) {
    await output.abandon();
    throw error;
  }
  await writeNotes(folder, codebook, codebookRows(), options);
  const { rows, sources, formulaLike, workbook } = contents;
  return {
    rows,
    sources,
    formulaLike,
    workbook: workbook.isThere,
    large: release.isLarge,
    files,
    sheets: workbook,
  };
}

/** What is counted and kept of the records while they go by. */
class Contents {
  readonly rows = new Map<string, number>(TABLES.map(({ name }) => [name, 0]));
  readonly workbook = new Workbook();
  sources: SourceRow[] = [];
  formulaLike = 0;

  add(record: BattleRecord, isLarge: boolean): void {
    for (const table of TABLES) {
      const own = rowsOf(record, table);
      this.rows.set(table.name, this.rows.get(table.name)! + own.length);
      for (const row of own) for (const name in row) if (isFormulaLike(row[name]!)) this.formulaLike++;
    }
    this.workbook.add(record);
    if (isLarge) this.sources = [];
    else this.sources.push(record.source);
  }
}

/** The files of a release that are written while the records go by. */
class Output {
  readonly #folder: string;
  readonly #formats: readonly Exporter[];
  readonly #tables: { path: string; rowsOf: WrittenTable['rowsOf']; file: OutputFile<Row> }[];
  readonly #texts: OutputFile<Uint8Array>;
  readonly #database: DatabaseFile;
  /** The files of the battles and of their texts. */
  readonly #files = new Map<string, DescribedFile>();

  constructor(folder: string, options: FormatOptions) {
    this.#folder = folder;
    this.#formats = exporters(options);
    mkdirSync(join(folder, 'views'), { recursive: true });
    mkdirSync(join(folder, TEXTS));
    const tables = [...dataTables(options), ...laidOutTables(options)];
    this.#tables = tables.flatMap(({ path: name, table, rowsOf, formats }) =>
      formats.map((exporter) => {
        const path = `${name}.${exporter.format}`;
        return {
          path,
          rowsOf,
          file: new OutputFile<Row>(join(folder, path), (rows) => exporter.write(table, rows)),
        };
      }),
    );
    this.#texts = new OutputFile<Uint8Array>(join(folder, TEXTS_FILE), (lines) => lines);
    this.#database = new DatabaseFile(join(folder, DATABASE));
  }

  async add(articles: readonly TextWithRecord[]): Promise<void> {
    for (const { rowsOf, file } of this.#tables)
      await file.add(articles.flatMap(({ record }) => rowsOf(record)));
    for (const { record } of articles) this.#database.add(record);
    const lines = articles.map(({ text, record }) => formatKeptText(record.source.file, text));
    await this.#texts.add([Buffer.from(lines.join(''))]);
  }

  /** Writes the folder of a battle, and its text as a file. */
  async addBattle({ text, record }: TextWithRecord): Promise<void> {
    const folder = `${BATTLES}/${record.battle.battle_id}`;
    mkdirSync(join(this.#folder, folder), { recursive: true });
    for (const table of TABLES) {
      for (const exporter of this.#formats) {
        const chunks: Uint8Array[] = [];
        for await (const chunk of exporter.write(table, rowsOf(record, table))) chunks.push(chunk);
        this.#write(`${folder}/${table.name}.${exporter.format}`, Buffer.concat(chunks));
      }
    }
    this.#write(`${folder}/battle.json`, Buffer.from(`${formatRecord(record)}\n`));
    this.#write(`${TEXTS}/${record.source.file}`, Buffer.from(text));
  }

  #write(path: string, bytes: Uint8Array): void {
    writeFileSync(join(this.#folder, path), bytes);
    this.#files.set(path, { bytes: bytes.length, sha256: sha256(bytes) });
  }

  /** Gives all files up, since what they hold could not be had. */
  async abandon(): Promise<void> {
    this.#database.abandon();
    await Promise.all([...this.#tables.map(({ file }) => file.abandon()), this.#texts.abandon()]);
  }

  /** Ends all files, and removes those that such a release does not have. */
  async end(isLarge: boolean): Promise<Map<string, DescribedFile>> {
    const files = new Map(isLarge ? [] : this.#files);
    for (const { path, file } of this.#tables) files.set(path, await file.end());
    this.#database.end();
    // SQLite makes its files for their owner alone.
    chmodSync(join(this.#folder, DATABASE), 0o644);
    const texts = await this.#texts.end();
    if (isLarge) files.set(TEXTS_FILE, texts);
    for (const path of isLarge ? [BATTLES, TEXTS] : [TEXTS_FILE])
      rmSync(join(this.#folder, path), { recursive: true, force: true });
    return files;
  }
}

/** Writes a table that is about the data, not of it. */
async function writeNotes(
  folder: string,
  table: Table,
  rows: readonly Row[],
  options: FormatOptions,
): Promise<void> {
  const [csv, json] = exporters(options);
  for (const exporter of [csv, json])
    await writeStream(join(folder, `${table.name}.${exporter.format}`), exporter.write(table, rows));
}

/**
 * Completes a folder of tables as the release of this version: what changed since the one before it, the workbook, the
 * texts that describe it, the licence and the checksums. May be called again with another version.
 */
export async function finishRelease(
  folder: string,
  version: string,
  { files, sheets, ...contents }: ReleaseContents,
  changed: readonly ChangeRow[],
  { previous = null, ...options }: FormatOptions & Pick<DescribedRelease, 'previous'> = {},
): Promise<ReleaseSummary> {
  await writeNotes(folder, changes, changed, options);
  const summary = { version, previous, ...contents, licences: countLicences(folder) };
  const write = (texts: ReadonlyMap<string, string>) => {
    for (const [path, text] of texts) writeFileSync(join(folder, path), text);
  };
  write(releaseTexts(summary));
  const workbook = await sheets.toBytes(summary);
  if (workbook) writeFileSync(join(folder, WORKBOOK), workbook);
  write(releaseDescriptions(summary, describeFiles(folder, files)));
  writeFileSync(join(folder, CHECKSUMS), formatChecksums(hashFolder(folder, files)));
  return summary;
}

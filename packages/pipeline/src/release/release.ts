import { mkdirSync, readdirSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createCsvExporter } from '@openbattles/exporter-csv';
import { jsonExporter } from '@openbattles/exporter-json';
import { type Sheet, writeWorkbook } from '@openbattles/exporter-xlsx';
import {
  type ChangeRow,
  changes,
  codebook,
  codebookRows,
  type Exporter,
  type Part,
  type PartFile,
  type Row,
  type SourceRow,
  TABLES,
  type Table,
  VIEWS,
} from '@openbattles/schema';
import { CHECKSUMS, describeFiles, formatChecksums, hashesOf } from '../published/files.ts';
import { BATTLES, type KeptText, TEXTS, TEXTS_FILE } from '../published/kept-texts.ts';
import { countLicences } from '../published/licences-of-texts.ts';
import { lines } from '../published/lines.ts';
import { compareVersions, isVersion } from '../published/versions.ts';
import { type EncodedChunk, jsonLines } from '../reading/encode-chunk.ts';
import { sha256 } from '../sources/sources.ts';
import { encodeTable, exporters, type FormatOptions } from './exporters.ts';
import { DATASET, type DescribedFile, WORKBOOK } from './metadata/facts.ts';
import { type OutputFile, OutputFiles } from './output-files.ts';
import { type ReleaseSummary, releaseDescriptions, releaseTexts } from './release-texts.ts';

/** What the tables of a release hold, before it has a version. */
export interface ReleaseContents extends Omit<ReleaseSummary, 'version' | 'licences'> {
  /** The files that are written, as far as they are described already. */
  files: ReadonlyMap<string, DescribedFile>;
}

/** A table being written in a format, from the parts that come. */
class TableFile {
  readonly #table: PartFile;
  readonly #file: OutputFile;

  constructor(file: OutputFile, table: Table, exporter: Exporter) {
    this.#table = exporter.open(table);
    this.#file = file;
    this.#file.add(this.#table.start());
  }

  /** The part must stay as it is until this is done. */
  add(part: Part): Promise<void> {
    return this.#file.add(this.#table.add(part));
  }

  end(): void {
    this.#file.add(this.#table.end());
  }
}

/**
 * How many rows a workbook is made of at most, over all tables. It is held in memory, which must not grow with the
 * number of articles, and is for people to look at; they have the other formats beyond it.
 */
export const WORKBOOK_ROWS = 50_000;

/** The rows of the workbook as lines of JSON, or nothing any more where they are too many. */
class WorkbookRows {
  #lines: string[][] | null = TABLES.map(() => []);
  #length = 0;

  add(chunk: EncodedChunk): void {
    for (const [part] of chunk.tables) this.#length += part!.rows;
    if (this.#length > WORKBOOK_ROWS) this.#lines = null;
    if (!this.#lines) return;
    for (const [index, own] of jsonLines(chunk).entries())
      for (const line of own) this.#lines[index]!.push(line);
  }

  async toBytes(): Promise<Uint8Array | null> {
    const lines = this.#lines;
    if (!lines) return null;
    const rowsOf = (_: Table, index: number) => lines[index]!.map((line): Row => JSON.parse(line));
    return writeSheets(TABLES.map((table, index) => ({ table, rows: rowsOf(table, index) })));
  }
}

const writeSheets = (sheets: readonly Sheet[]): Promise<Uint8Array> =>
  writeWorkbook(DATASET.title, [...sheets, { table: codebook, rows: codebookRows() }]);

/** The workbook of a release, or null where it has more rows than one is for. */
export async function workbookOf(rows: ReadonlyMap<string, readonly Row[]>): Promise<Uint8Array | null> {
  const sheets = TABLES.map((table): Sheet => ({ table, rows: rows.get(table.name) ?? [] }));
  if (sheets.reduce((sum, { rows }) => sum + rows.length, 0) > WORKBOOK_ROWS) return null;
  return writeSheets(sheets);
}

function writeFiles(folder: string, files: ReadonlyMap<string, string | Uint8Array>): void {
  for (const [path, content] of files) writeFileSync(join(folder, path), content);
}

/**
 * Writes the tables of a release into an empty folder: each in each format for all battles, the views, the workbook,
 * the codebook, and the texts that they were read from. Unless the release is large, each battle has the same in a
 * folder of its own, and each text is a file; else the texts are the lines of one. The same chunks give the same bytes,
 * whatever the version will be. No more than one chunk is held.
 *
 * @param isLarge asked when all chunks have come.
 */
export async function writeTables(
  folder: string,
  chunks: AsyncIterable<EncodedChunk>,
  isLarge: () => boolean,
  options: FormatOptions = {},
): Promise<ReleaseContents> {
  const output = new OutputFiles(folder);
  try {
    return await writeChunks(folder, output, chunks, isLarge, options);
  } finally {
    await output.close();
  }
}

async function writeChunks(
  folder: string,
  output: OutputFiles,
  chunks: AsyncIterable<EncodedChunk>,
  isLarge: () => boolean,
  options: FormatOptions,
): Promise<ReleaseContents> {
  const formats = exporters(options);
  const [csv] = formats;
  mkdirSync(join(folder, 'views'), { recursive: true });
  const tableFile = (name: string, table: Table, exporter: Exporter) =>
    new TableFile(output.open(`${name}.${exporter.format}`), table, exporter);
  const tables = TABLES.map((table) => formats.map((exporter) => tableFile(table.name, table, exporter)));
  const views = VIEWS.map(({ table }) => tableFile(`views/${table.name}`, table, csv));
  const texts = output.open(TEXTS_FILE);
  const rows = new Map<string, number>(TABLES.map(({ name }) => [name, 0]));
  const files = new Map<string, DescribedFile>();
  const workbook = new WorkbookRows();
  let sources: SourceRow[] = [];
  let formulaLike = 0;
  let written: Promise<unknown> = Promise.resolve();
  for await (const chunk of chunks) {
    const writing: Promise<void>[] = [];
    for (const [index, parts] of chunk.tables.entries()) {
      for (const [format, part] of parts.entries()) writing.push(tables[index]![format]!.add(part));
      const { name } = TABLES[index]!;
      rows.set(name, rows.get(name)! + parts[0]!.rows);
    }
    for (const [index, part] of chunk.views.entries()) writing.push(views[index]!.add(part));
    writing.push(texts.add(chunk.texts));
    workbook.add(chunk);
    formulaLike += chunk.formulaLike;
    if (isLarge()) sources = [];
    else sources.push(...sourcesOf(chunk));
    if (!isLarge())
      for (const { path, bytes } of chunk.files) files.set(path, writeFile(join(folder, path), bytes));
    // One chunk is written while the next one comes.
    await written;
    written = Promise.all(writing);
    // It is met again in its turn; without this a failure would end the process before.
    written.catch(() => {});
  }
  await written;
  for (const file of [...tables.flat(), ...views]) file.end();
  for (const [path, file] of await output.end()) files.set(path, file);
  if (isLarge()) {
    for (const path of files.keys()) if (path.startsWith(`${BATTLES}/`)) files.delete(path);
    rmSync(join(folder, BATTLES), { recursive: true, force: true });
  } else {
    files.delete(TEXTS_FILE);
    for (const [path, file] of unpackTexts(folder)) files.set(path, file);
  }
  writeOneTable(folder, codebook, codebookRows(), options);
  const sheets = await workbook.toBytes();
  if (sheets) writeFileSync(join(folder, WORKBOOK), sheets);
  return { rows, sources, formulaLike, workbook: sheets !== null, large: isLarge(), files };
}

function sourcesOf(chunk: EncodedChunk): SourceRow[] {
  const index = TABLES.findIndex(({ name }) => name === 'sources');
  return jsonLines(chunk)[index]!.map((line) => JSON.parse(line));
}

/** Makes a file of each text of the texts in one file, which is removed. */
function* unpackTexts(folder: string): Generator<[path: string, file: DescribedFile]> {
  const packed = join(folder, TEXTS_FILE);
  mkdirSync(join(folder, TEXTS), { recursive: true });
  for (const { bytes } of lines(packed)) {
    const { file, text }: KeptText = JSON.parse(bytes.toString());
    const path = `${TEXTS}/${file}`;
    yield [path, writeFile(join(folder, path), Buffer.from(text))];
  }
  unlinkSync(packed);
}

function writeFile(path: string, bytes: Uint8Array): DescribedFile {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bytes);
  return { bytes: bytes.length, sha256: sha256(bytes) };
}

/** Writes a table that is about the data, not of it: as CSV for people and as JSON for the commands. */
function writeOneTable(folder: string, table: Table, rows: readonly Row[], options: FormatOptions): void {
  for (const exporter of [createCsvExporter(options), jsonExporter]) {
    writeFileSync(join(folder, `${table.name}.${exporter.format}`), encodeTable(exporter, table, rows));
  }
}

/**
 * Completes a folder of tables as the release of this version: what changed since the one before it, the texts that
 * describe it, the licence and the checksums. May be called again with another version.
 */
export function finishRelease(
  folder: string,
  version: string,
  { files, ...contents }: ReleaseContents,
  changed: readonly ChangeRow[],
  options: FormatOptions = {},
): ReleaseSummary {
  writeOneTable(folder, changes, changed, options);
  const summary = { version, ...contents, licences: countLicences(folder) };
  writeFiles(folder, releaseTexts(summary));
  writeFiles(folder, releaseDescriptions(summary, describeFiles(folder, files)));
  writeFileSync(join(folder, CHECKSUMS), formatChecksums(hashesOf(describeFiles(folder, files))));
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

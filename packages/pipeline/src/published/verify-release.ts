import { createReadStream, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { SourceText } from '@openbattles/parser';
import {
  type BattleRecord,
  changes,
  codebook,
  codebookRows,
  type Exporter,
  type Row,
  rowsOf,
  type SourceRow,
  sources as sourcesTable,
  TABLES,
  type Table,
  validateRecord,
} from '@openbattles/schema';
import { isOfSystem, StateError } from '../errors.ts';
import { isFile } from '../files/files.ts';
import { BATTLES, DATABASE, WORKBOOK } from '../metadata/facts.ts';
import { releaseDescriptions, releaseTexts } from '../metadata/release-texts.ts';
import { isFileName } from '../sources/sources.ts';
import { brokenLinks, RELEASES, readPrevious } from './chain.ts';
import {
  CHECKSUMS,
  compareHashes,
  describeFiles,
  formatChecksums,
  hashFolder,
  listStrange,
  parseChecksums,
} from './checksums.ts';
import { compareFile } from './compare-file.ts';
import {
  DatabaseFile,
  dataTables,
  exporters,
  type FormatOptions,
  laidOutTables,
  Workbook,
  type WrittenTable,
} from './formats.ts';
import { isLarge, type KeptText, keptTexts } from './kept-texts.ts';
import { keyOf, releaseRecords, type Tell } from './release-records.ts';
import { countLicences, eachRow, hasCodebook, readRows } from './release-tables.ts';
import { isVersion, listVersions } from './versions.ts';

/** What a release was found to be. */
export interface Verified {
  /** What is wrong with it, a sentence each. */
  problems: string[];
  /** How many quotes stand in their texts. */
  quotes: number;
}

/**
 * Checks every file of a release against its checksum, every row against its schema, every reference, every quote
 * against the text that the release keeps, and what is made from the tables against them. Of a frozen
 * release, what today's program would describe otherwise is left to its checksums.
 */
export async function verifyRelease(folder: string, options: FormatOptions): Promise<Verified> {
  const strange = listStrange(folder);
  if (strange.length > 0) return { problems: strange.map((path) => `${path} is no file`), quotes: 0 };
  const problems = [...checksumProblems(folder), ...linkProblems(folder)];
  let quotes = 0;
  try {
    quotes = await checkContents(folder, options, problems);
  } catch (error) {
    if (!(error instanceof StateError || isOfSystem(error))) throw error;
    problems.push(`what it holds cannot be compared: ${error.message}`);
  }
  return { problems, quotes };
}

/** Checks what the files of a release hold, and answers how many quotes stand in their texts. */
async function checkContents(folder: string, options: FormatOptions, problems: string[]): Promise<number> {
  const tell: Tell = (problem) => problems.push(problem);
  const formats = exporters(options);
  const isFrozen = isVersion(basename(resolve(folder)));
  const isReadable = !isFrozen || hasTodaysColumns(folder);
  const rows = new Map(TABLES.map(({ name }) => [name as string, 0]));
  const workbook = new Workbook();
  const texts = keptTexts(folder);
  let quotes = 0;
  for (const record of releaseRecords(folder, tell)) {
    if (record.source) quotes += checkQuotes(record, texts.next().value, tell);
    if (!isReadable || !isValid(record, tell)) continue;
    if (!isLarge(folder)) await checkBattle(folder, formats, record, tell);
    for (const table of TABLES) {
      const own = rowsOf(record, table);
      rows.set(table.name, rows.get(table.name)! + own.length);
    }
    workbook.add(record);
  }
  if (isReadable) {
    for (const { table, formats: own } of dataTables(options))
      await checkTable(folder, table, own, () => eachRow(folder, table.name), tell);
    for (const laidOut of laidOutTables(options)) await checkLaidOut(folder, laidOut, tell);
    if (!isFrozen) await checkDerived(folder, formats[0], rows, workbook, tell);
    // Of tables that are wrong no database can be made that says more.
    if (!isFrozen && problems.length === 0) await checkDatabase(folder, tell);
  }
  return quotes;
}

/** Whether the tables of a release have the columns of today, so that they can be made again from its rows. */
function hasTodaysColumns(folder: string): boolean {
  const known = new Set<unknown>(TABLES.map(({ name }) => name));
  const ofTables = (rows: readonly Row[]) => rows.filter(({ table }) => known.has(table));
  return (
    hasCodebook(folder) &&
    isDeepStrictEqual(ofTables(readRows(folder, codebook.name)), ofTables(codebookRows()))
  );
}

function checksumProblems(folder: string): string[] {
  const path = join(folder, CHECKSUMS);
  if (!isFile(path)) return [`${CHECKSUMS} is missing`];
  const text = readFileSync(path, 'utf8');
  const expected = parseChecksums(text);
  const problems = compareHashes(expected, hashFolder(folder)).map(({ path, what }) =>
    what === 'changed' ? `${path} is not the file that ${CHECKSUMS} names` : `${path} is ${what}`,
  );
  // Whoever checks it with another program reads each line, and not the last of each file.
  const isPlain = formatChecksums(expected) === text;
  return isPlain ? problems : [...problems, `${CHECKSUMS} does not name each file once, in order`];
}

/** Where the release is one of several: whether it is the one that is recorded, and that the next one names. */
function linkProblems(folder: string): string[] {
  const datasets = dirname(resolve(folder));
  if (!existsSync(join(datasets, RELEASES)) && listVersions(datasets).length < 2) return [];
  return brokenLinks(datasets).map(({ problem }) => problem);
}

function* laidOutRows(folder: string, rowsOf: WrittenTable['rowsOf']): Generator<Row> {
  for (const record of releaseRecords(folder, () => {})) yield* rowsOf(record);
}

/** What lays the tables out otherwise holds what they hold. */
async function checkLaidOut(
  folder: string,
  { path, table, rowsOf, formats }: WrittenTable,
  tell: Tell,
): Promise<void> {
  const within = dirname(path) === '.' ? '' : `${dirname(path)}/`;
  const check = (formats: readonly Exporter[], rows: () => Iterable<Row>) =>
    checkTable(join(folder, within), table, formats, rows, (problem) => tell(within + problem));
  const [main, ...others] = formats.toSorted(
    (a, b) => Number(b.format === 'json') - Number(a.format === 'json'),
  );
  await check([main!], () => laidOutRows(folder, rowsOf));
  await check(others, () => eachRow(folder, path));
}

/** The database is the one that the tables give. */
async function checkDatabase(folder: string, tell: Tell): Promise<void> {
  if (!existsSync(join(folder, DATABASE))) return;
  const scratch = mkdtempSync(join(tmpdir(), 'openbattles-'));
  try {
    const path = join(scratch, DATABASE);
    const database = new DatabaseFile(path);
    for (const record of releaseRecords(folder, tell)) database.add(record);
    database.end();
    const other = await compareFile(join(folder, DATABASE), createReadStream(path));
    if (other) tell(`${DATABASE} is not what the tables give, from byte ${other.byte} on`);
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

/** Every quote of a record stands in its text; answers how many there are. The texts come in the order of the release. */
function checkQuotes(record: BattleRecord, kept: KeptText, tell: Tell): number {
  const { source_id, sha256 } = record.source;
  if (!kept.source) {
    tell(kept.problem);
    return 0;
  }
  if (kept.source.row.sha256 !== sha256) {
    tell(`${kept.source.path} is not the text that the release was read from: its hash differs`);
    return 0;
  }
  const text = new SourceText(kept.source.text);
  let quotes = 0;
  for (const table of TABLES) {
    for (const row of rowsOf(record, table)) {
      if (typeof row.quote !== 'string') continue;
      quotes++;
      const found = text.slice(Number(row.char_start), Number(row.char_end));
      if (found === row.quote) continue;
      const [expected, there] = [JSON.stringify(row.quote), JSON.stringify(found.slice(0, 100))];
      tell(
        `${table.name}.json: ${keyOf(table, row)}: the quote ${expected} does not stand at ${row.char_start}–${row.char_end} of ${source_id}, where ${there} stands`,
      );
    }
  }
  return quotes;
}

function isValid(record: BattleRecord, tell: Tell): boolean {
  const problems = validateRecord(record);
  for (const { table, row, column, message } of problems) {
    const found = TABLES.find(({ name }) => name === table);
    const own = found && rowsOf(record, found)[row];
    tell(`${table}.json: ${own ? keyOf(found, own) : record.battle.battle_id}: ${column ?? ''} ${message}`);
  }
  return problems.length === 0;
}

/** The formats in which a place is best told as a line. */
const TEXT_FORMATS: ReadonlySet<string> = new Set(['csv', 'json']);

/** A table is in each format what these rows give. */
async function checkTable(
  folder: string,
  table: Table,
  formats: readonly Exporter[],
  rows: () => Iterable<Row>,
  tell: Tell,
): Promise<void> {
  for (const { format, write } of formats) {
    const name = `${table.name}.${format}`;
    if (!existsSync(join(folder, name))) continue;
    try {
      const other = await compareFile(join(folder, name), write(table, rows()));
      if (!other) continue;
      const where = TEXT_FORMATS.has(format) ? `line ${other.line}` : `byte ${other.byte}`;
      tell(`${name} does not hold what ${table.name}.json holds, from ${where} on`);
    } catch (error) {
      tell(`${name} cannot be compared with ${table.name}.json: ${(error as Error).message}`);
    }
  }
}

/** The folder of a battle holds the rows that the whole release has of it. */
async function checkBattle(
  release: string,
  formats: readonly Exporter[],
  record: BattleRecord,
  tell: Tell,
): Promise<void> {
  const { battle_id } = record.battle;
  if (!isFileName(battle_id)) {
    tell(`${battle_id} is no name of a folder`);
    return;
  }
  const folder = `${BATTLES}/${battle_id}`;
  const path = `${folder}/battle.json`;
  let kept: BattleRecord;
  try {
    kept = JSON.parse(readFileSync(join(release, path), 'utf8'));
  } catch (error) {
    tell(`${path} cannot be read: ${(error as Error).message}`);
    return;
  }
  const problems = validateRecord(kept);
  for (const { table, column, message } of problems) tell(`${path}: ${table} ${column ?? ''}: ${message}`);
  if (problems.length > 0) return;
  for (const table of TABLES) {
    const own = rowsOf(kept, table);
    if (JSON.stringify(own) !== JSON.stringify(rowsOf(record, table)))
      tell(`${path}: its ${table.name} are not those of ${table.name}.json`);
    await checkTable(
      join(release, folder),
      table,
      formats,
      () => own,
      (problem) => tell(`${folder}: ${problem}`),
    );
  }
}

/** What is made from the tables is what they give: the codebook, the workbook, texts and descriptions. */
async function checkDerived(
  folder: string,
  csv: Exporter,
  rows: ReadonlyMap<string, number>,
  workbook: Workbook,
  tell: Tell,
): Promise<void> {
  await checkTable(folder, codebook, [csv], codebookRows, tell);
  try {
    const listed = readRows(folder, changes.name);
    await checkTable(folder, changes, [csv], () => listed, tell);
    if (!isDeepStrictEqual(readRows(folder, codebook.name), codebookRows()))
      tell(`${codebook.name}.json is not what the tables give`);
  } catch (error) {
    tell(`what is about the tables cannot be read: ${(error as Error).message}`);
  }
  const summary = {
    version: versionOf(folder),
    previous: readPrevious(folder),
    rows,
    sources: isLarge(folder) ? [] : ([...eachRow(folder, sourcesTable.name)] as unknown as SourceRow[]),
    licences: countLicences(folder),
    workbook: workbook.isThere,
    large: isLarge(folder),
  };
  const derived = new Map<string, string | Uint8Array>(releaseTexts(summary));
  const sheets = await workbook.toBytes(summary).catch(() => null);
  if (sheets) derived.set(WORKBOOK, sheets);
  try {
    for (const [path, text] of releaseDescriptions(summary, describeFiles(folder))) derived.set(path, text);
  } catch (error) {
    tell(`the descriptions cannot be compared: ${(error as Error).message}`);
  }
  for (const [path, content] of derived) {
    if (!existsSync(join(folder, path))) tell(`${path} is missing`);
    else if (!readFileSync(join(folder, path)).equals(Buffer.from(content)))
      tell(`${path} is not what the tables give`);
  }
}

/** The version that the release bears; none where its description cannot be read, which is then found wrong. */
function versionOf(folder: string): string {
  try {
    return String(JSON.parse(readFileSync(join(folder, 'datapackage.json'), 'utf8')).version);
  } catch {
    return '';
  }
}

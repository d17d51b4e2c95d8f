import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { SourceText } from '@openbattles/parser';
import {
  type BattleRecord,
  battles,
  changes,
  codebook,
  codebookRows,
  type Exporter,
  type PartFile,
  type Row,
  recordOf,
  rowsOf,
  type SourceRow,
  sources as sourcesTable,
  TABLES,
  type Table,
  VIEWS,
  validateRecord,
  validateTableRow,
} from '@openbattles/schema';
import {
  type Command,
  FOLDER_HELP,
  FOLDER_OPTIONS,
  FORMULA_HELP,
  FORMULA_OPTION,
  folders,
  UsageError,
} from '../command.ts';
import { ComparedFile } from '../published/compared-file.ts';
import { CHECKSUMS, compareHashes, describeFiles, hashFolder, parseChecksums } from '../published/files.ts';
import { BATTLES, isLarge, type Kept, keptTexts } from '../published/kept-texts.ts';
import { countLicences } from '../published/licences-of-texts.ts';
import { type ChunkRows, releaseChunks } from '../published/release-chunks.ts';
import { eachRow, findRelease, hasCodebook, readTable } from '../published/release-tables.ts';
import { exporters } from '../release/exporters.ts';
import { WORKBOOK } from '../release/metadata/facts.ts';
import { listVersions, WORKBOOK_ROWS, workbookOf } from '../release/release.ts';
import { releaseDescriptions, releaseTexts } from '../release/release-texts.ts';

export const command: Command = {
  name: 'verify',
  summary: 'check a release against its checksums, its schema and its sources',
  help: `usage: openbattles verify [--sources DIR] [--datasets DIR] [RELEASE]

RELEASE is a version or the folder of a release (default: the last one). Checks every file against SHA256SUMS, every
row against its schema, every reference against the table that it names, every quote against the text that the release
keeps of its source, and the formats of each table, the views, the workbook and the descriptions against the tables.
Of a release that is not the last, what today's program would describe otherwise is left to its SHA256SUMS.
Prints what is wrong, and where, to standard error, and exits with 1.

${FOLDER_HELP}
${FORMULA_HELP}`,
  options: { ...FOLDER_OPTIONS, ...FORMULA_OPTION },
  async run(args, options) {
    if (args.length > 1) throw new UsageError('verify takes one RELEASE');
    const { sources, datasets } = folders(options);
    const folder = findRelease(datasets, args[0]);
    const formats = exporters({ escapeFormulas: options['escape-formulas'] === true });
    const wrong = checksumProblems(folder);
    const isOld = isBeforeLast(datasets, folder);
    const readable = !isOld || hasTodaysColumns(folder);
    const tell = (problem: string) => wrong.push(problem);
    const seen = new Seen();
    const [csv] = formats;
    const tables = TABLES.map((table) =>
      formats.map((exporter) => new ComparedTable(folder, table, exporter)),
    );
    const views = VIEWS.map(({ table }) => new ComparedTable(join(folder, 'views'), table, csv));
    const texts = keptTexts(folder, fileNames(folder), sources);
    for (const rows of releaseChunks(folder, tell)) {
      checkQuotes(rows, texts, seen, tell);
      if (!readable) continue;
      for (const [index, table] of TABLES.entries()) {
        const own = rows.get(table.name)!;
        checkRows(table, own, seen, tell);
        for (const compared of tables[index]!) compared.add(own, tell);
      }
      checkReferences(rows, tell);
      const records = recordsOf(rows);
      if (!isLarge(folder)) for (const record of records) checkBattle(folder, formats, record, tell);
      for (const [index, view] of VIEWS.entries()) views[index]!.add(records.flatMap(view.rows), tell);
      seen.add(rows);
    }
    if (readable) {
      for (const compared of tables.flat()) compared.end(tell);
      for (const compared of views) compared.end((problem) => tell(`views/${problem}`));
      if (!isOld) await checkDerived(folder, formats, seen, tell);
    }
    if (wrong.length === 0) {
      process.stdout.write(`${folder} is whole: ${seen.quotes} quotes stand in their sources\n`);
      return 0;
    }
    process.stderr.write(`${wrong.map((problem) => `${folder}: ${problem}`).join('\n')}\n`);
    process.stderr.write(
      `${wrong.length} things are wrong with ${folder}. To make it again: npx openbattles build\n`,
    );
    return 1;
  },
};

/** Whether a later release stands beside this one: then what it was made by may have changed since, and it may not. */
function isBeforeLast(datasets: string, folder: string): boolean {
  const earlier = listVersions(datasets).slice(0, -1);
  return earlier.some((version) => resolve(datasets, version) === resolve(folder));
}

function hasTodaysColumns(folder: string): boolean {
  return hasCodebook(folder) && isDeepStrictEqual(readTable(folder, codebook), codebookRows());
}

function checksumProblems(folder: string): string[] {
  const path = join(folder, CHECKSUMS);
  if (!existsSync(path)) return [`${CHECKSUMS} is missing`];
  const expected = parseChecksums(readFileSync(path, 'utf8'));
  return compareHashes(expected, hashFolder(folder)).map(({ path, what }) =>
    what === 'changed' ? `${path} is not the file that ${CHECKSUMS} names` : `${path} is ${what}`,
  );
}

function* fileNames(folder: string): Generator<string> {
  for (const { file } of eachRow(folder, sourcesTable.name)) yield String(file);
}

/** What is gathered while the chunks of a release go by. */
class Seen {
  /** How many quotes stand in their texts. */
  quotes = 0;
  readonly battles = new Set<string>();
  /** How many rows each table has. */
  readonly rows = new Map(TABLES.map(({ name }) => [name as string, 0]));
  /** All rows, as long as they are not too many for a workbook. */
  held: Map<string, Row[]> | null = new Map(TABLES.map(({ name }) => [name, []]));

  add(rows: ChunkRows): void {
    let length = 0;
    for (const [name, own] of rows) this.rows.set(name, this.rows.get(name)! + own.length);
    for (const count of this.rows.values()) length += count;
    if (length > WORKBOOK_ROWS) this.held = null;
    if (this.held) for (const [name, own] of rows) this.held.get(name)!.push(...own);
  }
}

type Tell = (problem: string) => void;

const keyOf = (table: Table, row: Row) => table.key.map((column) => row[column]).join(' ');

/** Keys begin with their battle's: one that stands twice stands twice in a chunk, or its battle does. */
function checkRows(table: Table, rows: readonly Row[], seen: Seen, tell: Tell): void {
  const keys = table === battles ? seen.battles : new Set<string>();
  for (const row of rows) {
    const key = keyOf(table, row);
    const problems = validateTableRow(table, row);
    if (keys.has(key)) problems.push('the key stands twice');
    keys.add(key);
    for (const problem of problems) tell(`${table.name}.json: ${key}: ${problem}`);
  }
}

/** The formats in which a place is best told as a line. */
const TEXT_FORMATS: ReadonlySet<string> = new Set(['csv', 'json']);

/** A table in one format beside what the rows of its JSON file give. */
class ComparedTable {
  readonly #name: string;
  readonly #table: Table;
  readonly #exporter: Exporter;
  readonly #expected: PartFile;
  readonly #found: ComparedFile;
  #broken = false;

  constructor(folder: string, table: Table, exporter: Exporter) {
    this.#name = `${table.name}.${exporter.format}`;
    this.#table = table;
    this.#exporter = exporter;
    this.#expected = exporter.open(table);
    this.#found = new ComparedFile(join(folder, this.#name));
    this.#found.expect(this.#expected.start());
  }

  /** @param rows those of one part. */
  add(rows: readonly Row[], tell: Tell): void {
    if (this.#broken) return;
    try {
      this.#found.expect(this.#expected.add(this.#exporter.encode(this.#table, rows)));
    } catch (error) {
      this.#broken = true;
      tell(`${this.#name} cannot be compared with ${this.#table.name}.json: ${(error as Error).message}`);
    }
  }

  end(tell: Tell): void {
    this.#found.expect(this.#expected.end());
    const other = this.#found.end();
    if (!other || this.#broken) return;
    const where = TEXT_FORMATS.has(this.#exporter.format) ? `line ${other.line}` : `byte ${other.byte}`;
    tell(`${this.#name} does not hold what ${this.#table.name}.json holds, from ${where} on`);
  }
}

/** A table in all its formats, all of whose rows are held. */
function compareTable(
  folder: string,
  table: Table,
  formats: readonly Exporter[],
  rows: readonly Row[],
  tell: Tell,
) {
  for (const exporter of formats) {
    const compared = new ComparedTable(folder, table, exporter);
    if (rows.length > 0) compared.add(rows, tell);
    compared.end(tell);
  }
}

/** Every quote of a chunk stands in its text; the texts come in the order of the release. */
function checkQuotes(rows: ChunkRows, kept: Generator<Kept>, seen: Seen, tell: Tell): void {
  const texts = new Map<unknown, SourceText>();
  for (const { source_id, sha256 } of rows.get(sourcesTable.name)!) {
    const text: Kept = kept.next().value;
    if (!text.source) tell(text.problem);
    else if (text.source.row.sha256 === sha256) texts.set(source_id, new SourceText(text.source.text));
    else tell(`${text.source.path} is not the text that the release was read from: its hash differs`);
  }
  const sourceOf = new Map(rows.get(battles.name)!.map((row) => [row.battle_id, row.source_id]));
  for (const table of TABLES) {
    for (const row of rows.get(table.name)!) {
      const sourceId = sourceOf.get(row.battle_id ?? null);
      const text = texts.get(sourceId);
      if (typeof row.quote !== 'string' || !text) continue;
      seen.quotes++;
      const found = text.slice(Number(row.char_start), Number(row.char_end));
      if (found === row.quote) continue;
      const [expected, there] = [JSON.stringify(row.quote), JSON.stringify(found.slice(0, 100))];
      tell(
        `${table.name}.json: ${keyOf(table, row)}: the quote ${expected} does not stand at ${row.char_start}–${row.char_end} of ${sourceId}, where ${there} stands`,
      );
    }
  }
}

/** Every reference of a row names a row that the release has, and that its own battle has. */
function checkReferences(rows: ChunkRows, tell: Tell): void {
  for (const table of TABLES) {
    for (const { name, references } of table.columns) {
      const [other, column] = references?.split('.') ?? [];
      if (other === undefined || column === undefined) continue;
      const ids = new Set(rows.get(other)!.map((row) => row[column]));
      for (const row of rows.get(table.name)!) {
        if (row[name] === null || ids.has(row[name]!)) continue;
        tell(`${table.name}.json: ${keyOf(table, row)}: ${references} has no ${JSON.stringify(row[name])}`);
      }
    }
  }
}

/** The records of a chunk, each made of the rows of its battle. */
function recordsOf(rows: ChunkRows): BattleRecord[] {
  const ofBattle = new Map<unknown, Map<string, Row[]>>();
  const sourceOf = new Map<unknown, unknown>();
  for (const { battle_id, source_id } of rows.get(battles.name)!) {
    ofBattle.set(battle_id, new Map(TABLES.map(({ name }) => [name, []])));
    sourceOf.set(source_id, battle_id);
  }
  for (const { name } of TABLES) {
    for (const row of rows.get(name)!) {
      const battle = 'battle_id' in row ? row.battle_id : sourceOf.get(row.source_id);
      ofBattle.get(battle)?.get(name)?.push(row);
    }
  }
  return [...ofBattle.values()].map((tables) => recordOf(TABLES.map(({ name }) => tables.get(name)!)));
}

/** The folder of a battle holds the rows that the whole release has of it. */
function checkBattle(release: string, formats: readonly Exporter[], record: BattleRecord, tell: Tell): void {
  const folder = `${BATTLES}/${record.battle.battle_id}`;
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
    compareTable(join(release, folder), table, formats, own, (problem) => tell(`${folder}: ${problem}`));
  }
}

/** What is made from the tables is what they give: the codebook, the workbook, texts and descriptions. */
async function checkDerived(
  folder: string,
  formats: readonly Exporter[],
  seen: Seen,
  tell: Tell,
): Promise<void> {
  const csv = formats.filter(({ format }) => format === 'csv');
  compareTable(folder, codebook, csv, codebookRows(), tell);
  try {
    compareTable(folder, changes, csv, readTable(folder, changes), tell);
    if (!isDeepStrictEqual(readTable(folder, codebook), codebookRows()))
      tell(`${codebook.name}.json is not what the tables give`);
  } catch (error) {
    tell(`what is about the tables cannot be read: ${(error as Error).message}`);
  }
  const workbook = seen.held && (await workbookOf(seen.held).catch(() => null));
  const summary = {
    version: versionOf(folder),
    rows: seen.rows,
    sources: isLarge(folder) ? [] : ([...eachRow(folder, sourcesTable.name)] as unknown as SourceRow[]),
    licences: countLicences(folder),
    workbook: workbook !== null,
    large: isLarge(folder),
  };
  const derived = new Map<string, string | Uint8Array>(releaseTexts(summary));
  if (workbook) derived.set(WORKBOOK, workbook);
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

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
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
import { CHECKSUMS, compareHashes, describeFiles, hashFolder, parseChecksums } from '../files.ts';
import { WORKBOOK } from '../metadata/facts.ts';
import { exporters, listVersions, workbookOf } from '../release.ts';
import { findRelease, hasCodebook, readTable, textPath } from '../release-tables.ts';
import { releaseDescriptions, releaseTexts } from '../release-texts.ts';
import { readSource, SourceError } from '../sources.ts';

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
    const rows = new Map<string, Row[]>();
    for (const table of TABLES) {
      try {
        rows.set(table.name, readTable(folder, table));
      } catch (error) {
        wrong.push(`${table.name}.json cannot be read: ${(error as Error).message}`);
      }
    }
    const quotes = quoteProblems(folder, sources, rows);
    wrong.push(...quotes.wrong);
    const isOld = isBeforeLast(datasets, folder);
    if (!isOld || hasTodaysColumns(folder)) {
      for (const table of TABLES) {
        const own = rows.get(table.name);
        if (own)
          wrong.push(...rowProblems(table, own), ...(await formatProblems(folder, formats, table, own)));
      }
      const battles = await battleProblems(folder, formats, rows);
      wrong.push(...battles.wrong, ...referenceProblems(rows));
      if (!isOld) wrong.push(...(await derivedProblems(folder, formats, rows, battles.records)));
    }
    if (wrong.length === 0) {
      process.stdout.write(`${folder} is whole: ${quotes.checked} quotes stand in their sources\n`);
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

const keyOf = (table: Table, row: Row) => table.key.map((column) => row[column]).join(' ');

function rowProblems(table: Table, rows: readonly Row[]): string[] {
  const seen = new Set<string>();
  return rows.flatMap((row) => {
    const key = keyOf(table, row);
    const problems = validateTableRow(table, row);
    if (seen.has(key)) problems.push('the key stands twice');
    seen.add(key);
    return problems.map((problem) => `${table.name}.json: ${key}: ${problem}`);
  });
}

/** The formats in which a place is best told as a line. */
const TEXT_FORMATS: ReadonlySet<string> = new Set(['csv', 'json']);

/** Every format is what the rows of the JSON file give: one changed cell is one changed byte. */
async function formatProblems(
  folder: string,
  formats: readonly Exporter[],
  table: Table,
  rows: readonly Row[],
): Promise<string[]> {
  const wrong: string[] = [];
  for (const exporter of formats) {
    const name = `${table.name}.${exporter.format}`;
    if (!existsSync(join(folder, name))) continue;
    const pieces: Uint8Array[] = [];
    try {
      for await (const piece of exporter.write(table, rows)) pieces.push(piece);
    } catch (error) {
      wrong.push(`${name} cannot be compared with ${table.name}.json: ${(error as Error).message}`);
      continue;
    }
    const expected = Buffer.concat(pieces);
    const found = readFileSync(join(folder, name));
    if (expected.equals(found)) continue;
    const at = expected.findIndex((byte, index) => byte !== found[index]);
    const line = expected.subarray(0, at).toString().split('\n').length;
    const where = TEXT_FORMATS.has(exporter.format) ? `line ${line}` : `byte ${at}`;
    wrong.push(`${name} does not hold what ${table.name}.json holds, from ${where} on`);
  }
  return wrong;
}

function quoteProblems(
  release: string,
  sources: string,
  rows: ReadonlyMap<string, readonly Row[]>,
): { wrong: string[]; checked: number } {
  const wrong: string[] = [];
  let checked = 0;
  const texts = new Map<unknown, SourceText>();
  for (const row of rows.get(sourcesTable.name) ?? []) {
    try {
      const source = readSource(textPath(release, sources, String(row.file)));
      if (source.row.sha256 === row.sha256) texts.set(row.source_id, new SourceText(source.text));
      else wrong.push(`${source.path} is not the text that the release was read from: its hash differs`);
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      wrong.push(error.message);
    }
  }
  const sourceOf = new Map((rows.get('battles') ?? []).map((row) => [row.battle_id, row.source_id]));
  for (const table of TABLES) {
    for (const row of rows.get(table.name) ?? []) {
      const text = texts.get(sourceOf.get(row.battle_id ?? null));
      if (typeof row.quote !== 'string' || !text) continue;
      checked++;
      const found = text.slice(Number(row.char_start), Number(row.char_end));
      if (found === row.quote) continue;
      const [expected, there] = [JSON.stringify(row.quote), JSON.stringify(found.slice(0, 100))];
      wrong.push(
        `${table.name}.json: ${keyOf(table, row)}: the quote ${expected} does not stand at ${row.char_start}–${row.char_end} of ${sourceOf.get(row.battle_id ?? null)}, where ${there} stands`,
      );
    }
  }
  return { wrong, checked };
}

/** The folder of each battle holds the rows that the whole release has of it. */
async function battleProblems(
  folder: string,
  formats: readonly Exporter[],
  rows: ReadonlyMap<string, readonly Row[]>,
): Promise<{ wrong: string[]; records: BattleRecord[] }> {
  const wrong: string[] = [];
  const records: BattleRecord[] = [];
  const battles = join(folder, 'battles');
  const names = existsSync(battles) ? readdirSync(battles).sort() : [];
  for (const id of names) {
    const path = `battles/${id}/battle.json`;
    let record: BattleRecord;
    try {
      record = JSON.parse(readFileSync(join(folder, path), 'utf8'));
    } catch (error) {
      wrong.push(`${path} cannot be read: ${(error as Error).message}`);
      continue;
    }
    const problems = validateRecord(record);
    wrong.push(
      ...problems.map(({ table, column, message }) => `${path}: ${table} ${column ?? ''}: ${message}`),
    );
    if (problems.length > 0) continue;
    records.push(record);
    for (const table of TABLES) {
      const own = rowsOf(record, table);
      const all = (rows.get(table.name) ?? []).filter((row) =>
        'battle_id' in row ? row.battle_id === id : row.source_id === record.battle.source_id,
      );
      if (JSON.stringify(own) !== JSON.stringify(all)) {
        wrong.push(`${path}: its ${table.name} are not those of ${table.name}.json`);
      }
      const inFormats = await formatProblems(join(folder, 'battles', id), formats, table, own);
      wrong.push(...inFormats.map((problem) => `battles/${id}: ${problem}`));
    }
  }
  return { wrong, records };
}

/** Every reference of a row names a row that the release has. */
function referenceProblems(rows: ReadonlyMap<string, readonly Row[]>): string[] {
  const wrong: string[] = [];
  for (const table of TABLES) {
    for (const { name, references } of table.columns) {
      const [other, column] = references?.split('.') ?? [];
      if (other === undefined || column === undefined) continue;
      const ids = new Set((rows.get(other) ?? []).map((row) => row[column]));
      for (const row of rows.get(table.name) ?? []) {
        if (row[name] === null || ids.has(row[name]!)) continue;
        wrong.push(
          `${table.name}.json: ${keyOf(table, row)}: ${references} has no ${JSON.stringify(row[name])}`,
        );
      }
    }
  }
  return wrong;
}

/** What is made from the tables is what they give: the codebook, the views, the workbook, texts and descriptions. */
async function derivedProblems(
  folder: string,
  formats: readonly Exporter[],
  rows: ReadonlyMap<string, readonly Row[]>,
  records: readonly BattleRecord[],
): Promise<string[]> {
  const csv = formats.filter(({ format }) => format === 'csv');
  const recordOf = new Map(records.map((record) => [record.battle.battle_id, record]));
  const inOrder = (rows.get('battles') ?? []).flatMap((row) => recordOf.get(String(row.battle_id)) ?? []);
  const wrong = await formatProblems(folder, csv, codebook, codebookRows());
  try {
    wrong.push(...(await formatProblems(folder, csv, changes, readTable(folder, changes))));
    if (!isDeepStrictEqual(readTable(folder, codebook), codebookRows()))
      wrong.push(`${codebook.name}.json is not what the tables give`);
  } catch (error) {
    wrong.push(`what is about the tables cannot be read: ${(error as Error).message}`);
  }
  for (const view of VIEWS) {
    const own = inOrder.flatMap(view.rows);
    const problems = await formatProblems(join(folder, 'views'), csv, view.table, own);
    wrong.push(...problems.map((problem) => `views/${problem}`));
  }
  const workbook = await workbookOf(rows).catch(() => null);
  const summary = {
    version: versionOf(folder),
    rows: new Map(TABLES.map(({ name }) => [name, rows.get(name)?.length ?? 0])),
    sources: (rows.get(sourcesTable.name) ?? []) as unknown as SourceRow[],
    workbook: workbook !== null,
  };
  const derived = new Map<string, string | Uint8Array>(releaseTexts(summary));
  if (workbook) derived.set(WORKBOOK, workbook);
  try {
    const files = describeFiles(folder, hashFolder(folder));
    for (const [path, text] of releaseDescriptions(summary, files)) derived.set(path, text);
  } catch (error) {
    wrong.push(`the descriptions cannot be compared: ${(error as Error).message}`);
  }
  for (const [path, content] of derived) {
    if (!existsSync(join(folder, path))) wrong.push(`${path} is missing`);
    else if (!readFileSync(join(folder, path)).equals(Buffer.from(content)))
      wrong.push(`${path} is not what the tables give`);
  }
  return wrong;
}

/** The version that the release bears; none where its description cannot be read, which is then found wrong. */
function versionOf(folder: string): string {
  try {
    return String(JSON.parse(readFileSync(join(folder, 'datapackage.json'), 'utf8')).version);
  } catch {
    return '';
  }
}

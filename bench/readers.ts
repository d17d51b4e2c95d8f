import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { CSV_TABLES } from '../packages/pipeline/src/metadata/facts.ts';
import {
  findPython,
  HOW_TO_INSTALL,
  problems,
  READERS,
  type Reading,
  readTables,
  tableName,
} from '../packages/pipeline/test/readers/readers.ts';

const HELP = `usage: node --import tsx --conditions=source bench/readers.ts RELEASE

Reads every table of a release in every format with pandas, Polars, PyArrow, DuckDB and openpyxl, as their users do, and
prints one table: file by reader, "yes" where all columns have the type that the codebook says and all values are those
of the JSON file. Below it stand the calls. Exits with 1 where a file is not all yes in a reader that reads its format.
Runs the Python of OPENBATTLES_PYTHON, else python3, and says that it skips where that has not the readers.`;

const LIBRARIES = ['pandas', 'polars', 'pyarrow', 'duckdb', 'openpyxl'];

/** What is wrong with a reading, where the reader is not excused by what `readers.json` admits of it. */
function wrongWith(reading: Reading): string[] {
  const table = CSV_TABLES.find(({ table }) => table.name === tableName(reading))?.table;
  if (!table) return ['is no table of the codebook'];
  return problems(reading, table, { strict: true });
}

/** The readings of a battle's folder are told together with those of the others. */
const fileOf = ({ file }: Reading) => file.replace(/^battles\/[^/]+\//, 'battles/*/');

const libraryOf = (call: string) => call.slice(0, call.indexOf('.'));

function table(readings: readonly Reading[], calls: ReadonlyMap<string, string>): string[][] {
  const files = [...new Set(readings.map(fileOf))];
  return files.map((file) => {
    const own = readings.filter((reading) => fileOf(reading) === file);
    const cells = LIBRARIES.map((library) => {
      const read = own.filter(({ call }) => call === calls.get(`${formatOf(file)} ${library}`));
      if (read.length === 0) return '–';
      return read.every((reading) => wrongWith(reading).length === 0) ? 'yes' : 'NO';
    });
    return [file, ...cells];
  });
}

const formatOf = (file: string) => file.replace(/^.*\.(\w+)(?:#.*)?$/, '$1');

/** Of each library's calls for a format the one that is right in most files; of equals the first, which is the plainest. */
function bestCalls(readings: readonly Reading[]): Map<string, string> {
  const best = new Map<string, { call: string; right: number }>();
  for (const { format, call } of READERS) {
    const right = readings.filter(
      (reading) => reading.call === call && wrongWith(reading).length === 0,
    ).length;
    const key = `${format} ${libraryOf(call)}`;
    const known = best.get(key);
    if (!known || right > known.right) best.set(key, { call, right });
  }
  return new Map([...best].map(([key, { call }]) => [key, call]));
}

function print(rows: readonly string[][]): void {
  const width = Math.max(...rows.map(([file]) => file!.length));
  for (const [file, ...cells] of rows) {
    process.stdout.write(
      `${file!.padEnd(width)}  ${cells
        .map((cell) => cell.padEnd(9))
        .join('')
        .trimEnd()}\n`,
    );
  }
}

function main([release, ...rest]: readonly string[]): number {
  if (release === undefined || release === '--help' || rest.length > 0) {
    process.stdout.write(`${HELP}\n`);
    return release === '--help' ? 0 : 2;
  }
  if (!existsSync(release)) {
    process.stdout.write(`Skipped: there is no release ${release}\n`);
    return 0;
  }
  const python = findPython();
  if (!python) {
    process.stdout.write(`Skipped: reading with real readers ${HOW_TO_INSTALL}\n`);
    return 0;
  }
  const readings = readTables(python, resolve(release));
  const calls = bestCalls(readings);
  const rows = table(readings, calls);
  print([['file', ...LIBRARIES], ...rows]);
  process.stdout.write('\nread with\n');
  for (const [key, call] of calls) process.stdout.write(`  ${key.padEnd(17)}${call}\n`);
  const chosen = new Set(calls.values());
  process.stdout.write('\nother calls, and what they do not find\n');
  for (const { call, why } of READERS) {
    if (!chosen.has(call)) process.stdout.write(`  ${call}: ${why ?? 'nothing is missing'}\n`);
  }
  const wrong = readings
    .filter(({ call }) => chosen.has(call))
    .flatMap((reading) =>
      wrongWith(reading).map((problem) => `${reading.file}: ${reading.call}: ${problem}`),
    );
  for (const problem of wrong) process.stdout.write(`${problem}\n`);
  process.stdout.write(
    `\n${wrong.length === 0 ? 'All yes' : `${wrong.length} wrong`}: ${rows.length} files, ${readings.length} readings\n`,
  );
  return wrong.length === 0 ? 0 : 1;
}

process.exitCode = main(process.argv.slice(2));

import { existsSync } from 'node:fs';
import { calledWrongly, readArguments } from './arguments.ts';
import { readInBrowser } from './readers/browser.ts';
import { readWithDuckDb } from './readers/duckdb-node.ts';
import { readWithLibreOffice } from './readers/libreoffice.ts';
import { readWithPython } from './readers/python.ts';
import { readWithR } from './readers/r.ts';
import type { ReadAll, Verdict } from './readers/verdict.ts';

const HELP = `usage: node --import tsx --conditions=source bench/readers.ts RELEASE

Reads every table of a release as its users do, and prints one table: file by reader, "yes" where the columns are those of
the codebook and all values are those of the JSON file. Below it stand the calls. Exits with 1 where one is not "yes".
Readers that are not installed are left out, and it says how to install them: pandas, Polars, PyArrow, DuckDB and openpyxl
(Python of OPENBATTLES_PYTHON, else python3), R, DuckDB for Node, hyparquet and apache-arrow in Chromium, LibreOffice.`;

const READERS: readonly (readonly [name: string, read: ReadAll])[] = [
  ['Python', readWithPython],
  ['R', readWithR],
  ['DuckDB', readWithDuckDb],
  ['a browser', readInBrowser],
  ['LibreOffice', readWithLibreOffice],
];

function print(verdicts: readonly Verdict[]): void {
  const readers = [...new Set(verdicts.map(({ reader }) => reader))];
  const files = [...new Set(verdicts.map(({ file }) => file))].sort();
  const width = Math.max(0, ...files.map((file) => file.length));
  const line = (first: string, cells: readonly string[]) =>
    `${first.padEnd(width)}  ${cells.map((cell) => cell.padEnd(15)).join('')}`.trimEnd();
  process.stdout.write(`${line('file', readers)}\n`);
  for (const file of files) {
    const cells = readers.map((reader) => {
      const own = verdicts.filter((verdict) => verdict.file === file && verdict.reader === reader);
      if (own.length === 0) return '–';
      return own.every(({ problems }) => problems.length === 0) ? 'yes' : 'NO';
    });
    process.stdout.write(`${line(file, cells)}\n`);
  }
  const calls = new Set(verdicts.map(({ reader, file, call }) => `${reader}: ${call.replace(file, 'file')}`));
  process.stdout.write(`\nread with\n${[...calls].map((call) => `  ${call}\n`).join('')}`);
}

async function main(): Promise<number> {
  const { positionals } = readArguments(HELP, { allowPositionals: true });
  const [release, ...rest] = positionals;
  if (release === undefined || rest.length > 0) return calledWrongly('It takes the folder of one release');
  if (!existsSync(release)) {
    process.stderr.write(`There is no release ${release}\n`);
    return 2;
  }
  const verdicts: Verdict[] = [];
  for (const [name, read] of READERS) {
    const found = await read(release);
    if (typeof found === 'string') process.stdout.write(`${name} is left out: it ${found}\n`);
    else verdicts.push(...found);
  }
  print(verdicts);
  const wrong = verdicts.flatMap(({ reader, file, problems }) =>
    problems.map((problem) => `${file}: ${reader}: ${problem}`),
  );
  for (const problem of wrong) process.stdout.write(`${problem}\n`);
  process.stdout.write(
    `\n${wrong.length === 0 ? 'All yes' : `${wrong.length} wrong`}: ${verdicts.length} readings\n`,
  );
  return wrong.length === 0 ? 0 : 1;
}

process.exitCode = await main();

import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Column } from '@openbattles/schema';
import { differences, hasFile, type ReadAll, tablesIn, type Verdict } from './verdict.ts';

const WORKBOOK = 'open-battles.xlsx';

/** Commas, quotes, UTF-8, from line 1; cells as they are shown, every sheet into a file of its own. */
const AS_CSV = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1';

/** LibreOffice: what it shows of each sheet of the workbook. */
export const readWithLibreOffice: ReadAll = async (release) => {
  if (!hasFile(release, WORKBOOK)) return `finds no ${WORKBOOK}`;
  const folder = mkdtempSync(join(tmpdir(), 'openbattles-libreoffice-'));
  try {
    const { error, status } = spawnSync(
      'soffice',
      [
        `-env:UserInstallation=file://${folder}/profile`,
        '--headless',
        '--convert-to',
        AS_CSV,
        '--outdir',
        folder,
        resolve(release, WORKBOOK),
      ],
      { encoding: 'utf8' },
    );
    if (error || status !== 0) return 'needs LibreOffice: apt-get install libreoffice-calc';
    return tablesIn(release, 'json').flatMap(({ table, rows }): Verdict[] => {
      const path = join(folder, `open-battles-${table.name}.csv`);
      if (!existsSync(path)) return [];
      const shown = parseCsv(readFileSync(path, 'utf8'));
      const [header = [], ...lines] = shown;
      const found = Object.fromEntries(
        header.map((name, index) => {
          const column = table.columns.find((each) => each.name === name);
          return [name, lines.map((line) => toCell(line[index]!, column))];
        }),
      );
      const problems = differences(table, rows, found, 'xlsx');
      return [{ reader: 'LibreOffice', file: `${WORKBOOK}#${table.name}`, call: 'opened', problems }];
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
};

/** What is shown of a cell as the value that it must be shown of. */
function toCell(shown: string, column: Column | undefined): unknown {
  if (shown === '') return null;
  if (column?.type === 'boolean') return { TRUE: true, FALSE: false }[shown] ?? shown;
  return column?.type === 'integer' || column?.type === 'number' ? Number(shown) : shown;
}

function parseCsv(text: string): string[][] {
  const records: string[][] = [];
  let record: string[] = [];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\n]*))(,|\n)/g)) {
    record.push(quoted === undefined ? plain! : quoted.replaceAll('""', '"'));
    if (end === ',') continue;
    records.push(record);
    record = [];
  }
  return records;
}

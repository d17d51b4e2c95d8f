import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { differences, type FoundColumns, type ReadAll, tablesIn, type Verdict } from './verdict.ts';

interface Said {
  file: [string];
  call: [string];
  columns?: FoundColumns;
  error?: [string];
}

/** R: readr, jsonlite and readxl. */
export const readWithR: ReadAll = async (release) => {
  const script = fileURLToPath(new URL('read_tables.R', import.meta.url));
  const options = { encoding: 'utf8', maxBuffer: 1 << 30 } as const;
  const { status, stdout, stderr, error } = spawnSync('Rscript', [script, release], options);
  if (error || /there is no package/.test(stderr))
    return 'needs R: apt-get install r-cran-readr r-cran-jsonlite r-cran-readxl';
  if (status !== 0) throw new Error(`read_tables.R failed: ${stderr}`);
  const said: Said[] = stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
  return said.flatMap(({ file: [file], call: [call], columns, error }): Verdict[] => {
    const format = /\.(\w+)(?:#|$)/.exec(file)![1]!;
    const name = file.replace(/^.*#|\.\w+$/g, '');
    const known = tablesIn(release, 'json').find(({ table }) => table.name === name);
    // A description is no table, and a view has no rows as JSON.
    if (!known) return [];
    const problems = error ? [error[0]] : differences(known.table, known.rows, columns!, format);
    return [{ reader: 'R', file: join(file), call, problems }];
  });
};

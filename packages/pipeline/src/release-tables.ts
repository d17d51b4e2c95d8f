import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Row, Table } from '@openbattles/schema';
import { UsageError } from './command.ts';
import { listVersions } from './release.ts';

/** The folder of the release that is named by its path, or of the last one. */
export function findRelease(datasets: string, named: string | undefined): string {
  const last = listVersions(datasets).at(-1);
  const folder = named ?? (last && join(datasets, last));
  if (folder === undefined)
    throw new UsageError(`there is no release in ${datasets}; run npx openbattles build`);
  if (!existsSync(folder)) throw new UsageError(`there is no release ${folder}`);
  return folder;
}

/** The rows of one table of a release, from its JSON file. */
export function readTable(folder: string, table: Table): Row[] {
  return JSON.parse(readFileSync(join(folder, `${table.name}.json`), 'utf8'));
}

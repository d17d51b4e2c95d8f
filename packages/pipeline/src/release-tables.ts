import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { codebook, type Row, type Table } from '@openbattles/schema';
import { UsageError } from './command.ts';
import type { TableState } from './diff.ts';
import { hashFile } from './files.ts';
import { listVersions } from './release.ts';
import { isVersion } from './versions.ts';

/** Where a release keeps the texts that it was read from. */
export const TEXTS = 'sources';

/** The folder of the release that is named by its version or its path, or of the last one. */
export function findRelease(datasets: string, named: string | undefined): string {
  const version = named ?? listVersions(datasets).at(-1);
  if (version === undefined)
    throw new UsageError(`there is no release in ${datasets}; run npx openbattles build`);
  const folder = isVersion(version) ? join(datasets, version) : version;
  if (!existsSync(folder)) throw new UsageError(`there is no release ${folder}`);
  return folder;
}

/** Where the text of a source stands: in the release, which keeps what it was read from, or in an old draft's sources. */
export function textPath(release: string, sources: string, file: string): string {
  const kept = join(release, TEXTS, file);
  return existsSync(kept) ? kept : join(sources, file);
}

/** The rows of one table of a release, from its JSON file. */
export function readRows(folder: string, table: string): Row[] {
  return JSON.parse(readFileSync(join(folder, `${table}.json`), 'utf8'));
}

/** The rows of one table of a release that has the tables of today. */
export const readTable = (folder: string, table: Table): Row[] => readRows(folder, table.name);

/** Whether a release tells its own columns; drafts did not always. */
export const hasCodebook = (folder: string): boolean => existsSync(join(folder, `${codebook.name}.json`));

/** Fails for a folder that cannot be compared, since it does not tell its columns. */
export function requireCodebook(folder: string): void {
  if (!hasCodebook(folder))
    throw new UsageError(`${folder} has no codebook.json, so that its columns are not known`);
}

/** The tables of a release without their rows, as its own codebook has them. */
function readColumns(folder: string): Map<string, Omit<TableState, 'rows'>> {
  requireCodebook(folder);
  const tables = new Map<string, { name: string; key: string[]; columns: TableState['columns'][number][] }>();
  for (const { table, column, type, is_key } of readRows(folder, codebook.name)) {
    const name = String(table);
    const known = tables.get(name) ?? { name, key: [], columns: [] };
    tables.set(name, known);
    known.columns.push({ name: String(column), type: String(type) });
    if (is_key) known.key.push(String(column));
  }
  return tables;
}

/**
 * The tables of two releases, side by side, one at a time: those of the later one in their order, then those that it no
 * longer has. A table whose columns and bytes are the same is given without its rows.
 */
export function* pairTables(
  before: string,
  after: string,
): Generator<readonly [TableState | undefined, TableState | undefined]> {
  const [old, now] = [readColumns(before), readColumns(after)];
  for (const name of new Set([...now.keys(), ...old.keys()])) {
    const [was, is] = [old.get(name), now.get(name)];
    const same =
      JSON.stringify(was) === JSON.stringify(is) &&
      hashFile(join(before, `${name}.json`)) === hashFile(join(after, `${name}.json`));
    const state = (folder: string, table: Omit<TableState, 'rows'> | undefined) =>
      table && { ...table, rows: same ? [] : readRows(folder, name) };
    yield [state(before, was), state(after, is)];
  }
}

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { codebook, losses, type Row } from '@openbattles/schema';
import { StateError, UsageError } from '../errors.ts';
import { isFolder } from '../files/files.ts';
import { lines } from '../files/lines.ts';
import { isDraft, isVersion, newest } from './versions.ts';

/** A table as one release has it: its columns in their order, and its rows. A view has no rows of its own. */
export interface TableState {
  name: string;
  /** The columns of the primary key. */
  key: readonly string[];
  /** The type is empty where it is not known. */
  columns: readonly { name: string; type: string }[];
  rows: readonly Row[];
}

/** The folder of the release or draft that is named, or at that path; else of what stands last. */
export function findRelease(datasets: string, named: string | undefined): string {
  const name = named ?? newest(datasets);
  if (name === undefined)
    throw new UsageError(`there is no release in ${datasets}; run npx openbattles build`);
  const folder = isVersion(name) || isDraft(name) ? join(datasets, name) : name;
  if (!isFolder(folder)) throw new UsageError(`there is no release ${folder}`);
  return folder;
}

const jsonPath = (folder: string, table: string) => join(folder, `${table}.json`);

/** The rows of one table of a release, from its JSON file. */
export function readRows(folder: string, table: string): Row[] {
  const path = jsonPath(folder, table);
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw unreadable(path, error);
  }
}

/** The same rows, one at a time; none of a table that a release is too old to have. */
export function* eachRow(folder: string, table: string): Generator<Row> {
  if (!existsSync(jsonPath(folder, table)) && isUnknownTo(folder, table)) return;
  for (const line of rowLines(folder, table)) yield toRow(line, jsonPath(folder, table));
}

/** How many texts of a release are under each licence, as it is recorded of them; null where none is. */
export function countLicences(folder: string): Map<string | null, number> {
  const counts = new Map<string | null, number>();
  for (const { licence } of eachRow(folder, 'sources')) {
    const written = typeof licence === 'string' ? licence : null;
    counts.set(written, (counts.get(written) ?? 0) + 1);
  }
  return counts;
}

function toRow(line: string, path: string): Row {
  try {
    return JSON.parse(line);
  } catch (error) {
    throw unreadable(path, error);
  }
}

const unreadable = (path: string, error: unknown) =>
  new StateError(`${path} cannot be read: ${(error as Error).message}`);

/** The rows of a table as the JSON that its file has, a line each. */
function* rowLines(folder: string, table: string): Generator<string> {
  for (const { bytes } of lines(jsonPath(folder, table))) {
    const end = bytes.at(-1) === COMMA ? bytes.length - 1 : bytes.length;
    // What is no row is the bracket before them or after them.
    if (end > 2) yield bytes.toString('utf8', 0, end);
  }
}

const COMMA = 0x2c;

/**
 * The rows of a table that are not in both releases, letter by letter: what is held is as much as differs, or as the
 * one release is behind the other.
 */
function otherRows(before: string, after: string, table: string): { before: Row[]; after: Row[] } {
  const [old, now] = [rowLines(before, table), rowLines(after, table)];
  /** How many times more a line stands in the earlier release than in the later one; below 0, the other way round. */
  const surplus = new Map<string, number>();
  const count = (line: string | undefined, by: 1 | -1) => {
    if (line === undefined) return;
    const times = (surplus.get(line) ?? 0) + by;
    if (times === 0) surplus.delete(line);
    else surplus.set(line, times);
  };
  for (;;) {
    const [was, is] = [old.next().value, now.next().value];
    if (was === undefined && is === undefined) break;
    if (was === is) continue;
    count(was, 1);
    count(is, -1);
  }
  const rows = (side: 1 | -1) =>
    [...surplus].flatMap(([line, times]) =>
      Array.from({ length: Math.max(0, side * times) }, (): Row => JSON.parse(line)),
    );
  return { before: rows(1), after: rows(-1) };
}

/** Whether a release tells its own columns; drafts did not always. */
export const hasCodebook = (folder: string): boolean => existsSync(join(folder, `${codebook.name}.json`));

/** Whether the codebook of a release does not name a table. */
const isUnknownTo = (folder: string, name: string): boolean =>
  hasCodebook(folder) && !readRows(folder, codebook.name).some(({ table }) => table === name);

/** Fails for a folder that cannot be compared, since it does not tell its columns. */
export function requireCodebook(folder: string): void {
  if (!hasCodebook(folder))
    throw new UsageError(`${folder} has no codebook.json, so that its columns are not known`);
}

/** The views of a release whose codebook has none, as the first lines of their files have them. */
function* viewColumns(folder: string): Generator<Omit<TableState, 'rows'>> {
  const views = join(folder, 'views');
  const files = existsSync(views) ? readdirSync(views).filter((file) => file.endsWith('.csv')) : [];
  for (const file of files.sort()) {
    const [header] = lines(join(views, file));
    const names = header ? header.bytes.toString().split(',') : [];
    yield {
      name: file.replace(/\.csv$/, ''),
      key: names.slice(0, 1),
      columns: names.map((name) => ({ name, type: '' })),
    };
  }
}

/** The tables and views of a release without their rows, as its own codebook has them. */
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
  const views = [...viewColumns(folder)].filter(({ name }) => !tables.has(name));
  return new Map([...tables, ...views.map((view) => [view.name, view] as const)]);
}

/**
 * The tables of two releases, side by side, one at a time: those of the later one in their order, then those that it no
 * longer has. Rows that both have, letter by letter, are left out.
 */
export function* pairTables(
  before: string,
  after: string,
): Generator<readonly [TableState | undefined, TableState | undefined]> {
  const [old, now] = [readColumns(before), readColumns(after)];
  for (const name of new Set([...now.keys(), ...old.keys()])) {
    const [was, is] = [old.get(name), now.get(name)];
    // What differs in the joined rows is told of the tables that they were joined from.
    const hasRows = (folder: string) => name !== losses.name && existsSync(jsonPath(folder, name));
    const rowsOf = (folder: string) => (hasRows(folder) ? readRows(folder, name) : []);
    if (was && is && hasRows(before) && hasRows(after)) {
      const rows = otherRows(before, after, name);
      yield [
        { ...was, rows: rows.before },
        { ...is, rows: rows.after },
      ];
    } else {
      yield [was && { ...was, rows: rowsOf(before) }, is && { ...is, rows: rowsOf(after) }];
    }
  }
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { codebook, losses, TABLES } from '@openbattles/schema';
import sqlite, { type Database } from 'node-sqlite3-wasm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readRows } from '../src/published/release-tables.ts';
import { BUILT, builtProject, type Project, ROOT, readJson } from './openbattles.ts';

const QUERIES = [...readFileSync(join(ROOT, 'docs/formats.md'), 'utf8').matchAll(/```sql\n([^`]*)```/g)].map(
  ([, query]) => query!,
);

let project: Project;
let release: string;
let database: Database;
beforeAll(async () => {
  project = await builtProject();
  release = join(project.folder, 'datasets', BUILT);
  database = new sqlite.Database(join(release, 'open-battles.sqlite'), { readOnly: true });
});
afterAll(() => {
  database.close();
  project.clean();
});

/** Rows as SQLite has them: without booleans. */
const stored = (rows: readonly object[]) =>
  rows.map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([name, cell]) => [name, typeof cell === 'boolean' ? Number(cell) : cell]),
    ),
  );

describe('open-battles.sqlite', () => {
  test.each([...TABLES, codebook].map((table) => ({ table, name: table.name })))(
    'holds the rows of $name',
    ({ table, name }) => {
      const rows = database.all(`SELECT * FROM "${name}"`);
      expect(rows).toEqual(stored(readRows(release, table.name)));
    },
  );

  test('has the joined losses as a view, equal to those of losses.csv', () => {
    const rows = stored(readRows(release, losses.name));
    expect(rows.length).toBeGreaterThan(0);
    const found = database.all('SELECT * FROM losses');
    expect(Object.keys(found[0]!)).toEqual(losses.columns.map(({ name }) => name));
    expect(found).toEqual(expect.arrayContaining(rows));
    expect(found).toHaveLength(rows.length);
  });

  test('meets its foreign keys, and is whole', () => {
    expect(database.all('PRAGMA foreign_key_check')).toEqual([]);
    expect(database.all('PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }]);
  });

  test.each(QUERIES)('answers what the documentation asks: %s', (query) => {
    expect(database.all(query).length).toBeGreaterThan(0);
  });
});

test('metadata.json tells Datasette of every table and column of the database', () => {
  const { tables } = readJson(release, 'metadata.json').databases['open-battles'];
  expect(Object.keys(tables)).toEqual([...TABLES, losses, codebook].map(({ name }) => name));
  for (const [name, { columns }] of Object.entries<{ columns: object }>(tables)) {
    const found = database.all(`SELECT name FROM pragma_table_info('${name}')`);
    expect(Object.keys(columns)).toEqual(found.map((column) => column.name));
  }
});

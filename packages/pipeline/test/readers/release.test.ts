import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { TABLES } from '@openbattles/schema';
import { afterAll, describe, expect, test } from 'vitest';
import { CSV_TABLES } from '../../src/metadata/facts.ts';
import { readRows } from '../../src/published/release-tables.ts';
import { BUILT, builtProject } from '../openbattles.ts';
import { findPython, HOW_TO_INSTALL, problems, type Reading, readTables, tableName } from './readers.ts';

const python = findPython();
const project = await builtProject();
afterAll(() => project.clean());
const release = join(project.folder, 'datasets', BUILT);

const tableOf = (reading: Reading) =>
  CSV_TABLES.find(({ table }) => table.name === tableName(reading))!.table;
const formatOf = ({ file }: Reading) => file.replace(/^.*\.(\w+)(?:#.*)?$/, '$1');

describe.skipIf(!python)(`a release, as its users read it (${HOW_TO_INSTALL})`, () => {
  const readings = python ? readTables(python, release) : [];

  test('every reader finds the right columns, types and values in every file', () => {
    const formats = new Set(readings.map(formatOf));
    expect([...formats].sort()).toEqual(['arrow', 'csv', 'json', 'parquet', 'xlsx']);
    const wrong = readings.flatMap((reading) =>
      problems(reading, tableOf(reading)).map((problem) => `${reading.file}: ${reading.call}: ${problem}`),
    );
    expect(wrong).toEqual([]);
  });

  test.each(TABLES)('all formats of $name hold equal values, null for null', (table) => {
    const { name } = table;
    const right = readings.filter(
      (reading) =>
        tableName(reading) === name && !reading.file.includes('/') && reading.differences.length === 0,
    );
    // A JSON list without rows has no columns to be read.
    expect(new Set(right.map(formatOf)).size).toBe(readRows(release, table.name).length > 0 ? 5 : 4);
    expect(new Set(right.map(({ digest }) => digest)).size).toBe(1);
  });

  test('DuckDB makes all tables with their keys from load.sql', () => {
    const script = `import duckdb, json
database = duckdb.connect()
database.execute(open("load.sql", encoding="utf-8").read())
tables = [name for name, in database.execute("SELECT table_name FROM duckdb_tables()").fetchall()]
print(json.dumps({
  "rows": {name: database.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in tables},
  "keys": database.execute("SELECT count(*) FROM duckdb_constraints() WHERE constraint_type IN ('PRIMARY KEY', 'FOREIGN KEY')").fetchone()[0],
}))`;
    const { stdout, stderr } = spawnSync(python!, ['-c', script], { cwd: release, encoding: 'utf8' });
    expect(stderr).toBe('');
    const made = JSON.parse(stdout);
    const references = TABLES.flatMap(({ columns }) => columns.filter((column) => column.references));
    expect(made.keys).toBe(TABLES.length + references.length);
    expect(made.rows).toEqual(
      Object.fromEntries(TABLES.map((table) => [table.name, readRows(release, table.name).length])),
    );
  });
});

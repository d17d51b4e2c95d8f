import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Row, TABLES, type Table } from '@openbattles/schema';
import sqlite from 'node-sqlite3-wasm';
import { afterAll, describe, expect, test } from 'vitest';
import { ALL_HARD_CELLS, hardRows, SAMPLE, SAMPLE_ROWS } from '../../test/rows.ts';
import { SqliteFile } from '../src/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'openbattles-test-'));
afterAll(() => rmSync(folder, { recursive: true }));

let files = 0;

/** Writes a database and answers with its path. */
function written(table: Table, rows: readonly Row[]): string {
  const path = join(folder, `${++files}.sqlite`);
  const file = new SqliteFile(path, [SAMPLE]);
  try {
    file.add(table, rows);
  } catch (error) {
    file.close();
    throw error;
  }
  file.end();
  return path;
}

/** What a query gives, on the file as it stands. */
function query(path: string, sql: string): Record<string, unknown>[] {
  const database = new sqlite.Database(path, { readOnly: true });
  try {
    return database.all(sql);
  } finally {
    database.close();
  }
}

/** Rows as SQLite has them: without booleans. */
const stored = (rows: readonly Row[]) =>
  rows.map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([name, cell]) => [name, typeof cell === 'boolean' ? Number(cell) : cell]),
    ),
  );

/** Every hard cell in rows that differ in their key. */
const distinctRows = ({ key, ...table }: Table): Row[] =>
  hardRows({ key, ...table }, ALL_HARD_CELLS)
    .filter((row) => key.every((name) => row[name] !== null))
    .map((row, index) => ({ ...row, [key[0]!]: `${row[key[0]!]} ${index}` }));

describe('a database', () => {
  test('holds the rows as they are', () => {
    const rows = distinctRows(SAMPLE);
    expect(query(written(SAMPLE, rows), 'SELECT * FROM sample')).toEqual(stored(rows));
  });

  test('has every table with its columns, keys and an index for each reference, and the view', () => {
    const path = written(SAMPLE, []);
    for (const { name, key, columns } of TABLES) {
      const found = query(path, `SELECT name, pk FROM pragma_table_info('${name}')`);
      expect(found.map((column) => column.name)).toEqual(columns.map((column) => column.name));
      expect(found.filter(({ pk }) => pk !== 0).map((column) => column.name)).toEqual(key);
      const references = columns.flatMap(({ name, references }) => (references ? [[name, references]] : []));
      const foreign = query(path, `SELECT "from", "table", "to" FROM pragma_foreign_key_list('${name}')`);
      expect(foreign.map(({ from, table, to }) => [from, `${table}.${to}`]).sort()).toEqual(
        references.sort(),
      );
      const indexes = query(path, `SELECT name FROM pragma_index_list('${name}') WHERE origin = 'c'`);
      expect(indexes).toHaveLength(references.length);
    }
    expect(query(path, 'SELECT * FROM losses')).toEqual([]);
  });

  test('has the same bytes for the same rows', () => {
    const [once, twice] = [written(SAMPLE, SAMPLE_ROWS), written(SAMPLE, SAMPLE_ROWS)];
    expect(readFileSync(once).equals(readFileSync(twice))).toBe(true);
  });

  test('refuses what it would hold otherwise, and a key that stands twice', () => {
    const [row] = SAMPLE_ROWS;
    expect(() => written(SAMPLE, [{ ...row, integer: 1.5 }])).toThrow(
      'Table sample, row 1: column integer is 1.5, not a whole number of 32 bits',
    );
    expect(() => written(SAMPLE, [row!, row!])).toThrow('UNIQUE constraint failed: sample.id');
  });
});

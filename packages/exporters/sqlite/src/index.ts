import { type Cell, cellProblem, cellsOf, type Row, TABLES, type Table } from '@openbattles/schema';
import sqlite, { type Database, type Statement } from 'node-sqlite3-wasm';
import { LOSSES_VIEW } from './losses-view.ts';
import { createTable, inOrderOfReferences, type SqlTypes, sqlName } from './sql.ts';

export { createTable, inOrderOfReferences, type SqlTypes, sqlName, sqlText } from './sql.ts';

/** SQLite has no days and no booleans: they are texts `YYYY-MM-DD`, and 0 and 1. */
const SQL_TYPES: SqlTypes = {
  text: 'TEXT',
  integer: 'INTEGER',
  number: 'REAL',
  boolean: 'INTEGER',
  date: 'TEXT',
};

/** A table of the database, open for rows. */
interface OpenTable {
  insert: Statement;
  rows: number;
}

/**
 * A SQLite database in the making: the tables of a release with their primary and foreign keys, their closed lists and
 * an index for each reference, and the view `losses`, which joins them. The library is SQLite itself as WebAssembly, so
 * that the same rows in the same order give the same bytes on any machine.
 */
export class SqliteFile {
  readonly #database: Database;
  readonly #tables: ReadonlyMap<string, OpenTable>;

  /** @param path where the file is made; none may be there. @param others tables beside those of the data. */
  constructor(path: string, others: readonly Table[] = []) {
    this.#database = new sqlite.Database(path);
    // Nobody reads the file before it is whole, and one that is broken off is thrown away.
    this.#database.exec(`
      PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE;
      PRAGMA foreign_keys = OFF; PRAGMA cache_size = -65536; BEGIN;
    `);
    const tables = [...inOrderOfReferences(TABLES), ...others];
    for (const table of tables) this.#database.exec(createTable(table, SQL_TYPES));
    this.#tables = new Map(tables.map((table) => [table.name, { insert: this.#prepare(table), rows: 0 }]));
  }

  #prepare({ name, columns }: Table): Statement {
    const marks = columns.map(() => '?').join(', ');
    return this.#database.prepare(`INSERT INTO ${sqlName(name)} VALUES (${marks})`);
  }

  /**
   * @throws RangeError that names table, row (from 1) and column where a cell is missing or is not what its column holds,
   * and SQLite's own error where a key stands twice.
   */
  add(table: Table, rows: readonly Row[]): void {
    const open = this.#tables.get(table.name);
    if (!open) throw new Error(`The database has no table ${table.name}`);
    for (const row of rows) open.insert.run(cellsOf(table, row, ++open.rows, cellProblem) as Cell[]);
  }

  /** Ends the file: the indexes and the view. */
  end(): void {
    for (const { name, columns } of TABLES) {
      for (const { name: column, references } of columns) {
        if (references)
          this.#database.exec(
            `CREATE INDEX ${sqlName(`${name}_${column}`)} ON ${sqlName(name)} (${sqlName(column)})`,
          );
      }
    }
    this.#database.exec(LOSSES_VIEW);
    this.#database.exec('COMMIT');
    this.close();
  }

  /** Lets the file go, as it is. */
  close(): void {
    for (const { insert } of this.#tables.values()) insert.finalize();
    this.#database.close();
  }
}

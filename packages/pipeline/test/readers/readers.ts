import { spawnSync } from 'node:child_process';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Column, Table } from '@openbattles/schema';
import readers from './readers.json' with { type: 'json' };

/** What is said where the tests with real readers are skipped. */
export const HOW_TO_INSTALL =
  'needs Python with the readers: python3 -m venv .venv && .venv/bin/pip install pyarrow pandas polars duckdb openpyxl, then OPENBATTLES_PYTHON=.venv/bin/python';

/** A call of a reader: see `readers.json`, where a way of reading is added. */
export interface Reader {
  format: string;
  /** Python, with the path as `file`: what a user types. */
  call: string;
  /** Why the reader does not find every type and value. */
  why?: string;
  /** The types that it finds instead, by type; ` with nulls`, ` with only nulls` or ` without rows` follows it. */
  types?: Readonly<Record<string, string>>;
  /** The values that it finds instead. */
  misread?: readonly { from: string | number | null; to: string | number | null }[];
}

export const READERS: readonly Reader[] = readers;

/** What a call made of one file; see `read_tables.py`. */
export interface Reading {
  file: string;
  call: string;
  error?: string;
  rows: number;
  digest: string;
  columns: { name: string; type: string; native: string; nulls: number }[];
  differences: { column: string; from: unknown; to: unknown }[];
}

/** The Python of OPENBATTLES_PYTHON, else `python3`, where it has the readers. One that is named must have them. */
export function findPython(): string | undefined {
  const named = process.env.OPENBATTLES_PYTHON;
  const python = named ?? 'python3';
  const { status, stderr } = spawnSync(python, ['-c', 'import pyarrow, pandas, polars, duckdb, openpyxl']);
  if (status === 0) return python;
  if (named) throw new Error(`OPENBATTLES_PYTHON=${named} does not import the readers: ${stderr ?? ''}`);
  return undefined;
}

/** Reads every table of a folder in every format, and every sheet of its workbooks, with every call of `READERS`. */
export function readTables(python: string, folder: string): Reading[] {
  const script = fileURLToPath(new URL('read_tables.py', import.meta.url));
  const { status, stdout, stderr } = spawnSync(python, [script, folder], {
    encoding: 'utf8',
    maxBuffer: 1 << 30,
  });
  if (status !== 0) throw new Error(`read_tables.py failed: ${stderr}`);
  return JSON.parse(stdout).readings;
}

/** The name of the table that a reading is of. */
export const tableName = ({ file }: Reading) => basename(file).replace(/^.*#|\.\w+$/g, '');

/**
 * Every way in which a reading is not what the table says and `READERS` does not admit: an error, another column or
 * type, another value. None is right. With `strict`, `READERS` admits nothing; what the format has no way to tell, as the
 * type of a column without values in CSV, is no problem either way.
 */
export function problems(reading: Reading, table: Table, { strict = false } = {}): string[] {
  if (reading.error) return [reading.error];
  const known = READERS.find(({ call }) => call === reading.call)!;
  const reader: Reader = strict ? { format: known.format, call: known.call } : known;
  const names = reading.columns.map(({ name }) => name).join();
  const expected = table.columns.map(({ name }) => name).join();
  if (names !== expected) return [`columns ${names} and not ${expected}`];
  const ofTypes = table.columns.flatMap((column, index) => {
    const { type, native, nulls } = reading.columns[index]!;
    if (cannotTell(reader.format, column, reading.rows === nulls, type)) return [];
    const wanted = reader.types?.[column.type + fill(reading.rows, nulls)] ?? column.type;
    return type === wanted ? [] : [`column ${column.name} is ${type} (${native}) and not ${wanted}`];
  });
  return [...ofTypes, ...reading.differences.filter((difference) => !admits(reader, difference)).map(told)];
}

/** Whether the format has no way to tell the type of the column better than it was read. */
function cannotTell(format: string, column: Column, empty: boolean, found: string): boolean {
  if (format === 'arrow' || format === 'parquet') return false;
  if (empty) return true;
  // Nothing in CSV tells the text `1942` from a number.
  if (format === 'csv') return column.type === 'text';
  // Nor anything in JSON a day from a text.
  if (format === 'json')
    return `${column.type} ${found}` === 'date text' || `${column.type} ${found}` === 'text date';
  // Each cell of a sheet has its own type: days before March 1900 are texts, and 48.0 is 48.
  const kinds: Partial<Record<Column['type'], readonly string[]>> = {
    date: ['text', 'datetime and str'],
    number: ['integer'],
  };
  return kinds[column.type]?.includes(found) ?? false;
}

function fill(rows: number, nulls: number): string {
  if (rows === 0) return ' without rows';
  if (nulls === rows) return ' with only nulls';
  return nulls > 0 ? ' with nulls' : '';
}

function admits(reader: Reader, { from, to }: Reading['differences'][number]): boolean {
  // A column of texts that all look like numbers is one of numbers to whoever reads CSV without knowing better.
  if (reader.format === 'csv' && typeof to === 'number' && from === String(to)) return true;
  return reader.misread?.some((known) => known.from === from && known.to === to) ?? false;
}

function told({ column, from, to }: Reading['differences'][number]): string {
  return `column ${column} has ${JSON.stringify(to)} where JSON has ${JSON.stringify(from)}`;
}

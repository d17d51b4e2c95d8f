import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Table } from '@openbattles/schema';
import readers from './readers.json' with { type: 'json' };

/** What is said where the tests with real readers are skipped. */
export const HOW_TO_INSTALL =
  'needs Python with the readers: python3 -m venv .venv && .venv/bin/pip install pyarrow pandas polars duckdb, then OPENBATTLES_PYTHON=.venv/bin/python';

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
  misread?: readonly { from: string | null; to: string | null }[];
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
  const { status, stderr } = spawnSync(python, ['-c', 'import pyarrow, pandas, polars, duckdb']);
  if (status === 0) return python;
  if (named) throw new Error(`OPENBATTLES_PYTHON=${named} does not import the readers: ${stderr ?? ''}`);
  return undefined;
}

/** Reads every CSV, Arrow and Parquet file of a folder that has its JSON beside it, with every call of `READERS`. */
export function readTables(python: string, folder: string): Reading[] {
  const script = fileURLToPath(new URL('read_tables.py', import.meta.url));
  const { status, stdout, stderr } = spawnSync(python, [script, folder], {
    encoding: 'utf8',
    maxBuffer: 1 << 30,
  });
  if (status !== 0) throw new Error(`read_tables.py failed: ${stderr}`);
  return JSON.parse(stdout).readings;
}

/**
 * Every way in which a reading is not what the table says and `READERS` does not admit: an error, another column or
 * type, another value. None is right.
 */
export function problems(reading: Reading, table: Table): string[] {
  if (reading.error) return [reading.error];
  const reader = READERS.find(({ call }) => call === reading.call)!;
  const names = reading.columns.map(({ name }) => name).join();
  const expected = table.columns.map(({ name }) => name).join();
  if (names !== expected) return [`columns ${names} and not ${expected}`];
  const ofTypes = table.columns.flatMap((column, index) => {
    const { type, native, nulls } = reading.columns[index]!;
    // CSV says nothing of the type of a column without values, nor that `1942` is a text.
    if (reader.format === 'csv' && (reading.rows === nulls || column.type === 'text')) return [];
    const wanted = reader.types?.[column.type + fill(reading.rows, nulls)] ?? column.type;
    return type === wanted ? [] : [`column ${column.name} is ${type} (${native}) and not ${wanted}`];
  });
  return [...ofTypes, ...reading.differences.filter((difference) => !admits(reader, difference)).map(told)];
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

import { resolve } from 'node:path';
import { CSV_TABLES } from '../../packages/pipeline/src/metadata/facts.ts';
import {
  findPython,
  HOW_TO_INSTALL,
  problems,
  READERS,
  type Reading,
  readTables,
  tableName,
} from '../../packages/pipeline/test/readers/readers.ts';
import type { ReadAll } from './verdict.ts';

/** pandas, Polars, PyArrow, DuckDB and openpyxl, each by its call that is right in most files. */
export const readWithPython: ReadAll = async (release) => {
  const python = findPython();
  if (!python) return HOW_TO_INSTALL;
  const readings = readTables(python, resolve(release)).filter(({ file }) => !file.startsWith('battles/'));
  const chosen = bestCalls(readings);
  return readings
    .filter(({ call }) => chosen.has(call))
    .map((reading) => ({
      reader: libraryOf(reading.call),
      file: reading.file,
      call: reading.call,
      problems: wrongWith(reading),
    }));
};

/** What is wrong with a reading, where the reader is not excused by what `readers.json` admits of it. */
function wrongWith(reading: Reading): string[] {
  const table = CSV_TABLES.find(({ table }) => table.name === tableName(reading))?.table;
  return table ? problems(reading, table, { strict: true }) : ['is no table of the codebook'];
}

const libraryOf = (call: string) => call.slice(0, call.indexOf('.'));

/** Of each library's calls for a format the one that is right in most files; of equals the first, which is the plainest. */
function bestCalls(readings: readonly Reading[]): Set<string> {
  const best = new Map<string, { call: string; right: number }>();
  for (const { format, call } of READERS) {
    const right = readings.filter(
      (reading) => reading.call === call && wrongWith(reading).length === 0,
    ).length;
    const key = `${format} ${libraryOf(call)}`;
    const known = best.get(key);
    if (!known || right > known.right) best.set(key, { call, right });
  }
  return new Set([...best.values()].map(({ call }) => call));
}

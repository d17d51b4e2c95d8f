import { closeSync, openSync, readdirSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { type SourceRow, validateRecord } from '@openbattles/schema';
import { UsageError } from '../errors.ts';
import { lines } from '../files/lines.ts';

/** Where a record stands: a line of a file of records, in bytes. */
export interface RecordPlace {
  path: string;
  start: number;
  length: number;
}

/** The files of a folder that hold records, a line each. */
const isShard = (name: string) => /\.(?:ndjson|jsonl)$/.test(name);

/**
 * Finds the records in a folder of files that `extract --ndjson` wrote, by the names of their texts. The order of the
 * files, and of the lines in them, has no meaning.
 *
 * @throws UsageError where a line is no record, or two are of the same text and differ.
 */
export function findRecords(folder: string): Map<string, RecordPlace> {
  const places = new Map<string, RecordPlace>();
  for (const name of readdirSync(folder).filter(isShard).sort()) {
    const path = join(folder, name);
    let number = 0;
    for (const { bytes, start } of lines(path)) {
      number++;
      const text = bytes.toString();
      if (text.trim() === '') continue;
      const file = fileOf(text);
      if (file === null) throw new UsageError(`${path}:${number}: this line is no record: extract it again`);
      const first = places.get(file);
      if (first) throw new UsageError(`${path}:${number}: ${first.path} has a record of ${file} already`);
      places.set(file, { path, start, length: bytes.length });
    }
  }
  return places;
}

function fileOf(line: string): string | null {
  try {
    const file = JSON.parse(line)?.source?.file;
    return typeof file === 'string' ? file : null;
  } catch {
    return null;
  }
}

/** The record that stands at a place and was read from this source, as its line; else what is wrong with it. */
export function readRecord(
  { path, start, length }: RecordPlace,
  source: SourceRow,
): { record: string } | { problem: string } {
  const bytes = Buffer.alloc(length);
  const handle = openSync(path, 'r');
  try {
    readSync(handle, bytes, 0, length, start);
  } finally {
    closeSync(handle);
  }
  const record = JSON.parse(bytes.toString());
  const [problem] = validateRecord(record);
  if (problem) {
    const { table, column, message } = problem;
    return { problem: `The record in ${path} is not valid: ${table} ${column}: ${message}` };
  }
  if (isDeepStrictEqual(record.source, source)) return { record: JSON.stringify(record) };
  return {
    problem: `The record in ${path} was made of another text, or of what was known of it before: extract it again`,
  };
}

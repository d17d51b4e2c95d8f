import { basename, join } from 'node:path';
import { TABLES } from '@openbattles/schema';
import { describe, expect, test } from 'vitest';
import { listVersions } from '../../src/release.ts';
import { ROOT } from '../openbattles.ts';
import { findPython, HOW_TO_INSTALL, problems, type Reading, readTables } from './readers.ts';

const python = findPython();
const release = join(ROOT, 'datasets', listVersions(join(ROOT, 'datasets')).at(-1)!);

const tableOf = ({ file }: Reading) => TABLES.find(({ name }) => name === basename(file).split('.')[0])!;

describe.skipIf(!python)(`the committed release, as its users read it (${HOW_TO_INSTALL})`, () => {
  test('every reader finds the right columns, types and values in every CSV, Arrow and Parquet file', () => {
    const readings = readTables(python!, release);
    const formats = 3;
    expect(new Set(readings.map(({ file }) => file)).size).toBeGreaterThanOrEqual(TABLES.length * formats);
    const wrong = readings.flatMap((reading) =>
      problems(reading, tableOf(reading)).map((problem) => `${reading.file}: ${reading.call}: ${problem}`),
    );
    expect(wrong).toEqual([]);
  }, 300_000);
});

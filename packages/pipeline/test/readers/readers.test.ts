import { createWriteStream, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createArrowExporter } from '@openbattles/exporter-arrow';
import { csvExporter } from '@openbattles/exporter-csv';
import { jsonExporter } from '@openbattles/exporter-json';
import { createParquetExporter } from '@openbattles/exporter-parquet';
import { writeWorkbook } from '@openbattles/exporter-xlsx';
import { type Row, TABLES, type Table } from '@openbattles/schema';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ALL_HARD_CELLS, hardRows, SAMPLE, SAMPLE_ROWS } from '../../../exporters/test/rows.ts';
import {
  findPython,
  HOW_TO_INSTALL,
  problems,
  READERS,
  type Reading,
  readTables,
  tableName,
} from './readers.ts';

const python = findPython();
if (!python) console.warn(`Skipped: reading with real readers ${HOW_TO_INSTALL}`);

/** The formats, in several batches or groups, as any reader must be able to take them. */
const EXPORTERS = [
  csvExporter,
  jsonExporter,
  createArrowExporter({ rowsPerBatch: 25 }),
  createParquetExporter({ rowsPerGroup: 25 }),
];

const FOLDERS: readonly { folder: string; tables: readonly Table[]; rows: (table: Table) => Row[] }[] = [
  { folder: 'hard', tables: [SAMPLE, ...TABLES], rows: (table) => hardRows(table, ALL_HARD_CELLS) },
  { folder: 'few', tables: [SAMPLE], rows: () => SAMPLE_ROWS },
  { folder: 'nulls', tables: [SAMPLE], rows: () => SAMPLE_ROWS.slice(1) },
  { folder: 'numerals', tables: [SAMPLE], rows: () => SAMPLE_ROWS.map((row) => ({ ...row, text: '1942' })) },
  { folder: 'none', tables: [SAMPLE, ...TABLES], rows: () => [] },
];

describe.skipIf(!python)('real readers', () => {
  const readings = new Map<string, Reading[]>();
  let root: string;

  beforeAll(async () => {
    root = mkdtempSync(join(tmpdir(), 'openbattles-'));
    for (const { folder, tables, rows } of FOLDERS) {
      for (const table of tables) {
        for (const exporter of EXPORTERS) {
          const file = join(root, `${folder}-${table.name}.${exporter.format}`);
          await pipeline(Readable.from(exporter.write(table, rows(table))), createWriteStream(file));
        }
        const sheet = { table: { ...table, name: `${folder}-${table.name}` }, rows: rows(table) };
        writeFileSync(join(root, `${sheet.table.name}.xlsx`), await writeWorkbook('Any', [sheet]));
      }
    }
    for (const reading of readTables(python!, root)) {
      const name = tableName(reading);
      readings.set(name, [...(readings.get(name) ?? []), reading]);
    }
  }, 120_000);

  afterAll(() => rmSync(root, { recursive: true }));

  for (const { folder, tables, rows } of FOLDERS) {
    it.each(tables.map((table) => ({ table, name: table.name })))(
      `give the columns, types and values of $name, ${folder} rows`,
      ({ table }) => {
        const found = readings.get(`${folder}-${table.name}`)!;
        // A JSON list without rows has no columns to be read.
        const readers = READERS.filter(({ format }) => format !== 'json' || rows(table).length > 0);
        expect(found.map(({ call }) => call).sort()).toEqual(readers.map(({ call }) => call).sort());
        expect(found.map(({ rows }) => rows)).toEqual(found.map(() => rows(table).length));
        for (const reading of found) {
          expect({ call: reading.call, problems: problems(reading, table) }).toEqual({
            call: reading.call,
            problems: [],
          });
        }
      },
    );
  }

  it.each(READERS)('still need what readers.json says of $call', ({ call, misread = [] }) => {
    const { differences } = readings.get('hard-sample')!.find((reading) => reading.call === call)!;
    const pairs = new Set(differences.map(({ from, to }) => JSON.stringify({ from, to })));
    expect(pairs).toEqual(new Set(misread.map((known) => JSON.stringify(known))));
  });

  it('find equal values in the formats', () => {
    for (const [name, found] of readings) {
      if (name.startsWith('numerals')) continue;
      const right = found.filter(({ differences }) => differences.length === 0);
      // Without rows JSON tells nothing; the hard texts are those that openpyxl does not find in a workbook.
      const formats = /^(?:none|hard)-/.test(name) ? 4 : 5;
      expect(new Set(right.map(({ file }) => file)).size).toBe(formats);
      expect(new Set(right.map(({ digest }) => digest)).size).toBe(1);
    }
  });

  it('find a text of numerals where the format has types, and a number in CSV, which has no types', () => {
    for (const { file, call, columns } of readings.get('numerals-sample')!) {
      const type = file.endsWith('.csv') ? 'integer' : 'text';
      expect({ call, type: columns.find(({ name }) => name === 'text')!.type }).toEqual({ call, type });
    }
  });

  it('would show a wrong type and a wrong value', () => {
    const reading = readings.get('hard-sample')!.find(({ call }) => call === READERS[0]!.call)!;
    const [integer, text] = ['integer', 'text'].map((name) => SAMPLE.columns.find((c) => c.name === name)!);
    const changed = {
      ...SAMPLE,
      columns: SAMPLE.columns.map((c) => (c === integer ? { ...text!, name: 'integer' } : c)),
    };
    expect(problems(reading, changed)).toEqual(['column integer is integer (int32) and not text']);
    const differences = [{ column: 'text', from: 'plain', to: 'plane' }];
    expect(problems({ ...reading, differences }, SAMPLE)).toEqual([
      'column text has "plane" where JSON has "plain"',
    ]);
  });
});

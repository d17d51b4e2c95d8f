import { type Row, TABLES, type Table } from '@openbattles/schema';
import { DataType, RecordBatchReader, tableFromIPC } from 'apache-arrow';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ALL_HARD_CELLS, anyRows, counted, hardRows, SAMPLE, SAMPLE_ROWS, written } from '../../test/rows.ts';
import { arrowExporter, createArrowExporter } from '../src/index.ts';
import cases from './cases.json' with { type: 'json' };

/** The rows as the library itself reads them, its dates (milliseconds) made days again. */
function read(bytes: Uint8Array): Row[] {
  const arrow = tableFromIPC(bytes);
  const columns = arrow.schema.fields.map(({ name, type }) => {
    const cells = [...arrow.getChild(name)!];
    return [name, DataType.isDate(type) ? cells.map(toDay) : cells] as const;
  });
  return Array.from({ length: arrow.numRows }, (_, index) =>
    Object.fromEntries(columns.map(([name, cells]) => [name, cells[index]])),
  );
}

const toDay = (milliseconds: number | null) =>
  milliseconds === null ? null : new Date(milliseconds).toISOString().slice(0, 10);

/** What the library's reader makes of the rows: it drops U+FEFF at the beginning of a text, which the file has. */
const asRead = (rows: readonly Row[]) =>
  rows.map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([key, cell]) => [
        key,
        typeof cell === 'string' ? cell.replace(/^\uFEFF/, '') : cell,
      ]),
    ),
  );

const named = (tables: readonly Table[]) => tables.map((table) => ({ table, name: table.name }));

describe('the schema', () => {
  it('has the type and the nullability of each column', async () => {
    const { schema } = tableFromIPC(await written(arrowExporter, SAMPLE, SAMPLE_ROWS));
    expect(schema.fields.map(({ name, type, nullable }) => `${name}: ${type}${nullable ? '?' : ''}`)).toEqual(
      [
        'id: Utf8',
        'text: Utf8',
        'maybe_text: Utf8?',
        'integer: Int32',
        'maybe_integer: Int32?',
        'number: Float64',
        'maybe_number: Float64?',
        'boolean: Bool',
        'maybe_boolean: Bool?',
        'date: Date32<DAY>',
        'maybe_date: Date32<DAY>?',
        'word: Utf8?',
      ],
    );
  });

  it('holds what the codebook says as metadata', async () => {
    const { schema } = tableFromIPC(await written(arrowExporter, SAMPLE, []));
    const metadata = Object.fromEntries(
      schema.fields.map((field) => [field.name, Object.fromEntries(field.metadata)]),
    );
    expect(Object.fromEntries(schema.metadata)).toEqual({
      name: 'sample',
      title: 'Sample',
      description: 'Every type of cell',
      key: '["id"]',
    });
    expect(metadata).toMatchObject({
      id: { description: 'Stable id' },
      text: { description: 'A text', readFrom: '["Date","Place"]' },
      maybe_text: { description: 'A text or none', references: 'sample.id' },
      integer: { description: 'A whole number', unit: 'year' },
      word: { description: 'A word', allowed: '["day","month"]' },
    });
  });

  it.each(named(TABLES))('of $name stands in a valid file without rows', async ({ table }) => {
    const arrow = tableFromIPC(await written(arrowExporter, table, []));
    expect(arrow.numRows).toBe(0);
    expect(arrow.schema.fields.map(({ name }) => name)).toEqual(table.columns.map(({ name }) => name));
    expect(arrow.schema.metadata.get('description')).toBe(table.description);
    for (const { metadata } of arrow.schema.fields) expect(metadata.get('description')).toBeTruthy();
  });
});

describe('the bytes', () => {
  it('are those of the IPC file format', async () => {
    const bytes = await written(arrowExporter, SAMPLE, SAMPLE_ROWS);
    expect(bytes.subarray(0, 6).toString()).toBe('ARROW1');
    expect(bytes.subarray(-6).toString()).toBe('ARROW1');
  });

  it('hold a whole IPC stream between magic and footer, for readers that look no further', async () => {
    const rows = hardRows(SAMPLE, 25);
    const bytes = await written(createArrowExporter({ rowsPerBatch: 10 }), SAMPLE, rows);
    expect(read(bytes.subarray(8))).toEqual(asRead(rows));
  });

  it('do not depend on how the rows come', async () => {
    const rows = hardRows(SAMPLE, 600);
    const once = await written(arrowExporter, SAMPLE, rows);
    const twice = await written(arrowExporter, SAMPLE, counted(rows).rows);
    expect(once.equals(twice)).toBe(true);
  });
});

describe('reading back', () => {
  it('gives two rows, cell by cell', async () => {
    expect(read(await written(arrowExporter, SAMPLE, SAMPLE_ROWS))).toEqual(SAMPLE_ROWS);
  });

  it.each(named(TABLES))('gives the rows of $name', async ({ table }) => {
    const rows = hardRows(table, ALL_HARD_CELLS);
    expect(read(await written(arrowExporter, table, rows))).toEqual(asRead(rows));
  });

  it('gives any rows, in batches of any size', async () => {
    const property = fc.asyncProperty(
      anyRows(SAMPLE, { maxLength: 20 }),
      fc.integer({ min: 1, max: 21 }),
      async (rows, rowsPerBatch) => {
        const bytes = await written(createArrowExporter({ rowsPerBatch }), SAMPLE, rows);
        expect(read(bytes)).toEqual(asRead(rows));
      },
    );
    await fc.assert(property);
  });

  it('gives a column of nulls, and a text much longer than the others', async () => {
    const nulls = Object.fromEntries(
      SAMPLE.columns.filter((c) => c.nullable).map(({ name }) => [name, null]),
    );
    const rows = ['a', '奉'.repeat(100_000), 'b'].map((text) => ({ ...SAMPLE_ROWS[0]!, ...nulls, text }));
    expect(read(await written(arrowExporter, SAMPLE, rows))).toEqual(rows);
  });
});

describe('batches', () => {
  const lengths = (bytes: Uint8Array) => [...RecordBatchReader.from(bytes)].map(({ numRows }) => numRows);

  it('have as many rows as wanted, the last one what is left', async () => {
    const exporter = createArrowExporter({ rowsPerBatch: 10 });
    expect(lengths(await written(exporter, SAMPLE, hardRows(SAMPLE, 25)))).toEqual([10, 10, 5]);
    expect(lengths(await written(exporter, SAMPLE, hardRows(SAMPLE, 20)))).toEqual([10, 10]);
  });

  it('end early where the texts are long', async () => {
    const text = 'x'.repeat(9_000_000);
    const rows = Array.from({ length: 3 }, () => ({ ...SAMPLE_ROWS[0]!, text }));
    expect(lengths(await written(arrowExporter, SAMPLE, rows))).toEqual([2, 1]);
  });

  it('are handed on before the rows of the next are taken', async () => {
    const { rows, taken } = counted(hardRows(SAMPLE, 100));
    const bytes = createArrowExporter({ rowsPerBatch: 10 }).write(SAMPLE, rows)[Symbol.asyncIterator]();
    // What stands before the first row, and its batch.
    await bytes.next();
    await bytes.next();
    expect(taken()).toBe(10);
  });
});

describe('what cannot be written truly', () => {
  const good = SAMPLE_ROWS[0]!;

  it.each(cases.refused)('is refused: $column $cell', async ({ column, cell, message }) => {
    const rows = [good, { ...good, [column]: cell }];
    await expect(written(arrowExporter, SAMPLE, rows)).rejects.toThrow(
      `Table sample, row 2: column ${column} ${message}`,
    );
  });

  it.each([Number.NaN, Infinity, -Infinity])('is refused: %d', async (number) => {
    const rows = [good, { ...good, number }];
    await expect(written(arrowExporter, SAMPLE, rows)).rejects.toThrow(
      `Table sample, row 2: column number is ${number}, not a finite number`,
    );
  });

  it('is refused: a missing column', async () => {
    const { word: _, ...lacking } = good;
    await expect(written(arrowExporter, SAMPLE, [good, lacking])).rejects.toThrow(
      'Table sample, row 2: column word is missing',
    );
  });
});

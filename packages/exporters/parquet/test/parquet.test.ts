import { type Row, TABLES, type Table } from '@openbattles/schema';
import { tableFromIPC } from 'apache-arrow';
import fc from 'fast-check';
import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { readParquet } from 'parquet-wasm';
import { describe, expect, it } from 'vitest';
import { ALL_HARD_CELLS, anyRows, counted, hardRows, SAMPLE, SAMPLE_ROWS, written } from '../../test/rows.ts';
import { createParquetExporter, parquetExporter } from '../src/index.ts';

const toBuffer = (bytes: Buffer) =>
  bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer;

const metadataOf = (bytes: Buffer) => parquetMetadata(toBuffer(bytes));

/** The rows as the sister library reads them, its days (a `Date`) made texts again. */
async function read(bytes: Buffer): Promise<Row[]> {
  const rows = await parquetReadObjects({ file: toBuffer(bytes) });
  return rows.map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([name, cell]) => [
        name,
        cell instanceof Date ? cell.toISOString().slice(0, 10) : (cell ?? null),
      ]),
    ),
  );
}

/** What the reader makes of the rows: it drops U+FEFF at the beginning of a text, which the file has. */
const asRead = (rows: readonly Row[]) =>
  rows.map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([name, cell]) => [
        name,
        typeof cell === 'string' ? cell.replace(/^\uFEFF/, '') : cell,
      ]),
    ),
  );

const named = (tables: readonly Table[]) => tables.map((table) => ({ table, name: table.name }));

describe('the schema', () => {
  it('has the type and the nullability of each column', async () => {
    const [root, ...columns] = metadataOf(await written(parquetExporter, SAMPLE, SAMPLE_ROWS)).schema;
    expect(root).toMatchObject({ name: 'sample', num_children: SAMPLE.columns.length });
    expect(
      columns.map(
        ({ name, type, converted_type, repetition_type }) =>
          `${name}: ${converted_type ?? type}${repetition_type === 'OPTIONAL' ? '?' : ''}`,
      ),
    ).toEqual([
      'id: UTF8',
      'text: UTF8',
      'maybe_text: UTF8?',
      'integer: INT32',
      'maybe_integer: INT32?',
      'number: DOUBLE',
      'maybe_number: DOUBLE?',
      'boolean: BOOLEAN',
      'maybe_boolean: BOOLEAN?',
      'date: DATE',
      'maybe_date: DATE?',
      'word: UTF8?',
    ]);
  });

  it('holds what the codebook says as metadata', async () => {
    const { key_value_metadata: notes } = metadataOf(await written(parquetExporter, SAMPLE, []));
    const noted = Object.fromEntries(notes!.map(({ key, value }) => [key, value!]));
    expect(noted).toMatchObject({ name: 'sample', title: 'Sample', key: '["id"]' });
    expect(JSON.parse(noted.columns!)).toMatchObject({
      id: { description: 'Stable id' },
      integer: { description: 'A whole number', unit: 'year' },
      word: { description: 'A word', allowed: ['day', 'month'] },
    });
  });

  it.each(named(TABLES))('of $name stands in a valid file without rows', async ({ table }) => {
    const { schema, num_rows } = metadataOf(await written(parquetExporter, table, []));
    expect(num_rows).toBe(0n);
    expect(schema.slice(1).map(({ name }) => name)).toEqual(table.columns.map(({ name }) => name));
  });

  it.each(named([SAMPLE, ...TABLES]))(
    'of $name is read by a reader in Rust, with rows and without',
    async ({ table }) => {
      for (const rows of [[], hardRows(table, ALL_HARD_CELLS)]) {
        const read = tableFromIPC(readParquet(await written(parquetExporter, table, rows)).intoIPCStream());
        expect(read.schema.names).toEqual(table.columns.map(({ name }) => name));
        expect(read.numRows).toBe(rows.length);
      }
    },
  );
});

describe('the bytes', () => {
  it('do not depend on how the rows come', async () => {
    const rows = hardRows(SAMPLE, 600);
    const once = await written(parquetExporter, SAMPLE, rows);
    const twice = await written(parquetExporter, SAMPLE, counted(rows).rows);
    expect(once.equals(twice)).toBe(true);
  });
});

describe('reading back', () => {
  it.each(named([SAMPLE, ...TABLES]))('gives the rows of $name', async ({ table }) => {
    const rows = hardRows(table, ALL_HARD_CELLS);
    expect(await read(await written(parquetExporter, table, rows))).toEqual(asRead(rows));
  });

  it('gives any rows, in groups of any size', async () => {
    const property = fc.asyncProperty(
      anyRows(SAMPLE, { maxLength: 20 }),
      fc.integer({ min: 1, max: 21 }),
      async (rows, rowsPerGroup) => {
        const bytes = await written(createParquetExporter({ rowsPerGroup }), SAMPLE, rows);
        expect(await read(bytes)).toEqual(asRead(rows));
      },
    );
    await fc.assert(property);
  });
});

describe('row groups', () => {
  const lengths = (bytes: Buffer) => metadataOf(bytes).row_groups.map(({ num_rows }) => Number(num_rows));

  it('have as many rows as wanted, the last one what is left', async () => {
    const exporter = createParquetExporter({ rowsPerGroup: 10 });
    expect(lengths(await written(exporter, SAMPLE, hardRows(SAMPLE, 25)))).toEqual([10, 10, 5]);
    expect(lengths(await written(exporter, SAMPLE, hardRows(SAMPLE, 20)))).toEqual([10, 10]);
  });

  it('end early where the texts are long', async () => {
    const text = 'x'.repeat(9_000_000);
    const rows = Array.from({ length: 3 }, () => ({ ...SAMPLE_ROWS[0]!, text }));
    expect(lengths(await written(parquetExporter, SAMPLE, rows))).toEqual([2, 1]);
  });

  it('are handed on before the rows of the next are taken', async () => {
    const { rows, taken } = counted(hardRows(SAMPLE, 100));
    const bytes = createParquetExporter({ rowsPerGroup: 10 }).write(SAMPLE, rows)[Symbol.asyncIterator]();
    await bytes.next();
    expect(taken()).toBe(10);
  });
});

describe('what cannot be written truly', () => {
  it.each([
    { column: 'integer', cell: 2 ** 31, message: 'is 2147483648, not a whole number of 32 bits' },
    { column: 'number', cell: Number.NaN, message: 'is NaN, not a finite number' },
    { column: 'date', cell: '-0489-09-01', message: 'is "-0489-09-01", not a calendar day' },
    { column: 'text', cell: null, message: 'is null, which it may not be' },
  ])('is refused: $column $cell', async ({ column, cell, message }) => {
    const rows = [SAMPLE_ROWS[0]!, { ...SAMPLE_ROWS[0]!, [column]: cell }];
    await expect(written(parquetExporter, SAMPLE, rows)).rejects.toThrow(
      `Table sample, row 2: column ${column} ${message}`,
    );
  });
});

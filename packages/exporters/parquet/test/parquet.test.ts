import { type Row, TABLES, type Table, toEpochDay } from '@openbattles/schema';
import fc from 'fast-check';
import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import { snappyCompress } from 'hyparquet-writer/src/snappy.js';
import { describe, expect, it } from 'vitest';
import {
  ANY_PARTS,
  anyRows,
  counted,
  hardRows,
  SAMPLE,
  SAMPLE_ROWS,
  written,
  writtenInParts,
} from '../../test/rows.ts';
import { createParquetExporter, parquetExporter } from '../src/index.ts';
import { toKeyValues, toSchema } from '../src/metadata.ts';
import { compress } from '../src/snappy.ts';

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
});

describe('the bytes', () => {
  it('do not depend on how the rows come', async () => {
    const rows = hardRows(SAMPLE, 1500);
    const once = await written(parquetExporter, SAMPLE, rows);
    const twice = await written(parquetExporter, SAMPLE, counted(rows).rows);
    expect(once.equals(twice)).toBe(true);
  });
});

describe('reading back', () => {
  it.each(named([SAMPLE, ...TABLES]))('gives the rows of $name', async ({ table }) => {
    const rows = hardRows(table, 200);
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

describe('parts', () => {
  it('give the rows wherever they are cut, in groups of any size', async () => {
    const property = fc.asyncProperty(
      ANY_PARTS,
      fc.integer({ min: 1, max: 21 }),
      async ({ rows, cuts }, rowsPerGroup) => {
        const bytes = writtenInParts(createParquetExporter({ rowsPerGroup }), SAMPLE, rows, cuts);
        expect(await read(bytes)).toEqual(asRead(rows));
      },
    );
    await fc.assert(property);
  });

  it('are a file of their own where there is one', async () => {
    const rows = hardRows(SAMPLE, 100);
    const exporter = createParquetExporter({ rowsPerGroup: 30 });
    const whole = await written(exporter, SAMPLE, rows);
    expect(writtenInParts(exporter, SAMPLE, rows, []).equals(whole)).toBe(true);
    expect(writtenInParts(exporter, SAMPLE, rows, [30, 90]).equals(whole)).toBe(true);
  });

  it('tell of a row by its number in the table', () => {
    const rows = [{ ...SAMPLE_ROWS[0]!, integer: 0.5 }];
    expect(() => parquetExporter.encode(SAMPLE, rows, 41)).toThrow(
      'Table sample, row 42: column integer is 0.5',
    );
  });
});

describe("the library's own writer", () => {
  const schema = toSchema(SAMPLE);
  /** The rows as it writes them, in one group if nothing is said. */
  function reference(rows: readonly Row[], rowGroupSize = rows.length): Buffer {
    const writer = new ByteWriter();
    const library = new ParquetWriter({
      writer,
      schema,
      kvMetadata: toKeyValues(SAMPLE),
      createdBy: 'Open Battles',
    });
    const columnData = SAMPLE.columns.map(({ name, type }) => ({
      name,
      data: rows.map((row) => {
        const cell = row[name]!;
        return type === 'date' && cell !== null ? toEpochDay(String(cell))! : cell;
      }),
    }));
    if (rows.length > 0) library.write({ columnData, rowGroupSize });
    library.finish();
    return Buffer.from(writer.getBytes());
  }

  it('writes the same bytes', () => {
    // Few texts many times have a dictionary; texts that differ only from a surrogate on have their order by code points.
    const few = fc.constantFrom('a', 'ab', '\ue000', '\ud83d\udc69', '\ud83d', '奉天', '\uffff');
    const rows = fc.oneof(
      anyRows(SAMPLE, { maxLength: 20 }),
      fc.array(
        fc.tuple(few, fc.option(few)).map(([text, maybe_text]) => ({ ...SAMPLE_ROWS[0]!, text, maybe_text })),
        { maxLength: 60 },
      ),
    );
    fc.assert(
      fc.property(rows, (rows) => {
        expect(writtenInParts(parquetExporter, SAMPLE, rows, []).equals(reference(rows))).toBe(true);
      }),
    );
  });

  it('writes the same bytes of columns of any type with few different values, short and long', () => {
    const cells = fc.record({
      maybe_text: fc.constantFrom(
        null,
        'one',
        'two',
        'a text that is longer than sixteen bytes',
        'é'.repeat(9),
      ),
      integer: fc.constantFrom(0, -1, 2 ** 31 - 1),
      maybe_integer: fc.constantFrom(null, 5, 7),
      maybe_number: fc.constantFrom(null, 0, -0, 0.5),
      maybe_boolean: fc.constantFrom(null, true, false),
      maybe_date: fc.constantFrom(null, '0001-01-01', '1969-12-31'),
    });
    // So many rows of each kind that a sample of them is not all of them.
    const runs = fc.array(fc.tuple(cells, fc.nat(600)), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(runs, (runs) => {
        const rows = runs.flatMap(([cells, count]) =>
          Array.from({ length: count }, (_, index) => ({
            ...SAMPLE_ROWS[0]!,
            ...cells,
            id: `sample/${index % 500}`,
            number: index,
          })),
        );
        expect(writtenInParts(parquetExporter, SAMPLE, rows, []).equals(reference(rows))).toBe(true);
      }),
      { numRuns: 20 },
    );
  });

  it.each([14, 15, 300])('writes the same bytes of %i groups', (groups) => {
    const rows = hardRows(SAMPLE, 2 * groups);
    const bytes = writtenInParts(createParquetExporter({ rowsPerGroup: 2 }), SAMPLE, rows, [6, groups & ~1]);
    expect(bytes.equals(reference(rows, 2))).toBe(true);
  });

  it('writes the same bytes of a column in several pages, plain and with a dictionary', () => {
    const rows = Array.from({ length: 60 }, (_, index) => ({
      ...SAMPLE_ROWS[0]!,
      text: `${index} ${'奉é'.repeat(20_000)}`,
      maybe_text: index % 3 === 0 ? null : 'x'.repeat(200_000 + (index % 2)),
    }));
    const bytes = writtenInParts(parquetExporter, SAMPLE, rows, []);
    expect(bytes.equals(reference(rows))).toBe(true);
    const inGroups = writtenInParts(createParquetExporter({ rowsPerGroup: 20 }), SAMPLE, rows, [40]);
    expect(inGroups.equals(reference(rows, 20))).toBe(true);
    const indexed = metadataOf(bytes).row_groups[0]!.columns.filter((chunk) => chunk.offset_index_length);
    expect(indexed.map(({ meta_data }) => meta_data!.path_in_schema)).toEqual([['text']]);
  });

  it('compresses to the same bytes', () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      // Of few different bytes there is much to find again, near and far.
      fc
        .tuple(
          fc.array(fc.uint8Array({ minLength: 1, maxLength: 90, max: 2 }), { maxLength: 30 }),
          fc.nat(99_999),
        )
        .map(([pieces, gap]) => Buffer.concat([...pieces, Buffer.alloc(gap, 'abcdefg'), ...pieces])),
    );
    fc.assert(
      fc.property(bytes, (bytes) => {
        expect(Buffer.compare(compress(bytes), snappyCompress(bytes))).toBe(0);
      }),
    );
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
    // What stands before the first row, and its group.
    await bytes.next();
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

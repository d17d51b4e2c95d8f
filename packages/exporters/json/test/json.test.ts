import { TABLES } from '@openbattles/schema';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyRows, counted, hardRows, SAMPLE, SAMPLE_ROWS, written } from '../../test/rows.ts';
import { jsonExporter } from '../src/index.ts';

const read = (json: Uint8Array): unknown => JSON.parse(Buffer.from(json).toString('utf8'));

describe('the bytes', () => {
  it('writes a row a line and a final newline', async () => {
    const bytes = await written(jsonExporter, SAMPLE, SAMPLE_ROWS);
    expect(bytes.toString('utf8')).toBe(
      '[\n' +
        '{"id":"sample/1","text":"an \\"old\\", tale","maybe_text":"-12 killed","integer":-489,"maybe_integer":2147483647,"number":19.5625,"maybe_number":-0.1,"boolean":true,"maybe_boolean":false,"date":"1969-12-31","maybe_date":"0800-01-01","word":"day"},\n' +
        '{"id":"sample/2","text":"Ağrı ⚔️","maybe_text":null,"integer":0,"maybe_integer":null,"number":1e-7,"maybe_number":null,"boolean":false,"maybe_boolean":null,"date":"2012-02-29","maybe_date":null,"word":null}\n' +
        ']\n',
    );
  });

  it('writes a table without rows as an empty array', async () => {
    expect((await written(jsonExporter, SAMPLE, [])).toString('utf8')).toBe('[]\n');
  });

  it('does not depend on how the rows come, nor on the order of their keys', async () => {
    const rows = hardRows(SAMPLE, 600);
    const backwards = rows.map((row) => Object.fromEntries(Object.entries(row).reverse()));
    const once = await written(jsonExporter, SAMPLE, rows);
    const twice = await written(jsonExporter, SAMPLE, counted(backwards).rows);
    expect(once.equals(twice)).toBe(true);
  });

  it('never breaks a row over lines', async () => {
    await fc.assert(
      fc.asyncProperty(anyRows(SAMPLE, { minLength: 1, maxLength: 20 }), async (rows) => {
        const lines = (await written(jsonExporter, SAMPLE, rows)).toString('utf8').split('\n');
        expect(lines).toHaveLength(rows.length + 3);
      }),
    );
  });
});

describe('reading back', () => {
  it.each(TABLES.map((table) => ({ table, name: table.name })))(
    'gives the rows of $name, over several chunks',
    async ({ table }) => {
      const rows = hardRows(table, 600);
      expect(read(await written(jsonExporter, table, rows))).toEqual(rows);
    },
  );

  it('gives any rows', async () => {
    await fc.assert(
      fc.asyncProperty(anyRows(SAMPLE, { maxLength: 20 }), async (rows) => {
        expect(read(await written(jsonExporter, SAMPLE, rows))).toEqual(rows);
      }),
    );
  });
});

describe('streaming', () => {
  it('hands on bytes before it has taken all rows', async () => {
    const { rows, taken } = counted(hardRows(SAMPLE, 5000));
    const chunks = jsonExporter.write(SAMPLE, rows)[Symbol.asyncIterator]();
    await chunks.next();
    expect(taken()).toBeLessThan(1000);
  });
});

describe('what cannot be written truly', () => {
  const good = hardRows(SAMPLE, 1)[0]!;
  const { word: _, ...lacking } = good;
  it.each([
    { what: 'a missing column', bad: lacking, message: 'column word is missing' },
    {
      what: 'NaN',
      bad: { ...good, number: Number.NaN },
      message: 'column number is NaN, which is no number',
    },
    {
      what: 'infinity',
      bad: { ...good, number: Infinity },
      message: 'column number is Infinity, which is no number',
    },
  ])('is refused: $what', async ({ bad, message }) => {
    await expect(written(jsonExporter, SAMPLE, [good, bad])).rejects.toThrow(
      `Table sample, row 2: ${message}`,
    );
  });
});

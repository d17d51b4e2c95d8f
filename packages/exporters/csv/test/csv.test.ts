import { type Cell, type Row, TABLES, type Table } from '@openbattles/schema';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ALL_HARD_CELLS, anyRows, counted, hardRows, SAMPLE, SAMPLE_ROWS, written } from '../../test/rows.ts';
import { createCsvExporter, csvExporter, isFormulaLike } from '../src/index.ts';
import cases from './cases.json' with { type: 'json' };

const pick = (...names: string[]) => ({
  ...SAMPLE,
  columns: SAMPLE.columns.filter(({ name }) => names.includes(name)),
});

/** What the rows look like once CSV has made texts of their cells. */
const asTexts = (table: Table, rows: readonly Row[]) =>
  rows.map((row) =>
    Object.fromEntries(table.columns.map(({ name, type }) => [name, asText(type, row[name] ?? null)])),
  );

function asText(type: string, cell: Cell): string {
  if (cell === null) return '';
  const text = String(cell);
  return type === 'number' && /^-?\d+$/.test(text) ? `${text}.0` : text;
}

const read = (csv: Uint8Array) => parse(Buffer.from(csv), { columns: true, bom: false });

describe('the bytes', () => {
  it.each(cases.cells)('writes $cell as $csv', async ({ cell, csv }) => {
    const table = pick('id', 'maybe_text');
    const bytes = await written(csvExporter, table, [{ id: 'x', maybe_text: cell }]);
    expect(bytes.toString('utf8')).toBe(`id,maybe_text\nx,${csv}\n`);
  });

  it('writes a table with a header, LF and a final newline', async () => {
    const bytes = await written(csvExporter, SAMPLE, SAMPLE_ROWS);
    expect(bytes.toString('utf8')).toBe(
      'id,text,maybe_text,integer,maybe_integer,number,maybe_number,boolean,maybe_boolean,date,maybe_date,word\n' +
        'sample/1,"an ""old"", tale",-12 killed,-489,2147483647,19.5625,-0.1,true,false,1969-12-31,0800-01-01,day\n' +
        'sample/2,Ağrı ⚔️,,0,,1e-7,,false,,2012-02-29,,\n',
    );
  });

  it.each(cases.numbers)('writes the number $cell as $csv', async ({ cell, csv }) => {
    const bytes = await written(csvExporter, pick('id', 'number'), [{ id: 'x', number: cell }]);
    expect(bytes.toString('utf8')).toBe(`id,number\nx,${csv}\n`);
  });

  it.each(TABLES.map((table) => ({ table, name: table.name })))(
    'writes $name without rows as its header',
    async ({ table }) => {
      const bytes = await written(csvExporter, table, []);
      expect(bytes.toString('utf8')).toBe(`${table.columns.map(({ name }) => name).join(',')}\n`);
    },
  );

  it('does not depend on how the rows come', async () => {
    const rows = hardRows(SAMPLE, 600);
    const once = await written(csvExporter, SAMPLE, rows);
    const twice = await written(csvExporter, SAMPLE, counted(rows).rows);
    expect(once.equals(twice)).toBe(true);
  });
});

describe('reading back', () => {
  it.each(TABLES.map((table) => ({ table, name: table.name })))(
    'gives the rows of $name, over several chunks',
    async ({ table }) => {
      const rows = hardRows(table, 600);
      expect(read(await written(csvExporter, table, rows))).toEqual(asTexts(table, rows));
    },
  );

  it('gives any rows', async () => {
    await fc.assert(
      fc.asyncProperty(anyRows(SAMPLE, { maxLength: 20 }), async (rows) => {
        expect(read(await written(csvExporter, SAMPLE, rows))).toEqual(asTexts(SAMPLE, rows));
      }),
    );
  });
});

describe('streaming', () => {
  it('hands on bytes before it has taken all rows', async () => {
    const { rows, taken } = counted(hardRows(SAMPLE, 5000));
    const chunks = csvExporter.write(SAMPLE, rows)[Symbol.asyncIterator]();
    await chunks.next();
    expect(taken()).toBeLessThan(1000);
  });
});

describe('formulas', () => {
  it.each(cases.formulas)('takes $cell for a formula: $formula', ({ cell, formula }) => {
    expect(isFormulaLike(cell)).toBe(formula);
  });

  it('puts an apostrophe before formulas, and only with escapeFormulas', async () => {
    const table = pick('id', 'text', 'maybe_integer');
    const row = { id: 'x', text: '-12 killed', maybe_integer: -12 };
    const escaped = await written(createCsvExporter({ escapeFormulas: true }), table, [row]);
    const verbatim = await written(createCsvExporter(), table, [row]);
    expect(escaped.toString('utf8')).toBe("id,text,maybe_integer\nx,'-12 killed,-12\n");
    expect(verbatim.toString('utf8')).toBe('id,text,maybe_integer\nx,-12 killed,-12\n');
  });

  it('escapes exactly the cells that isFormulaLike tells', async () => {
    const spreadsheet = createCsvExporter({ escapeFormulas: true });
    const rows = fc.oneof(
      fc.constant(hardRows(SAMPLE, ALL_HARD_CELLS)),
      anyRows(SAMPLE, { minLength: 1, maxLength: 5 }),
    );
    await fc.assert(
      fc.asyncProperty(rows, async (rows) => {
        const escaped = rows.map((row) =>
          Object.fromEntries(
            Object.entries(row).map(([key, cell]) => [key, isFormulaLike(cell) ? `'${cell}` : cell]),
          ),
        );
        expect(read(await written(spreadsheet, SAMPLE, rows))).toEqual(asTexts(SAMPLE, escaped));
      }),
    );
  });
});

describe('what cannot be written truly', () => {
  const table = pick('id', 'maybe_text', 'number');
  const good = { id: 'x', maybe_text: 'a', number: 1 };
  it.each([
    { what: 'a missing column', bad: { id: 'x', number: 1 }, message: 'column maybe_text is missing' },
    {
      what: 'an empty text',
      bad: { ...good, maybe_text: '' },
      message: 'column maybe_text is an empty text, which CSV cannot tell from a null',
    },
    {
      what: 'NaN',
      bad: { ...good, number: Number.NaN },
      message: 'column number is NaN, which is no number',
    },
    {
      what: 'infinity',
      bad: { ...good, number: -Infinity },
      message: 'column number is -Infinity, which is no number',
    },
  ])('is refused: $what', async ({ bad, message }) => {
    await expect(written(csvExporter, table, [good, bad])).rejects.toThrow(`Table sample, row 2: ${message}`);
  });
});

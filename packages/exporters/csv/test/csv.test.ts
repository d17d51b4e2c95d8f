import { type Cell, type Row, SharedRows, TABLES, type Table } from '@openbattles/schema';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ALL_HARD_CELLS,
  ANY_PARTS,
  anyRows,
  counted,
  hardRows,
  SAMPLE,
  SAMPLE_ROWS,
  written,
  writtenInParts,
} from '../../test/rows.ts';
import { countFormulaLike, createCsvExporter, csvExporter, isFormulaLike } from '../src/index.ts';
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
    const rows = hardRows(SAMPLE, 1500);
    const once = await written(csvExporter, SAMPLE, rows);
    const twice = await written(csvExporter, SAMPLE, counted(rows).rows);
    expect(once.equals(twice)).toBe(true);
  });
});

describe('reading back', () => {
  it.each(TABLES.map((table) => ({ table, name: table.name })))(
    'gives the rows of $name, over several chunks',
    async ({ table }) => {
      const rows = hardRows(table, 1200);
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

describe('parts', () => {
  it('give the same bytes wherever they are cut', async () => {
    await fc.assert(
      fc.asyncProperty(ANY_PARTS, async ({ rows, cuts }) => {
        const whole = await written(csvExporter, SAMPLE, rows);
        expect(writtenInParts(csvExporter, SAMPLE, rows, cuts).equals(whole)).toBe(true);
      }),
    );
  });

  it('tell of a row by its number in the table', () => {
    const rows = [{ ...SAMPLE_ROWS[0]!, text: '' }];
    expect(() => csvExporter.encode(SAMPLE, rows, 41)).toThrow(
      'Table sample, row 42: column text is an empty',
    );
    expect(csvExporter.encode(SAMPLE, SAMPLE_ROWS).rows).toBe(2);
  });
});

describe('csv-stringify', () => {
  /** The same rows as the library writes them. */
  const reference = (rows: readonly Row[], escapeFormulas: boolean) =>
    stringify(
      rows.map((row) => SAMPLE.columns.map(({ name }) => row[name])),
      {
        columns: SAMPLE.columns.map(({ name }) => name),
        header: true,
        escape_formulas: escapeFormulas,
        cast: { boolean: String, number: (cell, { index }) => asText(SAMPLE.columns[index]!.type, cell) },
      },
    );
  /** Texts around the length from which they are copied in another way, with and without what needs quotes. */
  const padded = fc
    .tuple(fc.nat(100), fc.constantFrom('', ',', '"', '""', '\n', '\r', 'é', '\ud83d', '\udc00'), fc.nat(100))
    .map(([before, inner, after]) => `x${'a'.repeat(before)}${inner}${'b'.repeat(after)}`);
  const texts = fc.oneof(padded, fc.constantFrom('\udc00x', 'x\ud83d', '"', ','));

  it('writes the same bytes', () => {
    const rows = fc.oneof(
      anyRows(SAMPLE, { maxLength: 20 }),
      fc.array(
        texts.map((text) => ({ ...SAMPLE_ROWS[0]!, text, maybe_text: text })),
        { maxLength: 20 },
      ),
    );
    fc.assert(
      fc.property(rows, fc.boolean(), (rows, escapeFormulas) => {
        const bytes = writtenInParts(createCsvExporter({ escapeFormulas }), SAMPLE, rows, []);
        expect(bytes.equals(Buffer.from(reference(rows, escapeFormulas)))).toBe(true);
      }),
    );
  });

  it('writes the same bytes of a column that holds more than its type', () => {
    const cells = [1, 'a, b', true, null, -0, 1e21, '=1', 2.5, false];
    const rows = cells.map((cell) => ({ ...SAMPLE_ROWS[0]!, text: cell, number: cell, boolean: cell }));
    const bytes = writtenInParts(csvExporter, SAMPLE, rows, []);
    expect(bytes.toString()).toBe(reference(rows, false));
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

  it('are counted', () => {
    const formulas = fc.constantFrom(
      '=1',
      '+1',
      '-1',
      '@a',
      '\ta',
      '\ra',
      '\uff1da',
      '\uff20',
      '\ufeffa',
      'a=',
      '1',
    );
    const property = fc.property(fc.array(formulas, { maxLength: 20 }), (texts) => {
      const rows = texts.map((text) => ({ ...SAMPLE_ROWS[1]!, text }));
      expect(countFormulaLike(new SharedRows(SAMPLE, rows))).toBe(texts.filter(isFormulaLike).length);
    });
    fc.assert(property);
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

import { readFileSync } from 'node:fs';
import { type Row, TABLES, type Table } from '@openbattles/schema';
import { unzipSync } from 'fflate';
import { readXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { ALL_HARD_CELLS, hardRows, SAMPLE, SAMPLE_ROWS } from '../../test/rows.ts';
import { writeWorkbook } from '../src/index.ts';

type Sheets = Awaited<ReturnType<typeof readXlsx>>['sheets'];

/** The rows of a sheet as the library reads them, days made texts again. */
function rowsIn(sheets: Sheets, table: Table): Row[] {
  const [header, ...lines] = sheets.find(({ name }) => name === table.name)!.rows;
  expect(header).toEqual(table.columns.map(({ name }) => name));
  return lines.map((cells) =>
    Object.fromEntries(
      table.columns.map(({ name }, index) => {
        const cell = cells[index] ?? null;
        return [name, cell instanceof Date ? cell.toISOString().slice(0, 10) : cell];
      }),
    ),
  );
}

/** The same of a workbook. */
const read = async (bytes: Uint8Array, table: Table): Promise<Row[]> =>
  rowsIn((await readXlsx(bytes)).sheets, table);

const part = (bytes: Uint8Array, path: string) => new TextDecoder().decode(unzipSync(bytes)[path]);

describe('a workbook', () => {
  it('has a sheet a table, and gives the rows of each back', async () => {
    const sheets = [SAMPLE, ...TABLES].map((table) => ({ table, rows: hardRows(table, ALL_HARD_CELLS) }));
    const bytes = await writeWorkbook('Open Battles', sheets);
    const found = (await readXlsx(bytes)).sheets;
    expect(found.map(({ name }) => name)).toEqual(sheets.map(({ table }) => table.name));
    for (const { table, rows } of sheets) expect(rowsIn(found, table)).toEqual(rows);
  });

  it('freezes the header, and writes texts that look like formulas as texts', async () => {
    const rows = SAMPLE_ROWS.map((row) => ({ ...row, text: '=1+1' }));
    const bytes = await writeWorkbook('Open Battles', [{ table: SAMPLE, rows }]);
    const sheet = part(bytes, 'xl/worksheets/sheet1.xml');
    expect(sheet).toMatch(/<pane [^>]*ySplit="1"[^>]*state="frozen"/);
    expect(sheet).not.toContain('<f>');
    expect(part(bytes, 'xl/sharedStrings.xml')).toContain('<t>=1+1</t>');
  });

  it('holds hostile texts as characters that XML has, and gives them back', async () => {
    const texts: string[] = JSON.parse(
      readFileSync(new URL('../../../pipeline/test/cases/hostile-texts.json', import.meta.url), 'utf8'),
    );
    const rows = texts.map((text, index) => ({ ...SAMPLE_ROWS[0]!, id: String(index), text }));
    const bytes = await writeWorkbook('Open Battles', [{ table: SAMPLE, rows }]);
    const xml = part(bytes, 'xl/sharedStrings.xml');
    // What XML 1.0 calls a character: https://www.w3.org/TR/xml/#charsets
    expect(xml).toMatch(/^[\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u);
    // As every reader of workbooks does: ECMA-376, part 1, 22.9.2.19 (ST_Xstring).
    const read = [...xml.matchAll(/<t[^>]*>([^<]*)<\/t>/g)].map(([, text]) =>
      text!
        .replace(
          /&(lt|gt|quot|apos|amp);/g,
          (_, name: string) => ({ lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' })[name]!,
        )
        .replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))),
    );
    for (const text of texts) expect(read).toContain(text.replace(/\p{Cs}/gu, '\ufffd'));
  });

  it('begins with what it is, where that is said', async () => {
    const about = [
      ['Open Battles 1.0.0', 'What it is'],
      ['Licence', 'CC BY-SA 4.0'],
    ] as const;
    const { sheets } = await readXlsx(
      await writeWorkbook('Open Battles', [{ table: SAMPLE, rows: SAMPLE_ROWS }], about),
    );
    expect(sheets.map(({ name }) => name)).toEqual(['about', 'sample']);
    expect(sheets[0]!.rows).toEqual(about);
  });

  it('filters by the header and prints it on each page, across', async () => {
    const bytes = await writeWorkbook('Open Battles', [{ table: SAMPLE, rows: SAMPLE_ROWS }]);
    const sheet = part(bytes, 'xl/worksheets/sheet1.xml');
    expect(part(bytes, 'xl/workbook.xml')).toMatch(/_xlnm\._FilterDatabase"[^>]*>sample!\$A\$1:\$L\$3</);
    expect(sheet).toContain('<autoFilter ref="A1:L3"');
    expect(sheet).toContain('orientation="landscape"');
  });

  it('is as wide as what it holds, and wraps what is long, but no id', async () => {
    const long = 'many words '.repeat(20);
    const rows = [{ ...SAMPLE_ROWS[0]!, id: long, text: long, maybe_text: 'a text of thirty characters..' }];
    const bytes = await writeWorkbook('Open Battles', [{ table: SAMPLE, rows }]);
    const [sheet] = (await readXlsx(bytes, { readStyles: true })).sheets;
    expect(sheet!.columns!.slice(0, 3).map(({ width }) => width)).toEqual([60, 60, 30]);
    const isWrapped = (column: number) =>
      sheet!.cells?.get(`1,${column}`)?.style?.alignment?.wrapText === true;
    expect([0, 1, 2].map(isWrapped)).toEqual([false, true, false]);
    expect(part(bytes, 'xl/worksheets/sheet1.xml')).toMatch(/<row r="2"[^>]* ht="75"/);
  });

  it.each([
    { date: '1900-03-01', cell: '<v>61</v>' },
    { date: '2012-02-29', cell: '<v>40968</v>' },
  ])('has $date as a date', async ({ date, cell }) => {
    const rows = [{ ...SAMPLE_ROWS[0]!, date }];
    const bytes = await writeWorkbook('Open Battles', [{ table: SAMPLE, rows }]);
    expect(part(bytes, 'xl/worksheets/sheet1.xml')).toContain(cell);
    expect(part(bytes, 'xl/styles.xml')).toContain('yyyy-mm-dd');
  });

  it.each(['1900-02-28', '1588-08-10', '0001-01-01'])(
    'has %s as a text, since spreadsheets begin later',
    async (date) => {
      const rows = [{ ...SAMPLE_ROWS[0]!, date }];
      const bytes = await writeWorkbook('Open Battles', [{ table: SAMPLE, rows }]);
      expect(part(bytes, 'xl/sharedStrings.xml')).toContain(`<t>${date}</t>`);
    },
  );

  it('cuts a text that no cell holds, between characters, and says so', async () => {
    const rows = [{ ...SAMPLE_ROWS[0]!, text: '👩'.repeat(20_000) }];
    const bytes = await writeWorkbook('Open Battles', [{ table: SAMPLE, rows }]);
    const text = String((await read(bytes, SAMPLE))[0]!.text);
    expect(text.length).toBeLessThanOrEqual(32_767);
    expect(text).toMatch(/^(?:👩)+ … \[cut: 40000 UTF-16 units in the other formats\]$/u);
  });

  it('has the same bytes again, with no time of this day', async () => {
    const write = () => writeWorkbook('Open Battles', [{ table: SAMPLE, rows: hardRows(SAMPLE, 50) }]);
    const [once, twice] = [await write(), await write()];
    expect(Buffer.from(once).equals(Buffer.from(twice))).toBe(true);
    expect(part(once, 'docProps/core.xml')).not.toContain(String(new Date().getFullYear()));
  });

  it('refuses what is not what its column holds', async () => {
    const rows = [SAMPLE_ROWS[0]!, { ...SAMPLE_ROWS[0]!, integer: 1.5 }];
    await expect(writeWorkbook('Open Battles', [{ table: SAMPLE, rows }])).rejects.toThrow(
      'Table sample, row 2: column integer is 1.5, not a whole number of 32 bits',
    );
  });
});

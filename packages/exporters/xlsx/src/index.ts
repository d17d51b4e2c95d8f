import { type Cell, type Column, cellProblem, type Row, type Table, toEpochDay } from '@openbattles/schema';
import { type Unzipped, unzipSync, type Zippable, zipSync } from 'fflate';
import type { CellStyle, CellValue, ColumnDef, PageSetup, RowDef, WriteSheet } from 'hucre';
import { writeXlsx } from 'hucre/xlsx';

/** A table and its rows: a sheet. */
export interface Sheet {
  table: Table;
  rows: readonly Row[];
}

/** What a spreadsheet holds in one cell, in UTF-16 units; a longer text makes it call the file broken. */
const TEXT_LIMIT = 32_767;

/** The days of 1900-01-00, from which a spreadsheet counts, to 1970-01-01, from March 1900 on. */
const DAYS_TO_1970 = 25_569;

/** Spreadsheets know no day before 1900 and, with a leap day that 1900 did not have, miscount until its March. */
const FIRST_DAY = toEpochDay('1900-03-01')!;

/** The earliest that an archive can say, in the place of the clock. Archives have local time, properties UTC. */
const NO_TIME_IN_ARCHIVE = new Date(1980, 0, 1);
const NO_TIME = new Date(Date.UTC(1980, 0, 1));

/** Said in full: without a name, a bold font is another one than that of the other cells. */
const BOLD = { name: 'Calibri', size: 11, bold: true };

const HEADER: CellStyle = {
  font: BOLD,
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'E8E8E8' } },
};

/** How wide a column of texts grows, in characters; what is longer is wrapped. */
const WIDEST = 60;

/** What the button of the filter takes of the width of a header. */
const BUTTON = 4;

/** LibreOffice shows some truths as 0 and 1 unless they are formatted; Excel does not look at the format of a truth. */
const NUMBER_FORMATS: Partial<Record<Column['type'], string>> = {
  date: 'yyyy-mm-dd',
  boolean: '"TRUE";"TRUE";"FALSE"',
};

/** The height of a line, and the most that a row may have, in points. */
const LINE_HEIGHT = 15;
const HIGHEST = 400;

/** How many characters a printed page is wide before it becomes too small to read. */
const PAGE_WIDTH = 260;

const PAGE: PageSetup = { paperSize: 'a4', orientation: 'landscape', fitToPage: true, fitToHeight: 0 };

/** The name of the sheet that says what the workbook is. */
export const ABOUT = 'about';

/** A line of that sheet: of what it tells, and what it tells. */
export type AboutLine = readonly [subject: string, text: string];

/**
 * An Excel workbook: a sheet that says what it is, where there is anything to say, then a sheet a table, in their order.
 * The header is frozen and filtered, columns are as wide as what they hold, long texts are wrapped, and a page is printed
 * across with the header on each. Numbers are numbers, booleans are booleans, and texts are texts, which no spreadsheet
 * runs or turns into dates, whatever they begin with. A day is a date from 1900-03-01 on, and a text `YYYY-MM-DD` before,
 * where spreadsheets have no dates. A text beyond 32,767 UTF-16 units is cut there and says so. The same rows give the
 * same bytes on any machine.
 *
 * Throws a RangeError that names table, row (from 1) and column where a cell is missing or is not what its column
 * holds. All is held in memory: a workbook is for people, and people's spreadsheets end at 1,048,576 rows a sheet.
 */
export async function writeWorkbook(
  title: string,
  sheets: readonly Sheet[],
  about: readonly AboutLine[] = [],
): Promise<Uint8Array> {
  const workbook = await writeXlsx({
    sheets: [...(about.length > 0 ? [toAbout(about)] : []), ...sheets.map(toSheet)],
    // Without it, LibreOffice shows no buttons for the filter.
    namedRanges: sheets.map(({ table, rows }) => ({
      name: '_xlnm._FilterDatabase',
      scope: table.name,
      range: `${table.name}!$A$1:$${columnLetters(table.columns.length)}$${rows.length + 1}`,
    })),
    properties: { title, modified: NO_TIME, created: NO_TIME },
  });
  return repack(workbook);
}

function toAbout(lines: readonly AboutLine[]): WriteSheet {
  const top: CellStyle = { alignment: { vertical: 'top', wrapText: true } };
  const columns = [
    { width: 20, style: { ...top, font: BOLD } },
    { width: 100, style: top },
  ];
  const rows = lines.map(([subject, text]) => [subject, xmlText(cut(text))]);
  return {
    name: ABOUT,
    columns,
    rows,
    rowDefs: heights(rows, columns),
    pageSetup: { ...PAGE, fitToWidth: 1 },
  };
}

/** The heights of the rows in which a text takes several lines: not every spreadsheet finds them itself. */
function heights(rows: readonly CellValue[][], columns: readonly ColumnDef[]): Map<number, RowDef> {
  const wrapped = columns.map(({ width, style }) => (style?.alignment?.wrapText ? width! : 0));
  const found = new Map<number, RowDef>();
  for (const [index, cells] of rows.entries()) {
    let lines = 1;
    for (const [column, width] of wrapped.entries())
      if (width > 0) lines = Math.max(lines, countLines(String(cells[column] ?? ''), width));
    if (lines > 1) found.set(index, { height: Math.min(lines * LINE_HEIGHT, HIGHEST) });
  }
  return found;
}

/** How many lines a text takes in a column, roughly: words are not broken, and letters differ in width. */
const countLines = (text: string, width: number): number =>
  text
    .split('\n')
    .reduce((sum, { length }) => sum + (length <= width ? 1 : Math.ceil((length * 1.1) / width)), 0);

function toSheet({ table, rows }: Sheet): WriteSheet {
  const { columns } = table;
  const lines = rows.map((row, index) => columns.map((column) => toCell(table, column, row, index + 1)));
  const defined = columns.map((column, index) => toColumn(table, column, lines, index));
  const written = [columns.map(({ name }) => name), ...lines];
  const width = defined.reduce((sum, { width = 0 }) => sum + width, 0);
  return {
    name: table.name,
    columns: defined,
    rows: written,
    rowDefs: heights(written, defined),
    cells: new Map(columns.map(({ name }, index) => [`0,${index}`, { value: name, style: HEADER }])),
    freezePane: { rows: 1 },
    autoFilter: { range: `A1:${columnLetters(columns.length)}${rows.length + 1}` },
    pageSetup: { ...PAGE, fitToWidth: Math.ceil(width / PAGE_WIDTH), printTitlesRow: '$1:$1' },
    headerFooter: { oddFooter: '&L&A&R&P / &N' },
  };
}

/** A column as wide as its longest cell and its header. An id is not broken over lines. */
function toColumn(
  { key }: Table,
  { name, type }: Column,
  lines: readonly CellValue[][],
  index: number,
): ColumnDef {
  let longest = name.length + BUTTON;
  if (type === 'date') longest = Math.max(longest, 'YYYY-MM-DD'.length + 1);
  else for (const cells of lines) longest = Math.max(longest, String(cells[index] ?? '').length + 1);
  const isWrapped = type === 'text' && longest > WIDEST && !key.includes(name);
  return {
    width: Math.min(longest, WIDEST),
    style: {
      alignment: {
        vertical: 'top',
        ...(isWrapped ? { wrapText: true } : {}),
        // A number does not touch the text beside it.
        ...(type === 'text' ? {} : { horizontal: 'right', indent: 1 }),
      },
    },
    ...(type in NUMBER_FORMATS ? { numFmt: NUMBER_FORMATS[type]! } : {}),
  };
}

function toCell(table: Table, column: Column, row: Row, rowNumber: number): CellValue {
  const cell = row[column.name];
  const wrong = cellProblem(column, cell);
  if (wrong) throw new RangeError(`Table ${table.name}, row ${rowNumber}: column ${column.name} ${wrong}`);
  if (typeof cell !== 'string') return cell as Cell;
  return column.type === 'date' ? toDate(cell) : xmlText(cut(cell));
}

function toDate(date: string): CellValue {
  const day = toEpochDay(date)!;
  return day >= FIRST_DAY ? day + DAYS_TO_1970 : date;
}

/**
 * A text as a workbook holds it in XML. Controls the library writes as `_x001B_`; two more that XML has no place for are
 * written so too, and what already looks like that is told from it.
 */
const xmlText = (text: string): string =>
  text
    .replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_')
    .replace(/[\ufffe\uffff]/g, (character) => `_x${character.charCodeAt(0).toString(16).toUpperCase()}_`);

function cut(text: string): string {
  if (text.length <= TEXT_LIMIT) return text;
  const mark = ` … [cut: ${text.length} UTF-16 units in the other formats]`;
  // Not between the halves of a surrogate pair.
  return text.slice(0, TEXT_LIMIT - mark.length).replace(/[\uD800-\uDBFF]$/, '') + mark;
}

/** The name of the nth column, from 1: A to Z, then AA. */
function columnLetters(n: number): string {
  const letter = String.fromCharCode(65 + ((n - 1) % 26));
  return n > 26 ? columnLetters(Math.floor((n - 1) / 26)) + letter : letter;
}

/**
 * The archive packed again by a compressor written in JavaScript: that of the platform, which the library uses, gives
 * other bytes with another version or processor.
 */
function repack(archive: Uint8Array): Uint8Array {
  const parts: Unzipped = unzipSync(archive);
  const entries: Zippable = Object.fromEntries(
    Object.entries(parts).map(([path, bytes]) => [path, [bytes, { mtime: NO_TIME_IN_ARCHIVE }]]),
  );
  return zipSync(entries);
}

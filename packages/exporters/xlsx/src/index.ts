import { type Cell, type Column, cellProblem, type Row, type Table, toEpochDay } from '@openbattles/schema';
import { type Unzipped, unzipSync, type Zippable, zipSync } from 'fflate';
import { type CellValue, type WriteSheet, writeXlsx } from 'hucre/xlsx';

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

const HEADER = { font: { bold: true } };

/** Enough to read the usual cell; a long text is read in the line above. */
const WIDTHS: Readonly<Record<Column['type'], number>> = {
  text: 24,
  integer: 12,
  number: 12,
  boolean: 10,
  date: 12,
};

/**
 * An Excel workbook with a sheet a table, in their order: the header frozen and filtered, numbers as numbers, booleans
 * as booleans, and texts as texts, which no spreadsheet runs or turns into dates, whatever they begin with. A day is a
 * date from 1900-03-01 on, and a text `YYYY-MM-DD` before, where spreadsheets have no dates. A text beyond 32,767
 * UTF-16 units is cut there and says so. The same rows give the same bytes on any machine.
 *
 * Throws a RangeError that names table, row (from 1) and column where a cell is missing or is not what its column
 * holds. All is held in memory: a workbook is for people, and people's spreadsheets end at 1,048,576 rows a sheet.
 */
export async function writeWorkbook(title: string, sheets: readonly Sheet[]): Promise<Uint8Array> {
  const workbook = await writeXlsx({
    sheets: sheets.map(toSheet),
    properties: { title, modified: NO_TIME, created: NO_TIME },
  });
  return repack(workbook);
}

function toSheet({ table, rows }: Sheet): WriteSheet {
  const { columns } = table;
  const lines = rows.map((row, index) => columns.map((column) => toCell(table, column, row, index + 1)));
  return {
    name: table.name,
    columns: columns.map(({ type }) => ({
      width: WIDTHS[type],
      ...(type === 'date' ? { numFmt: 'yyyy-mm-dd' } : {}),
    })),
    rows: [columns.map(({ name }) => name), ...lines],
    cells: new Map(columns.map(({ name }, index) => [`0,${index}`, { value: name, style: HEADER }])),
    freezePane: { rows: 1 },
    autoFilter: { range: `A1:${columnLetters(columns.length)}${rows.length + 1}` },
  };
}

function toCell(table: Table, column: Column, row: Row, rowNumber: number): CellValue {
  const cell = row[column.name];
  const wrong = cellProblem(column, cell);
  if (wrong) throw new RangeError(`Table ${table.name}, row ${rowNumber}: column ${column.name} ${wrong}`);
  if (typeof cell !== 'string') return cell as Cell;
  return column.type === 'date' ? toDate(cell) : cut(cell);
}

function toDate(date: string): CellValue {
  const day = toEpochDay(date)!;
  return day >= FIRST_DAY ? day + DAYS_TO_1970 : date;
}

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

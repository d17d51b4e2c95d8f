import {
  type BatchColumn,
  ByteSink,
  type Cell,
  encodeTexts,
  fourTimes,
  hasByte,
  putBytes,
  putNumber,
  type SharedRows,
  type Table,
  type Utf8Texts,
} from '@openbattles/schema';

/** How many rows are turned into bytes at once: as many as Arrow has in a batch, so that they share it. */
export const ROWS_AT_ONCE = 4096;

/** A whole number takes no more bytes. */
const LONGEST_INTEGER = 11;

/** From so many bytes on the platform copies a text faster than a loop. */
const LONG = 128;

const COMMA = 0x2c;
const QUOTE = 0x22;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

const COMMAS = fourTimes(COMMA);
const QUOTES = fourTimes(QUOTE);
const LINE_FEEDS = fourTimes(LINE_FEED);
const CARRIAGE_RETURNS = fourTimes(CARRIAGE_RETURN);

/** Not 0 where one of four bytes is such that a cell stands in quotes; in UTF-8 they are part of no other character. */
function needsQuotes(word: number): number {
  return (
    hasByte(word, COMMAS) |
    hasByte(word, QUOTES) |
    hasByte(word, LINE_FEEDS) |
    hasByte(word, CARRIAGE_RETURNS)
  );
}

/** Room that one call leaves to the next. */
const sink = new ByteSink();

/** The first line of a table: the names of its columns. */
export function headerOf({ columns }: Table): Uint8Array {
  const names = columns.map(({ name }) => (/[",\n\r]/.test(name) ? `"${name.replaceAll('"', '""')}"` : name));
  return new TextEncoder().encode(`${names.join()}\n`);
}

/**
 * The lines of rows, or undefined where a cell cannot be written truly. `change` gives the cell that stands for another.
 *
 * Written by hand, since csv-stringify takes more than three times as long for the same bytes: texts are encoded by column,
 * all with one call, and copied into their lines.
 */
export function putRows(
  rows: SharedRows,
  change?: (cell: Cell | undefined) => Cell | undefined,
): Uint8Array | undefined {
  // What a throw left there is none of these rows.
  sink.length = 0;
  for (const { length, columns } of rows.batches(ROWS_AT_ONCE)) {
    const written: WrittenColumn[] = [];
    let room = length * (columns.length + 1);
    for (const column of columns) {
      const form = toWritten(column, change);
      if (!form) return undefined;
      written.push(form);
      // Each byte of a text may be a quote that is doubled, and two stand around it.
      room += form.integers ? LONGEST_INTEGER * length : 2 * (form.bytes.length + length);
    }
    const bytes = sink.reserve(room);
    const view = new DataView(bytes.buffer);
    let end = sink.length;
    for (let row = 0; row < length; row++) {
      for (let index = 0; index < written.length; index++) {
        if (index > 0) bytes[end++] = COMMA;
        const column = written[index]!;
        const { integers, cells, offsets } = column;
        if (integers) {
          if (cells[row] !== null) end = putNumber(bytes, end, integers[row]!);
        } else end = putText(bytes, view, end, column, offsets[row]!, offsets[row + 1]!);
      }
      bytes[end++] = LINE_FEED;
    }
    sink.length = end;
  }
  return sink.take();
}

/** A column whose cells may be written: as whole numbers, or as texts of which an empty one stands for a null. */
interface WrittenColumn extends Utf8Texts {
  cells: readonly (Cell | undefined)[];
  integers: Int32Array | null;
  /** What `bytes` are in. */
  view: DataView;
  /** Where the next quote is, from the text on that is written next; behind the bytes where there is none. */
  nextQuote: number;
}

function toColumn(
  { bytes, offsets }: Utf8Texts,
  cells: WrittenColumn['cells'],
  integers: Int32Array | null = null,
): WrittenColumn {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  return { bytes, offsets, cells, integers, view, nextQuote: -1 };
}

const NO_TEXTS: Utf8Texts = { bytes: new Uint8Array(), offsets: new Int32Array() };

/** Undefined where a cell is one that CSV would write as something else than it is. */
function toWritten(
  column: BatchColumn,
  change: ((cell: Cell | undefined) => Cell | undefined) | undefined,
): WrittenColumn | undefined {
  const { cells } = column;
  if (column.column.type === 'integer' && column.numbers instanceof Int32Array) {
    return toColumn(NO_TEXTS, cells, column.numbers);
  }
  const texts = column.texts;
  if (texts && !change) return hasEmptyText(texts, cells) ? undefined : toColumn(texts, cells);
  for (const cell of cells) {
    if (cell === undefined || cell === '') return undefined;
    if (typeof cell === 'number' && !Number.isFinite(cell)) return undefined;
  }
  const isDecimal = column.column.type === 'number';
  const fields = cells.map((cell) => {
    const field = change ? change(cell) : cell;
    if (field === null) return null;
    return isDecimal && typeof field === 'number' ? toDecimal(field) : String(field);
  });
  return toColumn(encodeTexts(fields)!, cells);
}

function hasEmptyText({ offsets }: Utf8Texts, cells: readonly (Cell | undefined)[]): boolean {
  for (let index = 0; index < cells.length; index++) {
    if (offsets[index] === offsets[index + 1] && cells[index] !== null) return true;
  }
  return false;
}

/** Writes the text from `start` to `stop`, between quotes where it needs them. */
function putText(
  bytes: Uint8Array,
  view: DataView,
  begin: number,
  column: WrittenColumn,
  start: number,
  stop: number,
): number {
  const length = stop - start;
  if (length > LONG) return putLongText(bytes, begin, column, start, stop);
  // Written as if it needed no quotes, and again where it does: four bytes at once, the last four once more.
  let quoted = 0;
  if (length < 4) {
    for (let index = 0; index < length; index++) {
      const byte = column.bytes[start + index]!;
      quoted |= needsQuotes(byte);
      bytes[begin + index] = byte;
    }
  } else {
    for (let index = 0; index < length; index += 4) {
      const at = Math.min(index, length - 4);
      const word = column.view.getInt32(start + at, true);
      quoted |= needsQuotes(word);
      view.setInt32(begin + at, word, true);
    }
  }
  return quoted === 0 ? begin + length : putQuoted(bytes, begin, column, start, stop);
}

function putLongText(
  bytes: Uint8Array,
  begin: number,
  column: WrittenColumn,
  start: number,
  stop: number,
): number {
  for (let index = start; index < stop; index++) {
    if (needsQuotes(column.bytes[index]!) !== 0) return putQuoted(bytes, begin, column, start, stop);
  }
  return putBytes(bytes, begin, column.bytes, start, stop);
}

/** Writes a text between quotes, piece by piece, each with the quote at its end, which is doubled. */
function putQuoted(
  bytes: Uint8Array,
  begin: number,
  column: WrittenColumn,
  start: number,
  stop: number,
): number {
  let end = begin;
  bytes[end++] = QUOTE;
  for (let from = start; from < stop; ) {
    if (column.nextQuote < from) {
      const quote = column.bytes.indexOf(QUOTE, from);
      column.nextQuote = quote < 0 ? column.bytes.length : quote;
    }
    const to = Math.min(stop, column.nextQuote + 1);
    end = putBytes(bytes, end, column.bytes, from, to);
    if (to > column.nextQuote) bytes[end++] = QUOTE;
    from = to;
  }
  bytes[end++] = QUOTE;
  return end;
}

/**
 * A reader that guesses types takes a column that begins with `48` for integers and fails at `48.5`, so that a column
 * that may hold fractions never does without one.
 */
function toDecimal(number: number): string {
  const text = String(number);
  return /^-?\d+$/.test(text) ? `${text}.0` : text;
}

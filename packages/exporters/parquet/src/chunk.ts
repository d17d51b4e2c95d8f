import { type BatchColumn, putBytes, type Utf8Texts } from '@openbattles/schema';
import { ByteWriter, type SchemaElement } from 'hyparquet-writer';
import { writeRleBitPackedHybrid } from 'hyparquet-writer/src/encoding.js';
import { unconvertMinMax } from 'hyparquet-writer/src/unconvert.js';
import { type Dictionary, toDictionary } from './dictionary.ts';
import { compress } from './snappy.ts';
import { endStruct, I32, putField, putNumberField, STRUCT } from './thrift.ts';

/** Numbers of Parquet's own (https://github.com/apache/parquet-format/blob/master/src/main/thrift/parquet.thrift). */
export const PLAIN = 0;
const RLE = 3;
const RLE_DICTIONARY = 8;
export const DICTIONARY_PAGE = 2;
export const DATA_PAGE = 3;

/** Pages end where they reach so many bytes, as the library has it where nobody says. */
const PAGE_SIZE = 1 << 20;

/** A longer column of booleans is written in runs. */
const FEW_BOOLEANS = 16;

/** The bytes of a value; those of texts differ. */
const WIDTHS: Readonly<Record<string, number>> = { BYTE_ARRAY: 0, INT32: 4, DOUBLE: 8, BOOLEAN: 1 / 8 };

/** The chunk of a column, as the footer tells of it. Offsets count from the beginning of the part. */
export interface WrittenChunk {
  element: SchemaElement;
  /** How many values it has, with nulls. */
  values: number;
  nulls: number;
  /** Of the least and the greatest value; undefined where all are null. */
  bounds: { min: Bound; max: Bound } | undefined;
  /** How the values are encoded, or where there is a dictionary, their numbers in it. */
  encoding: number;
  /** Where it begins: with its dictionary, if it has one. */
  start: number;
  hasDictionary: boolean;
  pages: WrittenPage[];
  end: number;
  /** The bytes before compression, with the headers. */
  uncompressed: number;
}

/** A value in bytes or, where it is a long text, a short one that is not above the least, or not below the greatest. */
interface Bound {
  bytes: Uint8Array;
  isExact: boolean;
}

interface WrittenPage {
  /** The rows. */
  first: number;
  /** Where it begins, and how many bytes it has. */
  offset: number;
  length: number;
}

/** What the library counts for a number in a dictionary. */
const INDEX_WIDTH = 4;

/** Room that one page leaves to the next. */
const levelBytes = new ByteWriter();
const body = new ByteWriter(1 << 16);

/** Writes the chunk of a column that holds what it should, as the library's `writeColumn` does, in a fraction of the time. */
export function writeChunk(writer: ByteWriter, element: SchemaElement, column: BatchColumn): WrittenChunk {
  const { cells, nulls } = column;
  const start = writer.offset;
  const width = WIDTHS[element.type!]!;
  const isBoolean = element.type === 'BOOLEAN';
  const dictionary = isBoolean ? undefined : toDictionary(cells, nulls, width);
  let uncompressed = 0;
  if (dictionary) uncompressed += writeDictionaryPage(writer, column, dictionary);
  const encoding = dictionary ? RLE_DICTIONARY : isBoolean && cells.length > FEW_BOOLEANS ? RLE : PLAIN;
  const levels = element.repetition_type === 'OPTIONAL' ? toLevels(column) : undefined;
  const pages: WrittenPage[] = [];
  let valuesBefore = 0;
  for (const [from, to] of toPages(column, dictionary ? INDEX_WIDTH : width)) {
    const offset = writer.offset;
    const values = to - from - countNulls(column, from, to);
    startAnew(body);
    if (dictionary) putIndexes(body, dictionary.indexes.subarray(valuesBefore, valuesBefore + values));
    else if (encoding === RLE) putRuns(body, column, from, to, values);
    else putPlain(body, column, from, to);
    uncompressed += writeDataPage(writer, levels?.subarray(from, to), to - from, values, encoding);
    pages.push({ first: from, offset, length: writer.offset - offset });
    valuesBefore += values;
  }
  return {
    element,
    values: cells.length,
    nulls,
    bounds: toBounds(element, column),
    encoding,
    start,
    hasDictionary: dictionary !== undefined,
    pages,
    end: writer.offset,
    uncompressed,
  };
}

function startAnew(writer: ByteWriter): void {
  writer.index = 0;
  writer.offset = 0;
}

/** For each cell whether it is there. */
function toLevels({ cells, nulls }: BatchColumn): Uint8Array {
  const levels = new Uint8Array(cells.length).fill(1);
  if (nulls > 0) for (let row = 0; row < cells.length; row++) if (cells[row] === null) levels[row] = 0;
  return levels;
}

function countNulls({ cells, nulls }: BatchColumn, from: number, to: number): number {
  if (nulls === 0 || to - from === cells.length) return nulls;
  let count = 0;
  for (let row = from; row < to; row++) if (cells[row] === null) count++;
  return count;
}

/** From which row to which pages go, exclusive. */
function toPages(column: BatchColumn, width: number): [from: number, to: number][] {
  const { cells } = column;
  const offsets = width === 0 ? column.texts!.offsets : undefined;
  if ((offsets ? offsets[cells.length]! : width * cells.length) < PAGE_SIZE) return [[0, cells.length]];
  const pages: [number, number][] = [];
  let from = 0;
  let pageSize = 0;
  for (let row = 0; row < cells.length; row++) {
    const size = cells[row] === null ? 0 : offsets ? offsets[row + 1]! - offsets[row]! : width;
    pageSize += size;
    if (pageSize < PAGE_SIZE || row === from) continue;
    pages.push([from, row]);
    from = row;
    pageSize = size;
  }
  pages.push([from, cells.length]);
  return pages;
}

/** Numbers of a dictionary, after how many bits each has. */
function putIndexes(writer: ByteWriter, indexes: Int32Array): void {
  let max = 0;
  for (let index = 0; index < indexes.length; index++) max = Math.max(max, indexes[index]!);
  const bits = Math.ceil(Math.log2(max + 1));
  writer.appendUint8(bits);
  writeRleBitPackedHybrid(writer, indexes, bits);
}

/** Booleans in runs, after the length of all. */
function putRuns(
  writer: ByteWriter,
  { cells, numbers }: BatchColumn,
  from: number,
  to: number,
  values: number,
): void {
  const booleans = new Uint8Array(values);
  let count = 0;
  for (let row = from; row < to; row++) if (cells[row] !== null) booleans[count++] = numbers![row]!;
  writer.appendUint32(0);
  const length = writeRleBitPackedHybrid(writer, booleans, 1);
  writer.view.setUint32(0, length, true);
}

/** Values as they are, one after another. */
function putPlain(writer: ByteWriter, column: BatchColumn, from: number, to: number): void {
  const { cells, numbers } = column;
  if (numbers instanceof Uint8Array) {
    putBits(writer, cells, numbers, from, to);
    return;
  }
  if (numbers) {
    writer.ensure(numbers.BYTES_PER_ELEMENT * (to - from));
    const { view } = writer;
    let end = 0;
    for (let row = from; row < to; row++) {
      if (cells[row] === null) continue;
      if (numbers instanceof Int32Array) view.setInt32(end, numbers[row]!, true);
      else view.setFloat64(end, numbers[row]!, true);
      end += numbers.BYTES_PER_ELEMENT;
    }
    advance(writer, end);
    return;
  }
  const { bytes, offsets } = column.texts!;
  writer.ensure(offsets[to]! - offsets[from]! + 4 * (to - from));
  const { view } = writer;
  const page = new Uint8Array(writer.buffer);
  let end = 0;
  for (let row = from; row < to; row++) {
    if (cells[row] === null) continue;
    const start = offsets[row]!;
    const stop = offsets[row + 1]!;
    view.setInt32(end, stop - start, true);
    end = putBytes(page, end + 4, bytes, start, stop);
  }
  advance(writer, end);
}

function putBits(
  writer: ByteWriter,
  cells: BatchColumn['cells'],
  booleans: Uint8Array,
  from: number,
  to: number,
): void {
  let bits = 0;
  let count = 0;
  for (let row = from; row < to; row++) {
    if (cells[row] === null) continue;
    bits |= booleans[row]! << (count++ & 7);
    if ((count & 7) > 0) continue;
    writer.appendUint8(bits);
    bits = 0;
  }
  if ((count & 7) > 0) writer.appendUint8(bits);
}

function advance(writer: ByteWriter, count: number): void {
  writer.index += count;
  writer.offset += count;
}

/** Writes the page of a dictionary, and gives its size before compression with its header. */
function writeDictionaryPage(writer: ByteWriter, column: BatchColumn, { rows }: Dictionary): number {
  startAnew(body);
  for (const row of rows) putOne(body, column, row);
  const plain = body.getBytes();
  const compressed = compress(plain);
  const start = writer.offset;
  putNumberField(writer, 1, I32, DICTIONARY_PAGE);
  putNumberField(writer, 1, I32, plain.length);
  putNumberField(writer, 1, I32, compressed.length);
  putField(writer, 4, STRUCT);
  putNumberField(writer, 1, I32, rows.length);
  putNumberField(writer, 1, I32, PLAIN);
  endStruct(writer);
  endStruct(writer);
  const headerLength = writer.offset - start;
  writer.appendBytes(compressed);
  return headerLength + plain.length;
}

function putOne(writer: ByteWriter, column: BatchColumn, row: number): void {
  const { numbers } = column;
  if (numbers instanceof Int32Array) writer.appendInt32(numbers[row]!);
  else if (numbers) writer.appendFloat64(numbers[row]!);
  else {
    const text = textOf(column.texts!, row);
    writer.appendUint32(text.length);
    writer.appendBytes(text);
  }
}

/** Writes the page of the values in `body`, and gives its size before compression with its header. */
function writeDataPage(
  writer: ByteWriter,
  levels: Uint8Array | undefined,
  rows: number,
  values: number,
  encoding: number,
): number {
  startAnew(levelBytes);
  if (levels) writeRleBitPackedHybrid(levelBytes, levels, 1);
  const plain = body.getBytes();
  const compressed = compress(plain);
  const start = writer.offset;
  putNumberField(writer, 1, I32, DATA_PAGE);
  putNumberField(writer, 1, I32, levelBytes.offset + plain.length);
  putNumberField(writer, 1, I32, levelBytes.offset + compressed.length);
  putField(writer, 5, STRUCT);
  putNumberField(writer, 1, I32, rows);
  putNumberField(writer, 1, I32, rows - values);
  putNumberField(writer, 1, I32, rows);
  putNumberField(writer, 1, I32, encoding);
  putNumberField(writer, 1, I32, levelBytes.offset);
  putNumberField(writer, 1, I32, 0);
  endStruct(writer);
  endStruct(writer);
  const headerLength = writer.offset - start;
  writer.appendBytes(levelBytes.getBytes());
  writer.appendBytes(compressed);
  return headerLength + levelBytes.offset + plain.length;
}

function toBounds(element: SchemaElement, column: BatchColumn): WrittenChunk['bounds'] {
  const { cells, numbers } = column;
  const texts = numbers ? undefined : column.texts;
  let min = -1;
  let max = -1;
  for (let row = 0; row < cells.length; row++) {
    if (cells[row] === null) continue;
    if (min < 0) {
      min = row;
      max = row;
    } else if (numbers) {
      if (numbers[row]! < numbers[min]!) min = row;
      else if (numbers[row]! > numbers[max]!) max = row;
    } else if (cells[row] !== cells[row - 1]) {
      if (compare(texts!, row, min) < 0) min = row;
      else if (compare(texts!, row, max) > 0) max = row;
    }
  }
  if (min < 0) return undefined;
  const toBound = (row: number, isMax: boolean): Bound => {
    // Of 0 there are two; the least is the negative one.
    const value = numbers ? numbers[row]! || (isMax ? 0 : -0) : textOf(texts!, row);
    const bytes = unconvertMinMax(value, element, isMax)!;
    return { bytes, isExact: numbers !== undefined || bytes === value };
  };
  return { min: toBound(min, false), max: toBound(max, true) };
}

const textOf = ({ bytes, offsets }: Utf8Texts, row: number): Uint8Array =>
  bytes.subarray(offsets[row]!, offsets[row + 1]!);

/** Compares two texts by their bytes, which is by their code points. */
function compare({ bytes, offsets }: Utf8Texts, left: number, right: number): number {
  let a = offsets[left]!;
  let b = offsets[right]!;
  const stop = Math.min(offsets[left + 1]!, a + offsets[right + 1]! - b);
  while (a < stop && bytes[a] === bytes[b]) {
    a++;
    b++;
  }
  return a < stop
    ? bytes[a]! - bytes[b]!
    : offsets[left + 1]! - offsets[left]! - (offsets[right + 1]! - offsets[right]!);
}

import { ByteWriter, type ParquetWriter } from 'hyparquet-writer';
import { DATA_PAGE, DICTIONARY_PAGE, PLAIN, type WrittenChunk } from './chunk.ts';
import {
  BINARY,
  endStruct,
  FALSE,
  I32,
  I64,
  LIST,
  putBytes,
  putBytesField,
  putField,
  putList,
  putNumber,
  putNumberField,
  STRUCT,
} from './thrift.ts';

/** The library's names for what it writes of a row group. */
export type RowGroup = ParquetWriter['row_groups'][number];
export type Chunk = RowGroup['columns'][number];

/**
 * How the footer of a file tells of a row group: the bytes that the library writes, without some numbers that are known only
 * when the file is. The objects of which it writes them are many times as large, and slow to hand over. Plain data.
 */
export interface GroupNote {
  bytes: Uint8Array;
  /** For each of the numbers three: before which of the bytes it stands, which it is, and of what. */
  numbers: number[];
}

/** An offset in the file, of what begins so many bytes behind the beginning of the part. */
const OFFSET = 0;
/** Where the offset index of a column stands, and how long it is. */
const INDEX_OFFSET = 1;
const INDEX_LENGTH = 2;

/** In Parquet's own numbers: the types of values and the compression. */
const TYPES: Readonly<Record<string, number>> = { BOOLEAN: 0, INT32: 1, DOUBLE: 5, BYTE_ARRAY: 6 };
const SNAPPY = 1;

/** Added to the number of rows, so that it is known again where it is to be written: more than any number is. */
const ROWS_MARK = 1n << 62n;

/** In Thrift's compact protocol: the byte for a field that comes next and is a list. */
const FIELD = 1;

const encoder = new TextEncoder();

/** A file ends with the length of its metadata and `PAR1`. */
const LENGTH_AND_MAGIC = 8;

/** Writes what the library does, and keeps where the field of the row groups belongs: after the number of rows. */
export class FooterWriter extends ByteWriter {
  groupsStart = 0;

  override appendZigZag(value: number | bigint): void {
    const isRows = typeof value === 'bigint' && value >= ROWS_MARK;
    super.appendZigZag(isRows ? value - ROWS_MARK : value);
    if (isRows) this.groupsStart = this.index;
  }
}

/** A number of rows as the library is to be given it, for a writer of this kind. */
export const markRows = (rows: number): bigint => ROWS_MARK + BigInt(rows);

/** How a footer tells of a row group of which the offsets count from the beginning of its part. */
export function noteOf(rows: number, chunks: readonly WrittenChunk[]): GroupNote {
  const writer = new ByteWriter();
  const numbers: number[] = [];
  const start = chunks[0]!.start;
  putField(writer, 1, LIST);
  putList(writer, STRUCT, chunks.length);
  for (const [index, chunk] of chunks.entries()) putChunk(writer, numbers, chunk, index);
  putNumberField(
    writer,
    1,
    I64,
    chunks.reduce((sum, { uncompressed }) => sum + uncompressed, 0),
  );
  putNumberField(writer, 1, I64, rows);
  putNumberField(writer, 3, I64, chunks.at(-1)!.end - start);
  endStruct(writer);
  return { bytes: writer.getBytes().slice(), numbers };
}

function putChunk(writer: ByteWriter, numbers: number[], chunk: WrittenChunk, index: number): void {
  const { element, hasDictionary, encoding, pages, start } = chunk;
  const putLater = (step: number, type: number, which: number, of: number): void => {
    putField(writer, step, type);
    numbers.push(writer.index, which, of);
  };
  putLater(2, I64, OFFSET, start);
  putField(writer, 1, STRUCT);
  putNumberField(writer, 1, I32, TYPES[element.type!]!);
  putField(writer, 1, LIST);
  const encodings = hasDictionary ? [PLAIN, encoding] : [encoding];
  putList(writer, I32, encodings.length);
  for (const encoding of encodings) putNumber(writer, encoding);
  putField(writer, 1, LIST);
  putList(writer, BINARY, 1);
  putBytes(writer, encoder.encode(element.name));
  putNumberField(writer, 1, I32, SNAPPY);
  putNumberField(writer, 1, I64, chunk.values);
  putNumberField(writer, 1, I64, chunk.uncompressed);
  putNumberField(writer, 1, I64, chunk.end - start);
  putLater(2, I64, OFFSET, pages[0]!.offset);
  if (hasDictionary) putLater(2, I64, OFFSET, start);
  putField(writer, hasDictionary ? 1 : 3, STRUCT);
  putStatistics(writer, chunk);
  putField(writer, 1, LIST);
  putList(writer, STRUCT, encodings.length);
  if (hasDictionary) putEncodingStats(writer, DICTIONARY_PAGE, PLAIN, 1);
  putEncodingStats(writer, DATA_PAGE, encoding, pages.length);
  endStruct(writer);
  if (pages.length > 1) {
    putLater(1, I64, INDEX_OFFSET, index);
    putLater(1, I32, INDEX_LENGTH, index);
  }
  endStruct(writer);
}

function putStatistics(writer: ByteWriter, { element, nulls, bounds }: WrittenChunk): void {
  putNumberField(writer, 3, I64, nulls);
  // The number of the last field.
  let last = 3;
  if (bounds) {
    putBytesField(writer, 2, bounds.max.bytes);
    putBytesField(writer, 1, bounds.min.bytes);
    last = 6;
    if (!bounds.max.isExact) {
      putField(writer, 1, FALSE);
      last = 7;
    }
    if (!bounds.min.isExact) {
      putField(writer, 8 - last, FALSE);
      last = 8;
    }
  }
  // No number is NaN.
  if (element.type === 'DOUBLE') putNumberField(writer, 9 - last, I64, 0);
  endStruct(writer);
}

function putEncodingStats(writer: ByteWriter, page: number, encoding: number, count: number): void {
  putNumberField(writer, 1, I32, page);
  putNumberField(writer, 1, I32, encoding);
  putNumberField(writer, 1, I32, count);
  endStruct(writer);
}

/** A row group of a file. */
export interface NotedGroup {
  note: GroupNote;
  /** Where its part begins in the file. */
  offset: number;
  /** What the library says of where the offset indexes stand, by column. */
  chunks: ReadonlyMap<number, Chunk>;
}

/** The end of a file with these row groups, of one that was written without any, with `markRows`. */
export function insertGroups(end: FooterWriter, groups: readonly NotedGroup[]): Uint8Array {
  const written = end.getBytes();
  if (groups.length === 0) return written.slice();
  const lengthAt = written.length - LENGTH_AND_MAGIC;
  const metadataAt = lengthAt - new DataView(written.buffer).getUint32(lengthAt, true);
  const writer = new ByteWriter(2 * written.length);
  writer.appendBytes(written.subarray(0, end.groupsStart + FIELD));
  putList(writer, STRUCT, groups.length);
  for (const group of groups) appendGroup(writer, group);
  // Behind the length of an empty list.
  writer.appendBytes(written.subarray(end.groupsStart + FIELD + 1, lengthAt));
  writer.appendUint32(writer.index - metadataAt);
  writer.appendBytes(written.subarray(lengthAt + 4));
  return writer.getBytes().slice();
}

function appendGroup(writer: ByteWriter, { note: { bytes, numbers }, offset, chunks }: NotedGroup): void {
  let start = 0;
  for (let index = 0; index < numbers.length; index += 3) {
    const at = numbers[index]!;
    const which = numbers[index + 1]!;
    const of = numbers[index + 2]!;
    writer.appendBytes(bytes.subarray(start, at));
    start = at;
    if (which === OFFSET) writer.appendZigZag(BigInt(offset + of));
    else if (which === INDEX_OFFSET) writer.appendZigZag(chunks.get(of)!.offset_index_offset!);
    else writer.appendZigZag(chunks.get(of)!.offset_index_length!);
  }
  writer.appendBytes(bytes.subarray(start));
}

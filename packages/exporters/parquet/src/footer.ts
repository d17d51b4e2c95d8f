import { ByteWriter, type ParquetWriter, type SchemaElement } from 'hyparquet-writer';
import { writeMetadata } from 'hyparquet-writer/src/metadata.js';

/** The library's names for what it writes of a row group. */
export type RowGroup = ParquetWriter['row_groups'][number];
export type Chunk = RowGroup['columns'][number];

/**
 * How the footer of a file tells of a row group: bytes that the library writes, without some numbers that are known only
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

/** Added to numbers so that they are known again where they are to be written: more than any number is. */
const MARKS: Readonly<Record<number, bigint>> = { [OFFSET]: 1n << 60n, [INDEX_OFFSET]: 1n << 61n };
const LENGTH_MARK = 2 ** 52;
const ROWS_MARK = 1n << 62n;
const END_MARK = 1n << 63n;

/** In Thrift's compact protocol: the byte for a field that comes next and is a list, and those of the list's length. */
const FIELD = 1;
const STRUCTS = 12;
const MOST_IN_ONE_BYTE = 14;

/** A file ends with the length of its metadata and `PAR1`. */
const LENGTH_AND_MAGIC = 8;

/** Writes what the library does, but marked numbers: it keeps where they belong, and where the row groups do. */
export class FooterWriter extends ByteWriter {
  readonly numbers: number[] = [];
  /** Where the field of the row groups begins and ends: between the number of rows and what follows. */
  groupsStart = 0;
  groupsEnd = 0;

  override appendZigZag(value: number | bigint): void {
    if (typeof value === 'number') {
      if (value < LENGTH_MARK) super.appendZigZag(value);
      else this.numbers.push(this.index, INDEX_LENGTH, value - LENGTH_MARK);
    } else if (value === END_MARK) this.groupsEnd = this.index - FIELD;
    else if (value >= ROWS_MARK) {
      super.appendZigZag(value - ROWS_MARK);
      this.groupsStart = this.index;
    } else if (value >= MARKS[OFFSET]!) {
      const which = value < MARKS[INDEX_OFFSET]! ? OFFSET : INDEX_OFFSET;
      this.numbers.push(this.index, which, Number(value - MARKS[which]!));
    } else super.appendZigZag(value);
  }
}

/** A number of rows as the library is to be given it, for a writer of this kind. */
export const markRows = (rows: number): bigint => ROWS_MARK + BigInt(rows);

/**
 * How a footer tells of a row group of which the offsets count from the beginning of its part.
 *
 * @param offsetIndexes the offset index of each column that has one.
 */
export function noteOf(
  schema: SchemaElement[],
  group: RowGroup,
  offsetIndexes: readonly unknown[],
): GroupNote {
  const writer = new FooterWriter();
  const columns = group.columns.map((chunk, index) => mark(chunk, offsetIndexes[index] ? index : undefined));
  // A footer with this group, of which the first thing behind it is marked too.
  const footer = {
    version: 2,
    schema,
    num_rows: markRows(0),
    row_groups: [{ ...group, columns }],
    created_by: END_MARK,
  };
  writeMetadata(writer, footer as unknown as Parameters<typeof writeMetadata>[1]);
  const start = writer.groupsStart + FIELD + 1;
  return {
    bytes: writer.getBytes().slice(start, writer.groupsEnd),
    numbers: writer.numbers.map((number, index) => (index % 3 === 0 ? number - start : number)),
  };
}

function mark(chunk: Chunk, index: number | undefined): Chunk {
  const metadata = chunk.meta_data!;
  const { data_page_offset, dictionary_page_offset } = metadata;
  const marked = (offset: bigint) => MARKS[OFFSET]! + offset;
  return {
    ...chunk,
    file_offset: marked(chunk.file_offset),
    meta_data: {
      ...metadata,
      data_page_offset: marked(data_page_offset),
      ...(dictionary_page_offset !== undefined && { dictionary_page_offset: marked(dictionary_page_offset) }),
    },
    ...(index !== undefined && {
      offset_index_offset: MARKS[INDEX_OFFSET]! + BigInt(index),
      offset_index_length: LENGTH_MARK + index,
    }),
  };
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
  const isFew = groups.length <= MOST_IN_ONE_BYTE;
  writer.appendUint8(((isFew ? groups.length : MOST_IN_ONE_BYTE + 1) << 4) | STRUCTS);
  if (!isFew) writer.appendVarInt(groups.length);
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

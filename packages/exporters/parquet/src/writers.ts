import type { Batch, Table } from '@openbattles/schema';
import { ByteWriter, ParquetWriter, type SchemaElement } from 'hyparquet-writer';
import { type WrittenChunk, writeChunk } from './chunk.ts';
import {
  type Chunk,
  FooterWriter,
  type GroupNote,
  insertGroups,
  markRows,
  type NotedGroup,
  noteOf,
} from './footer.ts';
import { toKeyValues, toSchema } from './metadata.ts';

type OffsetIndex = NonNullable<ParquetWriter['pendingIndexes'][number]['offsetIndex']>;

/** A row group that is written. Plain data. */
export interface WrittenGroup {
  rows: number;
  note: GroupNote;
  /** Where the pages of each column are that has several, from the beginning of the part. They are told of at the end of the file. */
  offsetIndexes: (OffsetIndex | undefined)[];
}

/** Room that one writer of groups leaves to the next, unless it is more than this. */
let room = new ByteWriter(1 << 16);
const KEPT = 1 << 25;

/** Writes row groups without the file around them. One at a time: they share their room. */
export class GroupWriter {
  readonly #schema: SchemaElement[];
  readonly #bytes: ByteWriter;
  readonly groups: WrittenGroup[] = [];

  constructor(table: Table) {
    this.#schema = toSchema(table);
    if (room.buffer.byteLength > KEPT) room = new ByteWriter(1 << 16);
    this.#bytes = room;
    this.#bytes.index = 0;
    this.#bytes.offset = 0;
  }

  /** Writes a row group of columns that hold what they should. */
  write({ length, columns }: Batch): void {
    const chunks = columns.map((column, index) => writeChunk(this.#bytes, this.#schema[index + 1]!, column));
    this.groups.push({
      rows: length,
      note: noteOf(length, chunks),
      offsetIndexes: chunks.map(toOffsetIndex),
    });
  }

  /** The bytes of the groups, in a buffer of their own. */
  take(): Uint8Array {
    return this.#bytes.getBytes().slice();
  }
}

/** The library writes no index of a single page. */
function toOffsetIndex({ pages }: WrittenChunk): OffsetIndex | undefined {
  if (pages.length === 1) return undefined;
  const page_locations = pages.map(({ first, offset, length }) => ({
    offset: BigInt(offset),
    compressed_page_size: length,
    first_row_index: BigInt(first),
  }));
  return { page_locations };
}

/** Writes the file around row groups that are written already. */
export class PartsWriter {
  readonly #bytes = new FooterWriter();
  readonly #parquet: ParquetWriter;
  readonly #groups: NotedGroup[] = [];
  #rows = 0;

  constructor(table: Table) {
    this.#parquet = toWriter(table, this.#bytes);
  }

  /** Takes note of a part that follows in the file, so many bytes, with these groups. */
  add(byteLength: number, groups: readonly WrittenGroup[]): void {
    const offset = this.#bytes.offset;
    for (const { rows, note, offsetIndexes } of groups) {
      const chunks = new Map<number, Chunk>();
      for (const [column, offsetIndex] of offsetIndexes.entries()) {
        if (!offsetIndex) continue;
        // The library will say in it where the index stands.
        const chunk: Chunk = { file_offset: 0n };
        chunks.set(column, chunk);
        this.#parquet.pendingIndexes.push({ chunk, offsetIndex: moveIndex(offsetIndex, offset) });
      }
      // A copy: the part's bytes, among which these may be, are nobody's when they are written.
      this.#groups.push({ note: { ...note, bytes: note.bytes.slice() }, offset, chunks });
      this.#rows += rows;
    }
    this.#bytes.offset += byteLength;
  }

  /** What the library has written since it was last asked. */
  take(): Uint8Array {
    const bytes = this.#bytes.getBytes().slice();
    this.#bytes.index = 0;
    return bytes;
  }

  /** What stands after the groups. */
  end(): Uint8Array {
    this.#parquet.num_rows = markRows(this.#rows);
    this.#parquet.finish();
    return insertGroups(this.#bytes, this.#groups);
  }
}

function toWriter(table: Table, writer: ByteWriter): ParquetWriter {
  return new ParquetWriter({
    writer,
    schema: toSchema(table),
    kvMetadata: toKeyValues(table),
    createdBy: 'Open Battles',
  });
}

/** Where the pages are when they begin so many bytes later. */
function moveIndex(index: OffsetIndex, by: number): OffsetIndex {
  const page_locations = index.page_locations.map((page) => ({ ...page, offset: page.offset + BigInt(by) }));
  return { ...index, page_locations };
}

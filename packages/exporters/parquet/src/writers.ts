import type { Cell, Table, Utf8Texts } from '@openbattles/schema';
import { ByteWriter, ParquetWriter, type SchemaElement } from 'hyparquet-writer';
import { writeColumn } from 'hyparquet-writer/src/column.js';
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
import { compress } from './snappy.ts';
import { writeTextColumn } from './text-column.ts';

type OffsetIndex = NonNullable<ParquetWriter['pendingIndexes'][number]['offsetIndex']>;

/** A row group that is written. Plain data. */
export interface WrittenGroup {
  rows: number;
  note: GroupNote;
  /** Where the pages of each column are that has several, from the beginning of the part. They are told of at the end of the file. */
  offsetIndexes: (OffsetIndex | undefined)[];
}

/** The values of a column as Parquet has them, and in UTF-8 where they are texts. */
export interface ColumnValues {
  values: readonly Cell[];
  texts?: Utf8Texts;
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

  /** Writes a row group of the values by column; a column of texts with their UTF-8. */
  write(columns: readonly ColumnValues[], length: number): void {
    const start = this.#bytes.offset;
    const written = columns.map((column, index) => this.#writeColumn(column, this.#schema[index + 1]!));
    let total = 0n;
    for (const { chunk } of written) total += chunk.meta_data!.total_uncompressed_size;
    const rowGroup = {
      columns: written.map(({ chunk }) => chunk),
      total_byte_size: total,
      num_rows: BigInt(length),
      total_compressed_size: BigInt(this.#bytes.offset - start),
    };
    const offsetIndexes = written.map(({ offsetIndex }) => severalPages(offsetIndex));
    this.groups.push({
      rows: length,
      note: noteOf(this.#schema, rowGroup, offsetIndexes),
      offsetIndexes,
    });
  }

  /** The bytes of the groups, in a buffer of their own. */
  take(): Uint8Array {
    return this.#bytes.getBytes().slice();
  }

  #writeColumn({ values, texts }: ColumnValues, element: SchemaElement): ReturnType<typeof writeColumn> {
    const isOptional = element.repetition_type === 'OPTIONAL';
    const options: Parameters<typeof writeColumn>[0] = {
      writer: this.#bytes,
      // What the library's ParquetWriter takes where nobody says.
      column: {
        columnName: element.name,
        element,
        schemaPath: [this.#schema[0]!, element],
        codec: 'SNAPPY',
        compressors: { SNAPPY: compress },
        stats: true,
        pageSize: 1 << 20,
        columnIndex: false,
        offsetIndex: true,
      },
      pageData: {
        values: values as Cell[],
        definitionLevels: isOptional ? values.map((value) => (value === null ? 0 : 1)) : [],
        repetitionLevels: [],
        maxDefinitionLevel: isOptional ? 1 : 0,
      },
    };
    return texts ? writeTextColumn(options, texts) : writeColumn(options);
  }
}

/** The library writes no index of a single page. */
const severalPages = (index: OffsetIndex | undefined): OffsetIndex | undefined =>
  index && index.page_locations.length > 1 ? index : undefined;

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

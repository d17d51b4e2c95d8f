import type { Cell, Table } from '@openbattles/schema';
import { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import { toKeyValues, toSchema } from './metadata.ts';

/** The library's names for what it writes of a row group. */
type RowGroup = ParquetWriter['row_groups'][number];
type OffsetIndex = ParquetWriter['pendingIndexes'][number]['offsetIndex'];

/** A row group that is written, with offsets from the beginning of its part. Plain data. */
export interface WrittenGroup {
  rowGroup: RowGroup;
  /** Where the pages of each column are that has several. They are told of at the end of the file. */
  offsetIndexes: OffsetIndex[];
}

/** Writes row groups without the file around them. */
export class GroupWriter {
  readonly #table: Table;
  readonly #bytes = new ByteWriter(1 << 16);
  readonly #parquet: ParquetWriter;

  constructor(table: Table) {
    this.#table = table;
    this.#parquet = toWriter(table, this.#bytes);
    takeBytes(this.#bytes);
    this.#bytes.offset = 0;
  }

  /** Writes a row group of the values by column. */
  write(values: readonly (readonly Cell[])[], length: number): void {
    const columnData = this.#table.columns.map(({ name }, index) => ({
      name,
      data: values[index] as Cell[],
    }));
    this.#parquet.write({ columnData, rowGroupSize: length });
  }

  get groups(): WrittenGroup[] {
    const { row_groups, pendingIndexes } = this.#parquet;
    const width = this.#table.columns.length;
    return row_groups.map((rowGroup, index) => ({
      rowGroup,
      offsetIndexes: pendingIndexes
        .slice(index * width, (index + 1) * width)
        .map(({ offsetIndex }) => offsetIndex),
    }));
  }

  take(): Uint8Array {
    return takeBytes(this.#bytes);
  }
}

/** Writes the file around row groups that are written already. */
export class PartsWriter {
  readonly #bytes = new ByteWriter();
  readonly #parquet: ParquetWriter;

  constructor(table: Table) {
    this.#parquet = toWriter(table, this.#bytes);
  }

  /** Takes note of a part that follows in the file, so many bytes, with these groups. */
  add(byteLength: number, groups: readonly WrittenGroup[]): void {
    const offset = this.#bytes.offset;
    for (const { rowGroup, offsetIndexes } of groups) {
      const columns = rowGroup.columns.map((chunk) => moveChunk(chunk, offset));
      this.#parquet.row_groups.push({ ...rowGroup, columns });
      this.#parquet.num_rows += rowGroup.num_rows;
      for (const [index, chunk] of columns.entries()) {
        const offsetIndex = moveIndex(offsetIndexes[index], offset);
        this.#parquet.pendingIndexes.push({ chunk, ...(offsetIndex && { offsetIndex }) });
      }
    }
    this.#bytes.offset += byteLength;
  }

  /** What the library has written since it was last asked. */
  take(): Uint8Array {
    return takeBytes(this.#bytes);
  }

  /** What stands after the groups. */
  end(): Uint8Array {
    this.#parquet.finish();
    return this.take();
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

/** The library's writer to memory counts `offset` over the file and `index` over what it holds. */
function takeBytes(writer: ByteWriter): Uint8Array {
  const bytes = writer.getBytes().slice();
  writer.index = 0;
  return bytes;
}

function moveChunk(chunk: RowGroup['columns'][number], by: number): RowGroup['columns'][number] {
  const metadata = chunk.meta_data!;
  const { data_page_offset, dictionary_page_offset } = metadata;
  return {
    ...chunk,
    file_offset: chunk.file_offset + BigInt(by),
    meta_data: {
      ...metadata,
      data_page_offset: data_page_offset + BigInt(by),
      ...(dictionary_page_offset !== undefined && {
        dictionary_page_offset: dictionary_page_offset + BigInt(by),
      }),
    },
  };
}

function moveIndex(index: OffsetIndex, by: number): OffsetIndex {
  if (!index) return index;
  const page_locations = index.page_locations.map((page) => ({ ...page, offset: page.offset + BigInt(by) }));
  return { ...index, page_locations };
}

import type { Cell, Table, Utf8Texts } from '@openbattles/schema';
import { ByteWriter, ParquetWriter, type SchemaElement } from 'hyparquet-writer';
import { writeColumn } from 'hyparquet-writer/src/column.js';
import { toKeyValues, toSchema } from './metadata.ts';
import { compress } from './snappy.ts';
import { writeTextColumn } from './text-column.ts';

/** The library's names for what it writes of a row group. */
type RowGroup = ParquetWriter['row_groups'][number];
type OffsetIndex = ParquetWriter['pendingIndexes'][number]['offsetIndex'];

/** A row group that is written, with offsets from the beginning of its part. Plain data. */
export interface WrittenGroup {
  rowGroup: RowGroup;
  /** Where the pages of each column are that has several. They are told of at the end of the file. */
  offsetIndexes: OffsetIndex[];
}

/** The values of a column as Parquet has them, and in UTF-8 where they are texts. */
export interface ColumnValues {
  values: readonly Cell[];
  texts?: Utf8Texts;
}

/** Writes row groups without the file around them. */
export class GroupWriter {
  readonly #schema: SchemaElement[];
  readonly #bytes = new ByteWriter(1 << 16);
  readonly groups: WrittenGroup[] = [];

  constructor(table: Table) {
    this.#schema = toSchema(table);
  }

  /** Writes a row group of the values by column; a column of texts with their UTF-8. */
  write(columns: readonly ColumnValues[], length: number): void {
    const start = this.#bytes.offset;
    const written = columns.map((column, index) => this.#writeColumn(column, this.#schema[index + 1]!));
    let total = 0n;
    for (const { chunk } of written) total += chunk.meta_data!.total_uncompressed_size;
    this.groups.push({
      rowGroup: {
        columns: written.map(({ chunk }) => chunk),
        total_byte_size: total,
        num_rows: BigInt(length),
        total_compressed_size: BigInt(this.#bytes.offset - start),
      },
      offsetIndexes: written.map(({ offsetIndex }) => offsetIndex),
    });
  }

  take(): Uint8Array {
    return takeBytes(this.#bytes);
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

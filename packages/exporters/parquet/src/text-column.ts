import type { Utf8Texts } from '@openbattles/schema';
import { putBytes } from '@openbattles/schema';
import { ByteWriter } from 'hyparquet-writer';
import { getPageBoundaries, type writeColumn } from 'hyparquet-writer/src/column.js';
import { writeDataPageV2, writePageHeader } from 'hyparquet-writer/src/datapage.js';
import { useDictionary, writeDictionaryPage } from 'hyparquet-writer/src/dictionary.js';
import { writeRleBitPackedHybrid } from 'hyparquet-writer/src/encoding.js';

type Options = Parameters<typeof writeColumn>[0];

/**
 * Writes the chunk of a text column as the library's `writeColumn` does, byte for byte, in a fraction of the time: it has
 * the texts in UTF-8 already, where the library encodes each by itself, and compares bytes, which is the order that
 * Parquet wants, where the library compares code points. Whether there is a dictionary, where pages end and how a page
 * with a dictionary is written stays with the library.
 */
export function writeTextColumn(
  { writer, column, pageData }: Options,
  texts: Utf8Texts,
): ReturnType<typeof writeColumn> {
  const { schemaPath, codec, pageSize } = column;
  const { definitionLevels, repetitionLevels, maxDefinitionLevel } = pageData;
  const values = pageData.values as (string | null)[];
  const fileOffset = writer.offset;
  const statistics = toStatistics(values, texts);
  const { dictionary, indexes } = useDictionary(
    values,
    'BYTE_ARRAY',
    undefined,
    undefined,
    undefined,
    maxDefinitionLevel === 0,
  );
  const isIndexed = dictionary !== undefined && indexes !== undefined;
  const dictionaryOffset = isIndexed ? BigInt(writer.offset) : undefined;
  let uncompressed = 0;
  if (isIndexed) {
    const encoder = new TextEncoder();
    const encoded = dictionary.map((text: string) => encoder.encode(text));
    uncompressed += writeDictionaryPage(writer, column, encoded);
  }
  const encoding = isIndexed ? 'RLE_DICTIONARY' : 'PLAIN';
  const pages = isIndexed
    ? getPageBoundaries(indexes, 'INT32', undefined, pageSize)
    : toPages(texts, pageSize);
  const dataOffset = BigInt(writer.offset);
  const locations = [];
  for (const { start, end } of pages) {
    const offset = writer.offset;
    const levels = definitionLevels.slice(start, end);
    uncompressed += isIndexed
      ? writeDataPageV2({
          writer,
          column,
          encoding,
          pageData: {
            values: indexes.slice(start, end),
            definitionLevels: levels,
            repetitionLevels,
            maxDefinitionLevel,
          },
        })
      : writePlainPage({ writer, column, levels }, values, texts, start, end);
    locations.push({
      offset: BigInt(offset),
      compressed_page_size: writer.offset - offset,
      first_row_index: BigInt(start),
    });
  }
  return {
    chunk: {
      meta_data: {
        type: 'BYTE_ARRAY',
        encodings: isIndexed ? ['PLAIN', encoding] : [encoding],
        path_in_schema: schemaPath.slice(1).map(({ name }) => name),
        codec,
        num_values: BigInt(values.length),
        total_compressed_size: BigInt(writer.offset - fileOffset),
        total_uncompressed_size: BigInt(uncompressed),
        data_page_offset: dataOffset,
        ...(dictionaryOffset !== undefined && { dictionary_page_offset: dictionaryOffset }),
        statistics,
        encoding_stats: [
          ...(isIndexed
            ? [{ page_type: 'DICTIONARY_PAGE' as const, encoding: 'PLAIN' as const, count: 1 }]
            : []),
          { page_type: 'DATA_PAGE_V2', encoding, count: pages.length },
        ],
      },
      file_offset: BigInt(fileOffset),
    },
    ...(pages.length > 1 && { offsetIndex: { page_locations: locations } }),
  };
}

/** Where pages of so many bytes begin and end, without the lengths of the texts, as the library's `getPageBoundaries` has it. */
function toPages({ offsets }: Utf8Texts, pageSize: number): { start: number; end: number }[] {
  const pages = [];
  const length = offsets.length - 1;
  let start = 0;
  for (let index = 0; index < length; index++) {
    if (offsets[index + 1]! - offsets[start]! < pageSize || index === start) continue;
    pages.push({ start, end: index });
    start = index;
  }
  if (start < length) pages.push({ start, end: length });
  return pages;
}

/** Writes a page of texts as they are, each after its length, and gives its size before compression with its header. */
function writePlainPage(
  { writer, column, levels }: Pick<Options, 'writer' | 'column'> & { levels: number[] },
  values: readonly (string | null)[],
  { bytes, offsets }: Utf8Texts,
  start: number,
  end: number,
): number {
  const page = new Uint8Array(offsets[end]! - offsets[start]! + 4 * (end - start));
  let length = 0;
  let nulls = 0;
  for (let index = start; index < end; index++) {
    if (values[index] === null) {
      nulls++;
      continue;
    }
    const from = offsets[index]!;
    const to = offsets[index + 1]!;
    const size = to - from;
    page[length++] = size;
    page[length++] = size >>> 8;
    page[length++] = size >>> 16;
    page[length++] = size >>> 24;
    length = putBytes(page, length, bytes, from, to);
  }
  const plain = page.subarray(0, length);
  const levelWriter = new ByteWriter();
  if (levels.length > 0) writeRleBitPackedHybrid(levelWriter, levels, 1);
  const levelBytes = levelWriter.getBytes();
  const compressed = column.compressors[column.codec]!(plain);
  const headerOffset = writer.offset;
  writePageHeader(writer, {
    type: 'DATA_PAGE_V2',
    uncompressed_page_size: levelBytes.length + length,
    compressed_page_size: levelBytes.length + compressed.length,
    data_page_header_v2: {
      num_values: end - start,
      num_nulls: nulls,
      num_rows: end - start,
      encoding: 'PLAIN',
      definition_levels_byte_length: levelBytes.length,
      repetition_levels_byte_length: 0,
      is_compressed: true,
    },
  });
  const headerLength = writer.offset - headerOffset;
  writer.appendBytes(levelBytes);
  writer.appendBytes(compressed);
  return headerLength + levelBytes.length + length;
}

/** The least and the greatest text by its bytes, and how many are null. */
function toStatistics(values: readonly (string | null)[], texts: Utf8Texts) {
  let nulls = 0;
  let min = -1;
  let max = -1;
  for (let index = 0; index < values.length; index++) {
    const value = values[index];
    if (value === null) {
      nulls++;
      continue;
    }
    if (min < 0) {
      min = index;
      max = index;
    } else if (value !== values[index - 1]) {
      if (compare(texts, index, min) < 0) min = index;
      else if (compare(texts, index, max) > 0) max = index;
    }
  }
  const bounds = min < 0 ? {} : { min_value: values[min]!, max_value: values[max]! };
  return { ...bounds, null_count: BigInt(nulls) };
}

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

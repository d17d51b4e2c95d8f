import { SharedRows, TEXT_LENGTH_PER_BATCH, textLengthOf } from './batch.ts';
import type { Row, Table } from './tables.ts';

/**
 * Rows of one table in one format, encoded by themselves: what a worker hands back. Plain data, which survives
 * `structuredClone` and `v8.serialize`; the buffer of `bytes` holds nothing else, so that it may be transferred.
 */
export interface Part {
  rows: number;
  bytes: Uint8Array;
  /** What the format's index has to know of the bytes, with offsets from their beginning. Only its exporter reads it. */
  index?: unknown;
}

/** The file of one table in the making: `start`, any number of parts, `end`. What each returns follows in the file. */
export interface PartFile {
  start(): Uint8Array;
  /** What stands for the next part. It may be the part's own bytes; of the part only its index is kept. */
  add(part: Part): Uint8Array;
  end(): Uint8Array;
}

/** One format. The same rows, cut into the same parts, give the same bytes on any machine. */
export interface Exporter {
  /** The name of the format and the extension of its files, for example `csv`. */
  format: string;
  /**
   * Encodes rows. Throws a RangeError that names table, row and column where a cell cannot be written truly; rows count
   * from 1 after the `rowsBefore` that stand before these in the table.
   */
  encode(table: Table, rows: readonly Row[], rowsBefore?: number): Part;
  /** The same of rows that other formats are made of too. */
  encodeShared(rows: SharedRows, rowsBefore?: number): Part;
  /** Strings parts of a table together, in the order in which they are added. Without parts it is an empty table. */
  open(table: Table): PartFile;
  /**
   * Both at once, for those that have nothing but rows: they go in one at a time and bytes come out as they are ready, so
   * that memory does not grow with the number of rows.
   */
  write(table: Table, rows: Iterable<Row> | AsyncIterable<Row>): AsyncIterable<Uint8Array>;
}

/** Completes an exporter with `encode` and with `write`, which cuts rows into parts of at most `rowsPerPart`. */
export function toExporter(
  { format, encodeShared, open }: Omit<Exporter, 'encode' | 'write'>,
  rowsPerPart: number,
): Exporter {
  const encode: Exporter['encode'] = (table, rows, rowsBefore) =>
    encodeShared(new SharedRows(table, rows), rowsBefore);
  return {
    format,
    encode,
    encodeShared,
    open,
    async *write(table, rows) {
      const file = open(table);
      const start = file.start();
      if (start.length > 0) yield start;
      let part: Row[] = [];
      let textLength = 0;
      let rowsBefore = 0;
      for await (const row of rows) {
        part.push(row);
        textLength += textLengthOf(table, row);
        if (part.length < rowsPerPart && textLength < TEXT_LENGTH_PER_BATCH) continue;
        yield file.add(encode(table, part, rowsBefore));
        rowsBefore += part.length;
        part = [];
        textLength = 0;
      }
      if (part.length > 0) yield file.add(encode(table, part, rowsBefore));
      const end = file.end();
      if (end.length > 0) yield end;
    },
  };
}

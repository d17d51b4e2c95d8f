import { type Exporter, inColumns } from '@openbattles/schema';
import {
  AsyncByteQueue,
  Message,
  makeData,
  RecordBatch,
  RecordBatchFileWriter,
  type Schema,
  Struct,
} from 'apache-arrow';
import { toData } from './columns.ts';
import { toSchema } from './metadata.ts';

/**
 * The Arrow IPC file format (Feather version 2), uncompressed: utf8, int32, float64, bool and date32, nullable where
 * the column is, with the codebook as metadata (`toSchema`). Rows are written in record batches of at most
 * `rowsPerBatch`, and no more than one of them is held.
 *
 * `write` throws a RangeError that names table, row (from 1) and column where a cell is missing or is not what its
 * column holds: Arrow would wrap, cut or empty it without a word.
 */
export function createArrowExporter({ rowsPerBatch = 4096 } = {}): Exporter {
  return {
    format: 'arrow',
    async *write(table, rows) {
      const schema = toSchema(table);
      const type = new Struct(schema.fields);
      const sink = new Sink();
      const writer = new FileWriter();
      writer.reset(sink, schema);
      for await (const { length, columns } of inColumns(table, rows, rowsPerBatch)) {
        const children = columns.map((cells, index) =>
          toData(table.columns[index]!.type, cells, rowsPerBatch),
        );
        writer.write(new RecordBatch(schema, makeData({ type, length, nullCount: 0, children })));
        yield* sink.take();
      }
      writer.finish();
      yield* sink.take();
    },
  };
}

/** Arrow in batches of the usual size. */
export const arrowExporter: Exporter = createArrowExporter();

/**
 * The library leaves out the message with the schema that the file format has after its magic (it is an IPC stream
 * between magic and footer), and readers that take the file for that stream, as DuckDB's nanoarrow long did, fail.
 */
class FileWriter extends RecordBatchFileWriter {
  protected override _writeSchema(schema: Schema): this {
    return super._writeSchema(schema)._writeMessage(Message.from(schema));
  }
}

/**
 * What the writer writes, to be taken after each batch. The library's own way, to feed the writer while another loop
 * reads it, knows no backpressure, and hangs the reader when the rows throw.
 */
class Sink extends AsyncByteQueue {
  #chunks: Uint8Array[] = [];

  override write(chunk: Uint8Array): void {
    this.#chunks.push(chunk);
  }

  take(): Uint8Array[] {
    const chunks = this.#chunks;
    this.#chunks = [];
    return chunks;
  }
}

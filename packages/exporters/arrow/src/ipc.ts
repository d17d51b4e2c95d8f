import { ByteSink } from '@openbattles/schema';
import { AsyncByteQueue, Message, RecordBatchFileWriter, type Schema } from 'apache-arrow';
import { FileBlock } from 'apache-arrow/ipc/metadata/file';

/** Where the message of a record batch stands, in bytes, and how long its two halves are. Plain data. */
export interface Block {
  offset: number;
  metaDataLength: number;
  bodyLength: number;
}

/** Writes record batches as messages into a sink, without the file around them. */
export class BatchWriter extends RecordBatchFileWriter {
  constructor(sink: ByteSink, schema: Schema) {
    super();
    this.reset(new SinkQueue(sink), schema);
  }

  /** The messages written so far. */
  get blocks(): Block[] {
    return this._recordBatchBlocks.map(({ metaDataLength, bodyLength, offset }) => ({
      offset,
      metaDataLength,
      bodyLength,
    }));
  }

  protected override _writeSchema(): this {
    return this;
  }
}

/** Writes the file around messages that are written already. */
export class FileWriter extends RecordBatchFileWriter {
  readonly #sink = new ByteSink();

  /** What stands before the messages. */
  start(schema: Schema): Uint8Array {
    this.reset(new SinkQueue(this.#sink), schema);
    return this.#sink.take();
  }

  /** Takes note of messages that follow in the file, so many bytes, with the blocks that they have from their beginning. */
  add(byteLength: number, blocks: readonly Block[]): void {
    for (const { offset, metaDataLength, bodyLength } of blocks) {
      this._recordBatchBlocks.push(new FileBlock(metaDataLength, bodyLength, this._position + offset));
    }
    this._position += byteLength;
  }

  /** What stands after them. */
  end(): Uint8Array {
    this.finish();
    return this.#sink.take();
  }

  /**
   * The library leaves out the message with the schema that the file format has after its magic (it is an IPC stream
   * between magic and footer), and readers that take the file for that stream, as DuckDB's nanoarrow long did, fail.
   */
  protected override _writeSchema(schema: Schema): this {
    return super._writeSchema(schema)._writeMessage(Message.from(schema));
  }
}

/**
 * What the library writes into, at hand when it is written. The library's own way, to feed the writer while another loop
 * reads it, knows no backpressure, and hangs the reader when the rows throw.
 */
class SinkQueue extends AsyncByteQueue {
  readonly #sink: ByteSink;

  constructor(sink: ByteSink) {
    super();
    this.#sink = sink;
  }

  override write(chunk: Uint8Array): void {
    this.#sink.append(chunk);
  }
}

import { DefaultDeserializer, DefaultSerializer } from 'node:v8';

/** So many bytes at the beginning say how long the values are that follow; behind them stand the byte arrays. */
const PREFIX = 4;

/** A buffer is made so much longer than it must be, that what comes later finds room in it. What is not used takes no memory. */
const SPARE = 1.5;

/**
 * Plain data with byte arrays in it as one byte array with a buffer of its own, so that it can be handed to another
 * thread without a copy, or written to a file as it is.
 *
 * @param room where it is packed into if it is large enough: a buffer that nobody reads any more.
 */
export function pack(value: unknown, room?: ArrayBuffer): Uint8Array<ArrayBuffer> {
  const writer = new ValueWriter();
  writer.writeHeader();
  writer.writeValue(value);
  const values = writer.releaseBuffer();
  const length = writer.arrays.reduce((sum, array) => sum + array.length, PREFIX + values.length);
  const bytes = bytesIn(room, length);
  new DataView(bytes.buffer).setUint32(0, values.length, true);
  bytes.set(values, PREFIX);
  let end = PREFIX + values.length;
  for (const array of writer.arrays) {
    bytes.set(array, end);
    end += array.length;
  }
  return bytes;
}

/** So many bytes at the beginning of a room where it is large enough, else of a larger one. */
export function bytesIn(room: ArrayBuffer | undefined, length: number): Uint8Array<ArrayBuffer> {
  const buffer = room && room.byteLength >= length ? room : new ArrayBuffer(Math.ceil(SPARE * length));
  return new Uint8Array(buffer, 0, length);
}

/** What was packed. Its byte arrays are views of the packed bytes. */
export function unpack<Value>(bytes: Uint8Array): Value {
  const values = PREFIX + new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
  const reader = new ValueReader(bytes.subarray(PREFIX, values), bytes.subarray(values));
  reader.readHeader();
  return reader.readValue();
}

/** Writes values, of each byte array its length only. The methods with an underscore are those that Node documents for this. */
class ValueWriter extends DefaultSerializer {
  readonly arrays: Uint8Array[] = [];

  _writeHostObject(array: Uint8Array): void {
    this.writeUint32(array.length);
    this.arrays.push(array);
  }
}

class ValueReader extends DefaultDeserializer {
  #arrays: Uint8Array;

  constructor(values: Uint8Array, arrays: Uint8Array) {
    super(values);
    this.#arrays = arrays;
  }

  _readHostObject(): Uint8Array {
    const length = this.readUint32();
    const array = this.#arrays.subarray(0, length);
    this.#arrays = this.#arrays.subarray(length);
    return array;
  }
}

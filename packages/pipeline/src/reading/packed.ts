import { DefaultDeserializer, DefaultSerializer } from 'node:v8';

/** So many bytes at the end say how long the values are before them. Before those stand the byte arrays. */
const SUFFIX = 4;

/** A buffer is made so much longer than it must be, that what comes later finds room in it. What is not used takes no memory. */
const SPARE = 1.5;

/**
 * Packs plain data with byte arrays in it as one byte array with a buffer of its own, so that it can be handed to another
 * thread without a copy, or written to a file as it is.
 */
export class Packer {
  #bytes: Uint8Array<ArrayBuffer>;
  #end = 0;
  readonly #put = new Set<Uint8Array>();

  /** @param room where it is packed into if it is large enough: a buffer that nobody reads any more. */
  constructor(room: ArrayBuffer = new ArrayBuffer(0)) {
    this.#bytes = new Uint8Array(room);
  }

  /**
   * Copies bytes that will be part of the data, and gives the copy that takes their place: so they need not be held until
   * all is there.
   */
  put(bytes: Uint8Array): Uint8Array {
    const start = this.#end;
    this.#end += bytes.length;
    if (this.#end > this.#bytes.length) {
      const larger = bytesIn(undefined, this.#end);
      larger.set(this.#bytes.subarray(0, start));
      this.#bytes = new Uint8Array(larger.buffer);
    }
    this.#bytes.set(bytes, start);
    const copy = this.#bytes.subarray(start, this.#end);
    this.#put.add(copy);
    return copy;
  }

  /** The data, packed. Byte arrays in it that were not yet put here are. */
  pack(value: unknown): Uint8Array<ArrayBuffer> {
    const writer = new ValueWriter((array) => (this.#put.has(array) ? array : this.put(array)).byteOffset);
    writer.writeHeader();
    writer.writeValue(value);
    const values = writer.releaseBuffer();
    this.put(values);
    const length = Buffer.alloc(SUFFIX);
    length.writeUInt32LE(values.length);
    this.put(length);
    return this.#bytes.subarray(0, this.#end);
  }
}

/** So many bytes at the beginning of a room where it is large enough, else of a larger one. */
export function bytesIn(room: ArrayBuffer | undefined, length: number): Uint8Array<ArrayBuffer> {
  const buffer = room && room.byteLength >= length ? room : new ArrayBuffer(Math.ceil(SPARE * length));
  return new Uint8Array(buffer, 0, length);
}

/** What was packed. Its byte arrays are views of the packed bytes. */
export function unpack<Value>(bytes: Uint8Array): Value {
  const end = bytes.length - SUFFIX;
  const start = end - new DataView(bytes.buffer, bytes.byteOffset).getUint32(end, true);
  const reader = new ValueReader(bytes.subarray(start, end), bytes);
  reader.readHeader();
  return reader.readValue();
}

/** Writes of a byte array only where it stands. The methods with an underscore are those that Node documents for this. */
class ValueWriter extends DefaultSerializer {
  readonly #startOf: (array: Uint8Array) => number;

  constructor(startOf: (array: Uint8Array) => number) {
    super();
    this.#startOf = startOf;
  }

  _writeHostObject(array: Uint8Array): void {
    this.writeUint32(this.#startOf(array));
    this.writeUint32(array.length);
  }
}

class ValueReader extends DefaultDeserializer {
  readonly #bytes: Uint8Array;

  constructor(values: Uint8Array, bytes: Uint8Array) {
    super(values);
    this.#bytes = bytes;
  }

  _readHostObject(): Uint8Array {
    const start = this.readUint32();
    return this.#bytes.subarray(start, start + this.readUint32());
  }
}

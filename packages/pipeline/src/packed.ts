import { deserialize, serialize } from 'node:v8';

/**
 * Plain data with byte arrays in it as one byte array with a buffer of its own, so that it can be handed to another
 * thread without a copy, or written to a file as it is.
 */
export function pack(value: unknown): Uint8Array<ArrayBuffer> {
  const { buffer, byteOffset, byteLength } = serialize(value);
  // Its own buffer, not a piece of the pool that small ones share.
  return byteLength === buffer.byteLength
    ? new Uint8Array(buffer as ArrayBuffer)
    : new Uint8Array(buffer, byteOffset, byteLength).slice();
}

/** What was packed. Its byte arrays are views of the packed bytes. */
export const unpack = <Value>(bytes: Uint8Array): Value => deserialize(bytes) as Value;

import { deserialize, serialize } from 'node:v8';

/**
 * Plain data with byte arrays in it as one byte array with a buffer of its own, so that it can be handed to another
 * thread without a copy, or written to a file as it is.
 */
export function pack(value: unknown): Uint8Array<ArrayBuffer> {
  return new Uint8Array(serialize(value));
}

/** What was packed. Its byte arrays are views of the packed bytes. */
export const unpack = <Value>(bytes: Uint8Array): Value => deserialize(bytes) as Value;

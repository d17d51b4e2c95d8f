import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

const LINE_FEED = 0x0a;

/** Where a file begins to be another one than expected: the line, from 1, and the byte, from 0. */
export interface FirstDifference {
  line: number;
  byte: number;
}

/** Compares a file with the bytes that it should have, in memory that does not grow with it. Null where it has them. */
export async function compareFile(
  path: string,
  expected: AsyncIterable<Uint8Array>,
): Promise<FirstDifference | null> {
  const handle = openSync(path, 'r');
  let byte = 0;
  let line = 1;
  try {
    for await (const bytes of expected) {
      const found = Buffer.alloc(bytes.length);
      const length = readSync(handle, found, 0, found.length, byte);
      const differs = length < bytes.length || !found.equals(bytes);
      const same = differs
        ? bytes.findIndex((value, index) => index >= length || value !== found[index])
        : bytes.length;
      for (let index = 0; index < same; index++) if (bytes[index] === LINE_FEED) line++;
      byte += same;
      if (differs) return { line, byte };
    }
    return fstatSync(handle).size === byte ? null : { line, byte };
  } finally {
    closeSync(handle);
  }
}

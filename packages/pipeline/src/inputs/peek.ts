/** The beginning of a stream, and all of it. */
export interface Peeked {
  /** At least as many bytes as were asked for, where there are so many. */
  first: Buffer;
  all: AsyncIterable<Uint8Array>;
  /** Whether the beginning is all that there is. */
  isWhole: boolean;
}

/**
 * Looks at the first bytes of a stream. Where it fails among them, what came before is given before the failure is.
 *
 * @param wanted how many bytes are looked at.
 */
export async function peek(bytes: AsyncIterable<Uint8Array>, wanted: number): Promise<Peeked> {
  const iterator = bytes[Symbol.asyncIterator]();
  const chunks: Uint8Array[] = [];
  let failure: { error: unknown } | null = null;
  let isWhole = false;
  try {
    for (let length = 0; length < wanted; ) {
      const { done, value } = await iterator.next();
      isWhole = done === true;
      if (done) break;
      chunks.push(value);
      length += value.length;
    }
  } catch (error) {
    failure = { error };
  }
  async function* all() {
    try {
      yield* chunks;
      if (failure) throw failure.error;
      for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
    } finally {
      await iterator.return?.();
    }
  }
  return { first: Buffer.concat(chunks), all: all(), isWhole };
}

import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { PassThrough } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { DescribedFile } from '../metadata/described-release.ts';

/** Writes bytes to a file as they come, and says how many they were and what their hash is. */
export async function writeStream(path: string, chunks: AsyncIterable<Uint8Array>): Promise<DescribedFile> {
  const hash = createHash('sha256');
  let bytes = 0;
  await pipeline(
    chunks,
    async function* (all: AsyncIterable<Uint8Array>) {
      for await (const chunk of all) {
        hash.update(chunk);
        bytes += chunk.length;
        yield chunk;
      }
    },
    createWriteStream(path),
  );
  return { bytes, sha256: hash.digest('hex') };
}

/** How many batches of things wait at most before the giver does. */
const WAITING = 2;

/** A file being written from things that come in batches. Where it is slower than the giver, the giver waits. */
export class OutputFile<Thing> {
  readonly #batches = new PassThrough({ objectMode: true, highWaterMark: WAITING });
  readonly #written: Promise<DescribedFile>;

  constructor(path: string, toBytes: (things: AsyncIterable<Thing>) => AsyncIterable<Uint8Array>) {
    this.#written = writeStream(path, toBytes(flatten(this.#batches)));
    // A failure is met in `add` or `end`; without this it would end the process before.
    this.#written.catch(() => {});
  }

  async add(things: readonly Thing[]): Promise<void> {
    if (things.length === 0 || this.#batches.write(things)) return;
    await Promise.race([once(this.#batches, 'drain'), this.#written]);
  }

  async end(): Promise<DescribedFile> {
    this.#batches.end();
    return this.#written;
  }

  /** Gives the file up as it is, and closes it. */
  async abandon(): Promise<void> {
    this.#batches.destroy();
    await this.#written.catch(() => {});
  }
}

async function* flatten<Thing>(batches: AsyncIterable<readonly Thing[]>): AsyncGenerator<Thing> {
  for await (const batch of batches) yield* batch;
}

import { createHash } from 'node:crypto';
import { closeSync, mkdirSync, openSync, readFileSync, renameSync, writevSync } from 'node:fs';
import { join } from 'node:path';
import { threadId } from 'node:worker_threads';
import { crc32 } from 'node:zlib';
import { pack, unpack } from './packed.ts';

/** A chunk in the cache, with what it was made of. */
export interface CacheEntry {
  /** The identities of its articles, in their order. */
  identities: string[];
  /** What else the task said. */
  options: string;
  /** Packed. */
  chunk: Uint8Array;
}

const MAGIC = 'openbattles chunk\n';

/**
 * A file a chunk, under its key. Each begins with the hash of the rules and options that it was made with
 * and a checksum; one that other rules made, or that is not whole, counts as none.
 */
export class ChunkCache {
  readonly #folder: string;
  readonly #header: Buffer;

  constructor(folder: string, rules: string) {
    this.#folder = folder;
    this.#header = Buffer.from(`${MAGIC}${rules}\n`);
  }

  read(key: string): CacheEntry | null {
    try {
      const bytes = readFileSync(this.#path(key));
      const { length } = this.#header;
      const body = bytes.subarray(length + 4);
      const isOurs = bytes.subarray(0, length).equals(this.#header);
      return isOurs && bytes.readUInt32LE(length) === crc32(body) ? unpack<CacheEntry>(body) : null;
    } catch {
      return null;
    }
  }

  /** A reader finds either the old entry or the new one. */
  write(key: string, entry: CacheEntry): void {
    mkdirSync(this.#folder, { recursive: true });
    const body = pack(entry);
    const sum = Buffer.alloc(4);
    sum.writeUInt32LE(crc32(body));
    const path = this.#path(key);
    const next = `${path}.${process.pid}-${threadId}`;
    const handle = openSync(next, 'w');
    try {
      writevSync(handle, [this.#header, sum, body]);
    } finally {
      closeSync(handle);
    }
    renameSync(next, path);
  }

  #path(key: string): string {
    return join(this.#folder, createHash('sha256').update(key).digest('hex'));
  }
}

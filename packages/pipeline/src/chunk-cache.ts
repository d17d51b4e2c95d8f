import {
  closeSync,
  existsSync,
  fstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  renameSync,
  rmSync,
  writevSync,
} from 'node:fs';
import { join } from 'node:path';
import { threadId } from 'node:worker_threads';
import { crc32 } from 'node:zlib';
import { bytesIn, Packer, unpack } from './packed.ts';
import { isRunning } from './scratch.ts';
import { sha256 } from './sources.ts';

/** The folder of a cache, and a hash of the rules and options that its chunks must have been made with. */
export interface CachePlace {
  folder: string;
  rules: string;
}

/** What a chunk in the cache was made of. */
export interface CachedTask {
  /** The identities of its articles, in their order. */
  identities: string[];
  /** What else the task said. */
  options: string;
}

/** Whether two chunks are made of the same. */
export const isSame = (a: CachedTask, b: CachedTask): boolean =>
  a.options === b.options &&
  a.identities.length === b.identities.length &&
  a.identities.every((identity, index) => identity === b.identities[index]);

/** A chunk in the cache. */
export interface CachedChunk extends CachedTask {
  /** Packed, in a buffer of its own. */
  chunk: Uint8Array<ArrayBuffer>;
}

/** The name of an entry, and what is added to it while it is being written by a process. */
const ENTRY = /^([0-9a-f]{64})(?:\.(\d+)-\d+)?$/;

const MAGIC = 'openbattles chunk\n';

/** A checksum, and how many bytes tell what the chunk was made of, each in four bytes. */
const SIZES = 8;

/**
 * A file a chunk, under its key: the hash of the rules and options that it was made with, a checksum of the rest, what it
 * was made of, and the chunk. One that other rules made, or that is not whole, counts as none.
 */
export class ChunkCache {
  readonly #folder: string;
  readonly #header: Buffer;

  constructor({ folder, rules }: CachePlace) {
    this.#folder = folder;
    this.#header = Buffer.from(`${MAGIC}${rules}\n`);
  }

  /** What the chunk was made of, as far as can be seen without reading it all. */
  find(key: string): CachedTask | null {
    return this.#open(key, (file) => unpack<CachedTask>(file.task));
  }

  /** @param room where the chunk is read into if it is large enough: a buffer that nobody reads any more. */
  read(key: string, room?: ArrayBuffer): CachedChunk | null {
    return this.#open(key, ({ handle, sum, task, start, size }) => {
      const chunk = bytesIn(room, size - start);
      const isWhole = readSync(handle, chunk, 0, chunk.length, start) === chunk.length;
      return isWhole && sum === crc32(chunk, crc32(task)) ? { ...unpack<CachedTask>(task), chunk } : null;
    });
  }

  /** A reader finds either the old entry or the new one. */
  write(key: string, { chunk, ...made }: CachedChunk): void {
    mkdirSync(this.#folder, { recursive: true });
    const task = new Packer().pack(made);
    const sizes = Buffer.alloc(SIZES);
    sizes.writeUInt32LE(crc32(chunk, crc32(task)));
    sizes.writeUInt32LE(task.length, 4);
    const path = this.#path(key);
    const next = `${path}.${process.pid}-${threadId}`;
    const handle = openSync(next, 'w');
    try {
      writevSync(handle, [this.#header, sizes, task, chunk]);
    } finally {
      closeSync(handle);
    }
    renameSync(next, path);
  }

  /** Removes the entries of all other keys, and those that builds which were killed have begun. */
  prune(keys: Iterable<string>): void {
    if (!existsSync(this.#folder)) return;
    const kept = new Set([...keys].map((key) => sha256(key)));
    for (const name of readdirSync(this.#folder)) {
      const [, entry, process] = ENTRY.exec(name) ?? [];
      if (entry === undefined || (process ? isRunning(Number(process)) : kept.has(entry))) continue;
      rmSync(join(this.#folder, name), { force: true });
    }
  }

  /** What is read of an entry; null where there is none that counts. */
  #open<Read>(key: string, read: (file: CacheFile) => Read): Read | null {
    let handle: number | undefined;
    try {
      handle = openSync(this.#path(key), 'r');
      const { length } = this.#header;
      const begin = Buffer.alloc(length + SIZES);
      readSync(handle, begin);
      if (!begin.subarray(0, length).equals(this.#header)) return null;
      const { size } = fstatSync(handle);
      const start = begin.length + begin.readUInt32LE(length + 4);
      if (start > size) return null;
      const task = Buffer.alloc(start - begin.length);
      readSync(handle, task, 0, task.length, begin.length);
      return read({ handle, sum: begin.readUInt32LE(length), task, start, size });
    } catch {
      return null;
    } finally {
      if (handle !== undefined) closeSync(handle);
    }
  }

  #path(key: string): string {
    return join(this.#folder, sha256(key));
  }
}

/** An entry of these rules, of which the beginning was read. */
interface CacheFile {
  handle: number;
  /** The checksum. */
  sum: number;
  task: Uint8Array;
  /** Where the chunk begins, and where the file ends. */
  start: number;
  size: number;
}

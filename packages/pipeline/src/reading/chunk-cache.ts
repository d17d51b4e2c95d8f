import {
  closeSync,
  existsSync,
  fstatSync,
  mkdirSync,
  openSync,
  read,
  readdirSync,
  readSync,
  renameSync,
  rmSync,
  writevSync,
} from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { threadId } from 'node:worker_threads';
import { crc32 } from 'node:zlib';
import { isRunning } from '../release/scratch.ts';
import { sha256 } from '../sources/sources.ts';
import { bytesIn, Packer, unpack } from './packed.ts';

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

const readSome = promisify(read);

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
    const file = this.#open(key);
    if (!file) return null;
    closeSync(file.handle);
    return file.made;
  }

  /** @param room where the chunk is read into if it is large enough: a buffer that nobody reads any more. */
  async read(key: string, room?: ArrayBuffer): Promise<CachedChunk | null> {
    const file = this.#open(key);
    if (!file) return null;
    const { handle, made, start, size, sum, sumOfTask } = file;
    try {
      const chunk = bytesIn(room, size - start);
      const { bytesRead } = await readSome(handle, chunk, 0, chunk.length, start);
      return bytesRead === chunk.length && sum === crc32(chunk, sumOfTask) ? { ...made, chunk } : null;
    } catch {
      return null;
    } finally {
      closeSync(handle);
    }
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

  /** An entry of these rules, open; null where there is none that counts. */
  #open(key: string): CacheFile | null {
    let handle: number | undefined;
    let file: CacheFile | null = null;
    try {
      handle = openSync(this.#path(key), 'r');
      file = this.#begin(handle);
    } catch {
      // There is none, or its beginning makes no sense.
    }
    if (!file && handle !== undefined) closeSync(handle);
    return file;
  }

  #begin(handle: number): CacheFile | null {
    const { length } = this.#header;
    const begin = Buffer.alloc(length + SIZES);
    readSync(handle, begin);
    if (!begin.subarray(0, length).equals(this.#header)) return null;
    const { size } = fstatSync(handle);
    const start = begin.length + begin.readUInt32LE(length + 4);
    if (start > size) return null;
    const task = Buffer.alloc(start - begin.length);
    readSync(handle, task, 0, task.length, begin.length);
    const sum = begin.readUInt32LE(length);
    return { handle, made: unpack(task), sum, sumOfTask: crc32(task), start, size };
  }

  #path(key: string): string {
    return join(this.#folder, sha256(key));
  }
}

/** An entry of which the beginning was read. */
interface CacheFile {
  handle: number;
  made: CachedTask;
  /** The checksum of what the chunk was made of and of the chunk, and that of the first alone. */
  sum: number;
  sumOfTask: number;
  /** Where the chunk begins, and where the file ends. */
  start: number;
  size: number;
}

import { on } from 'node:events';
import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { hashFile } from '../published/files.ts';

/** Beside this file, and of its kind: see {@link Threads}. */
const THREAD = new URL(`./hash-thread${extname(import.meta.url)}`, import.meta.url);

/** When files have this many bytes, all together, it is worth while to begin a thread for them. */
const ENOUGH = 1 << 25;

/** The thread is told of a file when it has grown by so many bytes. */
const STEP = 1 << 20;

/** What the thread is told: that a file has so many bytes to be hashed, or that this is all of it. */
export interface Grown {
  path: string;
  bytes: number;
  isWhole: boolean;
}

/** SHA-256 of files that grow at their ends. Where they are large, a thread of its own follows what is written to them. */
export class FileHashes {
  readonly #enough: number;
  readonly #written = new Map<string, number>();
  readonly #told = new Map<string, number>();
  #total = 0;
  #thread: Worker | null = null;

  constructor(enough = ENOUGH) {
    this.#enough = enough;
  }

  /** Takes note that a file has so many bytes more. */
  grow(path: string, bytes: number): void {
    const written = (this.#written.get(path) ?? 0) + bytes;
    this.#written.set(path, written);
    this.#total += bytes;
    if (this.#total < this.#enough) return;
    this.#thread ??= new Worker(THREAD);
    if (written - (this.#told.get(path) ?? 0) >= STEP) this.#tell(this.#thread, path, false);
  }

  /** The hashes of files that are written to their ends, hexadecimal, in their order. */
  async take(paths: readonly string[]): Promise<string[]> {
    const thread = this.#thread;
    if (!thread) return paths.map(hashFile);
    const hashes: string[] = [];
    const answers = on(thread, 'message');
    for (const path of paths) this.#tell(thread, path, true);
    while (hashes.length < paths.length) hashes.push((await answers.next()).value[0]);
    return hashes;
  }

  async close(): Promise<void> {
    await this.#thread?.terminate();
  }

  #tell(thread: Worker, path: string, isWhole: boolean): void {
    const bytes = this.#written.get(path) ?? 0;
    this.#told.set(path, bytes);
    const grown: Grown = { path, bytes, isWhole };
    thread.postMessage(grown);
  }
}

import { closeSync, openSync, write } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { FileHashes } from './file-hashes.ts';
import type { DescribedFile } from './metadata/facts.ts';

const writeSome = promisify(write);

/** Files of a folder that are written at the same time, of which sizes and hashes are known when they are ended. */
export class OutputFiles {
  readonly #folder: string;
  readonly #files = new Map<string, OutputFile>();
  readonly #hashes = new FileHashes();

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** @param path in the folder, with `/`. */
  open(path: string): OutputFile {
    const file = new OutputFile(join(this.#folder, path), this.#hashes);
    this.#files.set(path, file);
    return file;
  }

  /** Ends all files, in the order in which they were opened. */
  async end(): Promise<Map<string, DescribedFile>> {
    const files = [...this.#files.values()];
    for (const file of files) await file.end();
    const hashes = await this.#hashes.take(files.map(({ path }) => path));
    return new Map(
      [...this.#files].map(([path, { bytes }], index) => [path, { bytes, sha256: hashes[index]! }]),
    );
  }

  async close(): Promise<void> {
    await this.#hashes.close();
  }
}

/** A file that is being written. */
export class OutputFile {
  readonly path: string;
  readonly #handle: number;
  readonly #hashes: FileHashes;
  /** Done when all that was added is written. */
  #writing: Promise<void> = Promise.resolve();
  /** How many are written. */
  bytes = 0;

  constructor(path: string, hashes: FileHashes) {
    this.path = path;
    this.#handle = openSync(path, 'w');
    this.#hashes = hashes;
  }

  /**
   * The platform writes while this thread goes on, one after another what is added: the bytes must stay as they are until it
   * is done.
   */
  add(bytes: Uint8Array): Promise<void> {
    if (bytes.length > 0) this.#writing = this.#writing.then(() => this.#writeAll(bytes));
    // It is met again when the file is ended; without this a failure would end the process before.
    this.#writing.catch(() => {});
    return this.#writing;
  }

  async #writeAll(bytes: Uint8Array): Promise<void> {
    for (let written = 0; written < bytes.length; )
      written += (await writeSome(this.#handle, bytes, written)).bytesWritten;
    this.bytes += bytes.length;
    this.#hashes.grow(this.path, bytes.length);
  }

  /** Ends the file when all is written. */
  async end(): Promise<void> {
    await this.#writing;
    closeSync(this.#handle);
  }
}

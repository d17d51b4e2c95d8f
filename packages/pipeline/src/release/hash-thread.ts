/** What the thread of {@link FileHashes} runs: told of files that have grown, it hashes them, and answers when one is whole. */
import { createHash, type Hash } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';
import type { Grown } from './file-hashes.ts';

const piece = Buffer.allocUnsafe(1 << 18);

class HashedFile {
  readonly #handle: number;
  readonly #hash: Hash = createHash('sha256');
  #bytes = 0;

  constructor(path: string) {
    this.#handle = openSync(path, 'r');
  }

  goOn({ path, bytes }: Grown): void {
    while (this.#bytes < bytes) {
      const read = readSync(this.#handle, piece, 0, Math.min(piece.length, bytes - this.#bytes), this.#bytes);
      if (read === 0) throw new Error(`${path} has become shorter while it was written`);
      this.#hash.update(piece.subarray(0, read));
      this.#bytes += read;
    }
  }

  end(): string {
    closeSync(this.#handle);
    return this.#hash.digest('hex');
  }
}

const files = new Map<string, HashedFile>();

parentPort!.on('message', (grown: Grown) => {
  const { path, isWhole } = grown;
  const file = files.get(path) ?? new HashedFile(path);
  files.set(path, file);
  file.goOn(grown);
  if (!isWhole) return;
  files.delete(path);
  parentPort!.postMessage(file.end());
});

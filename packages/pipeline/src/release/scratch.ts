import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { isRunning } from '../files/files.ts';

const PREFIX = '.openbattles-';
const REPLACED = 'replaced-';

/**
 * A folder beside the releases, on the same disk, in which the next release is made: a build that is killed leaves
 * the releases as they were. It bears the number of its process, so that the next build knows which are abandoned.
 */
export class Scratch {
  readonly folder: string;
  readonly #datasets: string;

  constructor(datasets: string) {
    this.#datasets = resolve(datasets);
    const parent = dirname(this.#datasets);
    mkdirSync(parent, { recursive: true });
    for (const name of readdirSync(parent)) {
      if (name.startsWith(PREFIX) && !isRunning(Number(name.slice(PREFIX.length))))
        this.#recover(join(parent, name));
    }
    this.folder = join(parent, `${PREFIX}${process.pid}`);
    rmSync(this.folder, { recursive: true, force: true });
    mkdirSync(this.folder);
  }

  /** Puts a finished folder in the place of a release. What stood there is removed last. */
  publish(finished: string, version: string): void {
    const place = join(this.#datasets, version);
    mkdirSync(this.#datasets, { recursive: true });
    if (existsSync(place)) renameSync(place, join(this.folder, REPLACED + version));
    renameSync(finished, place);
  }

  /** Replaces a file of the releases: a reader finds either the old bytes or the new ones. */
  replaceFile(name: string, text: string): void {
    const finished = join(this.folder, name);
    writeFileSync(finished, text);
    renameSync(finished, join(this.#datasets, name));
  }

  /** Takes a release away, for good. */
  discard(version: string): void {
    renameSync(join(this.#datasets, version), join(this.folder, `discarded-${version}`));
  }

  /** Removes the folder and what is in it: files of a gigabyte, several at once. */
  async remove(): Promise<void> {
    // A file that was given up may come to be a moment later: then the folder is not empty yet.
    await rm(this.folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 20 });
  }

  /** A build that was killed between the two renames left the old release here: it goes back to its place. */
  #recover(abandoned: string): void {
    for (const name of readdirSync(abandoned)) {
      if (!name.startsWith(REPLACED)) continue;
      const place = join(this.#datasets, name.slice(REPLACED.length));
      if (!existsSync(place)) renameSync(join(abandoned, name), place);
    }
    rmSync(abandoned, { recursive: true, force: true });
  }
}

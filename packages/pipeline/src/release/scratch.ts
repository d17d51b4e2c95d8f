import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { StateError } from '../errors.ts';
import { isDraft } from '../published/versions.ts';
import { Lock } from './lock.ts';

const PREFIX = '.openbattles-';
const REPLACED = 'replaced-';
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * A folder beside the releases, on the same disk, in which the next release is made: a build that is killed leaves
 * the releases as they were. Who writes releases has it alone; who only looks at them has one of its own. Both bear a
 * lock, by which the next command knows what is ours and abandoned. No other folder is touched.
 */
export class Scratch {
  readonly folder: string;
  readonly #datasets: string;
  readonly #lock: Lock;
  readonly #onExit = () => this.#removeNow();
  /** A signal ends the process as it would without us, once nothing is left of us. */
  readonly #onSignal = (signal: NodeJS.Signals) => {
    this.#removeNow();
    process.kill(process.pid, signal);
  };

  /**
   * @param writes whether releases are to be written.
   * @throws {StateError} where another command is writing releases there, or a folder that is not ours is in the way.
   */
  constructor(datasets: string, { writes }: { writes: boolean }) {
    // Where it leads to in the end, over links; it need not be there.
    this.#datasets = existsSync(datasets) ? realpathSync(datasets) : resolve(datasets);
    const parent = dirname(this.#datasets);
    mkdirSync(parent, { recursive: true });
    const name = `${PREFIX}${basename(this.#datasets)}`;
    sweep(parent, `${name}-`);
    // Before anything is there: what a signal is to do is done once all of this is.
    process.on('exit', this.#onExit);
    for (const signal of SIGNALS) process.once(signal, this.#onSignal);
    try {
      this.folder = writes ? join(parent, name) : mkdtempSync(join(parent, `${name}-`));
      this.#lock = new Lock(this.folder);
    } catch (error) {
      this.#forgetProcess();
      throw error;
    }
    if (writes) this.#recover();
  }

  /**
   * Puts a finished folder in its place. A draft that stands there is removed last; a release is never replaced.
   *
   * @throws {StateError} where there is a release already, or the lock was lost.
   */
  publish(finished: string, version: string): void {
    this.#lock.require();
    const place = join(this.#datasets, version);
    mkdirSync(this.#datasets, { recursive: true });
    if (!existsSync(place)) {
      renameSync(finished, place);
      return;
    }
    if (!isDraft(version)) throw new StateError(`${place} is there already, and a release is never replaced`);
    const replaced = join(this.folder, REPLACED + version);
    renameSync(place, replaced);
    try {
      renameSync(finished, place);
    } catch (error) {
      renameSync(replaced, place);
      throw error;
    }
  }

  /** Replaces a file beside the releases: a reader finds either the old bytes or the new ones. */
  replaceFile(name: string, text: string): void {
    this.#lock.require();
    const next = join(this.folder, name);
    writeFileSync(next, text);
    renameSync(next, join(this.#datasets, name));
  }

  /** Takes a draft away, for good. */
  discard(version: string): void {
    this.#lock.require();
    renameSync(join(this.#datasets, version), join(this.folder, `discarded-${version}`));
  }

  /** Removes the folder and what is in it: files of a gigabyte, several at once. */
  async remove(): Promise<void> {
    try {
      if (!this.#lock.isHeld()) return;
      // A file that was given up may come to be a moment later: then the folder is not empty yet.
      const options = { recursive: true, force: true, maxRetries: 10, retryDelay: 20 };
      for (const path of this.#contents()) await rm(path, options);
      this.#free();
    } finally {
      // Until all is gone, a signal is to take the rest along.
      this.#forgetProcess();
    }
  }

  #removeNow(): void {
    this.#forgetProcess();
    if (!this.#lock.isHeld()) return;
    for (const path of this.#contents()) {
      // Threads of the platform may still open files there: under another name of the folder, none comes to be any more.
      let gone = `${path}.gone`;
      try {
        renameSync(path, gone);
      } catch {
        // It is being removed.
        gone = path;
      }
      // The lock stays beside what cannot be removed: the next command clears it away.
      if (!removeAtOnce(gone)) return;
    }
    this.#free();
  }

  #forgetProcess(): void {
    process.off('exit', this.#onExit);
    for (const signal of SIGNALS) process.off(signal, this.#onSignal);
  }

  #contents(): string[] {
    return readdirSync(this.folder)
      .map((name) => join(this.folder, name))
      .filter((path) => path !== this.#lock.path);
  }

  /** The lock goes last: what stands in a folder without one is nobody's. */
  #free(): void {
    this.#lock.free();
    try {
      rmdirSync(this.folder);
    } catch {
      // The next command has it already.
    }
  }

  /** A build that was killed between the two renames left the old draft here: it goes back to its place. */
  #recover(): void {
    for (const path of this.#contents()) {
      const name = basename(path);
      const place = name.startsWith(REPLACED) && join(this.#datasets, name.slice(REPLACED.length));
      if (place && !existsSync(place)) renameSync(path, place);
      else rmSync(path, { recursive: true, force: true });
    }
  }
}

/** Removes a folder, without a pause for anything else; a thread may still put a file into it. Answers whether it is gone. */
function removeAtOnce(path: string): boolean {
  for (let tries = 0; tries < 10; tries++) {
    try {
      rmSync(path, { recursive: true, force: true });
      return true;
    } catch {
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
    }
  }
  return false;
}

/** Removes the folders of those who looked at the releases and were killed. */
function sweep(parent: string, prefix: string): void {
  for (const name of readdirSync(parent)) {
    const folder = join(parent, name);
    if (name.startsWith(prefix) && Lock.isAbandoned(folder)) rmSync(folder, { recursive: true, force: true });
  }
}

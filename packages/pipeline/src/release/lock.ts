import { createHash, randomBytes } from 'node:crypto';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { StateError } from '../errors.ts';
import { isRunning } from '../files/files.ts';

/** The name of a lock: the number of its process, a hash of where that number means something, and what tells it apart. */
const NAME = /^lock-(\d{1,10})-([0-9a-f]{8})-[0-9a-f]{8}$/;

/** How often a lock shows that its process is at work, in milliseconds. */
const BEAT = 5_000;

/** A lock that has shown nothing for so long is abandoned, in milliseconds: no computation takes longer without a pause. */
const ABANDONED_AFTER = 120_000;

/**
 * A folder that one process has at a time, as an empty file in it says. The file is written first, then it is looked for
 * others: of two that come at the same moment, one at least sees the other, and gives way.
 */
export class Lock {
  readonly path: string;
  readonly #beat: NodeJS.Timeout;

  /**
   * Makes the folder if it is not there. What a process that was killed has left in it stays, but for its lock.
   *
   * @throws {StateError} where another process has the folder, or it holds what is not ours.
   */
  constructor(folder: string) {
    this.path = join(folder, `lock-${process.pid}-${WHERE}-${randomBytes(4).toString('hex')}`);
    mkdirUnlessThere(folder);
    const isOurs = lstatSync(folder).isDirectory() && (locksIn(folder).length > 0 || isEmpty(folder));
    if (!isOurs) throw new StateError(`${folder} is in the way, and is not ours: move it elsewhere`);
    writeFileSync(this.path, '', { flag: 'wx' });
    for (const other of locksIn(folder)) {
      if (other === this.path) continue;
      if (isLeft(other)) rmSync(other, { force: true });
      else {
        rmSync(this.path, { force: true });
        throw new StateError(
          `another openbattles is at work there, process ${processOf(other)}: run again when it is done. If there is none, remove ${folder}`,
        );
      }
    }
    this.#beat = setInterval(() => this.#show(), BEAT).unref();
  }

  /** Whether a folder bears locks, and none of a process that is at work. */
  static isAbandoned(folder: string): boolean {
    const locks = lstatSync(folder, { throwIfNoEntry: false })?.isDirectory() ? locksIn(folder) : [];
    return locks.length > 0 && locks.every(isLeft);
  }

  isHeld(): boolean {
    return existsSync(this.path);
  }

  /** Fails where somebody has taken the folder, since we seemed to be gone. */
  require(): void {
    if (!this.isHeld())
      throw new StateError('another openbattles has gone on here in the meantime: run again');
  }

  free(): void {
    clearInterval(this.#beat);
    rmSync(this.path, { force: true });
  }

  #show(): void {
    try {
      const now = new Date();
      utimesSync(this.path, now, now);
    } catch {
      // It was taken: whoever is to write finds that out.
      clearInterval(this.#beat);
    }
  }
}

function mkdirUnlessThere(folder: string): void {
  try {
    mkdirSync(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}

const isEmpty = (folder: string) => readdirSync(folder).length === 0;

const locksIn = (folder: string): string[] =>
  readdirSync(folder)
    .filter((name) => NAME.test(name))
    .map((name) => join(folder, name));

const nameOf = (lock: string): RegExpExecArray | null => NAME.exec(lock.slice(lock.lastIndexOf('lock-')));

const processOf = (lock: string): string => nameOf(lock)?.[1] ?? '';

/** Whether the process of a lock is gone: it has that number no more, or has not shown itself for long. */
function isLeft(lock: string): boolean {
  const [, pid, where] = nameOf(lock) ?? [];
  if (where === WHERE && !isRunning(Number(pid))) return true;
  const shown = statSync(lock, { throwIfNoEntry: false })?.mtimeMs;
  return shown === undefined || Date.now() - shown > ABANDONED_AFTER;
}

/** Where numbers of processes mean the same as here: another machine, and another container, have numbers of their own. */
const WHERE = createHash('sha256')
  .update(
    [
      hostname(),
      read(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8')),
      read(() => readlinkSync('/proc/self/ns/pid')),
    ].join('\n'),
  )
  .digest('hex')
  .slice(0, 8);

/** What only Linux tells. */
function read(tell: () => string): string {
  try {
    return tell();
  } catch {
    return '';
  }
}

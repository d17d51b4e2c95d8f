import { createHash } from 'node:crypto';
import {
  accessSync,
  constants,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { threadId } from 'node:worker_threads';
import { isRunning } from '../files/files.ts';
import type { Article } from '../inputs/articles.ts';
import { sha256 } from '../sources/sources.ts';
import type { Extracted } from './extracted.ts';

/** The folder of a cache, and a hash of the rules and options that its records are made with. */
export interface CachePlace {
  folder: string;
  rules: string;
}

/** The name of an entry, and what is added to it while it is being written by a process. */
const ENTRY = /^[0-9a-f]{64}(?:\.(\d+)-\d+)?$/;

/** Makes the folder of a cache, and answers why it cannot be used; null where it can. */
export function openCache(folder: string): string | null {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    return null;
  } catch (error) {
    return (error as Error).message;
  }
}

/**
 * A file an article, under the hash of all that its record depends on, in three lines: the checksum of the others, all
 * but the record as JSON, and the record. One that is missing, or not whole, counts as none. No trouble with a cache is
 * an error: what cannot be read is made anew, and what cannot be written is made anew the next time too.
 */
export class RecordCache {
  readonly #place: CachePlace;

  constructor(place: CachePlace) {
    this.#place = place;
  }

  keyOf({ file, path, format, origin, infoboxes }: Article, content: Uint8Array | null): string {
    const described = JSON.stringify([this.#place.rules, file, path, format, origin, infoboxes]);
    return createHash('sha256')
      .update(described)
      .update(content ?? '')
      .digest('hex');
  }

  read(key: string): Extracted | null {
    const path = join(this.#place.folder, key);
    try {
      // Of a pipe nobody may ever write the other end.
      if (!lstatSync(path).isFile()) return null;
      const bytes = readFileSync(path);
      const checksum = bytes.toString('latin1', 0, bytes.indexOf('\n'));
      const kept = bytes.subarray(checksum.length + 1);
      if (sha256(kept) !== checksum) return null;
      const [rest, record] = kept.toString().split('\n');
      return { ...JSON.parse(rest!), record };
    } catch {
      // It is not there, or cannot be read: either way the record is made anew.
      return null;
    }
  }

  /** A reader finds a whole entry or none. */
  write(key: string, { record, ...rest }: Extracted): void {
    const kept = `${JSON.stringify(rest)}\n${record}`;
    const path = join(this.#place.folder, key);
    const next = `${path}.${process.pid}-${threadId}`;
    try {
      writeFileSync(next, `${sha256(kept)}\n${kept}`);
      renameSync(next, path);
    } catch {
      tryToRemove(next);
    }
  }
}

/** Removes from a cache all entries but these, and those that builds which were killed have begun. */
export function pruneCache(folder: string, keys: ReadonlySet<string>): void {
  for (const name of namesIn(folder)) {
    const [entry, writer] = ENTRY.exec(name) ?? [];
    const isKept = entry === undefined || keys.has(entry) || (writer && isRunning(Number(writer)));
    if (!isKept) tryToRemove(join(folder, name));
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function tryToRemove(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // It stays: a cache may hold what is of no use.
  }
}

import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
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

/**
 * A file an article, under the hash of all that its record depends on, in three lines: the checksum of the others, all
 * but the record as JSON, and the record. One that is missing, or not whole, counts as none.
 */
export class RecordCache {
  readonly #place: CachePlace;

  constructor(place: CachePlace) {
    this.#place = place;
    mkdirSync(place.folder, { recursive: true });
  }

  keyOf({ file, path, format, origin, infoboxes }: Article, content: Uint8Array | null): string {
    const described = JSON.stringify([this.#place.rules, file, path, format, origin, infoboxes]);
    return createHash('sha256')
      .update(described)
      .update(content ?? '')
      .digest('hex');
  }

  read(key: string): Extracted | null {
    try {
      const bytes = readFileSync(join(this.#place.folder, key));
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
    writeFileSync(next, `${sha256(kept)}\n${kept}`);
    renameSync(next, path);
  }
}

/** Removes from a cache all entries but these, and those that builds which were killed have begun. */
export function pruneCache(folder: string, keys: ReadonlySet<string>): void {
  for (const name of readdirSync(folder)) {
    const [entry, writer] = ENTRY.exec(name) ?? [];
    const isKept = entry === undefined || keys.has(entry) || (writer && isRunning(Number(writer)));
    if (!isKept) rmSync(join(folder, name), { force: true });
  }
}

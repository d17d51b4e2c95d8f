import { join } from 'node:path';
import {
  formatRegistry,
  REGISTRY,
  readRegistry,
  type SourceEntry,
  SourceError,
  updateRegistry,
} from './sources.ts';
import { writeTogether } from './write-together.ts';

/** What is to become of a folder of sources. */
export interface SourceChanges {
  /** The texts that are written, by the names of their files; null removes one. */
  texts: ReadonlyMap<string, Uint8Array | null>;
  /** What is recorded of files from now on; what else their entries say stays. */
  entries: readonly SourceEntry[];
  /** The files of which nothing is recorded any more. */
  forgotten?: readonly string[];
}

/**
 * Writes texts and what is recorded of them, either all or nothing. The registry is read again first, so that what
 * somebody has changed in it in the meantime stays.
 *
 * @throws {SourceError} where it cannot be written.
 */
export function saveSources(folder: string, { texts, entries, forgotten = [] }: SourceChanges): void {
  const registry = readRegistry(folder);
  const updated = updateRegistry(registry, entries);
  for (const file of forgotten) updated.delete(file);
  const files = new Map<string, Uint8Array | string | null>();
  // A text is there before it is recorded, and recorded no more before it goes.
  for (const [file, bytes] of texts) if (bytes) files.set(join(folder, file), bytes);
  const text = formatRegistry(updated.values());
  if (text !== formatRegistry(registry.values())) files.set(join(folder, REGISTRY), text);
  for (const [file, bytes] of texts) if (!bytes) files.set(join(folder, file), null);
  try {
    writeTogether(files);
  } catch (error) {
    throw new SourceError(`${folder} cannot be written: ${(error as Error).message}`);
  }
}

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

/** What is new of a source: what is recorded of its file from now on (what else its entry says stays), and its bytes. */
export interface News {
  entry: SourceEntry;
  /** Null where they stay as they are. */
  bytes: Uint8Array | null;
}

/**
 * Writes texts and what is recorded of them, and removes others with what was, either all or nothing. The registry is
 * read again first, so that what somebody has changed in it in the meantime stays.
 *
 * @param forgotten the names of files of which nothing is recorded any more.
 * @param removed those of them that go, all if not given; none where a file that comes back is to stay.
 * @returns whether what is recorded is another now.
 * @throws {SourceError} where it cannot be written.
 */
export function saveSources(
  folder: string,
  news: readonly News[],
  forgotten: readonly string[] = [],
  removed = forgotten,
): boolean {
  const registry = readRegistry(folder);
  const updated = updateRegistry(
    registry,
    news.map(({ entry }) => entry),
  );
  for (const file of forgotten) updated.delete(file);
  const text = formatRegistry(updated.values());
  const isNew = text !== formatRegistry(registry.values());
  // A text is there before it is recorded, and recorded no more before it goes.
  const files = new Map<string, Uint8Array | string | null>();
  for (const { entry, bytes } of news) if (bytes) files.set(join(folder, entry.file), bytes);
  if (isNew) files.set(join(folder, REGISTRY), text);
  for (const file of removed) files.set(join(folder, file), null);
  try {
    writeTogether(files);
  } catch (error) {
    throw new SourceError(`${folder} cannot be written: ${(error as Error).message}`);
  }
  return isNew;
}

import { existsSync, readFileSync } from 'node:fs';
import { readArticle } from '../reading/read-article.ts';
import { saveSources } from '../sources/save-sources.ts';
import { SourceError, toSource } from '../sources/sources.ts';
import { findSource } from './find-source.ts';
import { SourceIndex } from './source-index.ts';

export interface Removed {
  file: string;
  /** The id of the battle that was read from it; null where it is not one text that can be read. */
  battleId: string | null;
}

/**
 * Removes sources, named by file or title: each file with what is recorded of it, and either all or none.
 *
 * @throws {RefusedError} where there is no such source.
 * @throws {SourceError} where the folder cannot be written.
 */
export function removeSources(names: readonly string[], folder: string): Removed[] {
  const index = new SourceIndex(folder);
  const files = [...new Set(names.map((name) => findSource(name, index)))];
  const removed = files.map((file) => ({ file, battleId: battleIdOf(index.pathOf(file)) }));
  saveSources(folder, [], files);
  return removed;
}

/** The id of the battle that is read from a text. */
export function battleIdOf(path: string): string | null {
  if (!path.endsWith('.txt') || !existsSync(path)) return null;
  try {
    return readArticle(toSource(path, readFileSync(path))).record?.battle.battle_id ?? null;
  } catch (error) {
    if (error instanceof SourceError) return null;
    throw error;
  }
}

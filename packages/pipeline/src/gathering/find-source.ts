import { basename, resolve } from 'node:path';
import { isInput } from '../inputs/articles.ts';
import { listSources } from '../sources/sources.ts';
import { RefusedError } from './options.ts';
import { readTitle, type SourceIndex } from './source-index.ts';

/**
 * The file of a source that is named by its file, with or without the folder, or by its title.
 *
 * @throws {RefusedError} where there is none, or more than one.
 */
export function findSource(name: string, index: SourceIndex): string {
  const known = new Set([...index.registry.keys(), ...listSources(index.folder, isInput)]);
  if (known.has(name)) return name;
  const file = basename(name);
  if (known.has(file) && resolve(name) === resolve(index.pathOf(file))) return file;
  const titled = [...known].filter(
    (file) => index.registry.get(file)?.title === name || readTitle(index.pathOf(file)) === name,
  );
  if (titled.length > 1)
    throw new RefusedError(`“${name}” is the title of ${titled.join(' and ')}: name the file.`);
  if (titled.length === 0)
    throw new RefusedError(
      `There is no source “${name}” in ${index.folder}: give its file, or its title as it is written.`,
    );
  return titled[0]!;
}

import { lstatSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hashFile, isFile, listFiles } from '../files/files.ts';
import type { DescribedFile, DescribedFiles } from '../metadata/described-release.ts';

export const CHECKSUMS = 'SHA256SUMS';

const listed = (folder: string) => listFiles(folder).filter((path) => path !== CHECKSUMS);

/** What stands in a release and has no bytes of its own: links, pipes, devices. Nothing of it is read. */
export const listStrange = (folder: string): string[] =>
  listFiles(folder).filter((path) => !lstatSync(join(folder, path)).isFile());

/** What stands for the hash of what is no file. */
const NO_FILE = 'no file';

/**
 * The size and SHA-256 of every file of a release but the list of checksums itself.
 *
 * @param known what is known of some of them already.
 */
export const describeFiles = (folder: string, known: DescribedFiles = new Map()): DescribedFiles =>
  new Map(listed(folder).map((path) => [path, known.get(path) ?? describeFile(join(folder, path))]));

function describeFile(path: string): DescribedFile {
  const stats = lstatSync(path);
  return { bytes: stats.size, sha256: stats.isFile() ? hashFile(path) : NO_FILE };
}

/** The SHA-256 of the same files. */
export const hashFolder = (folder: string, known?: DescribedFiles): Map<string, string> =>
  new Map([...describeFiles(folder, known)].map(([path, { sha256 }]) => [path, sha256]));

/** The list as `sha256sum --check` reads it. */
export function formatChecksums(hashes: ReadonlyMap<string, string>): string {
  const lines = [...hashes].sort(([a], [b]) => (a < b ? -1 : 1));
  return lines.map(([path, hash]) => `${hash}  ${path}\n`).join('');
}

export function parseChecksums(text: string): Map<string, string> {
  const lines = text.split('\n').filter((line) => line !== '');
  return new Map(lines.map((line) => [line.slice(66), line.slice(0, 64)]));
}

/** The hashes that a release lists of its files; none where it has no list. */
export function readChecksums(release: string): Map<string, string> {
  const path = join(release, CHECKSUMS);
  return isFile(path) ? parseChecksums(readFileSync(path, 'utf8')) : new Map();
}

/** What differs between two sets of hashed files, in the order of their paths. */
export function compareHashes(
  expected: ReadonlyMap<string, string>,
  found: ReadonlyMap<string, string>,
): { path: string; what: 'missing' | 'changed' | 'unexpected' }[] {
  const paths = [...new Set([...expected.keys(), ...found.keys()])].sort();
  return paths.flatMap((path) => {
    const [before, after] = [expected.get(path), found.get(path)];
    if (before === after) return [];
    return [
      { path, what: after === undefined ? 'missing' : before === undefined ? 'unexpected' : 'changed' },
    ];
  });
}

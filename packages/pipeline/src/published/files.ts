import { createHash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { DescribedFile, DescribedFiles } from '../release/metadata/facts.ts';

/** SHA-256 of a file, hexadecimal, read in pieces so that memory does not grow with the file. */
export function hashFile(path: string): string {
  const hash = createHash('sha256');
  const piece = Buffer.allocUnsafe(1 << 20);
  const handle = openSync(path, 'r');
  try {
    for (let read = readSync(handle, piece); read > 0; read = readSync(handle, piece)) {
      hash.update(piece.subarray(0, read));
    }
  } finally {
    closeSync(handle);
  }
  return hash.digest('hex');
}

/** The files below a folder, as paths with `/` relative to it, in an order that no locale changes. */
export function listFiles(folder: string, below = ''): string[] {
  return readdirSync(join(folder, below), { withFileTypes: true })
    .flatMap((entry) => {
      const path = below ? `${below}/${entry.name}` : entry.name;
      return entry.isDirectory() ? listFiles(folder, path) : [path];
    })
    .sort((a, b) => (a < b ? -1 : 1));
}

export const CHECKSUMS = 'SHA256SUMS';

/** The SHA-256 of every file of a release but the list of checksums itself. */
export function hashFolder(folder: string): Map<string, string> {
  const paths = listFiles(folder).filter((path) => path !== CHECKSUMS);
  return new Map(paths.map((path) => [path, hashFile(join(folder, path))]));
}

/**
 * The size and SHA-256 of every file of a release but the list of checksums itself.
 *
 * @param known what is known of some of them already.
 */
export function describeFiles(folder: string, known: DescribedFiles = new Map()): DescribedFiles {
  const paths = listFiles(folder).filter((path) => path !== CHECKSUMS);
  return new Map(paths.map((path) => [path, known.get(path) ?? describeFile(join(folder, path))]));
}

const describeFile = (path: string): DescribedFile => ({
  bytes: statSync(path).size,
  sha256: hashFile(path),
});

export const hashesOf = (files: DescribedFiles): Map<string, string> =>
  new Map([...files].map(([path, { sha256 }]) => [path, sha256]));

/** The list as `sha256sum --check` reads it. */
export function formatChecksums(hashes: ReadonlyMap<string, string>): string {
  const lines = [...hashes].sort(([a], [b]) => (a < b ? -1 : 1));
  return lines.map(([path, hash]) => `${hash}  ${path}\n`).join('');
}

export function parseChecksums(text: string): Map<string, string> {
  const lines = text.split('\n').filter((line) => line !== '');
  return new Map(lines.map((line) => [line.slice(66), line.slice(0, 64)]));
}

/** What differs between two sets of hashed files, a sentence each. */
export function compareHashes(
  expected: ReadonlyMap<string, string>,
  found: ReadonlyMap<string, string>,
): { path: string; what: 'missing' | 'changed' | 'unexpected' }[] {
  const paths = [...new Set([...expected.keys(), ...found.keys()])].sort((a, b) => (a < b ? -1 : 1));
  return paths.flatMap((path) => {
    const [before, after] = [expected.get(path), found.get(path)];
    if (before === after) return [];
    return [
      { path, what: after === undefined ? 'missing' : before === undefined ? 'unexpected' : 'changed' },
    ];
  });
}

/** Writes a file so that a reader finds either the old bytes or the new ones, never a part. */
export function replaceFile(path: string, text: string): void {
  const next = `${path}.${process.pid}.next`;
  writeFileSync(next, text);
  renameSync(next, path);
}

/** The hashes that a release lists of its files; none where it has no list. */
export function readChecksums(release: string): Map<string, string> {
  const path = join(release, CHECKSUMS);
  return existsSync(path) ? parseChecksums(readFileSync(path, 'utf8')) : new Map();
}

/**
 * The hashes of two releases' files, of which the later one was just made. What the earlier one lists is believed where
 * it differs from what the later one lists; where it says that they are the same, its files are hashed.
 */
export function hashBoth(before: string, after: string): [Map<string, string>, Map<string, string>] {
  const [was, is] = [readChecksums(before), readChecksums(after)];
  return [compareHashes(was, is).length > 0 ? was : hashFolder(before), is];
}

import { createHash } from 'node:crypto';
import { closeSync, openSync, readdirSync, readSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DescribedFiles } from './metadata/facts.ts';

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

/** The same with the size of each file, as the descriptions of a release name them. */
export function describeFiles(folder: string, hashes: ReadonlyMap<string, string>): DescribedFiles {
  return new Map(
    [...hashes].map(([path, sha256]) => [path, { bytes: statSync(join(folder, path)).size, sha256 }]),
  );
}

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

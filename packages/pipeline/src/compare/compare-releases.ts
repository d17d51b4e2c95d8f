import { existsSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { type ChangeRow, changes } from '@openbattles/schema';
import { listFiles } from '../files/files.ts';
import { compareHashes, hashFolder, readChecksums } from '../published/checksums.ts';
import { pairTables, readRows, requireCodebook } from '../published/release-tables.ts';
import { isDraft, isVersion, versionBefore } from '../published/versions.ts';
import { causesByReading, isReadOtherwise, recordedCauses } from './causes.ts';
import { type CauseOf, type Comparison, compareTables, count } from './comparison.ts';

/** Compares two finished releases: their tables, and which files they have. */
export function compareReleases(before: string, after: string, causeOf: CauseOf): Comparison {
  const comparison = compareTables(pairTables(before, after), causeOf);
  countFiles(comparison, before, after);
  return comparison;
}

/** The files that do not follow from the rows: those of a battle come and go with it, and a text with its source. */
const ownFiles = (folder: string) =>
  new Set(listFiles(folder).filter((path) => !/^(?:battles|sources)\//.test(path)));

/** Counts the files that only one of two finished releases has. */
export function countFiles(comparison: Comparison, before: string, after: string): void {
  const [was, is] = [ownFiles(before), ownFiles(after)];
  for (const path of was) if (!is.has(path)) count(comparison, 'file removed', path);
  for (const path of is) if (!was.has(path)) count(comparison, 'file added', path);
}

/** Counts the files whose bytes differ between two releases of one version, of which the tables are the same. */
export function countBytes(comparison: Comparison, before: string, after: string): void {
  for (const { path, what } of compareHashes(hashFolder(before), readChecksums(after))) {
    if (what === 'changed') count(comparison, 'file changed', path);
  }
}

/** The changes that a release has recorded. */
export const recordedChanges = (folder: string): ChangeRow[] =>
  existsSync(join(folder, `${changes.name}.json`))
    ? (readRows(folder, changes.name) as unknown as ChangeRow[])
    : [];

/** What a release changed after the one before it, with the causes that it recorded; null for the first. */
export function comparePublished(datasets: string, version: string): Comparison | null {
  const previous = versionBefore(datasets, version);
  if (previous === undefined) return null;
  const [before, after] = [join(datasets, previous), join(datasets, version)];
  return compareReleases(before, after, recordedCauses(before, after, recordedChanges(after)));
}

/**
 * Compares any two releases. The causes are those that the later one recorded, where it was made after the other one;
 * else they are found by reading the earlier texts again, as far as today's rules are those of the later release.
 */
export function compareAny(before: string, after: string): Comparison {
  for (const folder of [before, after]) requireCodebook(folder);
  const [from, to] = [resolve(before), resolve(after)];
  const name = basename(to);
  const follows =
    dirname(from) === dirname(to) &&
    (isVersion(name) || isDraft(name)) &&
    versionBefore(dirname(to), name) === basename(from);
  const causeOf = follows
    ? recordedCauses(before, after, recordedChanges(after))
    : causesByReading(before, after, {}, (source, battleId) => isReadOtherwise(after, source, battleId));
  return compareReleases(before, after, causeOf);
}

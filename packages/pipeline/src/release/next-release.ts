import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { ReadOptions } from '@openbattles/parser';
import type { ChangeRow } from '@openbattles/schema';
import { causesByReading, recordedCauses } from '../compare/causes.ts';
import {
  comparePublished,
  compareReleases,
  countBytes,
  countFiles,
  recordedChanges,
} from '../compare/compare-releases.ts';
import { type Change, type Comparison, compareTables, leastStep, reasonOf } from '../compare/comparison.ts';
import { listFiles } from '../files/files.ts';
import { CHECKSUMS, compareHashes, hashBoth, hashFolder, readChecksums } from '../published/checksums.ts';
import type { FormatOptions } from '../published/formats.ts';
import { hasCodebook, pairTables } from '../published/release-tables.ts';
import { compareVersions, frozenBefore, isFrozen, listVersions, nextVersion } from '../published/versions.ts';
import { UsageError } from '../usage-error.ts';
import { CHANGELOG, changelogEntry, updateChangelog } from './changelog.ts';
import type { Scratch } from './scratch.ts';
import {
  finishRelease,
  type ReleaseContents,
  type ReleaseRecords,
  type ReleaseSummary,
  writeTables,
} from './write-release.ts';

const FIRST_VERSION = '0.1.0';

/** The release that the sources give, complete in a folder of its own. */
export interface NextRelease {
  folder: string;
  summary: ReleaseSummary;
  /** Whether it is another than the last one. */
  changed: boolean;
  /** What differs from the last release; null where there is none that can be compared. */
  comparison: Comparison | null;
}

export interface ReleaseRequest extends FormatOptions {
  datasets: string;
  /** The version that was asked for. */
  asked: string | undefined;
  reading: ReadOptions;
}

/**
 * Makes the release that the sources give, and its version: after a frozen release the least that the differences
 * allow, or a higher one that was asked for; else that of the draft, or the first frozen one that was asked for.
 *
 * @throws UsageError where the version that was asked for is not allowed.
 */
export async function makeNextRelease(
  folder: string,
  records: ReleaseRecords,
  request: ReleaseRequest,
): Promise<NextRelease> {
  const { datasets, asked } = request;
  const last = listVersions(datasets).at(-1);
  checkAsked(asked, last);
  const contents = await writeTables(folder, records, request);
  if (last !== undefined && isFrozen(last)) return makeSuccessor(folder, last, contents, request);
  const version = asked ?? last ?? FIRST_VERSION;
  const summary = await finishRelease(folder, version, contents, [], request);
  const before = last && join(datasets, last);
  const comparison =
    before && hasCodebook(before)
      ? compareReleases(before, folder, causesByReading(before, folder, request.reading))
      : null;
  if (comparison && before && version === last) countBytes(comparison, before, folder);
  return {
    folder,
    summary,
    comparison,
    changed: version !== last || isOther(join(datasets, version), folder),
  };
}

/** Writes again, for comparison, what the last release should hold. */
export async function remakeRelease(
  folder: string,
  version: string,
  records: ReleaseRecords,
  { datasets, ...options }: Omit<ReleaseRequest, 'asked' | 'reading'>,
): Promise<void> {
  const contents = await writeTables(folder, records, options);
  await finishRelease(folder, version, contents, changesOf(datasets, version, folder), options);
}

async function makeSuccessor(
  folder: string,
  last: string,
  contents: ReleaseContents,
  { datasets, asked, reading, ...options }: ReleaseRequest,
): Promise<NextRelease> {
  const before = join(datasets, last);
  const comparison = compareTables(pairTables(before, folder), causesByReading(before, folder, reading));
  const tables = new Set(listFiles(folder));
  const finish = (version: string, changes: readonly Change[]) => {
    // Finished a second time, under another version, it must not describe what the first time left.
    for (const path of listFiles(folder)) if (!tables.has(path)) rmSync(join(folder, path));
    return finishRelease(folder, version, contents, changes.map(withCause), options);
  };
  let step = leastStep(comparison);
  let summary: ReleaseSummary;
  if (step) summary = await finish(nextVersion(last, step), comparison.changes);
  else {
    // No cell differs: whether a file does is seen at the same version.
    summary = await finish(last, changesOf(datasets, last, folder));
    countBytes(comparison, before, folder);
  }
  countFiles(comparison, before, folder);
  step = leastStep(comparison);
  if (!step) {
    if (asked !== undefined && asked !== last)
      throw new UsageError(`nothing changed since ${last}, so that there is nothing to release as ${asked}`);
    return { folder, summary, comparison, changed: false };
  }
  const least = nextVersion(last, step);
  if (asked !== undefined && compareVersions(asked, least) < 0)
    throw new UsageError(
      `${asked} is too small a step: ${step} is needed, ${least}, for ${reasonOf(comparison)}`,
    );
  const version = asked ?? least;
  if (summary.version !== version) summary = await finish(version, comparison.changes);
  return { folder, summary, comparison, changed: true };
}

function checkAsked(asked: string | undefined, last: string | undefined): void {
  if (asked === undefined) return;
  if (!isFrozen(asked))
    throw new UsageError(`${asked} is a draft's version, and drafts have no release: ask for 1.0.0 or later`);
  if (last !== undefined && compareVersions(asked, last) < 0)
    throw new UsageError(`${asked} is earlier than ${last}, the last release`);
}

/** What the tables in a folder change after the release before a version, with the causes that the version recorded. */
function changesOf(datasets: string, version: string, folder: string): ChangeRow[] {
  const previous = frozenBefore(datasets, version);
  if (!isFrozen(version) || previous === undefined) return [];
  const before = join(datasets, previous);
  const causeOf = recordedCauses(before, folder, recordedChanges(join(datasets, version)));
  return compareTables(pairTables(before, folder), causeOf).changes.map(withCause);
}

function withCause({ cause, ...change }: Change): ChangeRow {
  if (cause === null)
    throw new Error(`The cause of ${change.table} ${change.id}, ${change.column} is not known`);
  return { ...change, cause };
}

/** Whether any byte of a release differs from those of one that was just made. */
const isOther = (place: string, next: string): boolean => compareHashes(...hashBoth(place, next)).length > 0;

/** What is wrong with the bytes of a published release, each with the command that mends it. */
export function brokenFiles(release: string): { problem: string; mend: string }[] {
  const list = join(release, CHECKSUMS);
  if (!existsSync(list)) return [{ problem: `${list} is missing`, mend: `git restore ${release}` }];
  return compareHashes(readChecksums(release), hashFolder(release)).map(({ path, what }) => {
    const file = join(release, path);
    return {
      problem: `${file} is frozen, and is ${what}`,
      mend: what === 'unexpected' ? `rm ${file}` : `git restore ${release}`,
    };
  });
}

/**
 * Brings what stands beside the releases in line with them: the CHANGELOG has an entry for each frozen one, and no
 * draft outlives the first. What a build that was killed left undone is done by the next one.
 */
export function settle(datasets: string, scratch: Scratch): void {
  const versions = listVersions(datasets);
  const frozen = versions.filter(isFrozen);
  if (frozen.length === 0) return;
  const text = readChangelog(datasets);
  const next = updateChangelog(text, frozen, (version) =>
    changelogEntry(version, comparePublished(datasets, version)),
  );
  if (next !== text) scratch.replaceFile(CHANGELOG, next);
  for (const version of versions) if (!isFrozen(version)) scratch.discard(version);
}

export function readChangelog(datasets: string): string | null {
  const path = join(datasets, CHANGELOG);
  return existsSync(path) ? readFileSync(path, 'utf8') : null;
}

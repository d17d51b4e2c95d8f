import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { ReadOptions } from '@openbattles/parser';
import type { ChangeRow } from '@openbattles/schema';
import { causesByReading, recordedCauses } from '../compare/causes.ts';
import { countBytes, countFiles, recordedChanges } from '../compare/compare-releases.ts';
import { type Change, type Comparison, compareTables, leastStep } from '../compare/comparison.ts';
import { listFiles } from '../files/files.ts';
import { markOf, readPrevious } from '../published/chain.ts';
import type { FormatOptions } from '../published/formats.ts';
import { pairTables } from '../published/release-tables.ts';
import { draftOf, listVersions, nextVersion, versionBefore } from '../published/versions.ts';
import { finishRelease, type ReleaseRecords, type ReleaseSummary, writeTables } from './write-release.ts';

const FIRST_VERSION = '0.1.0';

/** What the sources give today, complete in a folder of its own, beside the last release. */
export interface NextRelease {
  folder: string;
  /** The last release; null where there is none. */
  last: string | null;
  /** The least version that the differences from it ask for; null where nothing differs. */
  version: string | null;
  /** What differs; null where there is no release before. */
  comparison: Comparison | null;
  /** Of the folder as it is: the draft of the version, or the last release where nothing differs. */
  summary: ReleaseSummary;
  /** Makes the folder the release of a version. */
  finish(version: string): Promise<ReleaseSummary>;
}

export interface ReleaseRequest extends FormatOptions {
  datasets: string;
  reading: ReadOptions;
}

/** Makes the draft of the next release in an empty folder. */
export async function makeNextRelease(
  folder: string,
  records: ReleaseRecords,
  { datasets, reading, ...options }: ReleaseRequest,
): Promise<NextRelease> {
  const last = listVersions(datasets).at(-1) ?? null;
  const contents = await writeTables(folder, records, options);
  const tables = new Set(listFiles(folder));
  const previous = last === null ? null : markOf(datasets, last);
  const finishWith = (version: string, changes: readonly ChangeRow[], before = previous) => {
    // Finished a second time, under another version, it must not describe what the first time left.
    for (const path of listFiles(folder)) if (!tables.has(path)) rmSync(join(folder, path));
    return finishRelease(folder, version, contents, changes, { ...options, previous: before });
  };
  if (last === null) {
    const finish = (version: string) => finishWith(version, []);
    const summary = await finish(draftOf(FIRST_VERSION));
    return { folder, last, version: FIRST_VERSION, comparison: null, summary, finish };
  }
  const before = join(datasets, last);
  const comparison = compareTables(pairTables(before, folder), causesByReading(before, folder, reading));
  const finish = (version: string) => finishWith(version, comparison.changes.map(withCause));
  const isSame = leastStep(comparison) === null;
  // Whether a file is another one is seen under the version of the release.
  let summary = isSame
    ? await finishWith(last, changesOf(datasets, last, folder), readPrevious(before))
    : await finish(draftOf(nextVersion(last, leastStep(comparison)!)));
  if (isSame) countBytes(comparison, before, folder);
  countFiles(comparison, before, folder);
  const step = leastStep(comparison);
  const version = step && nextVersion(last, step);
  if (version !== null && summary.version !== draftOf(version)) summary = await finish(draftOf(version));
  return { folder, last, version, comparison, summary, finish };
}

/** What the tables in a folder change after the release before a version, with the causes that the version recorded. */
function changesOf(datasets: string, version: string, folder: string): ChangeRow[] {
  const previous = versionBefore(datasets, version);
  if (previous === undefined) return [];
  const before = join(datasets, previous);
  const causeOf = recordedCauses(before, folder, recordedChanges(join(datasets, version)));
  return compareTables(pairTables(before, folder), causeOf).changes.map(withCause);
}

function withCause({ cause, ...change }: Change): ChangeRow {
  if (cause === null)
    throw new Error(`The cause of ${change.table} ${change.id}, ${change.column} is not known`);
  return { ...change, cause };
}

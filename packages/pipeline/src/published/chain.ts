import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { StateError } from '../errors.ts';
import { isFile } from '../files/files.ts';
import type { ReleaseMark } from '../metadata/described-release.ts';
import { formatJson } from '../metadata/facts.ts';
import { sha256 } from '../sources/sources.ts';
import { CHECKSUMS } from './checksums.ts';
import { compareVersions, isVersion, listVersions } from './versions.ts';

/** What is known of every release that was frozen: the file beside them. */
export const RELEASES = 'releases.json';

/** What is wrong with the chain of releases, and with which of them. */
export interface BrokenLink {
  version: string;
  problem: string;
}

/** A release as the next one names it; null where it has no list of checksums. */
export function markOf(datasets: string, version: string): ReleaseMark | null {
  const path = join(datasets, version, CHECKSUMS);
  return isFile(path) ? { version, sha256: sha256(readFileSync(path)) } : null;
}

/** The release before a release, as it names it itself; null for the first, and for those of older programs. */
export function readPrevious(release: string): ReleaseMark | null {
  try {
    const path = join(release, 'datapackage.json');
    if (!isFile(path)) return null;
    const { previousRelease } = JSON.parse(readFileSync(path, 'utf8'));
    return isMark(previousRelease) ? previousRelease : null;
  } catch {
    return null;
  }
}

/**
 * The releases that are recorded; none where there is no record yet.
 *
 * @throws {StateError} where the record cannot be read.
 */
export function readReleases(datasets: string): ReleaseMark[] {
  const path = join(datasets, RELEASES);
  if (!existsSync(path)) return [];
  try {
    if (!isFile(path)) throw new Error('It is no file');
    const marks: unknown = JSON.parse(readFileSync(path, 'utf8'));
    if (Array.isArray(marks) && marks.every(isMark)) return marks;
  } catch {
    // It is told below.
  }
  throw new StateError(`${path} cannot be read. To mend it, run: git restore ${path}`);
}

const isMark = (value: unknown): value is ReleaseMark =>
  typeof value === 'object' &&
  value !== null &&
  isVersion(String((value as ReleaseMark).version)) &&
  /^[0-9a-f]{64}$/.test(String((value as ReleaseMark).sha256));

/** The releases that the record lacks. */
export function unrecordedReleases(datasets: string): string[] {
  const known = readReleases(datasets);
  return listVersions(datasets).filter((version) => !known.some((mark) => mark.version === version));
}

/** The record with the releases that it lacks. What is recorded of a release never changes. */
export function formatReleases(datasets: string): string {
  const added = unrecordedReleases(datasets).flatMap((version) => markOf(datasets, version) ?? []);
  const marks = [...readReleases(datasets), ...added].sort((a, b) => compareVersions(a.version, b.version));
  return formatJson(marks);
}

/** Where the releases are not those that are recorded, or not those that the next one names. One that is not recorded yet is no such. */
export function brokenLinks(datasets: string): BrokenLink[] {
  const versions = listVersions(datasets);
  const recorded = new Map(readReleases(datasets).map((mark) => [mark.version, mark]));
  const links: BrokenLink[] = [];
  const tell = (version: string, problem: string) =>
    links.push({ version, problem: `${join(datasets, version)} ${problem}` });
  for (const version of recorded.keys())
    if (!versions.includes(version)) tell(version, `is not there, and ${RELEASES} tells of it`);
  for (const [index, version] of versions.entries()) {
    const own = markOf(datasets, version);
    const mark = recorded.get(version);
    if (mark && own && own.sha256 !== mark.sha256)
      tell(version, `is not the release that ${RELEASES} tells of: its ${CHECKSUMS} is another`);
    const named = readPrevious(join(datasets, version));
    const before = versions[index - 1];
    if (named && named.version !== before)
      tell(
        version,
        `follows ${named.version}, and ${before ? `${before} stands before it` : 'nothing stands before it'}`,
      );
    else if (named && before && markOf(datasets, before)?.sha256 !== named.sha256)
      tell(before, `is not the release that ${version} follows: its ${CHECKSUMS} is another`);
  }
  return links;
}

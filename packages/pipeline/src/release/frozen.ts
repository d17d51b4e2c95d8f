import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { comparePublished } from '../compare/compare-releases.ts';
import { leastStep, reasonOf } from '../compare/comparison.ts';
import { isFile } from '../files/files.ts';
import { brokenLinks, RELEASES, unrecordedReleases } from '../published/chain.ts';
import { CHECKSUMS, compareHashes, hashFolder, readChecksums } from '../published/checksums.ts';
import {
  compareVersions,
  isDraft,
  isVersion,
  listVersions,
  nextVersion,
  versionBefore,
} from '../published/versions.ts';
import { CHANGELOG, changelogEntries, changelogEntry, readChangelog } from './changelog.ts';
import { BUILD, type Problem } from './problems.ts';

/** What is wrong with the bytes of a frozen release. What is compared with a broken one says nothing. */
export function brokenFiles(release: string): Problem[] {
  const list = join(release, CHECKSUMS);
  if (!isFile(list)) return [{ problem: `${list} is missing`, mend: `git restore ${release}` }];
  return compareHashes(readChecksums(release), hashFolder(release)).map(({ path, what }) => {
    const file = join(release, path);
    return {
      problem: `${file} is frozen, and is ${what}`,
      mend: what === 'unexpected' ? `rm ${file}` : `git restore ${release}`,
    };
  });
}

/** What is wrong with the releases, or with those that are recorded. On such nothing is built. */
export function chainProblems(datasets: string): Problem[] {
  return brokenLinks(datasets).map(({ version, problem }) => ({
    problem,
    mend: `git restore ${join(datasets, version)}`,
  }));
}

/** What is wrong with what the next release is built on: the chain, and the bytes of the last release. */
export function brokenGround(datasets: string): Problem[] {
  const last = listVersions(datasets).at(-1);
  return [...chainProblems(datasets), ...(last === undefined ? [] : brokenFiles(join(datasets, last)))];
}

/** Every release is recorded. */
export function recordProblems(datasets: string): Problem[] {
  return unrecordedReleases(datasets).map((version) => ({
    problem: `${join(datasets, version)} is not recorded in ${RELEASES}`,
    mend: BUILD,
  }));
}

/** What stands beside releases and drafts; hidden files are of other programs. */
const BESIDE: readonly string[] = [CHANGELOG, RELEASES];

/** Nothing stands among the releases but what belongs there. */
export function strayProblems(datasets: string): Problem[] {
  return readdirSync(datasets)
    .filter((name) => !isVersion(name) && !isDraft(name) && !BESIDE.includes(name) && !name.startsWith('.'))
    .sort()
    .map((name) => {
      const path = join(datasets, name);
      return { problem: `${path} is no release, and is not ours`, mend: `mv ${path} ELSEWHERE` };
    });
}

/** The CHANGELOG has an entry for each release, and for no other, and each says what its release changed. */
export function changelogProblems(datasets: string): Problem[] {
  const versions = listVersions(datasets);
  if (versions.length === 0) return [];
  const path = join(datasets, CHANGELOG);
  const text = readChangelog(datasets) ?? '';
  const entries = changelogEntries(text);
  const told = [...entries.keys()];
  const wrong = versions.filter((version) => {
    const comparison = comparePublished(datasets, version);
    // Of the first there is nothing to compare: its words are anybody's.
    return comparison && entries.get(version)?.includes(changelogEntry(version, comparison).trim()) === false;
  });
  return [
    ...versions
      .filter((version) => !told.includes(version))
      .map((version) => `${path} has no entry for ${version}`),
    ...told
      .filter((version) => !versions.includes(version))
      .map((version) => `${path} tells of ${version}, which is no release`),
  ]
    .map((problem) => ({ problem, mend: BUILD }))
    .concat(
      wrong.map((version) => ({
        problem: `${path} does not say of ${version} what its files say`,
        mend: `git restore ${path}; or take that entry out of it, and run ${BUILD}`,
      })),
    );
}

/** The last release is no smaller a step from the one before it than their differences ask for. */
export function stepProblems(datasets: string): Problem[] {
  const last = listVersions(datasets).at(-1);
  const previous = last && versionBefore(datasets, last);
  if (last === undefined || previous === undefined) return [];
  const comparison = comparePublished(datasets, last);
  const step = comparison && leastStep(comparison);
  const least = step && nextVersion(previous, step);
  if (!comparison || !least || compareVersions(last, least) >= 0) return [];
  const folder = join(datasets, last);
  const problem = `${folder} is too small a step after ${previous}: ${step} is needed, ${least}, for ${reasonOf(comparison)}`;
  const forget = `take its entry out of ${join(datasets, RELEASES)}`;
  return [{ problem, mend: `rm -r ${folder}; ${forget}; then ${BUILD} && npx openbattles release` }];
}

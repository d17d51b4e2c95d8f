import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { comparePublished } from '../compare/compare-releases.ts';
import { leastStep, reasonOf } from '../compare/comparison.ts';
import { CHECKSUMS, compareHashes, hashFolder, readChecksums } from '../published/checksums.ts';
import { compareVersions, listVersions, nextVersion, versionBefore } from '../published/versions.ts';
import { CHANGELOG, changelogVersions, readChangelog } from './changelog.ts';
import { BUILD, type Problem } from './problems.ts';

/** What is wrong with the bytes of a frozen release. What is compared with a broken one says nothing. */
export function brokenFiles(release: string): Problem[] {
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

/** The CHANGELOG has an entry for each release, and for no other. */
export function changelogProblems(datasets: string): Problem[] {
  const versions = listVersions(datasets);
  if (versions.length === 0) return [];
  const path = join(datasets, CHANGELOG);
  const told = changelogVersions(readChangelog(datasets) ?? '');
  return [
    ...versions
      .filter((version) => !told.includes(version))
      .map((version) => `${path} has no entry for ${version}`),
    ...told
      .filter((version) => !versions.includes(version))
      .map((version) => `${path} tells of ${version}, which is no release`),
  ].map((problem) => ({ problem, mend: BUILD }));
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
  return [{ problem, mend: `rm -r ${folder} && ${BUILD} && npx openbattles release` }];
}

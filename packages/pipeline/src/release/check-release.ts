import { join } from 'node:path';
import { comparePublished } from '../compare/compare-releases.ts';
import { leastStep, reasonOf } from '../compare/comparison.ts';
import { compareHashes, hashFolder } from '../published/checksums.ts';
import type { FormatOptions } from '../published/formats.ts';
import { isLarge } from '../published/kept-texts.ts';
import { compareVersions, frozenBefore, isFrozen, listVersions, nextVersion } from '../published/versions.ts';
import { ArticleReader } from '../reading/article-reader.ts';
import { missingFiles, REGISTRY, readRegistry } from '../sources/sources.ts';
import { CHANGELOG, changelogVersions } from './changelog.ts';
import { brokenFiles, readChangelog, remakeRelease } from './next-release.ts';
import { Scratch } from './scratch.ts';

/** What is wrong, and the command that mends it. */
export interface Problem {
  problem: string;
  mend: string;
}

const BUILD = 'npx openbattles build';

export interface CheckOptions extends FormatOptions {
  sources: string;
  datasets: string;
  /** How many threads read. */
  jobs: number;
}

/** What a check found. The reader is there where the texts were read: it tells what was wrong with them. */
export interface Checked {
  last: string | undefined;
  problems: Problem[];
  reader: ArticleReader | null;
}

/**
 * Says what is wrong with the releases: bytes of frozen ones that changed and, where there are none, what differs from
 * the last one when it is made again, from what should stand beside it, and from what is recorded of the texts.
 */
export async function checkReleases({ sources, datasets, jobs, ...options }: CheckOptions): Promise<Checked> {
  const versions = listVersions(datasets);
  const last = versions.at(-1);
  if (!last) {
    const problem = { problem: `There is no release in ${datasets}.`, mend: BUILD };
    return { last, problems: [problem], reader: null };
  }
  const broken = versions.filter(isFrozen).flatMap((version) => brokenFiles(join(datasets, version)));
  // What is compared with a broken release says nothing.
  if (broken.length > 0) return { last, problems: broken, reader: null };
  const mostFolders = isLarge(join(datasets, last)) ? 0 : Number.POSITIVE_INFINITY;
  const reader = new ArticleReader(sources, { jobs, mostFolders });
  const scratch = new Scratch(datasets);
  const otherBytes: Problem[] = [];
  try {
    const again = join(scratch.folder, last);
    await remakeRelease(again, last, reader, { datasets, ...options });
    for (const { path, what } of compareHashes(hashFolder(again), hashFolder(join(datasets, last)))) {
      const is = what === 'changed' ? 'not what the sources give' : what;
      otherBytes.push({ problem: `${join(datasets, last, path)} is ${is}`, mend: BUILD });
    }
  } finally {
    await scratch.remove();
  }
  const problems = [
    ...besideProblems(datasets),
    ...stepProblems(datasets, last),
    ...registryProblems(sources, reader),
    ...otherBytes,
  ];
  return { last, problems, reader };
}

/** The CHANGELOG has an entry for each frozen release, and no draft stands beside them. */
function besideProblems(datasets: string): Problem[] {
  const versions = listVersions(datasets);
  const frozen = versions.filter(isFrozen);
  if (frozen.length === 0) return [];
  const path = join(datasets, CHANGELOG);
  const told = changelogVersions(readChangelog(datasets) ?? '');
  return [
    ...frozen
      .filter((version) => !told.includes(version))
      .map((version) => `${path} has no entry for ${version}`),
    ...told
      .filter((version) => !frozen.includes(version))
      .map((version) => `${path} tells of ${version}, which is no release`),
    ...versions
      .filter((version) => !isFrozen(version))
      .map((version) => `${join(datasets, version)} is a draft beside frozen releases`),
  ].map((problem) => ({ problem, mend: BUILD }));
}

/** The last version is no smaller a step from the one before it than their differences ask for. */
function stepProblems(datasets: string, last: string): Problem[] {
  const comparison = isFrozen(last) ? comparePublished(datasets, last) : null;
  const step = comparison && leastStep(comparison);
  const previous = frozenBefore(datasets, last);
  if (!step || previous === undefined) return [];
  const least = nextVersion(previous, step);
  if (compareVersions(last, least) >= 0) return [];
  const folder = join(datasets, last);
  const problem = `${folder} is too small a step after ${previous}: ${step} is needed, ${least}, for ${reasonOf(comparison)}`;
  return [{ problem, mend: `rm -r ${folder} && ${BUILD}` }];
}

/** The texts have the hashes that are recorded of them. */
function registryProblems(sources: string, reader: ArticleReader): Problem[] {
  const recorded = readRegistry(sources);
  const wrong: string[] = [];
  for (const { file, sha256 } of reader.entries) {
    const known = recorded.get(file)?.sha256;
    const path = join(sources, file);
    if (known === undefined) wrong.push(`${path} is not recorded in ${REGISTRY}`);
    else if (known !== sha256) wrong.push(`${path} does not have the hash recorded in ${REGISTRY}`);
  }
  for (const file of missingFiles(sources, recorded))
    wrong.push(`${join(sources, file)} is recorded, but is not there`);
  return wrong.map((problem) => ({ problem, mend: BUILD }));
}

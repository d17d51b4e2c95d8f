import { join } from 'node:path';
import { isInput } from '../inputs/articles.ts';
import type { FormatOptions } from '../published/formats.ts';
import { isLarge } from '../published/kept-texts.ts';
import { listVersions, newest } from '../published/versions.ts';
import { ArticleReader } from '../reading/article-reader.ts';
import { missingFiles, REGISTRY, readRegistry } from '../sources/sources.ts';
import { draftProblems } from './draft.ts';
import {
  brokenFiles,
  chainProblems,
  changelogProblems,
  recordProblems,
  stepProblems,
  strayProblems,
} from './frozen.ts';
import { adaptable } from './licences.ts';
import { makeNextRelease } from './next-release.ts';
import { BUILD, type Problem } from './problems.ts';
import { Scratch } from './scratch.ts';

export interface CheckOptions extends FormatOptions {
  sources: string;
  datasets: string;
  /** How many threads read. */
  jobs: number;
}

/** What a check found. The reader is there where the texts were read: it tells what was wrong with them. */
export interface Checked {
  /** The draft, or the last release where there is none. */
  newest: string | undefined;
  problems: Problem[];
  reader: ArticleReader | null;
}

/**
 * Says what is wrong with the releases: bytes of frozen ones that changed and, where there are none, what differs from
 * the draft when it is made again, from what should stand beside the releases, and from what is recorded of the texts.
 */
export async function checkReleases({ sources, datasets, jobs, ...options }: CheckOptions): Promise<Checked> {
  const last = newest(datasets);
  if (last === undefined) {
    const problem = { problem: `There is no release in ${datasets}.`, mend: BUILD };
    return { newest: last, problems: [problem], reader: null };
  }
  const broken = [
    ...chainProblems(datasets),
    ...listVersions(datasets).flatMap((version) => brokenFiles(join(datasets, version))),
  ];
  // What is compared with a broken release says nothing.
  if (broken.length > 0) return { newest: last, problems: broken, reader: null };
  const scratch = new Scratch(datasets, { writes: false });
  try {
    const reader = readerLike(datasets, sources, jobs);
    const request = { datasets, reading: {}, ...options };
    const next = await makeNextRelease(join(scratch.folder, 'next'), reader, request);
    const problems = [
      ...recordProblems(datasets),
      ...strayProblems(datasets),
      ...changelogProblems(datasets),
      ...stepProblems(datasets),
      ...registryProblems(sources, reader),
      ...draftProblems(datasets, next),
    ];
    return { newest: last, problems, reader };
  } finally {
    await scratch.remove();
  }
}

/** Reads the texts as they were read for the draft, or for the last release where there is none. */
export function readerLike(datasets: string, sources: string, jobs: number): ArticleReader {
  const last = newest(datasets);
  const mostFolders = last !== undefined && isLarge(join(datasets, last)) ? 0 : Number.POSITIVE_INFINITY;
  return new ArticleReader(sources, { jobs, mostFolders, isAdaptable: adaptable(datasets, null) });
}

/** The texts have the hashes that are recorded of them. */
export function registryProblems(sources: string, reader: ArticleReader): Problem[] {
  const recorded = readRegistry(sources);
  const wrong: string[] = [];
  for (const { file, sha256 } of reader.entries) {
    const known = recorded.get(file)?.sha256;
    const path = join(sources, file);
    if (known === undefined) wrong.push(`${path} is not recorded in ${REGISTRY}`);
    else if (known !== sha256) wrong.push(`${path} does not have the hash recorded in ${REGISTRY}`);
  }
  for (const file of missingFiles(sources, recorded, isInput))
    wrong.push(`${join(sources, file)} is recorded, but is not there`);
  return wrong.map((problem) => ({ problem, mend: BUILD }));
}

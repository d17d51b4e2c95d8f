import { join } from 'node:path';
import { leastStep, reasonOf } from '../compare/comparison.ts';
import { UsageError } from '../errors.ts';
import type { FormatOptions } from '../published/formats.ts';
import { compareVersions, isVersion, listDrafts, listVersions } from '../published/versions.ts';
import type { ArticleReader } from '../reading/article-reader.ts';
import { REGISTRY } from '../sources/sources.ts';
import { readerLike, registryProblems } from './check-release.ts';
import { draftProblems, settle } from './draft.ts';
import { brokenGround } from './frozen.ts';
import { unknownLicences } from './licences.ts';
import { makeNextRelease, type NextRelease } from './next-release.ts';
import { BUILD, describeProblems } from './problems.ts';
import { Scratch } from './scratch.ts';

export interface FreezeRequest extends FormatOptions {
  sources: string;
  datasets: string;
  /** The version that was asked for; null for the least that the differences allow. */
  asked: string | null;
  /** Whether texts of no known licence are released. */
  keepUnknown: boolean;
  /** How many threads read. */
  jobs: number;
}

/** What became of it: the folder of the release, or why there is none. The reader tells what was wrong with the texts. */
export type Released = ({ folder: string } | { refused: string }) & { reader: ArticleReader | null };

/**
 * Makes the draft the next release, if it is what the sources give.
 *
 * @throws UsageError where the version that was asked for is not allowed, or there is nothing to release.
 */
export async function releaseDraft(request: FreezeRequest): Promise<Released> {
  const { sources, datasets, asked, keepUnknown, jobs, ...options } = request;
  requireVersion(datasets, asked);
  const scratch = new Scratch(datasets, { writes: true });
  try {
    const broken = brokenGround(datasets);
    if (broken.length > 0) return { refused: describeProblems(broken), reader: null };
    const reader = readerLike(datasets, sources, jobs);
    const next = await makeNextRelease(join(scratch.folder, 'next'), reader, {
      datasets,
      reading: {},
      ...options,
    });
    if (next.version === null && listDrafts(datasets).length === 0)
      throw new UsageError(`nothing differs from ${next.last}, so that there is nothing to release`);
    const stale = [...registryProblems(sources, reader), ...draftProblems(datasets, next)];
    if (stale.length > 0) return { refused: describeProblems(stale), reader };
    if (reader.leftOut.length > 0) return { refused: '', reader };
    const unknown = keepUnknown ? null : unknownLicences(next.folder);
    if (unknown !== null) return { refused: `${unknown}\n${howToSay(sources)}\n`, reader };
    const version = asked ?? next.version!;
    requireStep(version, next);
    await next.finish(version);
    scratch.publish(next.folder, version);
    settle(datasets, null, scratch);
    return { folder: join(datasets, version), reader };
  } finally {
    await scratch.remove();
  }
}

const howToSay = (sources: string) =>
  `Say it in ${join(sources, REGISTRY)} and run: ${BUILD}; or take responsibility: npx openbattles release --licence-unknown keep`;

function requireVersion(datasets: string, asked: string | null): void {
  if (asked === null) return;
  if (!isVersion(asked)) throw new UsageError(`--as takes a version such as 1.0.0, not ${asked}`);
  if (listVersions(datasets).includes(asked)) throw new UsageError(`there is a release ${asked} already`);
}

/** Fails for a version that is a smaller step than the differences need. */
function requireStep(version: string, { version: least, comparison }: NextRelease): void {
  if (least === null || compareVersions(version, least) >= 0) return;
  const why = comparison
    ? `${leastStep(comparison)} is needed, ${least}, for ${reasonOf(comparison)}`
    : `the first is ${least}`;
  throw new UsageError(`${version} is too small a step: ${why}`);
}

import { join } from 'node:path';
import { replaceFile } from '../files/files.ts';
import { eachRow } from '../published/release-tables.ts';
import { isFrozen, listVersions } from '../published/versions.ts';
import type { ArticleReader } from '../reading/article-reader.ts';
import { formatRegistry, missingFiles, REGISTRY, readRegistry, updateRegistry } from '../sources/sources.ts';
import {
  brokenFiles,
  makeNextRelease,
  type NextRelease,
  type ReleaseRequest,
  settle,
} from './next-release.ts';
import { Scratch } from './scratch.ts';

export interface BuildRequest extends ReleaseRequest {
  /** The folder of the texts. */
  sources: string;
  /** Whether nothing is to be written. */
  dryRun: boolean;
}

/** What became of a build. */
export type BuildResult =
  | {
      kind: 'made';
      next: NextRelease;
      /** The release before it. */
      last: string | undefined;
      /** Whether what is recorded of the texts was another. */
      recorded: boolean;
      /** The files that are not there any more, and of which nothing is recorded now. */
      forgotten: string[];
    }
  /** A file of the last frozen release is not what it was: on that nothing is built. */
  | { kind: 'broken'; problem: string; mend: string }
  /** Texts cannot be read from which the last frozen release has rows: without them those would be gone. */
  | { kind: 'lost'; texts: string[]; frozen: string };

/**
 * Makes the release that the articles give, puts it in its place if it is another than the last one, and records the
 * hashes of the texts. Unless it is made, nothing is written.
 *
 * @throws UsageError where the version that was asked for is not allowed.
 */
export async function buildRelease(reader: ArticleReader, request: BuildRequest): Promise<BuildResult> {
  const { sources, datasets, dryRun } = request;
  const last = listVersions(datasets).at(-1);
  const frozen = last !== undefined && isFrozen(last) ? join(datasets, last) : undefined;
  const [broken] = frozen ? brokenFiles(frozen) : [];
  if (broken) return { kind: 'broken', ...broken };
  const scratch = new Scratch(datasets);
  try {
    const next = await makeNextRelease(join(scratch.folder, 'next'), reader, request);
    if (frozen) {
      const texts = lostTexts(frozen, reader);
      if (texts.length > 0) return { kind: 'lost', texts, frozen };
    }
    if (dryRun) return { kind: 'made', next, last, recorded: false, forgotten: [] };
    if (next.changed) scratch.publish(next.folder, next.summary.version);
    settle(datasets, scratch);
    const recorded = record(sources, reader);
    reader.pruneCache();
    return { kind: 'made', next, last, ...recorded };
  } finally {
    await scratch.remove();
  }
}

function lostTexts(frozen: string, { leftOut }: ArticleReader): string[] {
  if (leftOut.length === 0) return [];
  const lost = new Set(leftOut);
  return [...eachRow(frozen, 'sources')].map(({ file }) => String(file)).filter((file) => lost.has(file));
}

/** Records the hashes of the texts that were read; what else `sources.json` says of them stays. */
function record(
  sources: string,
  { entries }: ArticleReader,
): Pick<Extract<BuildResult, { kind: 'made' }>, 'recorded' | 'forgotten'> {
  const before = readRegistry(sources);
  const registry = updateRegistry(before, entries);
  const forgotten = missingFiles(sources, registry);
  for (const file of forgotten) registry.delete(file);
  const text = formatRegistry(registry.values());
  const recorded = text !== formatRegistry(before.values());
  if (recorded) replaceFile(join(sources, REGISTRY), text);
  return { recorded, forgotten };
}

import { join } from 'node:path';
import { isInput } from '../inputs/articles.ts';
import { eachRow } from '../published/release-tables.ts';
import { ArticleReader, type ReaderOptions } from '../reading/article-reader.ts';
import { saveSources } from '../sources/save-sources.ts';
import { missingFiles, readRegistry } from '../sources/sources.ts';
import { draftName, isOtherDraft, otherDrafts, settle } from './draft.ts';
import { brokenGround } from './frozen.ts';
import { adaptable, type NoDerivatives, unknownLicences } from './licences.ts';
import { makeNextRelease, type NextRelease, type ReleaseRequest } from './next-release.ts';
import type { Problem } from './problems.ts';
import { Scratch } from './scratch.ts';

export interface BuildRequest extends ReleaseRequest {
  /** The folder of the texts. */
  sources: string;
  /** Whether nothing is to be written. */
  dryRun: boolean;
  noDerivatives: NoDerivatives;
  reader: Omit<ReaderOptions, 'reading' | 'isAdaptable'>;
}

/** What became of a build. The reader tells what was wrong with the texts. */
export type BuildResult =
  | {
      kind: 'made';
      next: NextRelease;
      /** Whether there is a draft, and another than stood there. */
      changed: boolean;
      /** The drafts that went, or would. */
      gone: readonly string[];
      /** Of which texts no licence is known, as a sentence; null where there are none. */
      unknownLicences: string | null;
      /** Whether what is recorded of the texts was another. */
      recorded: boolean;
      /** The files that are not there any more, and of which nothing is recorded now. */
      forgotten: string[];
      reader: ArticleReader;
    }
  /** A file of the last release is not what it was: on that nothing is built. */
  | ({ kind: 'broken' } & Problem)
  /** Texts cannot be read from which the last release has rows: without them those would be gone. */
  | { kind: 'lost'; texts: string[]; release: string; reader: ArticleReader };

/**
 * Makes the draft that the articles give, puts it in its place if it is another than stands there, and records the hashes
 * of the texts. Where nothing differs from the last release, the draft goes. Unless it is made, nothing is written.
 */
export async function buildRelease(request: BuildRequest): Promise<BuildResult> {
  const { sources, datasets, reading, dryRun } = request;
  const scratch = new Scratch(datasets, { writes: !dryRun });
  try {
    const [broken] = brokenGround(datasets);
    if (broken) return { kind: 'broken', ...broken };
    const isAdaptable = adaptable(datasets, request.noDerivatives);
    const reader = new ArticleReader(sources, { ...request.reader, reading, isAdaptable });
    const next = await makeNextRelease(join(scratch.folder, 'next'), reader, request);
    if (next.last !== null) {
      const release = join(datasets, next.last);
      const texts = lostTexts(release, reader);
      if (texts.length > 0) return { kind: 'lost', texts, release, reader };
    }
    const made = {
      kind: 'made' as const,
      next,
      changed: isOtherDraft(datasets, next),
      gone: otherDrafts(datasets, next),
      unknownLicences: unknownLicences(next.folder),
      reader,
    };
    if (dryRun) return { ...made, recorded: false, forgotten: [] };
    if (made.changed) scratch.publish(next.folder, next.summary.version);
    settle(datasets, draftName(next), scratch);
    const recorded = record(sources, reader);
    reader.pruneCache();
    return { ...made, ...recorded };
  } finally {
    await scratch.remove();
  }
}

function lostTexts(release: string, { leftOut }: ArticleReader): string[] {
  if (leftOut.length === 0) return [];
  const lost = new Set(leftOut);
  return [...eachRow(release, 'sources')].map(({ file }) => String(file)).filter((file) => lost.has(file));
}

/** Records the hashes of the texts that were read; what else `sources.json` says of them stays. */
function record(
  sources: string,
  { entries }: ArticleReader,
): Pick<Extract<BuildResult, { kind: 'made' }>, 'recorded' | 'forgotten'> {
  const forgotten = missingFiles(sources, readRegistry(sources), isInput);
  const news = entries.map((entry) => ({ entry, bytes: null }));
  return { recorded: saveSources(sources, news, forgotten, []), forgotten };
}

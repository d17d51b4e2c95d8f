import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { FormatOptions } from '../published/formats.ts';
import type { ArticleReader } from '../reading/article-reader.ts';
import { REGISTRY, readRegistry } from '../sources/sources.ts';
import { draftProblems } from './draft.ts';
import { changelogProblems, stepProblems } from './frozen.ts';
import { makeNextRelease } from './next-release.ts';
import { BUILD, type Problem } from './problems.ts';
import { Scratch } from './scratch.ts';

/**
 * Makes the draft again in a folder of its own, and says what is wrong with the one that stands, with what should stand
 * beside the releases, and with what is recorded of the texts.
 */
export async function checkDatasets(
  reader: ArticleReader,
  { sources, datasets, ...options }: { sources: string; datasets: string } & FormatOptions,
): Promise<Problem[]> {
  const scratch = new Scratch(datasets);
  try {
    const next = await makeNextRelease(join(scratch.folder, 'next'), reader, {
      datasets,
      reading: {},
      ...options,
    });
    return [
      ...changelogProblems(datasets),
      ...stepProblems(datasets),
      ...registryProblems(sources, reader),
      ...draftProblems(datasets, next),
    ];
  } finally {
    await scratch.remove();
  }
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
  for (const file of recorded.keys()) {
    if (!existsSync(join(sources, file))) wrong.push(`${join(sources, file)} is recorded, but is not there`);
  }
  return wrong.map((problem) => ({ problem, mend: BUILD }));
}

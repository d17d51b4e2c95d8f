import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { comparePublished } from '../compare/compare-releases.ts';
import { leastStep, reasonOf } from '../compare/comparison.ts';
import { isFile } from '../files/files.ts';
import { formatReleases, RELEASES } from '../published/chain.ts';
import { CHECKSUMS, compareHashes, hashFolder, readChecksums } from '../published/checksums.ts';
import { draftOf, listDrafts, listVersions } from '../published/versions.ts';
import { CHANGELOG, changelogEntry, readChangelog, updateChangelog } from './changelog.ts';
import type { NextRelease } from './next-release.ts';
import { BUILD, type Problem } from './problems.ts';
import type { Scratch } from './scratch.ts';

/** The name of the draft that there should be; null where nothing differs from the last release. */
export const draftName = ({ version }: NextRelease): string | null => version && draftOf(version);

/** The drafts in a folder that there should not be. */
export const otherDrafts = (datasets: string, next: NextRelease): string[] =>
  listDrafts(datasets).filter((name) => name !== draftName(next));

/** What differs between the draft that stands in a folder and the one that there should be. */
function otherFiles(datasets: string, { folder, summary }: NextRelease): ReturnType<typeof compareHashes> {
  const draft = join(datasets, summary.version);
  const [was, is] = [draft, folder].map((release) => join(release, CHECKSUMS)) as [string, string];
  if (!isFile(was)) return [{ path: CHECKSUMS, what: 'unexpected' }];
  const others = compareHashes(hashFolder(draft), readChecksums(folder));
  if (others.length > 0 || readFileSync(was).equals(readFileSync(is))) return others;
  return [{ path: CHECKSUMS, what: 'changed' }];
}

/** What is wrong with the drafts in a folder, of which there should be that one, or none. */
export function draftProblems(datasets: string, next: NextRelease): Problem[] {
  const wanted = draftName(next);
  const place = (name: string) => join(datasets, name);
  const wrong = [];
  if (wanted !== null && existsSync(place(wanted))) {
    for (const { path, what } of otherFiles(datasets, next)) {
      const is = { changed: 'not what the sources give', missing: 'not to be there', unexpected: 'missing' }[
        what
      ];
      wrong.push(`${place(`${wanted}/${path}`)} is ${is}`);
    }
  } else if (wanted !== null && next.last !== null) {
    const why = next.comparison && `${leastStep(next.comparison)}, for ${reasonOf(next.comparison)}`;
    wrong.push(
      `Sources and rules give other data than ${place(next.last)}, and there is no ${place(wanted)}: ${why}`,
    );
  } else if (wanted !== null) wrong.push(`There is no ${place(wanted)}`);
  for (const name of otherDrafts(datasets, next)) {
    wrong.push(
      wanted === null
        ? `${place(name)} is there, though nothing differs from ${place(next.last!)}`
        : `${place(name)} is there, and the draft should be ${place(wanted)}`,
    );
  }
  return wrong.map((problem) => ({ problem, mend: BUILD }));
}

/** Whether there should be a draft, and it is another than stands there. */
export function isOtherDraft(datasets: string, next: NextRelease): boolean {
  const name = draftName(next);
  return name !== null && (!existsSync(join(datasets, name)) || otherFiles(datasets, next).length > 0);
}

/**
 * Brings what stands beside the releases in line with them: the CHANGELOG has an entry for each, `releases.json` the hash
 * of each, and no draft is left but that one. What a command that was killed left undone is done by the next build.
 */
export function settle(datasets: string, draft: string | null, scratch: Scratch): void {
  const versions = listVersions(datasets);
  const text = readChangelog(datasets);
  if (versions.length > 0) {
    const entryOf = (version: string) => changelogEntry(version, comparePublished(datasets, version));
    const next = updateChangelog(text, versions, entryOf);
    if (next !== text) scratch.replaceFile(CHANGELOG, next);
    const path = join(datasets, RELEASES);
    const releases = formatReleases(datasets);
    if (!existsSync(path) || readFileSync(path, 'utf8') !== releases) scratch.replaceFile(RELEASES, releases);
  }
  for (const name of listDrafts(datasets)) if (name !== draft) scratch.discard(name);
}

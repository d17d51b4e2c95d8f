import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Comparison, leastStep, reasonOf } from '../compare/comparison.ts';
import { causeCounts, countsTable } from '../compare/report.ts';
import { compareVersions } from '../published/versions.ts';
import { markdown } from '../sinks/markdown.ts';

export const CHANGELOG = 'CHANGELOG.md';

const HEADER = `# Changelog

What changed in the data, release by release, the newest first. \`openbattles release\` adds an entry for each; words of
your own may stand beside it and are kept.
`;

const HEADING = /^## (\d+\.\d+\.\d+)[ \t]*$/m;
/** Other headings of the same level are words of somebody's own, and belong to the entry that they stand in. */
const BEFORE_ENTRY = /^(?=## \d+\.\d+\.\d+[ \t]*$)/m;

/** The changelog of a folder of releases; null where there is none. */
export function readChangelog(datasets: string): string | null {
  const path = join(datasets, CHANGELOG);
  return existsSync(path) ? readFileSync(path, 'utf8') : null;
}

/** The entry of a release, from its comparison with the release before it; null for the first. */
export function changelogEntry(version: string, comparison: Comparison | null): string {
  if (!comparison) return `## ${version}\n\nThe first release.\n`;
  const step = leastStep(comparison);
  if (!step) return `## ${version}\n\nNo cell changed, only how files are written or described.\n`;
  const listed =
    comparison.changes.length > 0
      ? `\n${causeCounts(comparison)} Each is listed in [changes.csv](${version}/changes.csv).\n`
      : '';
  return `## ${version}\n\n${step}: ${markdown(reasonOf(comparison))}.\n\n${countsTable(comparison)}${listed}`;
}

/** The entries of a changelog by their versions, as they stand. */
export const changelogEntries = (text: string): Map<string, string> =>
  new Map(
    text.split(BEFORE_ENTRY).flatMap((part) => (HEADING.test(part) ? [[HEADING.exec(part)![1]!, part]] : [])),
  );

/**
 * The changelog with an entry for each release, the newest first. Entries that are there stay as they are; those of
 * versions that are no release are left out, and missing ones are made by `entryOf`.
 */
export function updateChangelog(
  text: string | null,
  versions: readonly string[],
  entryOf: (version: string) => string,
): string {
  const [header = ''] = (text ?? HEADER).split(BEFORE_ENTRY);
  const known = changelogEntries(text ?? '');
  const entries = [...versions]
    .sort((a, b) => compareVersions(b, a))
    .map((version) => known.get(version) ?? entryOf(version));
  return `${[header, ...entries].map((part) => part.trimEnd()).join('\n\n')}\n`;
}

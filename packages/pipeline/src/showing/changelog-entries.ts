import { readChangelog } from '../release/changelog.ts';

/** What the changelog of a folder of releases says of each version. */
export function changelogEntries(datasets: string): Map<string, string> {
  const parts = (readChangelog(datasets) ?? '').split(/^## /m).slice(1);
  return new Map(
    parts.map((part) => {
      const end = part.indexOf('\n');
      return [part.slice(0, end).trim(), part.slice(end).trim()];
    }),
  );
}

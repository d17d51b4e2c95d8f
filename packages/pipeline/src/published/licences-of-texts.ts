import { eachRow } from './release-tables.ts';

/** How many texts of a release are under each licence, as it is recorded of them; null where none is. */
export function countLicences(release: string): Map<string | null, number> {
  const counts = new Map<string | null, number>();
  for (const { licence } of eachRow(release, 'sources')) {
    const written = typeof licence === 'string' ? licence : null;
    counts.set(written, (counts.get(written) ?? 0) + 1);
  }
  return counts;
}

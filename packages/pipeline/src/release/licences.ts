import { join } from 'node:path';
import { forbidsAdaptation, licenceOf } from '../licences/licences.ts';
import { countTexts } from '../metadata/licences.ts';
import { eachRow } from '../published/release-tables.ts';
import { newest } from '../published/versions.ts';
import type { SourceEntry } from '../sources/sources.ts';

/** What is done with texts whose licence forbids adaptations; null to go by what the draft or the last release did. */
export type NoDerivatives = 'keep' | 'leave' | null;

/**
 * Which texts may be read for a release: what is read from a text is an adaptation of it. One that the draft or the last
 * release has under such a licence is there because somebody insisted, and stays.
 */
export function adaptable(
  datasets: string,
  noDerivatives: NoDerivatives,
): (entry: Pick<SourceEntry, 'file' | 'licence'>) => boolean {
  const name = noDerivatives === null ? newest(datasets) : undefined;
  const insistedOn = name === undefined ? new Set() : readAgainstLicence(join(datasets, name));
  return ({ file, licence }) =>
    noDerivatives === 'keep' || !forbidsAdaptation(licence) || insistedOn.has(file);
}

/** The files of a release whose licence forbids adaptations; of a draft that somebody has broken none is known. */
function readAgainstLicence(release: string): Set<unknown> {
  const files = new Set<unknown>();
  try {
    for (const { file, licence } of eachRow(release, 'sources'))
      if (typeof licence === 'string' && forbidsAdaptation(licence)) files.add(file);
  } catch {
    // It is made again, or told of by what compares it.
  }
  return files;
}

/** How many files are named. */
const SHOWN = 10;

/** Of which texts of a release no licence is known, as a sentence; null where there are none. */
export function unknownLicences(release: string): string | null {
  const files: string[] = [];
  let count = 0;
  for (const { file, licence } of eachRow(release, 'sources')) {
    if (licenceOf(licence as string | null)) continue;
    count++;
    if (count <= SHOWN) files.push(String(file));
  }
  if (count === 0) return null;
  return `The licence of ${countTexts(count)} is not known: ${files.join(', ')}${count > SHOWN ? ' …' : ''}.`;
}

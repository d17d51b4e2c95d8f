import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatJson } from '../metadata/facts.ts';
import type { Described } from './described.ts';
import type { Publication } from './target.ts';

const read = ({ folder }: Described, path: string) => readFileSync(join(folder, path), 'utf8');

/** `CITATION.cff` with what a release cannot know. */
export function cited(release: Described, { date, url, doi }: Publication): string {
  const lines = [
    ...(date === null ? [] : [`date-released: ${JSON.stringify(date)}\n`]),
    ...(url === null ? [] : [`url: ${JSON.stringify(url)}\n`]),
    ...(doi === null ? [] : [`doi: ${doi}\n`]),
  ];
  return read(release, 'CITATION.cff') + lines.join('');
}

/** `croissant.json` with the same: Croissant asks for the day of publication. */
export function datedCroissant(release: Described, { date, url, doi }: Publication): string {
  const described = JSON.parse(read(release, 'croissant.json'));
  return formatJson({
    ...described,
    ...(url === null ? {} : { url }),
    ...(date === null ? {} : { datePublished: date }),
    ...(doi === null ? {} : { identifier: `https://doi.org/${doi}` }),
  });
}

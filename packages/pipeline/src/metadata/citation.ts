import type { SourceRow } from '@openbattles/schema';
import { licenceOf } from '../licences/licences.ts';
import { yaml } from '../sinks/yaml.ts';
import type { DescribedRelease } from './described-release.ts';
import { DATASET } from './facts.ts';
import { LICENCE_FILE, onlyLicence } from './licences.ts';

/** The licence of the whole. Of several the format would say that one may choose, so that they stand at the texts alone. */
function licenceLines(release: DescribedRelease): string {
  const licence = onlyLicence(release);
  if (!licence) return '';
  const id = licence.id === null ? '' : `license: ${licence.id}\n`;
  return licence.url === null ? id : `${id}license-url: ${yaml(licence.url)}\n`;
}

/** A text that the data was read from, with its own licence. */
function reference({ file, title, url, licence, attribution }: SourceRow): string {
  const known = licenceOf(licence);
  const lines = [
    'type: generic',
    `title: ${yaml(title ?? file)}`,
    `authors:\n      - name: ${yaml(attribution ?? 'not recorded')}`,
    ...(url === null ? [] : [`url: ${yaml(url)}`]),
    known?.id
      ? `license: ${known.id}`
      : `notes: ${yaml(known ? `Licence: ${known.name}` : 'Licence not known')}`,
  ];
  return `  - ${lines.join('\n    ')}\n`;
}

/** `CITATION.cff` of a release, in the Citation File Format 1.2.0 (https://citation-file-format.github.io/). */
export function citation(release: DescribedRelease): string {
  const references = release.sources.map(reference).join('');
  return `cff-version: 1.2.0
message: If you use the data, please cite it as below, and name the sources that README.md lists; ${LICENCE_FILE} tells their terms.
title: ${yaml(DATASET.title)}
type: dataset
version: ${yaml(release.version)}
authors:
  - name: ${yaml(DATASET.creator)}
abstract: ${yaml(DATASET.description)}
keywords:
${DATASET.keywords.map((keyword) => `  - ${yaml(keyword)}\n`).join('')}${licenceLines(release)}${references === '' ? '' : `references:\n${references}`}`;
}

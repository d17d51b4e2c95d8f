import type { DescribedRelease } from './described-release.ts';
import { DATASET, LICENCE } from './facts.ts';

/** A text as YAML takes it: JSON's are. */
const quoted = JSON.stringify;

/** `CITATION.cff` of a release, in the Citation File Format 1.2.0 (https://citation-file-format.github.io/). */
export function citation({ version }: DescribedRelease): string {
  return `cff-version: 1.2.0
message: If you use the data, please cite it as below, and name the sources that README.md lists.
title: ${quoted(DATASET.title)}
type: dataset
version: ${quoted(version)}
authors:
  - name: ${quoted(DATASET.creator)}
abstract: ${quoted(DATASET.description)}
keywords:
${DATASET.keywords.map((keyword) => `  - ${quoted(keyword)}\n`).join('')}license: ${LICENCE.id}
license-url: ${quoted(LICENCE.url)}
`;
}

import { stringify } from 'yaml';
import { cited } from './citing.ts';
import { countRows, fileOf } from './described.ts';
import { LEGAL_FILES, OWNER, type Target } from './target.ts';

/** The licences that Hugging Face knows, in its spelling: those of Creative Commons by their SPDX identifiers. */
const KNOWN = /^cc0-1\.0$|^cc-by(?:-sa|-nc|-nc-sa)?-[34]\.0$|^cc-by-(?:nc-)?nd-4\.0$/;

/** The sizes that Hugging Face sorts by: below how many rows each ends. */
const SIZES = [
  { below: 1e3, size: 'n<1K' },
  { below: 1e4, size: '1K<n<10K' },
  { below: 1e5, size: '10K<n<100K' },
  { below: 1e6, size: '100K<n<1M' },
  { below: 1e7, size: '1M<n<10M' },
  { below: Number.POSITIVE_INFINITY, size: '10M<n<100M' },
] as const;

/** The table that is shown first. */
const FIRST = ['losses', 'battles'];

/** A dataset of Hugging Face: a table is a configuration, and its Parquet is what `load_dataset` reads. */
export const huggingface: Target = {
  title: 'Hugging Face',
  prepare(release, publication, { out }) {
    const tables = release.tables.flatMap((table) => {
      const path = fileOf(release, table.name, 'parquet');
      return path === null ? [] : [{ ...table, path, rows: countRows(release.folder, table.name) }];
    });
    const all = tables.reduce((sum, { rows }) => sum + rows, 0);
    const licence = release.licence?.toLowerCase() ?? '';
    const first = FIRST.find((name) => tables.some((table) => table.name === name));
    const about = {
      pretty_name: release.title,
      language: ['en'],
      ...(KNOWN.test(licence)
        ? { license: licence }
        : { license: 'other', license_name: licence || 'by-text', license_link: 'LICENSE' }),
      size_categories: [SIZES.find(({ below }) => all < below)!.size],
      tags: release.keywords,
      configs: tables.map(({ name, path }) => ({
        config_name: name,
        ...(name === first ? { default: true } : {}),
        data_files: [{ split: 'train', path }],
      })),
    };
    const repository = `${publication.owner ?? OWNER}/open-battles`;
    const lines = tables.map(({ name, rows, description }) => `| \`${name}\` | ${rows} | ${description} |`);
    const readme = `---
${stringify(about)}---

# ${release.title} ${release.version}

${release.description}

\`\`\`python
from datasets import load_dataset

load_dataset("${repository}", "${first ?? tables[0]?.name}", split="train")
\`\`\`

| configuration | rows | what it holds |
|---|---:|---|
${lines.join('\n')}

Every row that was read from text carries its evidence: \`quote\` is the exact slice of the article. \`codebook.csv\` says what
each column is. The only split is called train because there must be one. ${publication.url === null ? '' : `The whole release: ${publication.url}`}

## Licence and citation

\`LICENSE\` has the terms, and the articles with those to be named; \`CITATION.cff\` says how to cite.
`;
    return {
      files: new Map([
        ['README.md', readme],
        ['CITATION.cff', cited(release, publication)],
      ]),
      copied: [...tables.map(({ path }) => path), 'codebook.csv', ...LEGAL_FILES],
      command: `hf upload ${repository} ${out} . --repo-type dataset --commit-message "${release.version}"`,
      before: ['pip install huggingface_hub && hf auth login'],
    };
  },
};

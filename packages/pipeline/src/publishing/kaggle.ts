import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DATABASE, formatJson } from '../metadata/facts.ts';
import type { DescribedField } from './described.ts';
import { LEGAL_FILES, OWNER, type Target } from './target.ts';

/** The licences that Kaggle knows under the names that a release gives; for others it has the word `other`. */
const KNOWN: ReadonlySet<string> = new Set([
  'CC0-1.0',
  'CC-BY-SA-3.0',
  'CC-BY-SA-4.0',
  'CC-BY-NC-SA-4.0',
  'ODbL-1.0',
]);

const TYPES: Readonly<Record<DescribedField['type'], string>> = {
  string: 'string',
  integer: 'integer',
  number: 'number',
  boolean: 'boolean',
  date: 'datetime',
};

/** Kaggle takes from 20 to 80 characters here. */
const SUBTITLE = 'Who fought, when, where, what each side lost, and who says so';

/** Keywords must be among the tags that Kaggle has. */
const TAGS = ['history', 'military'];

/** A dataset of Kaggle: the CSV of each table with what its columns say, and the database where there is one. */
export const kaggle: Target = {
  title: 'Kaggle',
  prepare(release, { owner }, { out }) {
    const { title, description, version, licence, tables } = release;
    const database = existsSync(join(release.folder, DATABASE)) ? [DATABASE] : [];
    const metadata = {
      title,
      subtitle: SUBTITLE,
      description: `${description}\n\nVersion ${version}. LICENSE has the terms, and the articles with those to be named.`,
      id: `${owner ?? OWNER}/open-battles`,
      licenses: [{ name: licence !== null && KNOWN.has(licence) ? licence : 'other' }],
      keywords: TAGS,
      resources: [
        ...tables.map(({ path, description, fields }) => ({
          path,
          description,
          schema: {
            fields: fields.map(({ name, description, type }) => ({ name, description, type: TYPES[type] })),
          },
        })),
        ...database.map((path) => ({ path, description: 'Every table, with keys' })),
      ],
    };
    return {
      files: new Map([['dataset-metadata.json', formatJson(metadata)]]),
      copied: [...tables.map(({ path }) => path), ...database, ...LEGAL_FILES],
      command: `kaggle datasets create --path ${out}`,
      before: [
        'pip install kaggle, and put the token of your account where it asks for it',
        `for a newer version of what is there already: kaggle datasets version --path ${out} --message ${version}`,
      ],
    };
  },
};

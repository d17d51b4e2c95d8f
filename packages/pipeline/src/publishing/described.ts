import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { UsageError } from '../errors.ts';
import { eachRow } from '../published/release-tables.ts';

/** A release as its own `datapackage.json` describes it, as far as those are told of it who look for data. */
export interface Described {
  /** The folder of the release. */
  folder: string;
  title: string;
  description: string;
  version: string;
  keywords: string[];
  creators: string[];
  /** The one licence of all texts, by its SPDX identifier; null where there are several, or it has none. */
  licence: string | null;
  /** The tables that stand as CSV beside the description; views are none of them. */
  tables: DescribedTable[];
}

export interface DescribedTable {
  name: string;
  title: string;
  description: string;
  /** The path of its CSV. */
  path: string;
  fields: DescribedField[];
}

export interface DescribedField {
  name: string;
  type: 'string' | 'integer' | 'number' | 'boolean' | 'date';
  description: string;
  constraints: { required?: boolean; enum?: string[] };
}

interface DataPackage extends Omit<Described, 'folder' | 'creators' | 'licence' | 'tables'> {
  licenses?: { name?: string }[];
  contributors: { title: string }[];
  resources: (Omit<DescribedTable, 'fields'> & { schema?: { fields: DescribedField[] } })[];
}

/** Fails where the folder holds no release that describes itself. */
export function readDescribed(folder: string): Described {
  const path = join(folder, 'datapackage.json');
  if (!existsSync(path)) throw new UsageError(`${folder} is no release: it has no datapackage.json`);
  const described: DataPackage = JSON.parse(readFileSync(path, 'utf8'));
  const { title, description, version, keywords, licenses = [], contributors, resources } = described;
  return {
    ...{ folder, title, description, version, keywords },
    creators: contributors.map((contributor) => contributor.title),
    licence: licenses.length === 1 ? (licenses[0]!.name ?? null) : null,
    tables: resources.flatMap(({ schema, name, title, description, path }) =>
      schema && !path.includes('/') ? [{ name, title, description, path, fields: schema.fields }] : [],
    ),
  };
}

/** How many rows a table has. */
export function countRows(folder: string, table: string): number {
  let count = 0;
  for (const _ of eachRow(folder, table)) count++;
  return count;
}

/** The file of a table in another format; null where the release has none. */
export function fileOf({ folder }: Described, table: string, format: string): string | null {
  const path = `${table}.${format}`;
  return existsSync(join(folder, path)) ? path : null;
}

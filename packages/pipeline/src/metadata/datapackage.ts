import type { Column, ColumnSchema, SourceRow, Table } from '@openbattles/schema';
import { type Licence, licenceOf } from '../licences/licences.ts';
import { type DescribedFiles, type DescribedRelease, described } from './described-release.ts';
import { CSV_TABLES, DATASET, formatJson, MEDIA_TYPES, otherFormats, WHOLE_FILES } from './facts.ts';
import { byLicence, LICENCE_FILE, notKnown } from './licences.ts';

const FIELD_TYPES: Readonly<Record<Column['type'], string>> = {
  text: 'string',
  integer: 'integer',
  number: 'number',
  boolean: 'boolean',
  date: 'date',
};

/** The keywords of JSON Schema that are constraints in Table Schema under the same name. */
const CONSTRAINTS = ['minimum', 'maximum', 'minLength', 'pattern'] as const;

function constraints(
  { name, type, nullable, allowed }: Column,
  schema: ColumnSchema,
  key: readonly string[],
) {
  // A day has its own format; Table Schema knows patterns of texts only.
  const taken = CONSTRAINTS.filter((keyword) => keyword in schema && type !== 'date');
  return {
    ...(nullable ? {} : { required: true }),
    ...(key.length === 1 && key[0] === name ? { unique: true } : {}),
    ...Object.fromEntries(taken.map((keyword) => [keyword, schema[keyword]])),
    ...(allowed ? { enum: allowed } : {}),
  };
}

function toField(table: Table, column: Column) {
  const { name, type, description, meanings, unit, counterparts } = column;
  return {
    name,
    type: FIELD_TYPES[type],
    description,
    constraints: constraints(column, table.row.properties[name]!, table.key),
    ...(meanings ? { categories: Object.entries(meanings).map(([value, label]) => ({ value, label })) } : {}),
    ...(unit ? { unit } : {}),
    ...(counterparts ? { counterparts } : {}),
  };
}

function toForeignKeys({ columns }: Table) {
  return columns.flatMap(({ name, references }) => {
    if (!references) return [];
    const [resource, field] = references.split('.');
    return [{ fields: [name], reference: { resource, fields: [field] } }];
  });
}

function toSchema(table: Table) {
  const foreignKeys = toForeignKeys(table);
  return {
    fields: table.columns.map((column) => toField(table, column)),
    // Plain, and no `fieldsMatch`: readers know no labels here, and the published profile is wrong about the other.
    missingValues: [''],
    primaryKey: table.key,
    ...(foreignKeys.length > 0 ? { foreignKeys } : {}),
  };
}

function toFile(path: string, files: DescribedFiles) {
  const { bytes, sha256 } = described(files, path);
  const format = path.slice(path.lastIndexOf('.') + 1);
  return { path, format, mediatype: MEDIA_TYPES[format], bytes, hash: `sha256:${sha256}` };
}

/** A licence has a name where it has an identifier; one of free words is told of in the release's own file. */
const toLicence = ({ id, name, url }: Licence) => ({
  ...(id === null ? {} : { name: id }),
  path: url ?? LICENCE_FILE,
  title: name,
});

function toLicences(release: DescribedRelease) {
  const licences = byLicence(release).map(({ licence, count }) =>
    licence ? toLicence(licence) : { path: LICENCE_FILE, title: notKnown(count) },
  );
  return licences.length > 0 ? { licenses: licences } : {};
}

/** The text of a battle, with its own licence, which the specification leaves room for. */
function toSource({ file, title, url, revision, licence }: SourceRow) {
  const known = licenceOf(licence);
  return {
    title: title ?? file,
    ...(url ? { path: url } : {}),
    ...(revision ? { version: revision } : {}),
    ...(known ? { licenses: [toLicence(known)] } : {}),
  };
}

/**
 * `datapackage.json`: the release as a Data Package, version 2 (https://datapackage.org/). Each CSV is a table with its
 * schema and keys; the other formats of a table follow it as plain files.
 */
export function dataPackage(release: DescribedRelease, files: DescribedFiles): string {
  const tables = CSV_TABLES.flatMap(({ table, path }) => [
    {
      name: table.name,
      title: table.title,
      description: table.description,
      type: 'table',
      ...toFile(path, files),
      encoding: 'utf-8',
      schema: toSchema(table),
    },
    ...otherFormats(table.name, files).map(({ format, path }) => ({
      name: `${table.name}-${format}`,
      description: `The table ${table.name} in another format`,
      ...toFile(path, files),
    })),
  ]);
  const wholes = WHOLE_FILES.filter(({ path }) => files.has(path)).map(({ path, name, description }) => ({
    name,
    description,
    ...toFile(path, files),
  }));
  return formatJson({
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    name: DATASET.name,
    title: DATASET.title,
    description: DATASET.description,
    version: release.version,
    ...(release.previous && { previousRelease: release.previous }),
    keywords: DATASET.keywords,
    ...toLicences(release),
    contributors: [{ title: DATASET.creator, roles: ['creator'] }],
    sources: release.sources.map(toSource),
    resources: [...tables, ...wholes],
  });
}

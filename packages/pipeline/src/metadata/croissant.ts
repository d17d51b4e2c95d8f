import type { Column, SourceRow, Table } from '@openbattles/schema';
import { type Licence, licenceOf } from '../licences/licences.ts';
import { type DescribedFiles, type DescribedRelease, described } from './described-release.ts';
import { CSV_TABLES, DATASET, formatJson, MEDIA_TYPES, otherFormats, WHOLE_FILES } from './facts.ts';
import { byLicence, LICENCE_FILE, notKnown } from './licences.ts';

/** The terms of Croissant that this description uses, as its specification abbreviates them. */
const CROISSANT_TERMS = [
  'citeAs',
  'column',
  'equivalentProperty',
  'extract',
  'field',
  'fileObject',
  'isLiveDataset',
  'key',
  'recordSet',
  'references',
  'source',
];

const CONTEXT = {
  '@language': 'en',
  '@vocab': 'https://schema.org/',
  sc: 'https://schema.org/',
  cr: 'http://mlcommons.org/croissant/',
  dct: 'http://purl.org/dc/terms/',
  wdt: 'http://www.wikidata.org/prop/direct/',
  conformsTo: 'dct:conformsTo',
  dataType: { '@id': 'cr:dataType', '@type': '@vocab' },
  ...Object.fromEntries(CROISSANT_TERMS.map((term) => [term, `cr:${term}`])),
};

const DATA_TYPES: Readonly<Record<Column['type'], string>> = {
  text: 'sc:Text',
  integer: 'sc:Integer',
  number: 'sc:Float',
  boolean: 'sc:Boolean',
  date: 'sc:Date',
};

function toFileObject(path: string, files: DescribedFiles, sameAs?: string) {
  const { bytes, sha256 } = described(files, path);
  return {
    '@type': 'cr:FileObject',
    '@id': path,
    name: path,
    contentUrl: path,
    contentSize: `${bytes} B`,
    encodingFormat: MEDIA_TYPES[path.slice(path.lastIndexOf('.') + 1)],
    sha256,
    ...(sameAs ? { sameAs } : {}),
  };
}

/** The counterparts that are properties with an address; a label of Wikidata is none. */
function equivalents({ counterparts }: Column): string[] {
  const { schema_org, wikidata } = counterparts ?? {};
  return [
    ...(schema_org ? [`sc:${schema_org}`] : []),
    ...(wikidata?.startsWith('P') ? [`wdt:${wikidata}`] : []),
  ];
}

function toField(table: Table, path: string, column: Column) {
  const properties = equivalents(column);
  return {
    '@type': 'cr:Field',
    '@id': `${table.name}/${column.name}`,
    name: column.name,
    description: column.description,
    dataType: DATA_TYPES[column.type],
    source: { fileObject: { '@id': path }, extract: { column: column.name } },
    ...(column.references ? { references: { field: { '@id': column.references.replace('.', '/') } } } : {}),
    ...(properties.length > 0 ? { equivalentProperty: properties } : {}),
  };
}

/** A licence by its address, or in its own words. */
const toLicence = ({ name, url }: Licence) => url ?? named(name);

const named = (name: string) => ({ '@type': 'sc:CreativeWork', name, url: LICENCE_FILE });

/** One licence, or a list of them. */
function toLicences(release: DescribedRelease) {
  const licences = byLicence(release).map(({ licence, count }) =>
    licence ? toLicence(licence) : named(notKnown(count)),
  );
  return licences.length === 0 ? {} : { license: licences.length === 1 ? licences[0] : licences };
}

/** The text of a battle, with its own licence and whom to name. */
function toWork({ file, title, url, revision, licence, attribution }: SourceRow) {
  const known = licenceOf(licence);
  return {
    '@type': 'sc:CreativeWork',
    name: title ?? file,
    ...(url ? { url } : {}),
    ...(revision ? { version: revision } : {}),
    ...(known ? { license: toLicence(known) } : {}),
    ...(attribution ? { creditText: attribution } : {}),
  };
}

/**
 * `croissant.json`: the release as a dataset of schema.org that conforms to Croissant 1.1
 * (http://mlcommons.org/croissant/1.1), in JSON-LD. Addresses are relative to the file. The date of publication, which
 * Croissant asks for, is left out: a release knows no clock, and whoever publishes it knows the day.
 */
export function croissant(release: DescribedRelease, files: DescribedFiles): string {
  const distribution = CSV_TABLES.flatMap(({ table, path }) => [
    toFileObject(path, files),
    ...otherFormats(table.name, files).map((other) => toFileObject(other.path, files, path)),
  ]);
  for (const { path } of WHOLE_FILES) if (files.has(path)) distribution.push(toFileObject(path, files));
  return formatJson({
    '@context': CONTEXT,
    '@type': 'sc:Dataset',
    conformsTo: 'http://mlcommons.org/croissant/1.1',
    name: DATASET.title,
    description: DATASET.description,
    url: 'README.md',
    version: release.version,
    ...toLicences(release),
    creator: { '@type': 'sc:Organization', name: DATASET.creator },
    keywords: DATASET.keywords,
    inLanguage: 'en',
    isLiveDataset: false,
    citeAs: `@misc{openbattles, title = {${DATASET.title}}, author = {{${DATASET.creator}}}, version = {${release.version}}}`,
    isBasedOn: release.sources.map(toWork),
    distribution,
    recordSet: CSV_TABLES.map(({ table, path }) => ({
      '@type': 'cr:RecordSet',
      '@id': table.name,
      name: table.name,
      description: table.description,
      key: table.key.map((column) => ({ '@id': `${table.name}/${column}` })),
      field: table.columns.map((column) => toField(table, path, column)),
    })),
  });
}

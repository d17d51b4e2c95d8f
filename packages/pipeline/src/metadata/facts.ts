import { changes, codebook, losses, TABLES, VIEWS } from '@openbattles/schema';
import type { DescribedFiles } from './described-release.ts';

/** What every description of a release says alike. */
export const DATASET = {
  name: 'open-battles',
  title: 'Open Battles',
  description:
    'Encyclopedia texts about battles as open, versioned tables in which every value points back to the characters it was read from.',
  keywords: ['battles', 'military history', 'conflict', 'casualties', 'Wikipedia', 'provenance'],
  creator: 'The Open Battles contributors',
} as const;

/** The media types of the formats, by the extension of their files. */
export const MEDIA_TYPES: Readonly<Record<string, string>> = {
  csv: 'text/csv',
  json: 'application/json',
  geojson: 'application/geo+json',
  arrow: 'application/vnd.apache.arrow.file',
  parquet: 'application/vnd.apache.parquet',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  sqlite: 'application/vnd.sqlite3',
};

export const WORKBOOK = 'open-battles.xlsx';

export const DATABASE = 'open-battles.sqlite';

/** The files that hold the whole release, with what they are. */
export const WHOLE_FILES = [
  { path: WORKBOOK, name: 'workbook', description: 'Every table as a sheet' },
  { path: DATABASE, name: 'database', description: 'Every table in SQLite, with keys' },
];

/** The folders of the battles of a release; a large release has none. */
export const BATTLES = 'battles';

/** Where a release keeps the texts that it was read from, each as a file. */
export const TEXTS = 'sources';

/** Where a large release keeps them: a line each. */
export const TEXTS_FILE = 'texts.ndjson';

/** The tables of a release that stand as CSV, with their paths: those of the data, joined and about it, and the views. */
export const CSV_TABLES = [
  ...[...TABLES, losses, codebook, changes].map((table) => ({ table, path: `${table.name}.csv` })),
  ...VIEWS.map(({ table }) => ({ table, path: `views/${table.name}.csv` })),
];

/** The same table in the other formats, as far as the release has them. */
export const otherFormats = (name: string, files: DescribedFiles) =>
  Object.keys(MEDIA_TYPES)
    .filter((format) => format !== 'csv')
    .map((format) => ({ format, path: `${name}.${format}` }))
    .filter(({ path }) => files.has(path));

export const formatJson = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;

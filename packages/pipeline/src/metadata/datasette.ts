import { codebook, losses, TABLES, type Table } from '@openbattles/schema';
import type { DescribedRelease } from './described-release.ts';
import { DATABASE, DATASET, formatJson } from './facts.ts';
import { LICENCE_FILE, onlyLicence } from './licences.ts';

const toTable = ({ title, description, columns }: Table) => ({
  title,
  description,
  columns: Object.fromEntries(columns.map((column) => [column.name, column.description])),
});

/** `metadata.json`: what Datasette (https://datasette.io/) shows beside the tables of the database. */
export function datasetteMetadata(release: DescribedRelease): string {
  const licence = onlyLicence(release);
  const tables = [...TABLES, losses, codebook].map((table) => [table.name, toTable(table)]);
  return formatJson({
    title: `${DATASET.title} ${release.version}`,
    description: DATASET.description,
    license: licence?.name ?? `Each battle has that of its text: see ${LICENCE_FILE}`,
    ...(licence?.url ? { license_url: licence.url } : {}),
    databases: { [DATABASE.replace('.sqlite', '')]: { tables: Object.fromEntries(tables) } },
  });
}

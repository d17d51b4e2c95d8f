import { codebookMarkdown, TABLES, viewsMarkdown } from '@openbattles/schema';
import { citation } from './citation.ts';
import { croissant } from './croissant.ts';
import { dataPackage } from './datapackage.ts';
import { datasetteMetadata } from './datasette.ts';
import type { DescribedFiles, DescribedRelease } from './described-release.ts';
import { TEXTS, TEXTS_FILE, WORKBOOK } from './facts.ts';
import { licenceStatement } from './licences.ts';
import { loadSql } from './load-sql.ts';

const workbookSentence = (workbook: boolean) =>
  workbook
    ? `\`${WORKBOOK}\` has every table as a sheet; days before March 1900 are texts there, since spreadsheets have none.`
    : 'The release has more rows than a workbook is for.';

const BATTLE_FOLDERS =
  '; `battles/<battle_id>/` holds the same for each battle, and its\nrecord as `battle.json`';

/** The README of a release: what the tables are, how to load one, whom to name. */
function readmeText(release: DescribedRelease): string {
  const { version, rows, workbook, large } = release;
  return `# Open Battles ${version}

Battles, read from encyclopedia texts. Every row that was read from text carries its evidence: \`quote\` is
the exact slice of the source, \`char_start\` and \`char_end\` its place in Unicode code points (end exclusive),
\`line\` its line, \`rule\` the rule that read it.

| table | rows | what it holds |
|---|---:|---|
${TABLES.map(({ name, description }) => `| ${name} | ${rows.get(name)} | ${description} |`).join('\n')}

Each table is here as CSV, JSON, Arrow IPC and Parquet${large ? '' : BATTLE_FOLDERS}. ${workbookSentence(workbook)} A null is an empty CSV cell.

| file | what it is for |
|---|---|
| \`losses.csv\` | what each side lost and who says so, joined: one table to be filtered in a spreadsheet |
| \`battles.geojson\` | the battles at the points of their locations, with their precision, for a map |
| \`codebook.md\`, \`codebook.csv\` | what every column says |
| \`changes.csv\` | what differs from the release before, with the cause |
| ${large ? `\`${TEXTS_FILE}\`` : `\`${TEXTS}/\``} | the texts that the values were read from${large ? ', a line of JSON each' : ''} |
| \`views/\` | the tables under the column names of UCDP GED and ACLED, with what is equal and what is not |
| \`open-battles.sqlite\` | all tables in SQLite with their keys, and \`losses\` as a view: \`sqlite3 open-battles.sqlite\`, or \`datasette open-battles.sqlite --metadata metadata.json\` |
| \`load.sql\` | the same in DuckDB: \`duckdb battles.duckdb < load.sql\` |
| \`datapackage.json\`, \`croissant.json\` | the release for programs: Data Package 2, and schema.org/Dataset with Croissant 1.1 |
| \`CITATION.cff\`, \`LICENSE\` | how to cite it, and under which terms to use it |

    pd.read_parquet("battles.parquet")    pl.read_parquet("battles.parquet")    SELECT * FROM 'battles.parquet'

\`sha256sum --check SHA256SUMS\` tells whether the files are whole.

## Licence

${licenceStatement(release)}
`;
}

/** The licences of a release, with those who are to be named. */
const licenceText = (release: DescribedRelease): string => `The terms of the data in this folder.

${licenceStatement(release)}
`;

/** The texts of a release that are told by what it holds, by their paths. */
export function releaseTexts(summary: DescribedRelease): Map<string, string> {
  return new Map([
    ['README.md', readmeText(summary)],
    ['LICENSE', licenceText(summary)],
    ['CITATION.cff', citation(summary)],
    ['codebook.md', codebookMarkdown()],
    ['load.sql', loadSql()],
    ['metadata.json', datasetteMetadata(summary)],
    ['views/README.md', viewsMarkdown()],
  ]);
}

/** The descriptions of a release that name its data files with their sizes and hashes, by their paths. */
export function releaseDescriptions(summary: DescribedRelease, files: DescribedFiles): Map<string, string> {
  return new Map([
    ['datapackage.json', dataPackage(summary, files)],
    ['croissant.json', croissant(summary, files)],
  ]);
}

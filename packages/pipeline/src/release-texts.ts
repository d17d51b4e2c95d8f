import { type SourceRow, TABLES } from '@openbattles/schema';

/** What a release holds, for those who are told of it. */
export interface ReleaseSummary {
  version: string;
  rows: ReadonlyMap<string, number>;
  sources: readonly SourceRow[];
  /** How many cells a spreadsheet would take for formulas. */
  formulaLike: number;
}

const LICENCE_NAME = 'Creative Commons Attribution-ShareAlike 4.0 International (CC BY-SA 4.0)';
const LICENCE_URL = 'https://creativecommons.org/licenses/by-sa/4.0/';

function attributionLine({ file, title, url, attribution, licence }: SourceRow): string {
  const said = [attribution, url, licence].filter((part) => part !== null);
  return `- ${title ?? file}: ${said.length > 0 ? said.join(', ') : 'origin not recorded'}`;
}

/** The README of a release: what the tables are, how to load one, whom to name. */
export function readmeText({ version, rows, sources }: ReleaseSummary): string {
  return `# Open Battles ${version}

Battles, read from encyclopedia texts. Every row that was read from text carries its evidence: \`quote\` is
the exact slice of the source, \`char_start\` and \`char_end\` its place in Unicode code points (end exclusive),
\`line\` its line, \`rule\` the rule that read it.

| table | rows | what it holds |
|---|---:|---|
${TABLES.map(({ name, description }) => `| ${name} | ${rows.get(name)} | ${description} |`).join('\n')}

Each table is here as CSV, JSON and Arrow IPC; \`battles/<battle_id>/\` holds the same for each battle, and its
record as \`battle.json\`. \`codebook.csv\` describes every column. A null is an empty CSV cell.

    pd.read_csv("battles.csv")        pl.read_ipc("battles.arrow")        SELECT * FROM 'battles.csv'

\`sha256sum --check SHA256SUMS\` tells whether the files are whole.

## Licence

${LICENCE_NAME}, ${LICENCE_URL}. The texts that the values were read from:

${sources.map(attributionLine).join('\n')}
`;
}

/** The licence of a release, with those who are to be named. */
export function licenceText({ sources }: ReleaseSummary): string {
  return `The data in this folder is licensed under the ${LICENCE_NAME}.
${LICENCE_URL}legalcode

It is derived from these texts:

${sources.map(attributionLine).join('\n')}
`;
}

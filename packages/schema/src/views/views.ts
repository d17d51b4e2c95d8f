import { ACLED_LIKE } from './acled-like.ts';
import { GED_LIKE } from './ged-like.ts';
import type { View } from './view.ts';

/** Every view, in the order in which they are written and listed. */
export const VIEWS: readonly View[] = [GED_LIKE, ACLED_LIKE];

/** What each view is, column by column, in Markdown. */
export function viewsMarkdown(): string {
  const views = VIEWS.map(({ table, about, fits }) => {
    const lines = table.columns.map(
      ({ name, description }) => `| \`${name}\` | ${fits.get(name)} | ${description} |`,
    );
    return `## ${table.name}.csv

${table.title}. ${about}

| column | is | filled by |
|---|---|---|
${lines.join('\n')}
`;
  });
  return `# Views

The tables under the column names of other data, for those who know it. A column *equals* the one of that name there,
only *resembles* it (read on before you compare), or is *ours*. Nothing in them is estimated: an empty cell says that
the text does not tell. Evidence, qualifiers and claims stand in the tables.

${views.join('\n')}`;
}

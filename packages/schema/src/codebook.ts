import { boolean, nullable, text } from './columns.ts';
import { losses } from './losses.ts';
import { type Column, type Row, table } from './table.ts';
import { TABLES } from './tables.ts';
import { VIEWS } from './views/views.ts';

/** The codebook is a table like the others, so that every format can write it. */
export const codebook = table(
  'codebook',
  'Codebook',
  'Every column of every table and view',
  ['table', 'column'],
  {
    table: text('The table or view'),
    column: text('The column'),
    type: text('text, integer, number, date or boolean'),
    is_key: boolean('Whether the column is part of the primary key'),
    nullable: boolean('Whether the cell may be empty'),
    unit: nullable(text('What the number counts or measures')),
    allowed: nullable(text('The words allowed here, where the list is closed, joined by |')),
    read_from: nullable(text('The infobox fields that the value is read from, joined by |')),
    references: nullable(text('The table and column whose value stands here')),
    description: text('What the column says'),
    ucdp_ged: nullable(text("The column of UCDP's Georeferenced Event Dataset that says the same")),
    acled: nullable(text('The column of ACLED that says the same')),
    wikidata: nullable(text('The property of Wikidata that says the same')),
    schema_org: nullable(text('The property of schema.org that says the same')),
  },
);

/** A row for each column of each table and view, in their order. */
export function codebookRows(): Row[] {
  return [...TABLES, losses, ...VIEWS.map(({ table }) => table)].flatMap(({ name, key, columns }) =>
    columns.map((column) => ({
      table: name,
      column: column.name,
      type: column.type,
      is_key: key.includes(column.name),
      nullable: column.nullable,
      unit: column.unit ?? null,
      allowed: column.allowed?.join('|') ?? null,
      read_from: column.readFrom?.join('|') ?? null,
      references: column.references ?? null,
      description: column.description,
      ucdp_ged: column.counterparts?.ucdp_ged ?? null,
      acled: column.counterparts?.acled ?? null,
      wikidata: column.counterparts?.wikidata ?? null,
      schema_org: column.counterparts?.schema_org ?? null,
    })),
  );
}

/** The names of the vocabularies as they are printed. */
const VOCABULARIES = {
  ucdp_ged: 'UCDP GED',
  acled: 'ACLED',
  wikidata: 'Wikidata',
  schema_org: 'schema.org',
} as const;

const code = (words: readonly string[]) => words.map((word) => `\`${word}\``).join(', ');

/** A text as it may stand in a cell of a Markdown table. */
const inCell = (text: string) => text.replaceAll('|', '\\|').replaceAll('\n', ' ');

function remarks({ allowed, meanings, references, readFrom, counterparts = {} }: Column): string {
  const others = Object.entries(VOCABULARIES).flatMap(([key, name]) => {
    const counterpart = counterparts[key as keyof typeof VOCABULARIES];
    return counterpart ? [`${name} \`${counterpart}\``] : [];
  });
  const words = allowed?.map((word) => `\`${word}\`${meanings?.[word] ? ` (${meanings[word]})` : ''}`);
  const parts = [
    ['One of', words?.join(', ')],
    ['Refers to', references && code([references])],
    ['Read from', readFrom && code(readFrom)],
    ['Elsewhere', others.join(', ')],
  ];
  return parts.flatMap(([label, part]) => (part ? [` ${label}: ${part}.`] : [])).join('');
}

/** The codebook to be read: the columns of each table in Markdown. */
export function codebookMarkdown(): string {
  const tables = [...TABLES, losses].map(({ name, title, description, key, columns }) => {
    const lines = columns.map((column) => {
      const type = column.type + (column.unit ? `, ${column.unit}` : '');
      const described = `${column.description}.${remarks(column)}`;
      return `| \`${column.name}\` | ${type} | ${column.nullable ? 'yes' : ''} | ${inCell(described)} |`;
    });
    return `## ${name}: ${title}

${description}. Key: ${code(key)}.

| column | type | may be empty | what it says |
|---|---|---|---|
${lines.join('\n')}
`;
  });
  return `# Codebook

Every column of every table; \`codebook.csv\` holds the same, and the columns of the views, to be read by programs. An empty cell says that the text
does not tell. Where the text itself says that a number is unknown, there is a row, and its \`qualifier\` is \`unknown\`.
"Elsewhere" names the columns of other data that say the same; what only resembles is told in \`views/README.md\`.

${tables.join('\n')}`;
}

import { boolean, nullable, text } from './columns.ts';
import { type Row, TABLES, table } from './tables.ts';

/** The codebook is a table like the others, so that every format can write it. */
export const codebook = table('codebook', 'Codebook', 'Every column of every table', ['table', 'column'], {
  table: text('The table'),
  column: text('The column'),
  type: text('text, integer, number, date or boolean'),
  is_key: boolean('Whether the column is part of the primary key'),
  nullable: boolean('Whether the cell may be empty'),
  unit: nullable(text('What the number counts or measures')),
  allowed: nullable(text('The words allowed here, where the list is closed, joined by |')),
  read_from: nullable(text('The infobox fields that the value is read from, joined by |')),
  references: nullable(text('The table and column whose value stands here')),
  description: text('What the column says'),
});

/** A row for each column of each table, in their order. */
export function codebookRows(): Row[] {
  return TABLES.flatMap(({ name, key, columns }) =>
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
    })),
  );
}

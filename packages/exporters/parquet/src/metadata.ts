import type { Table } from '@openbattles/schema';
import type { KeyValue, SchemaElement } from 'hyparquet-writer';
import { PARQUET_TYPES } from './types.ts';

/** The Parquet schema of a table: a flat list that begins with its root. */
export function toSchema(table: Table): SchemaElement[] {
  const columns = table.columns.map(
    ({ name, type, nullable }): SchemaElement => ({
      name,
      ...PARQUET_TYPES[type].element,
      repetition_type: nullable ? 'OPTIONAL' : 'REQUIRED',
    }),
  );
  return [{ name: table.name, num_children: columns.length }, ...columns];
}

/**
 * What the codebook says, as metadata of the file, since Parquet has none of columns: `name`, `title`, `description`,
 * `key` (JSON) and `columns` (JSON: an object by column with `description` and, where there are any, `unit`,
 * `references`, `readFrom` and `allowed`).
 */
export function toKeyValues({ name, title, description, key, columns }: Table): KeyValue[] {
  const notes = columns.map(({ name, description, unit, references, readFrom, allowed }) => [
    name,
    { description, unit, references, readFrom, allowed },
  ]);
  return Object.entries({
    name,
    title,
    description,
    key: JSON.stringify(key),
    columns: JSON.stringify(Object.fromEntries(notes)),
  }).map(([key, value]) => ({ key, value }));
}

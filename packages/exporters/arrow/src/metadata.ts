import type { Column, Table } from '@openbattles/schema';
import { Field, Schema } from 'apache-arrow';
import { ARROW_TYPES } from './columns.ts';

/**
 * The Arrow schema of a table. Beside names, types and nullability it holds what the codebook says, as metadata:
 * `name`, `title`, `description` and `key` of the table, `description`, `unit`, `references`, `readFrom` and `allowed`
 * of a column. Arrow's metadata are texts, so a list stands as JSON.
 */
export function toSchema(table: Table): Schema {
  const { name, title, description, key } = table;
  return new Schema(table.columns.map(toField), toMetadata({ name, title, description, key }));
}

function toField(column: Column): Field {
  const { name, type, nullable, description, unit, references, readFrom, allowed } = column;
  const metadata = toMetadata({ description, unit, references, readFrom, allowed });
  return new Field(name, ARROW_TYPES[type].type, nullable, metadata);
}

function toMetadata(notes: Record<string, string | readonly string[] | undefined>): Map<string, string> {
  const metadata = new Map<string, string>();
  for (const [name, note] of Object.entries(notes)) {
    if (note !== undefined) metadata.set(name, typeof note === 'string' ? note : JSON.stringify(note));
  }
  return metadata;
}

import { type CellType, type ColumnNotes, type ColumnSchema, type Columns, cellType } from './columns.ts';

/** The JSON Schema of a row. */
export interface RowSchema<Named extends Columns = Columns> {
  type: 'object';
  title: string;
  description: string;
  properties: Named;
  required: readonly string[];
  additionalProperties: false;
}

/** A table: its row's JSON Schema and, derived from it, the columns in the order in which they are written. */
export interface Table<Named extends Columns = Columns> {
  name: string;
  title: string;
  description: string;
  key: readonly string[];
  row: RowSchema<Named>;
  columns: readonly Column[];
}

export interface Column extends ColumnNotes {
  name: string;
  type: CellType;
  nullable: boolean;
  description: string;
  /** The words allowed here, where the list is closed. */
  allowed?: readonly string[];
}

function toColumn(name: string, schema: ColumnSchema): Column {
  return {
    name,
    type: cellType(schema),
    nullable: Array.isArray(schema.type),
    description: schema.description,
    ...(schema.enum ? { allowed: schema.enum.filter((word) => word !== null) } : {}),
    ...schema.codebook,
  };
}

/** Defines a table from its columns. */
export function table<Named extends Columns>(
  name: string,
  title: string,
  description: string,
  key: readonly string[],
  columns: Named,
): Table<Named> {
  return {
    name,
    title,
    description,
    key,
    row: {
      type: 'object',
      title,
      description,
      properties: columns,
      required: Object.keys(columns),
      additionalProperties: false,
    },
    columns: Object.entries(columns).map(([column, schema]) => toColumn(column, schema)),
  };
}

/** A row of any table, as the exporters see it. */
export type Cell = string | number | boolean | null;
export type Row = Readonly<Record<string, Cell>>;

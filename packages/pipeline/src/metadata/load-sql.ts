import {
  createTable,
  inOrderOfReferences,
  type SqlTypes,
  sqlName,
  sqlText,
} from '@openbattles/exporter-sqlite';
import { TABLES, type Table } from '@openbattles/schema';

const SQL_TYPES: SqlTypes = {
  text: 'VARCHAR',
  integer: 'INTEGER',
  number: 'DOUBLE',
  boolean: 'BOOLEAN',
  date: 'DATE',
};

function comments({ name: table, description, columns }: Table): string {
  const ofColumns = columns.map(
    (column) =>
      `COMMENT ON COLUMN ${sqlName(table)}.${sqlName(column.name)} IS ${sqlText(column.description)};\n`,
  );
  return `COMMENT ON TABLE ${sqlName(table)} IS ${sqlText(description)};\n${ofColumns.join('')}`;
}

/** `load.sql`: makes the tables in DuckDB, with keys, closed lists and descriptions, from the Parquet files. */
export function loadSql(): string {
  const tables = inOrderOfReferences(TABLES).map(
    (table) =>
      `${createTable(table, SQL_TYPES)}${comments(table)}INSERT INTO ${sqlName(table.name)} SELECT * FROM read_parquet('${table.name}.parquet');\n`,
  );
  return `-- Run in this folder: duckdb battles.duckdb < load.sql\n\n${tables.join('\n')}`;
}

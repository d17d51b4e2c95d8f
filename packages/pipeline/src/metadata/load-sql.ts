import { type Column, TABLES, type Table } from '@openbattles/schema';

const SQL_TYPES: Readonly<Record<Column['type'], string>> = {
  text: 'VARCHAR',
  integer: 'INTEGER',
  number: 'DOUBLE',
  boolean: 'BOOLEAN',
  date: 'DATE',
};

const name = (identifier: string) => `"${identifier}"`;
const text = (value: string) => `'${value.replaceAll("'", "''")}'`;

/** The tables so that each stands after those that it refers to. */
function inOrder(): Table[] {
  const ordered: Table[] = [];
  const add = (table: Table) => {
    if (ordered.includes(table)) return;
    for (const { references } of table.columns) {
      const other = TABLES.find(({ name }) => name === references?.split('.')[0]);
      if (other) add(other);
    }
    ordered.push(table);
  };
  TABLES.forEach(add);
  return ordered;
}

function create({ name: table, key, columns }: Table): string {
  const lines = columns.map((column) => {
    const words = column.allowed?.map(text).join(', ');
    return [
      `  ${name(column.name)} ${SQL_TYPES[column.type]}`,
      column.nullable ? '' : ' NOT NULL',
      words ? ` CHECK (${name(column.name)} IN (${words}))` : '',
    ].join('');
  });
  const foreign = columns.flatMap(({ name: column, references }) => {
    const [other, field] = references?.split('.') ?? [];
    return other && field
      ? [`  FOREIGN KEY (${name(column)}) REFERENCES ${name(other)} (${name(field)})`]
      : [];
  });
  const primary = `  PRIMARY KEY (${key.map(name).join(', ')})`;
  return `CREATE TABLE ${name(table)} (\n${[...lines, primary, ...foreign].join(',\n')}\n);\n`;
}

function comments({ name: table, description, columns }: Table): string {
  const ofColumns = columns.map(
    (column) => `COMMENT ON COLUMN ${name(table)}.${name(column.name)} IS ${text(column.description)};\n`,
  );
  return `COMMENT ON TABLE ${name(table)} IS ${text(description)};\n${ofColumns.join('')}`;
}

/** `load.sql`: makes the tables in DuckDB, with keys, closed lists and descriptions, from the Parquet files. */
export function loadSql(): string {
  const tables = inOrder().map(
    (table) =>
      `${create(table)}${comments(table)}INSERT INTO ${name(table.name)} SELECT * FROM read_parquet('${table.name}.parquet');\n`,
  );
  return `-- Run in this folder: duckdb battles.duckdb < load.sql\n\n${tables.join('\n')}`;
}

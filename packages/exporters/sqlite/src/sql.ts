import type { CellType, Table } from '@openbattles/schema';

/** The SQL type of each type of cell. */
export type SqlTypes = Readonly<Record<CellType, string>>;

export const sqlName = (identifier: string): string => `"${identifier}"`;
export const sqlText = (value: string): string => `'${value.replaceAll("'", "''")}'`;

/** The tables so that each stands after those that it refers to. */
export function inOrderOfReferences(tables: readonly Table[]): Table[] {
  const ordered: Table[] = [];
  const add = (table: Table) => {
    if (ordered.includes(table)) return;
    for (const { references } of table.columns) {
      const other = tables.find(({ name }) => name === references?.split('.')[0]);
      if (other) add(other);
    }
    ordered.push(table);
  };
  tables.forEach(add);
  return ordered;
}

/** The statement that makes a table, with its keys and its closed lists. */
export function createTable({ name: table, key, columns }: Table, types: SqlTypes): string {
  const lines = columns.map((column) => {
    const words = column.allowed?.map(sqlText).join(', ');
    return [
      `  ${sqlName(column.name)} ${types[column.type]}`,
      column.nullable ? '' : ' NOT NULL',
      words ? ` CHECK (${sqlName(column.name)} IN (${words}))` : '',
    ].join('');
  });
  const foreign = columns.flatMap(({ name: column, references }) => {
    const [other, field] = references?.split('.') ?? [];
    return other && field
      ? [`  FOREIGN KEY (${sqlName(column)}) REFERENCES ${sqlName(other)} (${sqlName(field)})`]
      : [];
  });
  const primary = `  PRIMARY KEY (${key.map(sqlName).join(', ')})`;
  return `CREATE TABLE ${sqlName(table)} (\n${[...lines, primary, ...foreign].join(',\n')}\n);\n`;
}

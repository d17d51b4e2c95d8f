import { join } from 'node:path';
import { differences, type FoundColumns, type ReadAll, tablesIn, type Verdict } from './verdict.ts';

/** What is asked of the package, which is not among those that the project installs: it has 70 MB. */
interface DuckDb {
  DuckDBInstance: {
    create(): Promise<{
      connect(): Promise<{ runAndReadAll(sql: string): Promise<{ getColumnsObjectJS(): FoundColumns }> }>;
    }>;
  };
}

const PACKAGE = '@duckdb/node-api';

/** DuckDB's package for Node, with no argument beyond the file name. */
export const readWithDuckDb: ReadAll = async (release) => {
  let module: DuckDb;
  try {
    module = await import(PACKAGE);
  } catch {
    return `needs DuckDB for Node: npm install --no-save ${PACKAGE}`;
  }
  const connection = await (await module.DuckDBInstance.create()).connect();
  const verdicts: Verdict[] = [];
  for (const format of ['csv', 'json', 'parquet']) {
    for (const { file, table, rows } of tablesIn(release, format)) {
      // A list without members has no columns.
      if (format === 'json' && rows.length === 0) continue;
      const verdict = {
        reader: 'DuckDB (Node)',
        file,
        call: `SELECT * FROM '${file}'`,
      };
      try {
        const found = await connection.runAndReadAll(`SELECT * FROM '${join(release, file)}'`);
        verdicts.push({
          ...verdict,
          problems: differences(table, rows, plain(found.getColumnsObjectJS()), format),
        });
      } catch (error) {
        verdicts.push({ ...verdict, problems: [(error as Error).message] });
      }
    }
  }
  return verdicts;
};

/** The cells as JSON has them: what is read from texts is BIGINT. */
const plain = (columns: FoundColumns): FoundColumns =>
  Object.fromEntries(
    Object.entries(columns).map(([name, cells]) => [
      name,
      cells.map((cell) => {
        if (cell instanceof Date) return cell.toISOString().slice(0, 10);
        return typeof cell === 'bigint' ? Number(cell) : cell;
      }),
    ]),
  );

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Column, Table } from '@openbattles/schema';
import { CSV_TABLES } from '../../packages/pipeline/src/metadata/facts.ts';

/** What a reader made of one file. */
export interface Verdict {
  reader: string;
  /** A sheet stands as `open-battles.xlsx#battles`. */
  file: string;
  /** What its user types. */
  call: string;
  problems: string[];
}

/** Reads every file of a release that the reader reads; a sentence says why it is not asked. */
export type ReadAll = (release: string) => Promise<Verdict[] | string>;

/** The cells that a reader found, by column; days are texts `YYYY-MM-DD`. */
export type FoundColumns = Readonly<Record<string, readonly unknown[]>>;

/** The tables whose file a release has in a format, and their rows, from the JSON. */
export function tablesIn(release: string, format: string): { file: string; table: Table; rows: Row[] }[] {
  return CSV_TABLES.flatMap(({ table, path }) => {
    const file = path.replace(/csv$/, format);
    const json = join(release, path.replace(/csv$/, 'json'));
    if (!existsSync(join(release, file)) || !existsSync(json)) return [];
    return [{ file, table, rows: JSON.parse(readFileSync(json, 'utf8')) as Row[] }];
  });
}

type Row = Record<string, unknown>;

/** What differs between the cells that were found and the rows of the table. A sheet may have columns of its own. */
export function differences(
  table: Table,
  rows: readonly Row[],
  found: FoundColumns,
  format: string,
): string[] {
  const problems: string[] = [];
  for (const column of table.columns) {
    const cells = found[column.name];
    if (!cells) problems.push(`has no column ${column.name}`);
    else if (cells.length !== rows.length) problems.push(`has ${cells.length} rows, not ${rows.length}`);
    else {
      const at = rows.findIndex(
        (row, index) => !isSame(row[column.name], cells[index] ?? null, column, format),
      );
      if (at >= 0)
        problems.push(
          `column ${column.name} has ${JSON.stringify(cells[at])}, not ${JSON.stringify(rows[at]![column.name])}`,
        );
    }
  }
  return problems;
}

/** In a CSV nothing tells the text `1942` from a number. */
const isSame = (wanted: unknown, found: unknown, { type }: Column, format: string): boolean =>
  wanted === found ||
  (format === 'csv' && type === 'text' && typeof found === 'number' && wanted === String(found));

export const hasFile = (release: string, file: string): boolean => readdirSync(release).includes(file);

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { batchLengths } from '@openbattles/exporter-arrow';
import { battles, type Row, TABLES, type Table } from '@openbattles/schema';
import { eachRow } from './release-tables.ts';

/** The rows of some battles of a release, by table. */
export type ChunkRows = ReadonlyMap<string, readonly Row[]>;

/**
 * The rows of a release as they were written: chunk by chunk, so that no more than one chunk is held, and so that they
 * can be written again in the same parts. How many battles a chunk has is what the batches of `battles.arrow` say.
 *
 * @param tell of a table that cannot be read, whose further rows are left out, and of rows that stand apart from their
 * battle's.
 */
export function* releaseChunks(folder: string, tell: (problem: string) => void): Generator<ChunkRows> {
  const chunkOf = new Map<unknown, number>();
  const lengths = lengthsOf(folder);
  let filled = 0;
  let chunk = 0;
  for (const { battle_id, source_id } of rowsOf(folder, battles, () => {})) {
    while (chunk < lengths.length - 1 && filled >= lengths[chunk]!) {
      chunk++;
      filled = 0;
    }
    filled++;
    chunkOf.set(battle_id, chunk);
    chunkOf.set(sourceKey(source_id), chunk);
  }
  const tables = TABLES.map((table) => ({ table, rows: new Peeked(rowsOf(folder, table, tell)) }));
  for (let current = 0; current <= chunk; current++) {
    const own = new Map<string, Row[]>();
    for (const { table, rows } of tables) {
      const taken: Row[] = [];
      for (;;) {
        const row = rows.next;
        if (!row) break;
        const at = chunkOf.get('battle_id' in row ? row.battle_id : sourceKey(row.source_id)) ?? current;
        if (at > current) break;
        if (at < current) tell(`${table.name}.json: ${row[table.key[0]!]} stands apart from its battle`);
        taken.push(row);
        rows.take();
      }
      own.set(table.name, taken);
    }
    yield own;
  }
}

const sourceKey = (sourceId: unknown) => `source ${sourceId}`;

function lengthsOf(folder: string): number[] {
  const path = join(folder, `${battles.name}.arrow`);
  try {
    return existsSync(path) ? batchLengths(readFileSync(path)) : [];
  } catch {
    // That the file is broken is found where it is compared.
    return [];
  }
}

function* rowsOf(folder: string, table: Table, tell: (problem: string) => void): Generator<Row> {
  try {
    yield* eachRow(folder, table.name);
  } catch (error) {
    tell(`${table.name}.json cannot be read: ${(error as Error).message}`);
  }
}

/** Rows of which the next one can be seen before it is taken. */
class Peeked {
  readonly #rows: Iterator<Row>;
  next: Row | undefined;

  constructor(rows: Iterator<Row>) {
    this.#rows = rows;
    this.take();
  }

  take(): void {
    const { done, value } = this.#rows.next();
    this.next = done ? undefined : value;
  }
}

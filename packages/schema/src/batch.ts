import { type Numbers, TO_NUMBERS } from './numbers.ts';
import type { Cell, Column, Row, Table } from './tables.ts';
import { encodeTexts, type Utf8Texts } from './utf8.ts';

/**
 * A batch is closed with the row that takes its texts beyond this, in UTF-16 units: memory ends before the formats do,
 * of which Arrow counts the bytes of a column in 31 bits.
 */
export const TEXT_LENGTH_PER_BATCH = 1 << 24;

/** Rows of a table by column. */
export interface Batch {
  length: number;
  columns: readonly BatchColumn[];
}

/** A column of a batch, in what forms the formats take it: each is made once, when the first of them asks. */
export class BatchColumn {
  readonly column: Column;
  /** The cells by row, undefined where the row lacks it. */
  readonly cells: readonly (Cell | undefined)[];
  #nulls: number | undefined;
  #texts: Utf8Texts | undefined | null = null;
  #numbers: Numbers | undefined | null = null;

  constructor(column: Column, cells: readonly (Cell | undefined)[]) {
    this.column = column;
    this.cells = cells;
  }

  /** How many cells are null. */
  get nulls(): number {
    if (this.#nulls !== undefined) return this.#nulls;
    this.#nulls = 0;
    for (const cell of this.cells) if (cell === null) this.#nulls++;
    return this.#nulls;
  }

  /** The texts, whatever type the column has; undefined where a cell is neither a text nor null. */
  get texts(): Utf8Texts | undefined {
    if (this.#texts === null) this.#texts = encodeTexts(this.cells);
    return this.#texts;
  }

  /** What another column than one of texts holds; undefined where a cell is neither that nor null. */
  get numbers(): Numbers | undefined {
    if (this.#numbers === null) this.#numbers = TO_NUMBERS[this.column.type](this.cells);
    return this.#numbers;
  }
}

/** Rows of a table that several formats are made of: what they share is made once. */
export class SharedRows {
  readonly table: Table;
  readonly rows: readonly Row[];
  readonly #batches = new Map<number, readonly Batch[]>();

  constructor(table: Table, rows: readonly Row[]) {
    this.table = table;
    this.rows = rows;
  }

  /** The rows in batches of at most so many; each ends with the row with which its texts reach `TEXT_LENGTH_PER_BATCH`. */
  batches(maxRows: number): readonly Batch[] {
    // Formats with other limits share the batch that all rows find room in.
    const limit = Math.min(maxRows, this.rows.length);
    const known = this.#batches.get(limit);
    if (known) return known;
    const batches: Batch[] = [];
    for (let start = 0; start < this.rows.length; start += batches.at(-1)!.length) {
      batches.push(toBatch(this.table, this.rows, start, limit));
    }
    this.#batches.set(limit, batches);
    return batches;
  }
}

function toBatch(table: Table, rows: readonly Row[], start: number, maxRows: number): Batch {
  const names = table.columns.map(({ name }) => name);
  const capacity = Math.min(maxRows, rows.length - start);
  const columns = names.map((): (Cell | undefined)[] => []);
  let length = 0;
  let textLength = 0;
  while (length < capacity && textLength < TEXT_LENGTH_PER_BATCH) {
    const row = rows[start + length]!;
    let index = 0;
    // Rows have their keys in the order of the columns, with few exceptions; asking for one by name takes twice as long.
    for (const name in row) {
      if (name !== names[index]) break;
      const cell = row[name];
      if (typeof cell === 'string') textLength += cell.length;
      columns[index++]![length] = cell;
    }
    for (; index < names.length; index++) {
      const cell = row[names[index]!];
      if (typeof cell === 'string') textLength += cell.length;
      columns[index]![length] = cell;
    }
    length++;
  }
  return { length, columns: columns.map((cells, index) => new BatchColumn(table.columns[index]!, cells)) };
}

/** The length of all texts of a row, in UTF-16 units. */
export function textLengthOf(table: Table, row: Row): number {
  let length = 0;
  for (const { name } of table.columns) {
    const cell = row[name];
    if (typeof cell === 'string') length += cell.length;
  }
  return length;
}

/** Throws the RangeError of the first cell, row by row, of which `problem` says what is wrong: for a message after its column. */
export function throwProblem(
  table: Table,
  rows: readonly Row[],
  rowsBefore: number,
  problem: (column: Table['columns'][number], cell: Cell | undefined) => string | undefined,
): never {
  for (const [index, row] of rows.entries()) {
    for (const column of table.columns) {
      const wrong = problem(column, row[column.name]);
      if (wrong) {
        const place = `Table ${table.name}, row ${rowsBefore + index + 1}: column ${column.name}`;
        throw new RangeError(`${place} ${wrong}`);
      }
    }
  }
  throw new Error(`Table ${table.name}: a cell was refused that is right`);
}

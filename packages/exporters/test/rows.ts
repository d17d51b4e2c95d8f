import { readFileSync } from 'node:fs';
import type { Cell, Column, Exporter, Row, Table } from '@openbattles/schema';
import fc from 'fast-check';

/** Cells that formats and readers are known to stumble over, by type. Add one here and every format is tried on it. */
const HARD_CELLS: Record<Column['type'], Exclude<Cell, null>[]> = JSON.parse(
  readFileSync(new URL('cells.json', import.meta.url), 'utf8'),
);

/** A small made-up table: an id, and each type of cell once nullable and once not. */
export const SAMPLE: Table = {
  name: 'sample',
  title: 'Sample',
  description: 'Every type of cell',
  key: ['id'],
  row: {
    type: 'object',
    title: 'Sample',
    description: 'Every type of cell',
    properties: {},
    required: [],
    additionalProperties: false,
  },
  columns: [
    { name: 'id', type: 'text', nullable: false, description: 'Stable id' },
    { name: 'text', type: 'text', nullable: false, description: 'A text', readFrom: ['Date', 'Place'] },
    {
      name: 'maybe_text',
      type: 'text',
      nullable: true,
      description: 'A text or none',
      references: 'sample.id',
    },
    { name: 'integer', type: 'integer', nullable: false, description: 'A whole number', unit: 'year' },
    { name: 'maybe_integer', type: 'integer', nullable: true, description: 'A whole number or none' },
    { name: 'number', type: 'number', nullable: false, description: 'A number', unit: 'degrees' },
    { name: 'maybe_number', type: 'number', nullable: true, description: 'A number or none' },
    { name: 'boolean', type: 'boolean', nullable: false, description: 'Whether' },
    { name: 'maybe_boolean', type: 'boolean', nullable: true, description: 'Whether, or unknown' },
    { name: 'date', type: 'date', nullable: false, description: 'A day' },
    { name: 'maybe_date', type: 'date', nullable: true, description: 'A day or none' },
    { name: 'word', type: 'text', nullable: true, description: 'A word', allowed: ['day', 'month'] },
  ],
};

/** Two rows of it, one with every cell and one with every null, for tests that look at the bytes. */
export const SAMPLE_ROWS: Row[] = [
  {
    id: 'sample/1',
    text: 'an "old", tale',
    maybe_text: '-12 killed',
    integer: -489,
    maybe_integer: 2147483647,
    number: 19.5625,
    maybe_number: -0.1,
    boolean: true,
    maybe_boolean: false,
    date: '1969-12-31',
    maybe_date: '0800-01-01',
    word: 'day',
  },
  {
    id: 'sample/2',
    text: 'Ağrı ⚔️',
    maybe_text: null,
    integer: 0,
    maybe_integer: null,
    number: 1e-7,
    maybe_number: null,
    boolean: false,
    maybe_boolean: null,
    date: '2012-02-29',
    maybe_date: null,
    word: null,
  },
];

/** As many rows of any table as wanted: every hard cell in turn, in nullable columns with nulls between them. */
export function hardRows(table: Table, count: number): Row[] {
  return Array.from({ length: count }, (_, rowIndex) =>
    toRow(table, (column, columnIndex) => {
      if (table.key[0] === column.name && column.type === 'text') return `${table.name}/${rowIndex}`;
      const cells = column.allowed ?? HARD_CELLS[column.type];
      const choices = column.nullable ? [...cells, null] : cells;
      return choices[(rowIndex + columnIndex) % choices.length]!;
    }),
  );
}

/** Enough rows for every hard cell to stand in every column of its type. */
export const ALL_HARD_CELLS = 1 + Math.max(...Object.values(HARD_CELLS).map((cells) => cells.length));

/** Any rows of a table, hard cells among them. */
export function anyRows(table: Table, constraints: { minLength?: number; maxLength: number }) {
  const cells = (column: Column): fc.Arbitrary<Cell> => {
    const cell = column.allowed
      ? fc.constantFrom(...column.allowed)
      : fc.oneof(fc.constantFrom(...HARD_CELLS[column.type]), ANY_CELL[column.type]);
    return column.nullable ? fc.option(cell, { freq: 3 }) : cell;
  };
  const row = fc.record(Object.fromEntries(table.columns.map((column) => [column.name, cells(column)])));
  return fc.array(row, constraints);
}

const ANY_CELL: Record<Column['type'], fc.Arbitrary<Exclude<Cell, null>>> = {
  text: fc.string({ unit: 'binary', minLength: 1 }),
  integer: fc.integer(),
  number: fc.double({ noDefaultInfinity: true, noNaN: true }).map((number) => number + 0),
  boolean: fc.boolean(),
  date: fc
    .date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10)),
};

function toRow(table: Table, cell: (column: Column, index: number) => Cell): Row {
  return Object.fromEntries(table.columns.map((column, index) => [column.name, cell(column, index)]));
}

/** All that an exporter writes, in one piece. */
export async function written(
  exporter: Exporter,
  table: Table,
  rows: Iterable<Row> | AsyncIterable<Row>,
): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of exporter.write(table, rows)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** Rows that come one at a time, and the count of those that were asked for. */
export function counted(rows: Iterable<Row>): { rows: AsyncIterable<Row>; taken: () => number } {
  let taken = 0;
  async function* generate() {
    for (const row of rows) {
      taken++;
      yield row;
    }
  }
  return { rows: generate(), taken: () => taken };
}

import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { checkAssertions, type Problem } from './assertions.ts';
import type { ColumnSchema } from './columns.ts';
import { toEpochDay } from './days.ts';
import { type BattleRecord, battleRecord, recordKey } from './record.ts';
import { type Row, TABLES, type Table } from './tables.ts';

const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true, verbose: true });
addFormats.default(ajv, ['date']);
ajv.addKeyword('codebook');

const TABLE_BY_RECORD_KEY = new Map(TABLES.map((table) => [recordKey(table) as string, table.name]));

function toProblem({ instancePath, message, data, keyword, params }: ErrorObject): Problem {
  const path = instancePath.split('/').slice(1);
  const table = TABLE_BY_RECORD_KEY.get(path[0] ?? '') ?? '';
  const isList = /^\d+$/.test(path[1] ?? '');
  const column = (isList ? path[2] : path[1]) ?? null;
  const allowed = keyword === 'enum' ? `: ${params.allowedValues.join(', ')}` : '';
  const found = column === null ? '' : `, not ${JSON.stringify(data)}`;
  return {
    table,
    row: isList ? Number(path[1]) : 0,
    column,
    rule: 'schema',
    message: `${message ?? 'is not valid'}${allowed}${found}`,
  };
}

/** What columns ask of their cells, or say of themselves. A keyword that is not here leaves its table to ajv. */
const KEYWORDS: ReadonlySet<string> = new Set(
  'type description codebook enum minLength minimum maximum pattern format'.split(' '),
);

/** A test of a cell that passes only what the column's JSON Schema passes; null where it is not known how. */
function cellTest(schema: ColumnSchema): ((cell: unknown) => boolean) | null {
  if (!Object.keys(schema).every((keyword) => KEYWORDS.has(keyword))) return null;
  const [type, nullable] = Array.isArray(schema.type) ? [schema.type[0], true] : [schema.type, false];
  const { minimum, maximum, minLength, pattern, format } = schema as {
    minimum?: number;
    maximum?: number;
    minLength?: number;
    pattern?: string;
    format?: string;
  };
  if (schema.enum) {
    const words = new Set<unknown>(schema.enum);
    return (cell) => words.has(cell) && (typeof cell === 'string' || (nullable && cell === null));
  }
  const isNull = (cell: unknown): boolean => nullable && cell === null;
  switch (type) {
    case 'string': {
      const least = minLength ?? 0;
      const written = pattern === undefined ? null : new RegExp(pattern, 'u');
      if (format !== undefined && format !== 'date') return null;
      return (cell) =>
        typeof cell === 'string'
          ? cell.length >= least &&
            (written === null || written.test(cell)) &&
            (format === undefined || toEpochDay(cell) !== undefined)
          : isNull(cell);
    }
    case 'integer':
    case 'number': {
      const least = minimum ?? Number.NEGATIVE_INFINITY;
      const most = maximum ?? Number.POSITIVE_INFINITY;
      const isNumber = type === 'integer' ? Number.isInteger : Number.isFinite;
      return (cell) =>
        typeof cell === 'number' ? isNumber(cell) && cell >= least && cell <= most : isNull(cell);
    }
    case 'boolean':
      return (cell) => typeof cell === 'boolean' || isNull(cell);
    default:
      return null;
  }
}

/** The keys of a record that hold lists of rows; the others hold one row. */
const LISTS: ReadonlySet<string> = new Set(
  Object.entries(battleRecord.properties).flatMap(([key, { type }]) => (type === 'array' ? [key] : [])),
);

/** Each table with the tests of its cells by column; null where one of them is not known. */
const TESTS = TABLES.map((table) => {
  const tests = Object.entries(table.row.properties).map(([name, schema]) => ({
    name,
    test: cellTest(schema as ColumnSchema),
  }));
  const key = recordKey(table);
  return {
    key,
    isSingle: !LISTS.has(key),
    tests: tests.every((each): each is CellTests[number] => each.test !== null) ? tests : null,
  };
});

type CellTests = readonly { name: string; test: (cell: unknown) => boolean }[];

/** Whether a row has the columns in their order, as nearly all rows have, with cells that pass. */
function haveOrder(row: Row, tests: CellTests): boolean {
  let at = 0;
  for (const name in row) {
    const column = tests[at++];
    if (column === undefined || column.name !== name || !column.test(row[name])) return false;
  }
  return at === tests.length;
}

/** Whether a row has the columns in any order, with cells that pass. */
const haveNames = (row: Row, tests: CellTests): boolean =>
  countKeys(row) === tests.length && tests.every(({ name, test }) => test(row[name]));

function countKeys(object: object): number {
  let keys = 0;
  for (const _ in object) keys++;
  return keys;
}

/**
 * Whether a record obeys its JSON Schema beyond doubt: true of nearly all of them, found ten times as fast as ajv
 * does, and without compiling anything. Of the others ajv says what is wrong.
 */
function isPlainlyValid(record: unknown): boolean {
  if (typeof record !== 'object' || record === null || countKeys(record) !== TESTS.length) return false;
  for (const { key, isSingle, tests } of TESTS) {
    const value = (record as Readonly<Record<string, unknown>>)[key];
    if (tests === null || value === undefined) return false;
    if (Array.isArray(value) === isSingle) return false;
    for (const row of isSingle ? [value] : (value as readonly unknown[])) {
      if (typeof row !== 'object' || row === null || Array.isArray(row)) return false;
      if (!haveOrder(row as Row, tests) && !haveNames(row as Row, tests)) return false;
    }
  }
  return true;
}

/**
 * Everything that is wrong with a record: first against its JSON Schema and, when its shape is right, against the
 * assertions. An empty list says that it is a {@link BattleRecord}.
 */
export function validateRecord(record: unknown): Problem[] {
  if (!isPlainlyValid(record)) {
    // Compiled at its first use, and once: ajv keeps what it compiled.
    const validate = ajv.compile(battleRecord);
    if (!validate(record)) return (validate.errors ?? []).map(toProblem);
  }
  return checkAssertions(record as BattleRecord);
}

/** What is wrong with one row of a table against the table's JSON Schema, a sentence each. */
export function validateTableRow(table: Table, row: Row): string[] {
  const validate = ajv.compile(table.row);
  if (validate(row)) return [];
  return (validate.errors ?? []).map(({ instancePath, message }) =>
    `${instancePath.slice(1)} ${message}`.trim(),
  );
}

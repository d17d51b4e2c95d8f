import { _, Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { checkAssertions, type Problem } from './assertions.ts';
import { type BattleRecord, battleRecord, recordKey } from './record.ts';
import { type Row, TABLES, type Table } from './tables.ts';

const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true, verbose: true });
addFormats.default(ajv, ['date']);
ajv.addKeyword('codebook');
// The only length that a column asks for is 1, and a text has a code point if it has a code unit: no need to count.
ajv.removeKeyword('minLength');
ajv.addKeyword({
  keyword: 'minLength',
  type: 'string',
  schemaType: 'number',
  error: {
    message: 'must NOT have fewer than 1 characters',
    params: ({ schemaCode }) => _`{limit: ${schemaCode}}`,
  },
  code(context) {
    context.fail(_`${context.data}.length < ${context.schemaCode}`);
  },
});

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

/**
 * Everything that is wrong with a record: first against its JSON Schema and, when its shape is right, against the
 * assertions. An empty list says that it is a {@link BattleRecord}.
 */
export function validateRecord(record: unknown): Problem[] {
  // Compiled at its first use, and once: ajv keeps what it compiled.
  const validate = ajv.compile(battleRecord);
  if (!validate(record)) return (validate.errors ?? []).map(toProblem);
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

import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { checkAssertions, type Problem } from './assertions.ts';
import { type BattleRecord, battleRecord, recordKey } from './record.ts';
import { TABLES } from './tables.ts';

let compiled: ValidateFunction | undefined;

/** The JSON Schema of a record, compiled when it is first asked for. */
function recordSchema(): ValidateFunction {
  if (compiled) return compiled;
  const ajv = new Ajv2020({
    allErrors: true,
    allowUnionTypes: true,
    // Whether it is a schema itself a test asks, and not every user, for whom that would take as long again.
    validateSchema: false,
    meta: false,
    // To make its code shorter takes longer than a small build gains by it.
    code: { optimize: false },
    // The only length asked for is 1, which a text has in code units as in code points: no need to count these, as ajv
    // would have it, of which it warns.
    unicode: false,
    logger: false,
  });
  addFormats.default(ajv, ['date']);
  ajv.addKeyword('codebook');
  compiled = ajv.compile(battleRecord);
  return compiled;
}

const TABLE_BY_RECORD_KEY = new Map(TABLES.map((table) => [recordKey(table) as string, table.name]));

function toProblem(record: unknown, { instancePath, message, keyword, params }: ErrorObject): Problem {
  const path = instancePath.split('/').slice(1);
  const data = path.reduce((value, key) => (value as Record<string, unknown>)[key], record);
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
  const validate = recordSchema();
  if (!validate(record)) return (validate.errors ?? []).map((error) => toProblem(record, error));
  return checkAssertions(record as BattleRecord);
}

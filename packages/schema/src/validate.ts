import type { ErrorObject } from 'ajv';
import { checkAssertions, type Problem } from './assertions.ts';
import { type BattleRecord, recordKey } from './record.ts';
import { isRecord } from './record-validator.ts';
import { TABLES } from './tables.ts';

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
  if (!isRecord(record)) return (isRecord.errors ?? []).map((error) => toProblem(record, error));
  return checkAssertions(record as BattleRecord);
}

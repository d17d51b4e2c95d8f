import type { ValidateFunction } from 'ajv';
import { battleRecord } from './record.ts';
import { recordAjv } from './record-ajv.ts';

/**
 * Whether a value is a record by its JSON Schema; `errors` says what is wrong with the last one asked for. Only what runs
 * the sources compiles the schema here: the build puts the compiled code in the place of this module
 * (`write-validator.mjs`), which spares each start of the command a seventh of its time.
 */
export const isRecord: ValidateFunction = recordAjv().compile(battleRecord);

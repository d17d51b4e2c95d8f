import { Ajv2020, type Options } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

/** What compiles the JSON Schema of a record. */
export function recordAjv(code: Options['code'] = {}): Ajv2020 {
  const ajv = new Ajv2020({
    allErrors: true,
    allowUnionTypes: true,
    // Whether it is a schema itself a test asks, and not every user, for whom that would take as long again.
    validateSchema: false,
    meta: false,
    // To make its code shorter takes longer than a small build gains by it.
    code: { optimize: false, ...code },
    // The only length asked for is 1, which a text has in code units as in code points: no need to count these, as ajv
    // would have it, of which it warns.
    unicode: false,
    logger: false,
  });
  addFormats.default(ajv, ['date']);
  ajv.addKeyword('codebook');
  return ajv;
}

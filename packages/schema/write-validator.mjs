/** The last step of the build: writes the code that ajv makes of the record's schema in the place of the module that compiles it. */
import { writeFileSync } from 'node:fs';
import standaloneCode from 'ajv/dist/standalone/index.js';
import { battleRecord } from './dist/record.js';
import { recordAjv } from './dist/record-ajv.js';

const ajv = recordAjv({ source: true, esm: true });
ajv.addSchema(battleRecord, 'isRecord');
const code = standaloneCode.default(ajv, { isRecord: 'isRecord' });
// ajv asks for the formats with `require`, also in a module
const opening =
  "import { createRequire } from 'node:module';\nconst require = createRequire(import.meta.url);\n";
writeFileSync(new URL('dist/record-validator.js', import.meta.url), opening + code);

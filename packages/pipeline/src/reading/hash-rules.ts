import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { listFiles } from '../files/files.ts';

/** The packages that make a record of a text, this one included. */
const PACKAGES = [
  '@openbattles/schema',
  '@openbattles/dates',
  '@openbattles/places',
  '@openbattles/parser',
  '@openbattles/pipeline',
];

/**
 * A hash of everything that the record of a text depends on beside the text: the code and data of our packages, the
 * versions of those that they name, the platform, and the options.
 */
export function hashRules(options: unknown): string {
  const hash = createHash('sha256').update(JSON.stringify([process.version, options]));
  for (const name of PACKAGES) {
    const folder = dirname(fileURLToPath(import.meta.resolve(name)));
    for (const path of [...listFiles(folder), '../package.json']) {
      if (!path.endsWith('.map')) hash.update(`${name}/${path}\n`).update(readFileSync(join(folder, path)));
    }
  }
  return hash.digest('hex');
}

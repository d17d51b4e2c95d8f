import { existsSync } from 'node:fs';
import { join } from 'node:path';
import {
  askDataPackage,
  askEdtf,
  askFrictionless,
  askProfiles,
  askPython,
  type Verdict,
} from '../packages/pipeline/test/validators/validators.ts';

import { calledWrongly, readArguments } from './arguments.ts';

const HELP = `usage: node --import tsx --conditions=source bench/validators.ts [--profiles FOLDER] RELEASE

Asks the validators that others use of the metadata of a release, and prints what each says: npm's datapackage,
frictionless.js and edtf, and Python's mlcroissant and frictionless where OPENBATTLES_PYTHON, else python3, has them.
With --profiles also ajv, by the published JSON Schemas that the folder holds: datapackage-2.0/*.json of Data Package
and citation-file-format.json. Exits with 1 where one of them has something against the release.`;

/** How many problems are printed of one validator. */
const SHOWN = 20;

function print(verdict: Verdict | string): boolean {
  if (typeof verdict === 'string') {
    process.stdout.write(`skipped: ${verdict}\n`);
    return true;
  }
  const { validator, asked, problems } = verdict;
  process.stdout.write(`${validator}: ${asked}: ${problems.length === 0 ? 'no error' : 'NO'}\n`);
  for (const problem of problems.slice(0, SHOWN)) process.stdout.write(`  ${problem}\n`);
  if (problems.length > SHOWN) process.stdout.write(`  … and ${problems.length - SHOWN} more\n`);
  return problems.length === 0;
}

async function main(): Promise<number> {
  const { values, positionals } = readArguments(HELP, {
    options: { profiles: { type: 'string' } },
    allowPositionals: true,
  });
  const [release, ...rest] = positionals;
  if (release === undefined || rest.length > 0) return calledWrongly('It takes the folder of one release');
  if (!existsSync(join(release, 'datapackage.json'))) {
    process.stderr.write(`There is no datapackage.json in ${release}: name the folder of a release\n`);
    return 2;
  }
  const verdicts = [
    ...(values.profiles === undefined
      ? ['ajv with the published JSON Schemas: name their folder with --profiles']
      : askProfiles(release, values.profiles)),
    await askDataPackage(release),
    await askFrictionless(release),
    askEdtf(release),
    ...askPython(release, process.env.OPENBATTLES_PYTHON ?? 'python3'),
  ];
  return verdicts.map(print).every(Boolean) ? 0 : 1;
}

process.exitCode = await main();

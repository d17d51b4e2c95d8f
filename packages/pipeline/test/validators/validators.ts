/** Asks the validators that others use of the metadata of a release. What they say is told in their own words. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { TABLES } from '@openbattles/schema';
import { Ajv, type AnySchemaObject } from 'ajv';
import { Package } from 'datapackage';
import { parse as parseEdtf } from 'edtf';
import { Dataset } from 'frictionless.js';
import { parse as parseYaml } from 'yaml';
import { eachRow } from '../../src/published/release-tables.ts';

/** What a validator said of a release. */
export interface Verdict {
  validator: string;
  /** What it was asked, with how much it looked at. */
  asked: string;
  /** What it has against it, in its own words. */
  problems: string[];
}

const PACKAGE = 'datapackage.json';
const readJson = (path: string) => JSON.parse(readFileSync(path, 'utf8'));

/** An error in words, with those that it gathers. */
function words(error: unknown): string[] {
  const { message, errors } = error as Error & { errors?: readonly Error[] };
  return errors && errors.length > 0 ? errors.map((each) => each.message) : [message];
}

/** npm's `datapackage`: the description, and each CSV by its schema and foreign keys. */
export async function askDataPackage(release: string): Promise<Verdict> {
  const described = await Package.load(join(release, PACKAGE), resolve(release));
  const problems = described.errors.flatMap(words);
  const tables = described.resources.filter(({ descriptor }) => descriptor.schema);
  let rows = 0;
  for (const resource of tables) {
    try {
      rows += (await resource.read({ relations: true })).length;
    } catch (error) {
      problems.push(...words(error).map((problem) => `${resource.name}: ${problem}`));
    }
  }
  return { validator: 'datapackage (npm)', asked: `${tables.length} tables, ${rows} rows`, problems };
}

/** npm's `frictionless.js`: each CSV has the columns that its description says, in each row. */
export async function askFrictionless(release: string): Promise<Verdict> {
  const { resources } = await Dataset.load(join(release, PACKAGE));
  const tables = resources.filter(({ descriptor }) => descriptor.schema);
  const problems: string[] = [];
  let rows = 0;
  for (const file of tables) {
    const { name, schema } = file.descriptor;
    const wanted = schema!.fields.map((field) => field.name).join();
    try {
      for await (const row of await file.rows({ keyed: true })) {
        rows++;
        const found = Object.keys(row).join();
        if (found !== wanted) problems.push(`${name}: row ${rows} has ${found}`);
      }
    } catch (error) {
      problems.push(...words(error).map((problem) => `${name}: ${problem}`));
    }
  }
  return { validator: 'frictionless.js (npm)', asked: `${tables.length} tables, ${rows} rows`, problems };
}

/** npm's `edtf`, at level 1: every cell of a column that holds such dates. */
export function askEdtf(release: string): Verdict {
  const column = 'date_edtf';
  const problems: string[] = [];
  let values = 0;
  for (const { name, columns } of TABLES) {
    if (!columns.some((each) => each.name === column)) continue;
    for (const row of eachRow(release, name)) {
      const value = row[column];
      if (typeof value !== 'string') continue;
      values++;
      try {
        parseEdtf(value, { level: 1 });
      } catch (error) {
        problems.push(`${name}: ${value}: ${(error as Error).message.split('\n')[0]}`);
      }
    }
  }
  return { validator: 'edtf (npm)', asked: `${values} values, level 1`, problems };
}

/** The published JSON Schemas of Data Package 2.0 and of the Citation File Format 1.2, by ajv. */
export function askProfiles(release: string, profiles: string): Verdict[] {
  const ajv = new Ajv({ allErrors: true, strict: false, logger: false, validateFormats: false });
  const folder = join(profiles, 'datapackage-2.0');
  for (const name of ['tabledialect', 'tableschema', 'dataresource']) {
    ajv.addSchema(
      readJson(join(folder, `${name}.json`)),
      `https://datapackage.org/profiles/2.0/${name}.json`,
    );
  }
  const ask = (file: string, value: unknown, profile: string): Verdict => {
    const schema: AnySchemaObject = readJson(profile);
    const validate = ajv.compile(schema);
    validate(value);
    const problems = (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
    return { validator: `ajv, ${basename(profile)}`, asked: file, problems };
  };
  const citation = 'CITATION.cff';
  return [
    ask(PACKAGE, readJson(join(release, PACKAGE)), join(folder, 'datapackage.json')),
    ask(
      citation,
      parseYaml(readFileSync(join(release, citation), 'utf8')),
      join(profiles, 'citation-file-format.json'),
    ),
  ];
}

/** Python's mlcroissant and frictionless; a text says why one is not asked. */
export function askPython(release: string, python: string): (Verdict | string)[] {
  const script = fileURLToPath(new URL('ask_python.py', import.meta.url));
  return ['mlcroissant', 'frictionless'].map((library) => {
    const { status, stdout, stderr } = spawnSync(python, [script, library, release], {
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    });
    if (status === 3) return `${library} (Python) is not there: pip install ${library}`;
    if (status !== 0) throw new Error(`ask_python.py failed: ${stderr}`);
    return { validator: `${library} (Python)`, ...JSON.parse(stdout) };
  });
}

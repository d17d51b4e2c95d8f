import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { changes, codebook, TABLES, VIEWS } from '@openbattles/schema';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hashFile, listFiles } from '../src/files/files.ts';
import { parseChecksums } from '../src/published/checksums.ts';
import { ArticleReader } from '../src/reading/article-reader.ts';
import { finishRelease, writeTables } from '../src/release/write-release.ts';
import { type Project, readJson, scratchProject } from './openbattles.ts';
import croissantProfile from './profiles/croissant.json' with { type: 'json' };
import dataPackageProfile from './profiles/data-package.json' with { type: 'json' };

const VERSION = '7.8.9';

let project: Project;
let release: string;
beforeAll(async () => {
  release = mkdtempSync(join(tmpdir(), 'openbattles-test-'));
  project = scratchProject();
  const reader = new ArticleReader(join(project.folder, 'sources'));
  await finishRelease(release, VERSION, await writeTables(release, reader), []);
}, 60_000);
afterAll(() => {
  project.clean();
  rmSync(release, { recursive: true });
});

const read = (path: string) => readFileSync(join(release, path), 'utf8');

function violations(profile: object, value: unknown): string[] {
  const validate = new Ajv2020({ allErrors: true, strictTypes: false, strictRequired: false }).compile(
    profile,
  );
  validate(value);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

interface Field {
  name: string;
  type: string;
  missingValues?: { value: string; label: string }[];
  constraints: Record<string, unknown>;
}

interface Resource {
  name: string;
  path: string;
  bytes: number;
  hash: string;
  schema?: {
    fields: Field[];
    primaryKey: string[];
    foreignKeys?: { fields: string[]; reference: { resource: string; fields: string[] } }[];
  };
}

/** The records of a CSV, header first: RFC 4180 as a stranger would read it, not by the library that wrote it. */
function parseCsv(text: string): string[][] {
  const records: string[][] = [];
  let record: string[] = [];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\n]*))(,|\n)/g)) {
    record.push(quoted === undefined ? plain! : quoted.replaceAll('""', '"'));
    if (end === ',') continue;
    records.push(record);
    record = [];
  }
  return records;
}

/** What the field's type and constraints have against a cell, by the words of Table Schema. */
const TYPES: Readonly<Record<string, RegExp>> = {
  string: /^/,
  integer: /^-?\d+$/,
  number: /^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/,
  date: /^\d{4}-\d{2}-\d{2}$/,
  boolean: /^(?:true|false)$/,
};

function cellProblems({ name, type, constraints }: Field, cell: string): string[] {
  const { required, minimum, maximum, pattern, minLength, enum: words } = constraints;
  if (cell === '') return required ? [`${name} is required`] : [];
  const fits = [
    TYPES[type]!.test(cell),
    minimum === undefined || Number(cell) >= Number(minimum),
    maximum === undefined || Number(cell) <= Number(maximum),
    pattern === undefined || new RegExp(`^(?:${pattern})$`).test(cell),
    minLength === undefined || cell.length >= Number(minLength),
    words === undefined || (words as string[]).includes(cell),
  ];
  return fits.every(Boolean)
    ? []
    : [`${name} ${JSON.stringify(cell)} breaks ${JSON.stringify({ type, ...constraints })}`];
}

describe('datapackage.json', () => {
  const dataPackage = () => readJson(release, 'datapackage.json') as { resources: Resource[] };
  const tables = () => dataPackage().resources.filter(({ schema }) => schema);
  const columnsOf = (resource: Resource) => {
    const [header, ...rows] = parseCsv(read(resource.path));
    return {
      header: header!,
      rows,
      column: (name: string) => rows.map((row) => row[header!.indexOf(name)]!),
    };
  };

  test('is a Data Package of this version', () => {
    expect(violations(dataPackageProfile, dataPackage())).toEqual([]);
    expect(dataPackage()).toMatchObject({ version: VERSION });
    expect(violations(dataPackageProfile, { ...dataPackage(), resources: [{ name: 'A b' }] })).not.toEqual(
      [],
    );
  });

  test('has every table and view, and every other file of the data', () => {
    expect(tables().map(({ name }) => name)).toEqual(
      [...TABLES, codebook, changes, ...VIEWS.map(({ table }) => table)].map(({ name }) => name),
    );
    const data = listFiles(release).filter(
      (path) => /\.(?:csv|json|arrow|parquet|xlsx)$/.test(path) && !path.startsWith('battles/'),
    );
    const others = ['croissant.json', 'datapackage.json'];
    expect(
      dataPackage()
        .resources.map(({ path }) => path)
        .sort(),
    ).toEqual(data.filter((path) => !others.includes(path)).sort());
  });

  test('names the size and the hash that each file has', () => {
    for (const { path, bytes, hash } of dataPackage().resources) {
      expect({ path, bytes, hash }).toEqual({
        path,
        bytes: statSync(join(release, path)).size,
        hash: `sha256:${hashFile(join(release, path))}`,
      });
    }
  });

  test('describes every cell of every CSV', () => {
    for (const resource of tables()) {
      const { header, rows } = columnsOf(resource);
      const { fields } = resource.schema!;
      expect(header).toEqual(fields.map(({ name }) => name));
      expect(
        rows.flatMap((row) => fields.flatMap((field, index) => cellProblems(field, row[index]!))),
      ).toEqual([]);
    }
  });

  test('names primary keys that are unique and foreign keys that are met, over the whole release', () => {
    const byName = new Map(tables().map((resource) => [resource.name, resource]));
    let checked = 0;
    for (const resource of tables()) {
      const { rows, column } = columnsOf(resource);
      const { primaryKey, foreignKeys = [] } = resource.schema!;
      const keys = rows.map((_, index) => JSON.stringify(primaryKey.map((name) => column(name)[index])));
      expect(new Set(keys).size).toBe(rows.length);
      for (const { fields, reference } of foreignKeys) {
        const there = new Set(columnsOf(byName.get(reference.resource)!).column(reference.fields[0]!));
        const missing = column(fields[0]!).filter((id) => id !== '' && !there.has(id));
        expect({ table: resource.name, field: fields[0], missing }).toMatchObject({ missing: [] });
        checked += rows.length;
      }
    }
    expect(checked).toBeGreaterThan(80);
  });

  test('tells a number that is not stated from one that the text states to be unknown', () => {
    const { schema } = tables().find(({ name }) => name === 'casualties')!;
    const field = (name: string) => schema!.fields.find((field) => field.name === name)!;
    expect(field('low').missingValues).toEqual([
      { value: '', label: 'the text gives no such bound; see qualifier' },
    ]);
    expect(field('qualifier')).toMatchObject({
      categories: expect.arrayContaining([
        { value: 'unknown', label: 'the text states that the number is unknown' },
      ]),
    });
  });
});

describe('croissant.json', () => {
  interface Croissant {
    distribution: { '@id': string; contentUrl: string; sha256: string; sameAs?: string }[];
    recordSet: {
      '@id': string;
      key: { '@id': string }[];
      field: {
        '@id': string;
        source: { fileObject: { '@id': string }; extract: { column: string } };
        references?: { '@id': string };
      }[];
    }[];
  }
  const croissant = () => readJson(release, 'croissant.json') as Croissant;

  test('is a dataset of schema.org that conforms to Croissant 1.1', () => {
    expect(violations(croissantProfile, croissant())).toEqual([]);
    expect(croissant()).toMatchObject({ version: VERSION });
    expect(violations(croissantProfile, { ...croissant(), '@type': 'Thing' })).not.toEqual([]);
  });

  test('names each thing once, and refers to nothing else', () => {
    const { distribution, recordSet } = croissant();
    const fields = recordSet.flatMap(({ field }) => field);
    const ids = [...distribution, ...recordSet, ...fields].map((thing) => thing['@id']);
    expect(new Set(ids).size).toBe(ids.length);
    const referred = [
      ...recordSet.flatMap(({ key }) => key),
      ...fields.flatMap(({ source, references }) => [source.fileObject, ...(references ? [references] : [])]),
    ].map((reference) => reference['@id']);
    expect(referred.filter((id) => !ids.includes(id))).toEqual([]);
    expect(distribution.flatMap(({ sameAs }) => sameAs ?? []).filter((id) => !ids.includes(id))).toEqual([]);
  });

  test('finds its files and their columns', () => {
    const { distribution, recordSet } = croissant();
    for (const { contentUrl, sha256 } of distribution)
      expect(hashFile(join(release, contentUrl))).toBe(sha256);
    for (const { field } of recordSet) {
      const [header] = parseCsv(read(field[0]!.source.fileObject['@id']));
      expect(field.map(({ source }) => source.extract.column)).toEqual(header);
    }
  });
});

test('CITATION.cff has what the format asks for, and no date', () => {
  const lines = read('CITATION.cff').split('\n');
  for (const key of [
    'cff-version: 1.2.0',
    'message: ',
    'title: "Open Battles"',
    'authors:',
    `version: "${VERSION}"`,
  ]) {
    expect(lines.some((line) => line.startsWith(key))).toBe(true);
  }
  expect(read('CITATION.cff')).not.toMatch(/date-released/);
});

test('the checksums cover every file but themselves', () => {
  const paths = listFiles(release).filter((path) => path !== 'SHA256SUMS');
  expect([...parseChecksums(read('SHA256SUMS')).keys()]).toEqual(paths);
});

test('the README names the files that are there', () => {
  for (const [, path] of read('README.md').matchAll(/`([a-z0-9_-]+\.(?:md|csv|json|sql|xlsx|cff))`/gi)) {
    if (path !== 'battle.json') expect(listFiles(release)).toContain(path);
  }
});

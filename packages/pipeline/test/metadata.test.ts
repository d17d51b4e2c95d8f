import { cpSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { changes, codebook, losses, TABLES, VIEWS } from '@openbattles/schema';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hashFile, listFiles } from '../src/files/files.ts';
import { parseChecksums } from '../src/published/checksums.ts';
import { ArticleReader } from '../src/reading/article-reader.ts';
import { finishRelease, writeTables } from '../src/release/write-release.ts';
import { type Project, readJson, scratchProject } from './openbattles.ts';
import { askDataPackage, askEdtf, askFrictionless } from './validators/validators.ts';

const VERSION = '7.8.9';

let project: Project;
let release: string;
beforeAll(async () => {
  release = mkdtempSync(join(tmpdir(), 'openbattles-test-'));
  project = scratchProject();
  const reader = new ArticleReader(join(project.folder, 'sources'));
  await finishRelease(release, VERSION, await writeTables(release, reader), []);
});
afterAll(() => {
  project.clean();
  rmSync(release, { recursive: true });
});

const read = (path: string) => readFileSync(join(release, path), 'utf8');

interface Field {
  name: string;
  categories?: { value: string; label: string }[];
}

interface Resource {
  name: string;
  path: string;
  bytes: number;
  hash: string;
  schema?: {
    fields: Field[];
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

describe('the validators that others use', () => {
  const VALIDATORS = [
    { ask: askDataPackage, broken: 'casualties.csv', from: ',personnel,', to: ',persons,' },
    { ask: askFrictionless, broken: 'strengths.csv', from: /^.*\n/, to: '' },
    { ask: askEdtf, broken: 'battles.json', from: '2012-01-18/2012-03-11', to: '20XX/2012-22' },
  ];

  test.each(VALIDATORS)('$ask.name has nothing against the release', async ({ ask }) => {
    expect(await ask(release)).toMatchObject({ problems: [] });
  });

  test.each(VALIDATORS)('$ask.name finds what is broken in $broken', async ({ ask, broken, from, to }) => {
    const copy = mkdtempSync(join(tmpdir(), 'openbattles-test-'));
    cpSync(release, copy, { recursive: true });
    const text = read(broken).replace(from, to);
    expect(text).not.toBe(read(broken));
    writeFileSync(join(copy, broken), text);
    expect((await ask(copy)).problems).not.toEqual([]);
    rmSync(copy, { recursive: true });
  });
});

describe('datapackage.json', () => {
  const dataPackage = () => readJson(release, 'datapackage.json') as { resources: Resource[] };
  const tables = () => dataPackage().resources.filter(({ schema }) => schema);
  test('is a Data Package of this version', () => {
    expect(dataPackage()).toMatchObject({ version: VERSION });
  });

  test('has every table and view, and every other file of the data', () => {
    expect(tables().map(({ name }) => name)).toEqual(
      [...TABLES, losses, codebook, changes, ...VIEWS.map(({ table }) => table)].map(({ name }) => name),
    );
    const data = listFiles(release).filter(
      (path) =>
        /\.(?:csv|json|geojson|arrow|parquet|xlsx|sqlite)$/.test(path) && !path.startsWith('battles/'),
    );
    const others = ['croissant.json', 'datapackage.json', 'metadata.json'];
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

  test('says what the words of a closed list mean', () => {
    const { schema } = tables().find(({ name }) => name === 'casualties')!;
    const field = (name: string) => schema!.fields.find((field) => field.name === name)!;
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
        references?: { field: { '@id': string } };
      }[];
    }[];
  }
  const croissant = () => readJson(release, 'croissant.json') as Croissant;

  test('is a dataset of schema.org that conforms to Croissant 1.1', () => {
    expect(croissant()).toMatchObject({
      '@type': 'sc:Dataset',
      conformsTo: 'http://mlcommons.org/croissant/1.1',
      version: VERSION,
    });
  });

  test('names each thing once, and refers to nothing else', () => {
    const { distribution, recordSet } = croissant();
    const fields = recordSet.flatMap(({ field }) => field);
    const ids = [...distribution, ...recordSet, ...fields].map((thing) => thing['@id']);
    expect(new Set(ids).size).toBe(ids.length);
    const referred = [
      ...recordSet.flatMap(({ key }) => key),
      ...fields.flatMap(({ source, references }) => [
        source.fileObject,
        ...(references ? [references.field] : []),
      ]),
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

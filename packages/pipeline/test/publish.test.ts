import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { listFiles } from '../src/files/files.ts';
import { BUILT, builtProject, callOpenbattles, type Project, ROOT, readJson } from './openbattles.ts';

const DAY = '2026-01-31';
const SAID = [
  '--owner',
  'somebody',
  '--date',
  DAY,
  '--url',
  'https://example.org/battles',
  '--doi',
  '10.5281/zenodo.1',
];

let project: Project;
let release: string;
const at = (...path: string[]) => join(project.folder, 'publish', ...path);
const read = (...path: string[]) => readFileSync(at(...path), 'utf8');
const publish = (...args: string[]) => callOpenbattles(['publish', ...args], project.folder);

/** What each target's call printed. */
const printed = new Map<string, string>();

beforeAll(async () => {
  project = await builtProject();
  release = join(project.folder, 'datasets', BUILT);
  for (const target of ['huggingface', 'zenodo', 'kaggle', 'npm', 'pages']) {
    const { code, stdout, stderr } = await publish('--to', target, ...SAID, BUILT);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    printed.set(target, stdout);
  }
});
afterAll(() => project.clean());

/** The tables of the release that its description has, without the views. */
const tables = () =>
  (
    readJson(release, 'datapackage.json').resources as { name: string; path: string; schema?: object }[]
  ).filter(({ path, schema }) => schema && !path.includes('/'));

describe('huggingface', () => {
  const card = () => parse(/^---\n(.*?)\n---\n/s.exec(read('huggingface', 'README.md'))![1]!);

  test('has a configuration for each Parquet, losses first', () => {
    const configs: { config_name: string; default?: boolean; data_files: { path: string }[] }[] =
      card().configs;
    expect(configs.map(({ data_files }) => data_files[0]!.path).sort()).toEqual(
      listFiles(release).filter((path) => /^[a-z_]+\.parquet$/.test(path)),
    );
    for (const { data_files } of configs)
      expect(existsSync(at('huggingface', data_files[0]!.path))).toBe(true);
    expect(configs.filter((config) => config.default).map((config) => config.config_name)).toEqual([
      'losses',
    ]);
  });

  test('says licence, language and size, and how to upload it', () => {
    expect(card()).toMatchObject({ license: 'cc-by-sa-4.0', language: ['en'], size_categories: ['n<1K'] });
    expect(printed.get('huggingface')).toContain(
      'hf upload somebody/open-battles publish/huggingface . --repo-type dataset',
    );
  });
});

describe('kaggle', () => {
  test('describes every file, and every column of a table', () => {
    const { id, licenses, title, subtitle, resources } = JSON.parse(read('kaggle', 'dataset-metadata.json'));
    expect({ id, licenses }).toEqual({ id: 'somebody/open-battles', licenses: [{ name: 'CC-BY-SA-4.0' }] });
    expect(title.length).toBeGreaterThanOrEqual(6);
    expect(subtitle.length).toBeGreaterThanOrEqual(20);
    expect(subtitle.length).toBeLessThanOrEqual(80);
    for (const { path, schema } of resources as { path: string; schema?: { fields: { name: string }[] } }[]) {
      const header = read('kaggle', path).split('\n')[0]!;
      if (schema) expect(schema.fields.map(({ name }) => name).join()).toBe(header);
    }
    expect(resources.map(({ path }: { path: string }) => path)).toEqual([
      ...tables().map(({ path }) => path),
      'open-battles.sqlite',
    ]);
    expect(printed.get('kaggle')).toContain('\nkaggle datasets create --path publish/kaggle\n');
  });
});

describe('zenodo', () => {
  test('has the whole release in its archive', () => {
    const files = unzipSync(readFileSync(at('zenodo', `open-battles-${BUILT}.zip`)));
    expect(Object.keys(files)).toEqual(listFiles(release).map((path) => `open-battles-${BUILT}/${path}`));
    for (const path of listFiles(release))
      expect(readFileSync(join(release, path)).equals(files[`open-battles-${BUILT}/${path}`]!)).toBe(true);
  });

  test('tells day, address and identifier in each description', () => {
    const metadata = JSON.parse(read('zenodo', '.zenodo.json'));
    expect(metadata).toMatchObject({
      upload_type: 'dataset',
      version: BUILT,
      license: 'cc-by-sa-4.0',
      publication_date: DAY,
      doi: '10.5281/zenodo.1',
    });
    expect(JSON.parse(read('zenodo', 'deposit.json'))).toEqual({ metadata });
    expect(JSON.parse(read('zenodo', 'croissant.json'))).toMatchObject({
      datePublished: DAY,
      url: 'https://example.org/battles',
    });
    expect(parse(read('zenodo', 'CITATION.cff'))).toMatchObject({
      'date-released': DAY,
      doi: '10.5281/zenodo.1',
    });
  });

  test('prints a command that the shell can read', () => {
    const command = printed.get('zenodo')!.split('To upload it, run:\n')[1]!;
    expect(spawnSync('bash', ['-n', '-c', command])).toMatchObject({ status: 0 });
    expect(command).toContain('publish/zenodo/deposit.json');
  });
});

describe('npm', () => {
  test('has a module for each table, which gives its rows', async () => {
    const { exports, name } = JSON.parse(read('npm', 'package.json'));
    expect(name).toBe('@somebody/open-battles-data');
    const all = await import(pathToFileURL(at('npm', 'index.js')).href);
    for (const { name } of tables()) {
      const module = await import(pathToFileURL(at('npm', exports[`./${name}`].default)).href);
      expect(module.default).toEqual(readJson(release, `${name}.json`));
      expect(Object.values(all)).toContain(module.default);
    }
  });

  test('has types that fit the rows', () => {
    mkdirSync(at('types', 'node_modules', '@somebody'), { recursive: true });
    spawnSync('cp', ['-r', at('npm'), at('types', 'node_modules', '@somebody', 'open-battles-data')]);
    const use = (expression: string) => `import losses from '@somebody/open-battles-data/losses';
import { findingRefs } from '@somebody/open-battles-data';
export const found: (string | null)[] = losses.filter(({ stated_in }) => stated_in === ${expression}).map(({ claimant }) => claimant);
export const positions: number[] = findingRefs.map(({ position }) => position);
`;
    writeFileSync(at('types', 'right.ts'), use("'prose'"));
    writeFileSync(at('types', 'wrong.ts'), use("'nowhere'"));
    const tsc = join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc');
    const options = ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2022', '--types', ''];
    const { stdout } = spawnSync(process.execPath, [tsc, ...options, 'right.ts', 'wrong.ts'], {
      cwd: at('types'),
      encoding: 'utf8',
    });
    const errors = stdout.split('\n').filter((line) => line.includes('error TS'));
    expect(errors).toEqual([expect.stringMatching(/^wrong\.ts\(3,.* have no overlap/)]);
  });

  test('is packed as it stands', () => {
    const { status, stdout } = spawnSync('npm', ['pack', './publish/npm', '--dry-run', '--json'], {
      cwd: project.folder,
      encoding: 'utf8',
    });
    expect(status).toBe(0);
    const packed = JSON.parse(stdout);
    const { files } = Array.isArray(packed)
      ? packed[0]
      : Object.values<{ files: { path: string }[] }>(packed)[0]!;
    expect(files.map(({ path }: { path: string }) => path).sort()).toEqual(listFiles(at('npm')).sort());
    expect(printed.get('npm')).toContain('\nnpm publish ./publish/npm --access public\n');
  });
});

test('pages has the site with the release beside it', () => {
  expect(listFiles(at('pages'))).toEqual(
    expect.arrayContaining(['.nojekyll', 'index.html', 'data/battles.csv']),
  );
  expect(read('pages', 'sitemap.xml')).toContain('https://example.org/battles');
  expect(printed.get('pages')).toContain('npx gh-pages --dist publish/pages --dotfiles');
});

describe('a call', () => {
  test('knows releases without the tables of today', async () => {
    const old = join(ROOT, 'datasets', '1.0.0');
    for (const target of ['huggingface', 'zenodo', 'kaggle', 'npm'])
      expect(await publish('--to', target, '--out', `old/${target}`, old)).toMatchObject({
        code: 0,
        stderr: '',
      });
  });

  test.each([
    [['--to', 'nowhere'], '--to takes one of huggingface, zenodo, kaggle, npm, pages, not nowhere'],
    [[], 'not nothing'],
    [['--to', 'npm', '--date', '31.1.2026'], '--date takes a day such as 2026-01-31, not 31.1.2026'],
    [['--to', 'npm', '--url', 'javascript:alert(1)'], '--url takes a web address'],
    [['--to', 'npm', '--doi', 'zenodo.1'], '--doi takes an identifier'],
    [['--to', 'npm', '--owner', '../x'], '--owner takes the name of an account'],
    [['--to', 'npm', BUILT], 'publish/npm is not empty: remove it, or name another folder with --out'],
    [['--to', 'npm', '--out', 'new'], 'there is no release in datasets'],
    [['--to', 'npm', '--out', 'new', 'sources'], 'sources'],
  ])('%j is refused', async (args, message) => {
    const { code, stderr } = await publish(...args);
    expect(code).not.toBe(0);
    expect(stderr).toContain(message);
    expect(existsSync(join(project.folder, 'new'))).toBe(false);
  });

  test('refuses a release of which a byte has changed', async () => {
    const path = join(release, 'battles.csv');
    const text = readFileSync(path, 'utf8');
    writeFileSync(path, `${text}\n`);
    expect(await publish('--to', 'npm', '--out', 'new', BUILT)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('battles.csv is frozen, and is changed'),
    });
    writeFileSync(path, text);
  });

  test('gives the same bytes again', async () => {
    await publish('--to', 'zenodo', '--out', 'again', ...SAID, BUILT);
    const archive = `open-battles-${BUILT}.zip`;
    expect(
      readFileSync(join(project.folder, 'again', archive)).equals(readFileSync(at('zenodo', archive))),
    ).toBe(true);
  });
});

import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { CHECKSUMS, formatChecksums, hashFolder } from '../src/published/checksums.ts';
import { article, FEW_FILES, type MadeUpProject, madeUpProject } from './made-up.ts';

let base: MadeUpProject;
/** The same with a folder for each battle, and a file for each text. */
let withFolders: MadeUpProject;
let project: MadeUpProject;
beforeAll(async () => {
  [base, withFolders] = [madeUpProject(), madeUpProject()];
  await base.done('build', ...FEW_FILES);
  await withFolders.done('build', '--no-cache');
});
afterAll(() => {
  base.clean();
  withFolders.clean();
});
beforeEach(() => {
  project = madeUpProject();
  writeFileSync(project.at('secret.txt'), article('Battle of Secrets'));
});
afterEach(() => project.clean());

const pipe = (...path: string[]) => execFileSync('mkfifo', [project.at(...path)]);
const link = (to: string, ...path: string[]) => symlinkSync(to, project.at(...path));

/** What stands among the sources and is none, by its name. */
const STRANGE: readonly [name: string, make: (name: string) => void, reason: RegExp][] = [
  ['a-link-out.txt', (name) => link('../secret.txt', 'sources', name), /a link that leads out of sources/],
  ['b-whole-path.txt', (name) => link(project.at('secret.txt'), 'sources', name), /a link that leads out/],
  ['c-nowhere.txt', (name) => link('nothing.txt', 'sources', name), /a link that leads nowhere/],
  ['d-loop.md', (name) => link(name, 'sources', name), /a link that leads nowhere/],
  ['e-folder.txt', (name) => mkdirSync(project.at('sources', name)), /only the files in sources itself/],
  ['f-pipe.txt', (name) => pipe('sources', name), /is no file/],
  ['g-pipe.ndjson', (name) => pipe('sources', name), /is no file/],
  ['h-device.xml', (name) => link('/dev/zero', 'sources', name), /a link that leads out/],
  ['i-folder-out.txt', (name) => link('..', 'sources', name), /a link that leads out/],
];

test('what is no file among the sources is told, a line each, and the rest is read', async () => {
  for (const [name, make] of STRANGE) make(name);
  link('battle-of-sample.txt', 'sources', 'z-link.txt');
  const { code, stderr } = await project.run('build', ...FEW_FILES);
  expect(code).toBe(1);
  for (const [name, , reason] of STRANGE) {
    const lines = stderr.split('\n').filter((line) => line.includes(name));
    expect(lines).toEqual([expect.stringMatching(reason)]);
  }
  // A link to another source is the same article.
  expect(stderr).toContain('The battle battle-of-sample was already read from battle-of-sample.txt');
  const built = project.read('datasets', '0.1.0-draft', 'battles.csv');
  expect(built).toContain('siege-of-example');
  expect(built).not.toContain('secret');
});

test.each(STRANGE.filter(([name]) => /^[aef].*txt$/.test(name)))(
  '%s in the place of a source that is released does not lose its rows',
  async (name, make) => {
    await project.done('build', ...FEW_FILES);
    await project.done('release');
    rmSync(project.at('sources', 'battle-of-sample.txt'));
    make(name);
    renameSync(project.at('sources', name), project.at('sources', 'battle-of-sample.txt'));
    const { code, stdout, stderr } = await project.run('build', ...FEW_FILES);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain('battle-of-sample.txt cannot be read, and datasets/0.1.0 has its rows');
  },
);

test.each<[string, () => void]>([
  ['a pipe', () => pipe('sources', 'sources.json')],
  ['a folder', () => mkdirSync(project.at('sources', 'sources.json'))],
  ['a device', () => link('/dev/zero', 'sources', 'sources.json')],
  ['a link to itself', () => link('sources.json', 'sources', 'sources.json')],
])('a sources.json that is %s is an error of one line', async (_, make) => {
  rmSync(project.at('sources', 'sources.json'));
  make();
  const { code, stderr } = await project.run('build', ...FEW_FILES);
  expect({ code, stderr }).toEqual({
    code: 2,
    stderr: expect.stringMatching(/^openbattles: sources\/sources\.json cannot be read: .*\n$/),
  });
});

test.each(['../../x.yml', '/etc/x', 'a/b.txt', '..', '.', 'a\\b.txt', 'a\nb.txt', 'a\u0000.txt'])(
  'sources.json cannot name a file elsewhere: %j',
  async (file) => {
    writeFileSync(project.at('sources', 'sources.json'), JSON.stringify([{ file, title: 'Battle of Away' }]));
    writeFileSync(project.at('away.txt'), article('Battle of Away'));
    const before = hashFolder(project.folder);
    const { code, stderr } = await project.run('add', '--replace', 'away.txt');
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: expect.stringContaining('entry 1 has no "file" that names a file'),
    });
    expect(hashFolder(project.folder)).toEqual(before);
  },
);

test.each<[string, () => void]>([
  ['thing.txt', () => pipe('thing.txt')],
  ['thing.txt', () => mkdirSync(project.at('thing.txt'))],
  ['/dev/zero', () => {}],
  ['thing.ndjson', () => link('/dev/zero', 'thing.ndjson')],
])('add takes nothing but a file: %s', async (name, make) => {
  make();
  const { code, stderr } = await project.run('add', name);
  expect({ code, stderr }).toEqual({
    code: 1,
    stderr: expect.stringMatching(new RegExp(`${name} is (?:no file|a folder)`)),
  });
});

describe('in a release', () => {
  const start = (from: MadeUpProject) => {
    project.clean();
    project = from.copy();
  };
  beforeEach(() => start(base));
  const DRAFT = ['datasets', '0.1.0-draft'] as const;
  const seal = () =>
    writeFileSync(project.at(...DRAFT, CHECKSUMS), formatChecksums(hashFolder(project.at(...DRAFT))));

  test.each<[string, string, () => void]>([
    ['events.csv', 'a pipe', () => pipe(...DRAFT, 'events.csv')],
    ['battles.json', 'a pipe', () => pipe(...DRAFT, 'battles.json')],
    [
      'sources/battle-of-sample.txt',
      'a link',
      () => link('/etc/passwd', ...DRAFT, 'sources', 'battle-of-sample.txt'),
    ],
    ['codebook.json', 'a link to itself', () => link('codebook.json', ...DRAFT, 'codebook.json')],
    ['datapackage.json', 'a device', () => link('/dev/zero', ...DRAFT, 'datapackage.json')],
    [
      'battles/battle-of-sample/battle.json',
      'a folder',
      () => mkdirSync(project.at(...DRAFT, 'battles/battle-of-sample/battle.json')),
    ],
    ['sources.json', 'a folder', () => mkdirSync(project.at(...DRAFT, 'sources.json'))],
    ['SHA256SUMS', 'a pipe', () => pipe(...DRAFT, 'SHA256SUMS')],
    ['SHA256SUMS', 'a folder', () => mkdirSync(project.at(...DRAFT, 'SHA256SUMS'))],
  ])('%s may be %s: verify and check say so in a line', async (name, _, make) => {
    if (name.includes('/')) start(withFolders);
    rmSync(project.at(...DRAFT, name));
    make();
    for (const command of ['verify', 'check']) {
      const { code, stderr } = await project.run(command);
      expect({ command, code, stderr }).toEqual({
        command,
        code: 1,
        stderr: expect.stringContaining(name),
      });
      expect(stderr).not.toMatch(/^\s+at /m);
    }
  });

  test.each(['battles.json', 'sources.json', 'codebook.json', 'changes.json', 'datapackage.json'])(
    'whose %s is damaged or gone, verify says so',
    async (name) => {
      for (const harm of [
        () => project.edit(`${DRAFT.join('/')}/${name}`, /[\]}]\s*$/, '#'),
        () => rmSync(project.at(...DRAFT, name)),
      ]) {
        harm();
        seal();
        const { code, stderr } = await project.run('verify');
        expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringContaining(name) });
        expect(stderr).not.toMatch(/^\s+at /m);
      }
    },
  );

  test('a row cannot lead out of it', async () => {
    start(withFolders);
    writeFileSync(project.at('datasets', 'outside.txt'), 'outside');
    for (const format of ['json', 'csv']) {
      project.edit(`${DRAFT.join('/')}/sources.${format}`, 'battle-of-sample.txt', '../../outside.txt');
    }
    cpSync(project.at(...DRAFT, 'battles', 'battle-of-sample'), project.at('datasets', 'outside'), {
      recursive: true,
    });
    project.edit(`${DRAFT.join('/')}/battles.json`, '"siege-of-example"', '"../../outside"');
    seal();
    const { code, stderr } = await project.run('verify');
    expect(code).toBe(1);
    expect(stderr).toContain('../../outside.txt is no name of a text');
    expect(stderr).not.toContain('"outside"');
  });

  test.each<[string, string[], () => void]>([
    ['a file', ['verify', '0.1.0-draft'], () => writeFileSync(project.at(...DRAFT), '')],
    ['a file', ['explain', 'battle-of-sample'], () => writeFileSync(project.at(...DRAFT), '')],
    ['a pipe', ['verify'], () => pipe(...DRAFT)],
    ['a link to itself', ['verify'], () => link('0.1.0-draft', ...DRAFT)],
  ])('it may be %s: %j says so', async (_, args, make) => {
    rmSync(project.at(...DRAFT), { recursive: true });
    make();
    const { code, stderr } = await project.run(...args);
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining('there is no release') });
  });
});

import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { CHECKSUMS, formatChecksums, hashFolder } from '../src/published/checksums.ts';
import { sha256 } from '../src/sources/sources.ts';
import { FEW_FILES, type MadeUpProject, madeUpProject } from './made-up.ts';
import { readJson } from './openbattles.ts';

let base: MadeUpProject;
let project: MadeUpProject;
/** Two releases, and a draft after them. */
beforeAll(async () => {
  base = madeUpProject();
  for (const [version, killed] of [
    ['1.0.0', '20–30'],
    ['1.0.1', '20–31'],
  ] as const) {
    if (version !== '1.0.0') base.edit('sources/battle-of-sample.txt', '20–30', killed);
    await base.done('build', ...FEW_FILES);
    await base.done('release', '--as', version);
  }
  base.edit('sources/battle-of-sample.txt', '20–31', '20–32');
  await base.done('build', ...FEW_FILES);
});
afterAll(() => base.clean());
beforeEach(() => {
  project = base.copy();
});
afterEach(() => project.clean());

/** Changes a release, and makes its checksums fit again. */
function forge(version: string, from: string, to: string): void {
  project.edit(`datasets/${version}/README.md`, from, to);
  const folder = project.at('datasets', version);
  writeFileSync(project.at('datasets', version, CHECKSUMS), formatChecksums(hashFolder(folder)));
}

const forget = (version: string) =>
  project.edit('datasets/releases.json', new RegExp(`\\{\\s*"version": "${version}"[^}]*\\},?\\s*`), '');

test('each release names the one before it by its hash, and releases.json all of them', async () => {
  const markOf = (version: string) => ({
    version,
    sha256: sha256(project.read('datasets', version, CHECKSUMS)),
  });
  expect(readJson(project.at('datasets', 'releases.json'))).toEqual([markOf('1.0.0'), markOf('1.0.1')]);
  const previous = (name: string) =>
    readJson(project.at('datasets', name, 'datapackage.json')).previousRelease;
  expect([previous('1.0.0'), previous('1.0.1'), previous('1.0.2-draft')]).toEqual([
    undefined,
    markOf('1.0.0'),
    markOf('1.0.1'),
  ]);
  await project.done('check');
  for (const name of ['1.0.0', '1.0.1', '1.0.2-draft']) await project.done('verify', name);
});

test.each<[string, () => void, RegExp]>([
  [
    'an old release was changed with its checksums',
    () => forge('1.0.0', 'Open', 'Shut'),
    /datasets\/1\.0\.0 is not the release that releases\.json tells of.*\n.*1\.0\.0 is not the release that 1\.0\.1 follows/,
  ],
  [
    'an old release was changed with its checksums and its record',
    () => {
      forge('1.0.0', 'Open', 'Shut');
      forget('1.0.0');
    },
    /datasets\/1\.0\.0 is not the release that 1\.0\.1 follows/,
  ],
  [
    'the last release was changed with its checksums',
    () => forge('1.0.1', 'Open', 'Shut'),
    /datasets\/1\.0\.1 is not the release that releases\.json tells of/,
  ],
  [
    'a release is gone',
    () => rmSync(project.at('datasets', '1.0.0'), { recursive: true }),
    /datasets\/1\.0\.0 is not there, and releases\.json tells of it/,
  ],
  [
    'the last release is gone',
    () => rmSync(project.at('datasets', '1.0.1'), { recursive: true }),
    /datasets\/1\.0\.1 is not there, and releases\.json tells of it/,
  ],
  [
    'a release is gone with its record',
    () => {
      rmSync(project.at('datasets', '1.0.0'), { recursive: true });
      forget('1.0.0');
    },
    /datasets\/1\.0\.1 follows 1\.0\.0, and nothing stands before it/,
  ],
])('nothing is built or released where %s, and check and verify say so', async (_, harm, message) => {
  harm();
  const before = hashFolder(project.at('datasets'));
  for (const command of ['build', 'release', 'check', 'verify']) {
    const { code, stdout, stderr } = await project.run(command);
    expect({ command, code, stdout }).toEqual({ command, code: 1, stdout: '' });
    if (command === 'build')
      expect(stderr).toMatch(/Nothing was written\. Run: git restore datasets\/1\.0\.[01]/);
    else expect(stderr).toMatch(message);
  }
  expect(hashFolder(project.at('datasets'))).toEqual(before);
});

test.each<[string, () => void, string, string]>([
  [
    'a release that is not recorded',
    () => forget('1.0.0'),
    'datasets/1.0.0 is not recorded in releases.json\nTo mend it, run: npm start',
    'npm start',
  ],
  [
    'a file that is no release',
    () => writeFileSync(project.at('datasets', 'notes.txt'), ''),
    'datasets/notes.txt is no release, and is not ours\nTo mend it, run: mv datasets/notes.txt ELSEWHERE',
    'mv',
  ],
  [
    'a folder that is no release',
    () => mkdirSync(project.at('datasets', '1.0')),
    'datasets/1.0 is no release, and is not ours',
    'mv',
  ],
  [
    'a changelog that says something else than the files',
    () => project.edit('datasets/CHANGELOG.md', 'PATCH', 'MAJOR'),
    'datasets/CHANGELOG.md does not say of 1.0.1 what its files say\nTo mend it, run: git restore datasets/CHANGELOG.md',
    'git',
  ],
])('check names %s', async (_, harm, message, mend) => {
  harm();
  const { code, stderr } = await project.run('check');
  expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringContaining(message) });
  if (mend !== 'npm start') return;
  await project.done('build', ...FEW_FILES);
  await project.done('check');
});

test('words of somebody’s own beside an entry of the changelog are no trouble', async () => {
  project.edit('datasets/CHANGELOG.md', '\n## 1.0.0', '\n## Thanks\n\nTo all.\n\n## 1.0.0');
  await project.done('check');
});

test('a record that is broken is told, and nothing is built', async () => {
  writeFileSync(project.at('datasets', 'releases.json'), '[{"version": 1}]');
  const { code, stderr } = await project.run('build', ...FEW_FILES);
  expect({ code, stderr }).toEqual({
    code: 2,
    stderr: expect.stringContaining('releases.json cannot be read. To mend it, run: git restore'),
  });
});

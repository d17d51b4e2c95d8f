import { cpSync, existsSync, readdirSync, rmSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { CHECKSUMS, formatChecksums, hashFolder } from '../src/published/checksums.ts';
import { article, type MadeUpProject, madeUpProject } from './made-up.ts';

const KILLED = 'battle-of-sample/casualties/1/killed';

let project: MadeUpProject;
beforeEach(() => {
  project = madeUpProject();
});
afterEach(() => project.clean());

const datasets = () => readdirSync(project.at('datasets')).sort();
const hashes = (name: string) => hashFolder(project.at('datasets', name));
/** What `changes.csv` of a release lists. */
const changesOf = (name: string) =>
  project.read('datasets', name, 'changes.csv').trimEnd().split('\n').slice(1);
/** The version that each file which tells one has. */
function versionsIn(name: string): Record<string, string> {
  const read = (file: string) => project.read('datasets', name, file);
  return {
    'datapackage.json': JSON.parse(read('datapackage.json')).version,
    'croissant.json': JSON.parse(read('croissant.json')).version,
    'CITATION.cff': /^version: "(.*)"$/m.exec(read('CITATION.cff'))![1]!,
    'README.md': /^# Open Battles (.*)$/m.exec(read('README.md'))![1]!,
  };
}
const everywhere = (version: string) =>
  Object.fromEntries(
    ['datapackage.json', 'croissant.json', 'CITATION.cff', 'README.md'].map((file) => [file, version]),
  );

test("a newcomer's day", async () => {
  const { run, done, at, edit, add } = project;
  const build = (...args: string[]) => done('build', '--battle-folders', '0', ...args);
  expect(await build()).toContain('Wrote datasets/0.1.0-draft\n');
  expect(datasets()).toEqual(['0.1.0-draft']);
  expect(versionsIn('0.1.0-draft')).toEqual(everywhere('0.1.0-draft'));
  await done('check');
  await done('verify');
  expect(await done('release')).toContain('Released datasets/0.1.0\n');
  expect(datasets()).toEqual(['0.1.0', 'CHANGELOG.md', 'releases.json']);
  expect(versionsIn('0.1.0')).toEqual(everywhere('0.1.0'));
  const frozen = hashes('0.1.0');

  // A text is added: CI is red until the draft is built, and green then.
  add('battle-of-elsewhere.txt', article('Battle of Elsewhere'), { licence: 'CC0-1.0' });
  expect(await run('check')).toMatchObject({
    code: 1,
    stdout: '',
    stderr: expect.stringMatching(
      /^Sources and rules give other data than datasets\/0\.1\.0, and there is no datasets\/0\.2\.0-draft: MINOR, for \d+ rows added[\s\S]*run: npm start\n$/m,
    ),
  });
  expect(await build()).toContain('Wrote datasets/0.2.0-draft, after 0.1.0\n');
  await done('check');
  expect(await build()).toContain('datasets/0.2.0-draft is up to date');

  // It is taken back: nothing differs, and there is no draft.
  rmSync(at('sources', 'battle-of-elsewhere.txt'));
  expect(await run('check')).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(
      /datasets\/0\.2\.0-draft is there, though nothing differs from datasets\/0\.1\.0\n/,
    ),
  });
  expect(await build()).toContain('datasets/0.1.0 is up to date; the draft 0.2.0-draft is removed\n');
  expect(datasets()).toEqual(['0.1.0', 'CHANGELOG.md', 'releases.json']);
  await done('check');

  // One number is edited.
  edit('sources/battle-of-sample.txt', '20–30 killed', '20–31 killed');
  const before = hashFolder(project.folder);
  const said = await build('--dry-run');
  expect(said).toContain('Would write datasets/0.1.1-draft, after 0.1.0\n');
  expect(said).toMatch(/^PATCH: \d cells changed/m);
  expect(said).toContain(`casualties ${KILLED}\n  high: 30 → 31  [source]\n`);
  expect(said).toMatch(/^Causes: source \d+\.$/m);
  expect(hashFolder(project.folder)).toEqual(before);
  await build();
  expect(await done('diff')).toContain('  high: 30 → 31  [source]\n');
  expect(changesOf('0.1.1-draft')).toContain(`casualties,${KILLED},high,30,31,source`);
  await done('check');

  // And another: the draft is built again in its place, as often as one likes.
  edit('sources/battle-of-sample.txt', '20–31 killed', '20–32 killed');
  await build();
  expect(datasets()).toEqual(['0.1.0', '0.1.1-draft', 'CHANGELOG.md', 'releases.json']);
  expect(changesOf('0.1.1-draft')).toContain(`casualties,${KILLED},high,30,32,source`);

  // A row that comes or goes makes it another version.
  edit('sources/battle-of-sample.txt', ', 10 captured', '');
  expect(await build()).toContain(
    'Wrote datasets/0.2.0-draft, after 0.1.0; the draft 0.1.1-draft is removed\n',
  );
  expect(datasets()).toEqual(['0.1.0', '0.2.0-draft', 'CHANGELOG.md', 'releases.json']);
  expect(changesOf('0.2.0-draft')).toContain(
    'casualties,battle-of-sample/casualties/2/captured,casualty_id,battle-of-sample/casualties/2/captured,,source',
  );

  const drafted = hashes('0.2.0-draft');
  expect(await done('release')).toContain('Released datasets/0.2.0\n');
  expect(datasets()).toEqual(['0.1.0', '0.2.0', 'CHANGELOG.md', 'releases.json']);
  expect(versionsIn('0.2.0')).toEqual(everywhere('0.2.0'));
  // What is not told by its version is what the draft was.
  const told = [
    ...['CITATION.cff', 'README.md', 'croissant.json', 'datapackage.json', 'metadata.json'],
    'open-battles.xlsx',
  ];
  const others = (of: Map<string, string>) => [...of].filter(([path]) => !told.includes(path));
  expect(others(hashes('0.2.0'))).toEqual(others(drafted));
  expect(project.read('datasets', '0.2.0', CHECKSUMS)).toBe(formatChecksums(hashes('0.2.0')));
  expect(project.read('datasets', 'CHANGELOG.md')).toMatch(
    /## 0\.2\.0\n\nMINOR: \d rows? removed[\s\S]*\n## 0\.1\.0\n\nThe first release\.\n$/,
  );
  expect(hashes('0.1.0')).toEqual(frozen);
  await done('check');
  await done('verify', '0.2.0');
  expect(await build()).toContain('datasets/0.2.0 is up to date');
  expect(await run('release')).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('nothing differs from 0.2.0, so that there is nothing to release'),
  });
});

describe('two edits of one number in builds that know nothing of each other', () => {
  test('have the cause source, though the texts have an origin', async () => {
    // The records in the folders of the battles tell that the rules were the same.
    await project.done('build', '--no-cache', '--datasets', 'one');
    project.edit('sources/siege-of-example.txt', '20–30 killed', '20–31 killed');
    await project.done('build', '--no-cache', '--datasets', 'other');
    const drafts = ['one/0.1.0-draft', 'other/0.1.0-draft'];
    for (const [from, to] of [drafts, drafts.toReversed()]) {
      const { changes } = JSON.parse(await project.done('diff', '--json', from!, to!));
      expect(new Set(changes.map(({ cause }: { cause: string | null }) => cause))).toEqual(
        new Set(['source']),
      );
      expect(changes.length).toBeGreaterThan(3);
    }
  });
});

describe('a draft', () => {
  let base: MadeUpProject;
  beforeAll(async () => {
    base = madeUpProject();
    await base.done('build');
    await base.done('release', '--as', '1.0.0');
    base.edit('sources/battle-of-sample.txt', '20–30 killed', '20–31 killed');
    await base.done('build');
  });
  afterAll(() => base.clean());
  beforeEach(() => {
    project.clean();
    project = base.copy();
    expect(datasets()).toEqual(['1.0.0', '1.0.1-draft', 'CHANGELOG.md', 'releases.json']);
  });

  test('becomes a higher version on request, and never a lower one or one that is there', async () => {
    rmSync(project.at('sources', 'siege-of-example.txt'));
    await project.done('build');
    expect(datasets()).toEqual(['1.0.0', '2.0.0-draft', 'CHANGELOG.md', 'releases.json']);
    const before = hashFolder(project.at('datasets'));
    for (const [version, message] of [
      ['1.4.0', '1.4.0 is too small a step: MAJOR is needed, 2.0.0, for 1 battle removed'],
      ['1.0.0', 'there is a release 1.0.0 already'],
      ['0.9.0', '0.9.0 is too small a step'],
      ['2.0.0-draft', '--as takes a version such as 1.0.0, not 2.0.0-draft'],
    ] as const) {
      expect(await project.run('release', '--as', version)).toMatchObject({
        code: 2,
        stdout: '',
        stderr: expect.stringContaining(message),
      });
    }
    expect(hashFolder(project.at('datasets'))).toEqual(before);
    await project.done('release', '--as', '3.1.0');
    expect(datasets()).toEqual(['1.0.0', '3.1.0', 'CHANGELOG.md', 'releases.json']);
    expect(versionsIn('3.1.0')).toEqual(everywhere('3.1.0'));
    await project.done('check');
  });

  test.each([
    ['another text', () => project.edit('sources/siege-of-example.txt', '20–30 killed', '20–32 killed')],
    ['a draft of another step', () => rmSync(project.at('sources', 'siege-of-example.txt'))],
    ['another byte', () => project.edit('datasets/1.0.1-draft/README.md', 'Open', 'Shut')],
    ['no draft', () => rmSync(project.at('datasets', '1.0.1-draft'), { recursive: true })],
    [
      'nothing that differs',
      () => project.edit('sources/battle-of-sample.txt', '20–31 killed', '20–30 killed'),
    ],
  ])('is not released when it is stale: %s', async (_, harm) => {
    harm();
    const before = hashFolder(project.at('datasets'));
    const { code, stdout, stderr } = await project.run('release');
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/run: npm start\n$/);
    expect(hashFolder(project.at('datasets'))).toEqual(before);
    expect(await project.run('check')).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/run: npm start\n$/),
    });
  });

  test('is not released while a text cannot be read', async () => {
    project.add('battle-of-excess.txt', '= Battle of Excess =\n\nInfobox\n- Strength1: 900 \0 horses\n');
    expect((await project.run('build')).code).toBe(1);
    expect(await project.run('release')).toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringContaining('1 texts were left out'),
    });
    expect(datasets()).toEqual(['1.0.0', '1.0.1-draft', 'CHANGELOG.md', 'releases.json']);
  });

  test('is what verify and explain take, and what diff compares, unless another is named', async () => {
    expect(await project.done('verify')).toContain('datasets/1.0.1-draft is whole');
    expect(await project.done('verify', '1.0.0')).toContain('datasets/1.0.0 is whole');
    expect(await project.done('explain', KILLED)).toContain('  20–31 killed');
    expect(await project.done('explain', '--release', '1.0.0', KILLED)).toContain('  20–30 killed');
    const { from, to, step } = JSON.parse(await project.done('diff', '--json'));
    expect({ from, to, step }).toEqual({ from: '1.0.0', to: '1.0.1-draft', step: 'PATCH' });
    expect(await project.done('diff', '1.0.1-draft', '1.0.0')).toContain('  high: 31 → 30  [source]\n');
  });

  test('is one: of two, that which the sources give stays', async () => {
    cpSync(project.at('datasets', '1.0.1-draft'), project.at('datasets', '1.1.0-draft'), { recursive: true });
    expect(await project.run('check')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining(
        'datasets/1.1.0-draft is there, and the draft should be datasets/1.0.1-draft\n',
      ),
    });
    await project.done('build');
    expect(datasets()).toEqual(['1.0.0', '1.0.1-draft', 'CHANGELOG.md', 'releases.json']);
    await project.done('check');
  });

  test('may be large', async () => {
    expect(await project.done('build', '--battle-folders', '1')).toContain(
      'MINOR: 1 file added (texts.ndjson)',
    );
    expect(existsSync(project.at('datasets', '1.1.0-draft', 'battles'))).toBe(false);
    await project.done('check');
    await project.done('release');
    await project.done('check');
  });
});

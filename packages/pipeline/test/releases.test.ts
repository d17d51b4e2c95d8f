import { cpSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BattleRecord } from '@openbattles/schema';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { isInput } from '../src/inputs/articles.ts';
import { CHECKSUMS, formatChecksums, hashFolder } from '../src/published/checksums.ts';
import { readArticle } from '../src/reading/read-article.ts';
import { makeNextRelease } from '../src/release/next-release.ts';
import { listSources, readRegistry, readSource } from '../src/sources/sources.ts';
import { article, FEW_FILES, type MadeUpProject, madeUpProject } from './made-up.ts';

const SAMPLE = 'sources/battle-of-sample.txt';
const KILLED = 'battle-of-sample/casualties/1/killed';
const CAPTURED = 'battle-of-sample/casualties/2/captured';

let base: MadeUpProject;
let project: MadeUpProject;
const datasets = () => readdirSync(project.at('datasets')).sort();

/** Makes the release 1.0.0 as a program whose rules gave other records would have made it. */
async function release(
  { at }: MadeUpProject,
  alter: (record: BattleRecord) => BattleRecord = (record) => record,
): Promise<void> {
  const registry = readRegistry(at('sources'));
  async function* records() {
    for (const name of listSources(at('sources'), isInput)) {
      const source = readSource(at('sources', name), registry);
      yield { text: source.text, record: alter(readArticle(source).record!) };
    }
  }
  rmSync(at('datasets'), { recursive: true, force: true });
  const folder = at('datasets', '1.0.0');
  const next = await makeNextRelease(
    folder,
    { records, isLarge: true },
    { datasets: at('none'), reading: {} },
  );
  await next.finish('1.0.0');
  writeFileSync(at('datasets', 'CHANGELOG.md'), '# Changelog\n\n## 1.0.0\n\nThe first.\n');
}

beforeAll(async () => {
  base = madeUpProject();
  await release(base);
});
afterAll(() => base.clean());
beforeEach(() => {
  project = base.copy();
});
afterEach(() => project.clean());

/** Makes the checksums fit again, as if the release had been made so. */
const seal = (version: string) =>
  writeFileSync(
    project.at('datasets', version, CHECKSUMS),
    formatChecksums(hashFolder(project.at('datasets', version))),
  );

/** What a dry run prints; it succeeds and leaves every byte as it was. */
async function dryRun(): Promise<string> {
  const before = hashFolder(project.folder);
  const said = await project.done('build', ...FEW_FILES, '--dry-run', '--all');
  expect(said).toMatch(/Nothing was written\.\n$/);
  expect(hashFolder(project.folder)).toEqual(before);
  return said;
}

describe('build --dry-run says which version it would be, what changed and why', () => {
  test('when nothing did', async () => {
    expect(await dryRun()).toMatch(/^datasets\/1\.0\.0 is up to date\n/);
  });

  test('when one number was edited in a source', async () => {
    project.edit(SAMPLE, '20–30 killed', '120–130 killed');
    const said = await dryRun();
    expect(said).toContain('Would write datasets/1.0.1-draft, after 1.0.0\n');
    expect(said).toMatch(
      /^PATCH: \d+ cells changed \(first infobox battle-of-sample\/infobox\/casualties1, text\)/m,
    );
    expect(said).toContain(
      `casualties ${KILLED}\n  low: 20 → 120  [source]\n  high: 30 → 130  [source]\n  quote: 20–30 killed → 120–130 killed  [source]\n`,
    );
    expect(said).not.toMatch(/\[rules\]|char_start: |char_end: |^[+-] /m);
    // What stands behind the edit is further on by two characters, which is counted and not listed.
    expect(said).toMatch(/^ {2}events( +0){5} +[1-9]\d*$/m);
  });

  test('when an edit makes a row go', async () => {
    project.edit(SAMPLE, ', 10 captured', '');
    const said = await dryRun();
    expect(said).toContain('Would write datasets/1.1.0-draft, after 1.0.0\n');
    expect(said).toContain(`MINOR: 1 row removed (casualties ${CAPTURED})\n`);
    expect(said).toContain(`- casualties ${CAPTURED}  [source]\n`);
  });

  test('when a source was added', async () => {
    project.add('battle-of-elsewhere.txt', article('Battle of Elsewhere'));
    const said = await dryRun();
    expect(said).toContain('Would write datasets/1.1.0-draft, after 1.0.0\n');
    expect(said).toMatch(/^MINOR: \d+ rows added \(first battles battle-of-elsewhere\)\n/m);
    expect(said).toContain('+ battles battle-of-elsewhere  [source]\n');
    expect(said).toContain('+ events battle-of-elsewhere/1808-05-03  [source]\n');
    expect(said).toContain('+ sources battle-of-elsewhere  [source]\n');
    expect(said).not.toContain(' → ');
  });

  test('when a battle got another name, and all its rows with it', async () => {
    project.edit(SAMPLE, '= Battle of Sample =', '= Fight of Sample =');
    const said = await dryRun();
    expect(said).toContain('Would write datasets/2.0.0-draft, after 1.0.0\n');
    expect(said).toContain('MAJOR: 1 battle renamed (battles battle-of-sample to fight-of-sample)\n');
    expect(said).toContain('~ battles battle-of-sample → fight-of-sample  [source]\n');
    expect(said).toContain(`~ casualties ${KILLED} → fight-of-sample/casualties/1/killed  [source]\n`);
    expect(said).not.toMatch(/^[+-] |battle_id: /m);
  });

  test('when only what is recorded of a source changed', async () => {
    project.edit('sources/sources.json', '"revision": "1234567"', '"revision": "1234568"');
    const said = await dryRun();
    expect(said).toContain('Would write datasets/1.0.1-draft, after 1.0.0\n');
    expect(said).toContain('sources battle-of-sample\n  revision: 1234567 → 1234568  [source]\n');
  });

  test('when a rule was changed, and a text beside it', async () => {
    // An earlier rule took the lower bound for the upper one, and did not see the captured.
    await release(project, (record) => ({
      ...record,
      casualties: record.casualties
        .filter(({ casualty_id }) => casualty_id !== CAPTURED)
        .map((row) => (row.casualty_id === KILLED ? { ...row, high: 20, rule: 'range-low' } : row)),
    }));
    const said = await dryRun();
    expect(said).toContain('Would write datasets/1.1.0-draft, after 1.0.0\n');
    expect(said).toContain(`MINOR: 1 row added (casualties ${CAPTURED})\n`);
    expect(said).toMatch(
      new RegExp(
        `casualties ${KILLED}\n  high: 20 → 30  \\[rules\\]\n  rule: range-low → \\S+  \\[rules\\]\n`,
      ),
    );
    expect(said).toContain(`+ casualties ${CAPTURED}  [rules]\n`);
    expect(said).toContain('Causes: rules 3.\n');
    // With an edit elsewhere in the same text, what the rules alone do is still told apart.
    project.edit(SAMPLE, '5 killed', '6 killed');
    const both = await dryRun();
    expect(both).toContain('  high: 20 → 30  [rules]\n');
    expect(both).toContain(`+ casualties ${CAPTURED}  [rules]\n`);
    expect(both).toContain('casualties battle-of-sample/casualties/2/killed\n  low: 5 → 6  [source]\n');
  });

  test('when a column was renamed', async () => {
    // An earlier schema called the column `group` of the casualties `part`.
    for (const format of ['json', 'csv'])
      project.edit(`datasets/1.0.0/casualties.${format}`, /\bgroup\b/g, 'part');
    project.edit(
      'datasets/1.0.0/codebook.json',
      '"casualties","column":"group"',
      '"casualties","column":"part"',
    );
    seal('1.0.0');
    const said = await dryRun();
    expect(said).toContain('Would write datasets/2.0.0-draft, after 1.0.0\n');
    expect(said).toContain('MAJOR: 1 column renamed (casualties.group)\n');
    expect(said).toMatch(
      /^casualties \*\n {2}group: part: text, column (\d+) → group: text, column \1 {2}\[rules\]\n/m,
    );
    expect(said).toContain('Causes: rules 1.\n');
  });

  test.each([
    ['as its codebook has it', () => {}],
    [
      'or, where that tells of no views, as its file has it',
      () => {
        const rows = JSON.parse(project.read('datasets/1.0.0/codebook.json'));
        const tables = rows.filter(({ table }: { table: string }) => !table.endsWith('_like'));
        const lines = tables.map((row: unknown) => JSON.stringify(row)).join(',\n');
        writeFileSync(project.at('datasets/1.0.0/codebook.json'), `[\n${lines}\n]\n`);
      },
    ],
  ])('when a column of a view was renamed, %s', async (_, harm) => {
    project.edit(
      'datasets/1.0.0/codebook.json',
      '"ged_like","column":"dyad_name"',
      '"ged_like","column":"dyad"',
    );
    project.edit('datasets/1.0.0/views/ged_like.csv', 'dyad_name', 'dyad');
    harm();
    seal('1.0.0');
    expect(await dryRun()).toContain('MAJOR: 1 column renamed (ged_like.dyad_name)\n');
  });
});

describe('build after a release', () => {
  test('does not lose the rows of a text that can no longer be read', async () => {
    const before = hashFolder(project.at('datasets'));
    writeFileSync(project.at(SAMPLE), Buffer.from([0xff, 0xfe]));
    const { code, stdout, stderr } = await project.run('build', ...FEW_FILES);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain('battle-of-sample.txt cannot be read, and datasets/1.0.0 has its rows');
    expect(hashFolder(project.at('datasets'))).toEqual(before);
  });

  test('does not build on a release whose bytes were changed', async () => {
    project.edit('datasets/1.0.0/README.md', 'Open', 'Shut');
    const said = 'README.md is frozen, and is changed\n';
    const { code, stderr } = await project.run('build', ...FEW_FILES);
    expect(code).toBe(1);
    expect(stderr).toContain(`${said}Nothing was written. Run: git restore datasets/1.0.0`);
    expect(await project.run('release')).toMatchObject({ code: 1, stderr: expect.stringContaining(said) });
  });

  test.each([
    ['that the release before lacked', 'events.arrow', 'rm', '1.1.0', 'MINOR: 1 file added (events.arrow)'],
    ['that is written otherwise', 'README.md', 'edit', '1.0.1', 'PATCH: 1 file changed (README.md)'],
    ['that is no longer written', 'events.feather', 'add', '2.0.0', 'MAJOR: 1 file removed (events.feather)'],
  ])('a file %s is a step of its own', async (_, name, how, version, reason) => {
    const path = project.at('datasets', '1.0.0', name);
    if (how === 'rm') rmSync(path);
    else writeFileSync(path, 'otherwise');
    seal('1.0.0');
    expect(await project.done('build', ...FEW_FILES)).toContain(
      `Wrote datasets/${version}-draft, after 1.0.0\n\n${reason}\n`,
    );
    expect(project.read('datasets', `${version}-draft`, 'changes.csv')).toBe(
      'table,id,column,before,after,cause\n',
    );
    expect(await project.done('build', ...FEW_FILES)).toContain('is up to date');
  });
});

test('diff does not say a cause that it cannot know: of a text that was edited, and read by other rules', async () => {
  project.edit(SAMPLE, '20–30 killed', '21–30 killed');
  await release(project, (record) => ({ ...record, battle: { ...record.battle, territory: 'none' } }));
  const stdout = await project.done('diff', '--json', base.at('datasets', '1.0.0'), '1.0.0');
  const causes = new Map<string, Set<string | null>>();
  for (const { table, id, cause } of JSON.parse(stdout).changes) {
    const of = `${table} ${id.split('/')[0]}`;
    causes.set(of, (causes.get(of) ?? new Set()).add(cause));
  }
  expect(Object.fromEntries([...causes].map(([of, set]) => [of, [...set]]))).toEqual({
    'battles siege-of-example': ['rules'],
    'battles battle-of-sample': [null],
    'casualties battle-of-sample': [null],
    'infobox battle-of-sample': [null],
    'sources battle-of-sample': ['source'],
  });
});

describe('check says what to run', () => {
  test.each([
    [
      'a published byte changed',
      () => project.edit('datasets/1.0.0/events.csv', '1808', '1809'),
      'events.csv is frozen, and is changed',
      'git restore datasets/1.0.0',
    ],
    [
      'a published file is gone',
      () => rmSync(project.at('datasets/1.0.0/events.csv')),
      'events.csv is frozen, and is missing',
      'git restore datasets/1.0.0',
    ],
    [
      'a file too many',
      () => writeFileSync(project.at('datasets/1.0.0/x'), ''),
      'x is frozen, and is unexpected',
      'rm datasets/1.0.0/x',
    ],
    [
      'no checksums',
      () => rmSync(project.at('datasets/1.0.0', CHECKSUMS)),
      'SHA256SUMS is missing',
      'git restore datasets/1.0.0',
    ],
    [
      'a source changed',
      () => project.edit(SAMPLE, '20–30', '20–31'),
      'does not have the hash recorded',
      'npm start',
    ],
    [
      'no CHANGELOG',
      () => rmSync(project.at('datasets/CHANGELOG.md')),
      'has no entry for 1.0.0',
      'npm start',
    ],
    [
      'no release at all',
      () => rmSync(project.at('datasets'), { recursive: true }),
      'There is no release in datasets',
      'npm start',
    ],
  ])('%s', async (_, harm, problem, mend) => {
    harm();
    const { code, stdout, stderr } = await project.run('check');
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain(problem);
    expect(stderr).toContain(`To mend it, run: ${mend}\n`);
  });

  test('too small a step, which the commands that it says mend', async () => {
    rmSync(project.at('sources', 'siege-of-example.txt'));
    await project.done('build', ...FEW_FILES);
    await project.done('release');
    renameSync(project.at('datasets', '2.0.0'), project.at('datasets', '1.0.1'));
    project.edit('datasets/releases.json', '"2.0.0"', '"1.0.1"');
    const { code, stderr } = await project.run('check');
    expect(code).toBe(1);
    expect(stderr).toContain(
      '1.0.1 is too small a step after 1.0.0: MAJOR is needed, 2.0.0, for 1 battle removed',
    );
    expect(stderr).toContain(
      'To mend it, run: rm -r datasets/1.0.1; take its entry out of datasets/releases.json; then npm start && npx openbattles release\n',
    );
    rmSync(project.at('datasets', '1.0.1'), { recursive: true });
    project.edit('datasets/releases.json', /,\s*\{\s*"version": "1\.0\.1"[^}]*\}/, '');
    await project.done('build', ...FEW_FILES);
    await project.done('release');
    expect(datasets()).toEqual(['1.0.0', '2.0.0', 'CHANGELOG.md', 'releases.json']);
    await project.done('check');
  });
});

test('a release of another folder is compared by its path', async () => {
  cpSync(project.at('datasets', '1.0.0'), project.at('elsewhere'), { recursive: true });
  expect(await project.done('diff', '1.0.0', join('elsewhere'))).toBe('No difference.\n');
});

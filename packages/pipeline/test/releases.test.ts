import { cpSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BattleRecord } from '@openbattles/schema';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { isInput } from '../src/inputs/articles.ts';
import { CHECKSUMS, formatChecksums, hashFolder } from '../src/published/checksums.ts';
import { readArticle } from '../src/reading/read-article.ts';
import { makeNextRelease } from '../src/release/next-release.ts';
import { listSources, readSource } from '../src/sources/sources.ts';
import { callOpenbattles, type Project, scratchProject } from './openbattles.ts';

const SAMPLE = 'sources/battle-of-sample.txt';
const WOUNDED = 'battle-of-sample/casualties/1/wounded';
const KILLED = 'battle-of-sample/casualties/2/killed';
const CAPTURED = 'battle-of-sample/casualties/2/captured';
const SAMPLE_TEXT = `= Battle of Sample =

Infobox
- Conflict: Battle of Sample
- Date: 3 May 1808
- Combatant1: First Army
- Combatant2: Second Army
- Casualties1: 20+ wounded
- Casualties2: 4–5 killed, 10 captured

The two armies met on 3 May 1808. They parted on 4 May.
`;

let base: Project;
let project: Project;
const at = (...path: string[]) => join(project.folder, ...path);
const run = (...args: string[]) => callOpenbattles(args, project.folder);

/** Makes the first frozen release as a reader whose rules gave other records would have made it. */
async function freeze(folder: string, alter: (record: BattleRecord) => BattleRecord = (record) => record) {
  const [sources, datasets] = [join(folder, 'sources'), join(folder, 'datasets')];
  async function* records() {
    for (const name of listSources(sources, isInput)) {
      const source = readSource(join(sources, name));
      yield { text: source.text, record: alter(readArticle(source).record!) };
    }
  }
  rmSync(datasets, { recursive: true, force: true });
  mkdirSync(datasets);
  const place = join(datasets, '1.0.0');
  await makeNextRelease(
    place,
    { records, isLarge: false },
    { datasets: join(folder, 'none'), asked: '1.0.0', reading: {} },
  );
  writeFileSync(join(datasets, 'CHANGELOG.md'), '# Changelog\n\n## 1.0.0\n\nThe first.\n');
}

function newProject() {
  const project = scratchProject();
  writeFileSync(join(project.folder, SAMPLE), SAMPLE_TEXT);
  return project;
}

beforeAll(async () => {
  base = newProject();
  await freeze(base.folder);
});
afterAll(() => base.clean());
beforeEach(() => {
  project = newProject();
  cpSync(join(base.folder, 'datasets'), at('datasets'), { recursive: true });
});
afterEach(() => project.clean());

function edit(path: string, from: string | RegExp, to: string) {
  const text = readFileSync(at(path), 'utf8');
  const changed = text.replace(from, to);
  expect(changed).not.toBe(text);
  writeFileSync(at(path), changed);
}

/** Makes the checksums fit again, as if the release had been made so. */
const seal = (version: string) =>
  writeFileSync(at('datasets', version, CHECKSUMS), formatChecksums(hashFolder(at('datasets', version))));

/** What a dry run prints; it succeeds and leaves every byte as it was. */
async function dryRun(): Promise<string> {
  const before = hashFolder(project.folder);
  const { code, stdout } = await run('build', '--dry-run', '--all');
  expect(code).toBe(0);
  expect(stdout).toMatch(/Nothing was written\.\n$/);
  expect(hashFolder(project.folder)).toEqual(before);
  return stdout;
}

/** The lines of changes.csv of a release. */
const changesOf = (version: string) =>
  readFileSync(at('datasets', version, 'changes.csv'), 'utf8')
    .trimEnd()
    .split('\n')
    .slice(1);

describe('build --dry-run says which version it would be, what changed and why', () => {
  test('when one number was edited in a source', async () => {
    edit(SAMPLE, '20+ wounded', '120+ wounded');
    const said = await dryRun();
    expect(said).toContain(`Would write ${join('datasets', '1.0.1')}, after 1.0.0\n`);
    expect(said).toMatch(
      /^PATCH: \d+ cells changed \(first infobox battle-of-sample\/infobox\/casualties1, text\)/m,
    );
    expect(said).toContain(
      `casualties ${WOUNDED}\n  low: 20 → 120  [source]\n  quote: 20+ wounded → 120+ wounded  [source]\n`,
    );
    expect(said).not.toMatch(/\[rules\]|char_start: |char_end: |^[+-] /m);
    // What stands behind the edit is further on by one character, which is counted and not listed.
    expect(said).toMatch(/^ {2}events( +0){4} +[1-9]\d*$/m);
  });

  test('when an edit makes a row vanish that was made from several cells', async () => {
    // 49 was 17 + 32 of the prose, a finding; a user of it finds it no longer.
    edit('sources/siege-of-tessalit.txt', '32–49 killed', '32–48 killed');
    const said = await dryRun();
    expect(said).toContain(`Would write ${join('datasets', '2.0.0')}, after 1.0.0\n`);
    expect(said).toMatch(
      /^MAJOR: \d rows removed \(first findings siege-of-tessalit\/findings\/\S+\/high\)$/m,
    );
    expect(said).toContain('casualties siege-of-tessalit/casualties/1/killed\n  high: 49 → 48  [source]\n');
  });

  test('when a source was added', async () => {
    writeFileSync(
      at('sources', 'battle-of-elsewhere.txt'),
      '= Battle of Elsewhere =\n\nInfobox\n- Date: 3 May 1808\n\nIt was fought on 3 May 1808.\n',
    );
    const said = await dryRun();
    expect(said).toContain(`Would write ${join('datasets', '1.1.0')}, after 1.0.0\n`);
    expect(said).toMatch(/^MINOR: \d rows added \(first battles battle-of-elsewhere\)\n/m);
    expect(said).toContain('+ battles battle-of-elsewhere  [source]\n');
    expect(said).toContain('+ events battle-of-elsewhere/1808-05-03  [source]\n');
    expect(said).toContain('+ sources battle-of-elsewhere  [source]\n');
    expect(said).not.toContain(' → ');
  });

  test('when a rule was changed, and a text beside it', async () => {
    // An earlier rule took the lower bound for the upper one, and did not see the captured.
    await freeze(project.folder, (record) => ({
      ...record,
      casualties: record.casualties
        .filter(({ casualty_id }) => casualty_id !== CAPTURED)
        .map((row) => (row.casualty_id === KILLED ? { ...row, high: 4, rule: 'range-low' } : row)),
    }));
    const said = await dryRun();
    expect(said).toContain(`Would write ${join('datasets', '1.1.0')}, after 1.0.0\n`);
    expect(said).toContain(`MINOR: 1 row added (casualties ${CAPTURED})\n`);
    expect(said).toMatch(
      new RegExp(`casualties ${KILLED}\n  high: 4 → 5  \\[rules\\]\n  rule: range-low → \\S+  \\[rules\\]\n`),
    );
    expect(said).toContain(`+ casualties ${CAPTURED}  [rules]\n`);
    expect(said).toContain('Causes: rules 3.\n');
    // With an edit elsewhere in the same text, what the rules alone do is still told apart.
    edit(SAMPLE, '20+ wounded', '21+ wounded');
    const both = await dryRun();
    expect(both).toContain(`  high: 4 → 5  [rules]\n`);
    expect(both).toContain(`+ casualties ${CAPTURED}  [rules]\n`);
    expect(both).toContain(`casualties ${WOUNDED}\n  low: 20 → 21  [source]\n`);
  });

  test('when a column was renamed', async () => {
    // An earlier schema called the column `group` of the casualties `part`.
    for (const format of ['json', 'csv']) {
      edit(`datasets/1.0.0/casualties.${format}`, /\bgroup\b/g, 'part');
    }
    edit('datasets/1.0.0/codebook.json', '"casualties","column":"group"', '"casualties","column":"part"');
    edit('datasets/1.0.0/codebook.csv', 'casualties,group,', 'casualties,part,');
    seal('1.0.0');
    const said = await dryRun();
    expect(said).toContain(`Would write ${join('datasets', '2.0.0')}, after 1.0.0\n`);
    expect(said).toContain(
      'MAJOR: 1 column removed (casualties.part); 1 column inserted (casualties.group)\n',
    );
    expect(said).toMatch(
      /^casualties \*\n {2}part: text, column (\d+) → ∅ {2}\[rules\]\n {2}group: ∅ → text, column \1 {2}\[rules\]\n/m,
    );
    expect(said).toContain('Causes: rules 2.\n');
  });
});

describe('build after a frozen release', () => {
  test('writes the next beside it, with changes.csv and CHANGELOG, and is then up to date', async () => {
    const frozen = hashFolder(at('datasets', '1.0.0'));
    edit(SAMPLE, '20+ wounded', '120+ wounded');
    expect(await run('build')).toMatchObject({ code: 0, stdout: expect.stringContaining('Wrote') });
    expect(readdirSync(at('datasets')).sort()).toEqual(['1.0.0', '1.0.1', 'CHANGELOG.md']);
    expect(hashFolder(at('datasets', '1.0.0'))).toEqual(frozen);
    expect(changesOf('1.0.1')).toContain(`casualties,${WOUNDED},low,20,120,source`);
    const changelog = readFileSync(at('datasets', 'CHANGELOG.md'), 'utf8');
    expect(changelog).toMatch(/## 1\.0\.1\n\nPATCH: \d+ cells changed[\s\S]*## 1\.0\.0\n\nThe first\.\n$/);
    const before = hashFolder(project.folder);
    expect((await run('build')).stdout).toContain(`${join('datasets', '1.0.1')} is up to date`);
    expect(await run('check')).toMatchObject({ code: 0 });
    expect(await run('verify', '1.0.0')).toMatchObject({ code: 0 });
    expect(hashFolder(project.folder)).toEqual(before);

    const { stdout } = await run('diff', '--json', '1.0.0', '1.0.1');
    const { changes, ...head } = JSON.parse(stdout);
    expect(head).toMatchObject({ from: '1.0.0', to: '1.0.1', step: 'PATCH' });
    expect(changes).toHaveLength(changesOf('1.0.1').length);
    expect(changes).toContainEqual({
      table: 'casualties',
      id: WOUNDED,
      column: 'low',
      before: '20',
      after: '120',
      cause: 'source',
    });
    // The other way round nothing was recorded: the causes come from reading the texts again.
    const back = (await run('diff', 'datasets/1.0.1', 'datasets/1.0.0')).stdout;
    expect(back).toContain('  low: 120 → 20  [source]\n');
    expect((await run('diff', '--markdown', '1.0.0', '1.0.1')).stdout).toContain(
      `| casualties | ${WOUNDED} | low | 20 | 120 | source |\n`,
    );
  });

  test('takes a higher version on request, and never a lower one', async () => {
    edit(SAMPLE, '20+ wounded', '120+ wounded');
    rmSync(at('sources', 'battle-of-tinzaouaten-2012.txt'));
    const refused = await run('build', '--release', '1.4.0');
    expect(refused).toMatchObject({ code: 2, stdout: '' });
    expect(refused.stderr).toContain('1.4.0 is too small a step: MAJOR is needed, 2.0.0, for');
    expect(readdirSync(at('datasets')).sort()).toEqual(['1.0.0', 'CHANGELOG.md']);
    expect((await run('build', '--release', '3.0.0')).code).toBe(0);
    expect(changesOf('3.0.0')).toContain(
      'battles,battle-of-tinzaouaten-2012,battle_id,battle-of-tinzaouaten-2012,,source',
    );
    expect((await run('check')).code).toBe(0);
  });

  test('does not lose the rows of a text that can no longer be read', async () => {
    const before = hashFolder(at('datasets'));
    writeFileSync(at(SAMPLE), Buffer.from([0xff, 0xfe]));
    const { code, stdout, stderr } = await run('build');
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain('battle-of-sample.txt cannot be read, and datasets/1.0.0 has its rows');
    expect(hashFolder(at('datasets'))).toEqual(before);
  });

  test('does not build on a release whose bytes were changed', async () => {
    edit('datasets/1.0.0/README.md', 'Open', 'Shut');
    const { code, stderr } = await run('build');
    expect(code).toBe(1);
    expect(stderr).toContain(
      'README.md is frozen, and is changed\nNothing was written. Run: git restore datasets/1.0.0',
    );
  });

  test.each([
    ['that the release before lacked', 'events.arrow', 'rm', '1.1.0', 'MINOR: 1 file added (events.arrow)'],
    ['that is written otherwise', 'README.md', 'edit', '1.0.1', 'PATCH: 1 file changed (README.md)'],
    ['that is no longer written', 'events.feather', 'add', '2.0.0', 'MAJOR: 1 file removed (events.feather)'],
  ])('a file %s is a step of its own', async (_, name, how, version, reason) => {
    const path = at('datasets', '1.0.0', name);
    if (how === 'rm') rmSync(path);
    else writeFileSync(path, 'otherwise');
    seal('1.0.0');
    const { stdout } = await run('build');
    expect(stdout).toContain(`Wrote ${join('datasets', version)}, after 1.0.0\n\n${reason}\n`);
    expect(changesOf(version)).toEqual([]);
    expect((await run('build')).stdout).toContain('is up to date');
  });

  test('finishes what a build left undone that was killed right after the release came to its place', async () => {
    edit(SAMPLE, '20+ wounded', '120+ wounded');
    expect((await run('build')).code).toBe(0);
    edit('datasets/CHANGELOG.md', /## 1\.0\.1\n[\s\S]*?(?=## )/, '');
    mkdirSync(at('datasets', '0.1.0'));
    const { code, stderr } = await run('check');
    expect(code).toBe(1);
    expect(stderr).toContain('CHANGELOG.md has no entry for 1.0.1');
    expect(stderr).toContain('0.1.0 is a draft beside frozen releases');
    expect((await run('build')).stdout).toContain('is up to date');
    expect(readdirSync(at('datasets')).sort()).toEqual(['1.0.0', '1.0.1', 'CHANGELOG.md']);
    expect((await run('check')).code).toBe(0);
  });
});

test('diff does not say a cause that it cannot know: of a text that was edited, and read by other rules', async () => {
  edit(SAMPLE, '20+ wounded', '21+ wounded');
  await freeze(project.folder, (record) => ({
    ...record,
    battle: { ...record.battle, territory: 'none' },
  }));
  const { stdout } = await callOpenbattles(
    ['diff', '--json', join(base.folder, 'datasets', '1.0.0'), '1.0.0'],
    project.folder,
  );
  const causes = new Map<string, Set<string | null>>();
  for (const { table, id, cause } of JSON.parse(stdout).changes) {
    const of = `${table} ${id.split('/')[0]}`;
    causes.set(of, (causes.get(of) ?? new Set()).add(cause));
  }
  expect(Object.fromEntries([...causes].map(([of, set]) => [of, [...set]]))).toEqual({
    'battles battle-of-tinzaouaten-2012': ['rules'],
    'battles siege-of-tessalit': ['rules'],
    'battles battle-of-sample': [null],
    'casualties battle-of-sample': [null],
    'infobox battle-of-sample': [null],
    'sources battle-of-sample': ['source'],
  });
});

describe('the first frozen release', () => {
  test('takes the place of the draft when it is asked for', async () => {
    rmSync(at('datasets'), { recursive: true });
    expect((await run('build')).code).toBe(0);
    expect(await run('build', '--release', '0.9.0')).toMatchObject({ code: 2, stdout: '' });
    const { code, stdout } = await run('build', '--release', '1.0.0');
    expect(code).toBe(0);
    expect(stdout).toContain('Wrote datasets/1.0.0, frozen from now on, in place of the draft 0.1.0\n');
    expect(readdirSync(at('datasets')).sort()).toEqual(['1.0.0', 'CHANGELOG.md']);
    expect(readFileSync(at('datasets', '1.0.0', 'changes.csv'), 'utf8')).toBe(
      'table,id,column,before,after,cause\n',
    );
    expect((await run('check')).code).toBe(0);
    expect((await run('verify')).code).toBe(0);
    expect((await run('build', '--release', '1.0.0')).stdout).toContain('is up to date');
    expect((await run('build', '--release', '1.1.0')).stderr).toContain('nothing changed since 1.0.0');
  });
});

describe('check of frozen releases says what to run', () => {
  test.each([
    [
      'a published byte changed',
      () => edit('datasets/1.0.0/events.csv', '2012', '2013'),
      'events.csv is frozen, and is changed',
      'git restore datasets/1.0.0',
    ],
    [
      'a published file is gone',
      () => rmSync(at('datasets/1.0.0/events.csv')),
      'events.csv is frozen, and is missing',
      'git restore datasets/1.0.0',
    ],
    [
      'a file too many',
      () => writeFileSync(at('datasets/1.0.0/x'), ''),
      'x is frozen, and is unexpected',
      'rm datasets/1.0.0/x',
    ],
    [
      'no checksums',
      () => rmSync(at('datasets/1.0.0', CHECKSUMS)),
      'SHA256SUMS is missing',
      'git restore datasets/1.0.0',
    ],
    [
      'a source changed',
      () => edit('sources/siege-of-tessalit.txt', '32–49', '32–48'),
      'does not have the hash recorded',
      'npx openbattles build',
    ],
    [
      'no CHANGELOG',
      () => rmSync(at('datasets/CHANGELOG.md')),
      'has no entry for 1.0.0',
      'npx openbattles build',
    ],
  ])('%s', async (_, harm, problem, mend) => {
    harm();
    const { code, stdout, stderr } = await run('check');
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain(problem);
    expect(stderr).toContain(`To mend it, run: ${mend}\n`);
  });

  test('too small a step, which the command that it says mends', async () => {
    rmSync(at('sources', 'battle-of-tinzaouaten-2012.txt'));
    expect((await run('build')).stdout).toContain('MAJOR');
    renameSync(at('datasets', '2.0.0'), at('datasets', '1.0.1'));
    const { code, stderr } = await run('check');
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /1\.0\.1 is too small a step after 1\.0\.0: MAJOR is needed, 2\.0\.0, for \d+ rows removed/,
    );
    expect(stderr).toContain('To mend it, run: rm -r datasets/1.0.1 && npx openbattles build\n');
    rmSync(at('datasets', '1.0.1'), { recursive: true });
    expect((await run('build')).code).toBe(0);
    expect((await run('check')).code).toBe(0);
  });
});

import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { listFiles } from '../src/files/files.ts';
import { hashFolder } from '../src/published/checksums.ts';
import {
  builtProject,
  callOpenbattles,
  openbattles,
  type Project,
  readJson,
  scratchProject,
} from './openbattles.ts';

let project: Project;
let at: (...path: string[]) => string;
const run = (...args: string[]) => callOpenbattles(args, project.folder);

beforeEach(() => {
  project = scratchProject();
  at = (...path) => join(project.folder, ...path);
});
afterEach(() => project.clean());

const BAD_ARTICLE = `= Battle of Excess =

Infobox
- Conflict: Battle of Excess
- Strength1: 300 men, \0 horses
`;

describe('build', () => {
  test('writes a release, and the second time says that it is up to date and changes no byte', async () => {
    const first = await run('build');
    expect(first).toMatchObject({ code: 0 });
    expect(first.stdout).toContain(`Wrote ${join('datasets', '0.1.0-draft')}`);
    const release = at('datasets', '0.1.0-draft');
    const times = () => listFiles(release).map((path) => statSync(join(release, path)).mtimeMs);
    const [hashes, before] = [hashFolder(release), times()];
    const second = await run('build');
    expect(second).toMatchObject({ code: 0 });
    expect(second.stdout).toContain('is up to date');
    expect(hashFolder(release)).toEqual(hashes);
    expect(times()).toEqual(before);
  });

  test('gives the same bytes in another folder, time zone and language', async () => {
    await run('build');
    const other = scratchProject();
    try {
      const env = { TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' };
      expect(openbattles(['build'], { cwd: other.folder, env }).code).toBe(0);
      expect(hashFolder(join(other.folder, 'datasets'))).toEqual(hashFolder(at('datasets')));
    } finally {
      other.clean();
    }
  });

  test('leaves a bad article out, says where it is wrong, and goes on with the others', async () => {
    writeFileSync(at('sources', 'battle-of-excess.txt'), BAD_ARTICLE);
    const { code, stderr } = await run('build');
    expect(code).toBe(1);
    expect(stderr).toMatch(/battle-of-excess\.txt[\s\S]*5:\d+[\s\S]*The file holds a NUL character/);
    expect(stderr).toContain('1 texts were left out');
    const battles = readJson(at('datasets', '0.1.0-draft', 'battles.json'));
    expect(battles.map(({ battle_id }: { battle_id: string }) => battle_id)).toEqual([
      'battle-of-tinzaouaten-2012',
      'siege-of-tessalit',
    ]);
  });

  test('leaves out a text that is not UTF-8, and the second of two that are the same battle', async () => {
    writeFileSync(at('sources', 'broken.txt'), Buffer.from([0x3d, 0x20, 0xff, 0xfe]));
    copyFileSync(at('sources', 'siege-of-tessalit.txt'), at('sources', 'siege-of-tessalit-again.txt'));
    const { code, stderr } = await run('build');
    expect(code).toBe(1);
    expect(stderr).toContain('broken.txt: the text is not UTF-8');
    expect(stderr).toMatch(/was already read from siege-of-tessalit-again\.txt/);
  });

  test('records a new text and the hash of a changed one in sources.json, and keeps what else it says', async () => {
    writeFileSync(
      at('sources', 'battle-of-sample.txt'),
      '= Battle of Sample =\n\nIt was fought on 3 May 1808.\n',
    );
    expect((await run('build')).code).toBe(0);
    const [sample, tinzaouaten] = readJson(at('sources', 'sources.json'));
    expect(sample).toMatchObject({ file: 'battle-of-sample.txt', licence: null, url: null });
    expect(sample.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(tinzaouaten.licence).toBe('CC-BY-SA-4.0');
    expect((await run('check')).code).toBe(0);
  });

  test('a build that was killed while it changed places gives the old release back', async () => {
    expect((await run('build')).code).toBe(0);
    const before = hashFolder(at('datasets'));
    const abandoned = '.openbattles-datasets';
    mkdirSync(at(abandoned));
    const lock = at(abandoned, 'lock-1-00000000-00000000');
    writeFileSync(lock, '');
    utimesSync(lock, 0, 0);
    // What a kill between the two renames leaves: the old release aside, nothing in its place.
    renameSync(at('datasets', '0.1.0-draft'), at(abandoned, 'replaced-0.1.0-draft'));
    expect((await run('build')).stdout).toContain('is up to date');
    expect(hashFolder(at('datasets'))).toEqual(before);
    expect(existsSync(at(abandoned))).toBe(false);
  });

  test('warns of cells that a spreadsheet would run, and writes CSV for one on request', async () => {
    const text = '= Battle of Sample =\n\nInfobox\n- Conflict: =1+1\n- Date: 3 May 1808\n';
    writeFileSync(at('sources', 'battle-of-sample.txt'), text);
    const csv = () => readFileSync(at('datasets', '0.1.0-draft', 'battles.csv'), 'utf8');
    expect((await run('build')).stderr).toMatch(/cells begin with =, \+, - or @/);
    expect(csv()).toContain(',=1+1,');
    expect((await run('build', '--escape-formulas')).stderr).not.toMatch(/cells begin with/);
    expect(csv()).toContain(",'=1+1,");
    expect([(await run('check')).code, (await run('check', '--escape-formulas')).code]).toEqual([1, 0]);
    expect([(await run('verify')).code, (await run('verify', '--escape-formulas')).code]).toEqual([1, 0]);
  });
});

describe('check', () => {
  let built: Project;
  beforeAll(async () => {
    built = await builtProject();
  });
  afterAll(() => built.clean());
  beforeEach(() => cpSync(built.folder, project.folder, { recursive: true }));

  const edit = (path: string, from: string | RegExp, to: string) => {
    const text = readFileSync(at(path), 'utf8');
    const changed = text.replace(from, to);
    expect(changed).not.toBe(text);
    writeFileSync(at(path), changed);
  };

  test('passes on what was just built, and changes nothing', async () => {
    const before = hashFolder(project.folder);
    expect(await run('check')).toMatchObject({ code: 0 });
    expect(hashFolder(project.folder)).toEqual(before);
  });

  test.each([
    [
      'a source',
      'sources/siege-of-tessalit.txt',
      '32–49 killed',
      '32–48 killed',
      'casualties.csv is not what the sources give',
    ],
    [
      'a source',
      'sources/siege-of-tessalit.txt',
      '32–49 killed',
      '32–48 killed',
      'does not have the hash recorded',
    ],
    [
      'a cell',
      'datasets/0.1.0-draft/casualties.csv',
      ',49,',
      ',50,',
      'casualties.csv is not what the sources give',
    ],
    [
      'a record',
      'sources/sources.json',
      /"sha256": "\w{4}/,
      '"sha256": "0000',
      'does not have the hash recorded',
    ],
  ])('fails when %s was changed, and says what to run', async (_, path, from, to, message) => {
    edit(path, from, to);
    const { code, stdout, stderr } = await run('check');
    expect(code).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toContain(message);
    expect(stderr).toContain('run: npm start');
  });
});

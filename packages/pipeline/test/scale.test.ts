import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { hashFolder } from '../src/published/checksums.ts';
import { callOpenbattles, type Outcome, openbattles, readJson } from './openbattles.ts';

let folder: string;
const at = (...path: string[]) => join(folder, ...path);
/** Runs the built command, which may have several threads. */
const run = (...args: string[]): Outcome => openbattles(args, { cwd: folder });
/** Calls it in this process, with one thread and without folders for battles, which take most of the time. */
const build = (...args: string[]) =>
  callOpenbattles(['build', '--jobs', '1', '--battle-folders', '0', ...args], folder);
const call = (...args: string[]) => callOpenbattles(args, folder);
/** The same of `extract --ndjson -`, on one thread, with something on its standard input. */
const filter = (input: string) => callOpenbattles(['extract', '--ndjson', '--jobs', '1', '-'], folder, input);

/** What a release is made of, for one article. */
const article = (name: string, killed = 49) => `= Battle of ${name} =

Infobox
- Date: 3 May 1808
- Strength1: 1,200 men
- Casualties1: 32–${killed} killed

The two armies met on 3 May 1808. The general said that ${killed} men were killed.
`;

const NAMES = Array.from({ length: 5 }, (_, index) => `place-0${index}`);
/** As many as are read on more than one thread. */
const MANY = Array.from({ length: 20 }, (_, index) => `place-${String(index).padStart(2, '0')}`);
const write = (names: readonly string[]) => {
  for (const name of names) writeFileSync(at('sources', `${name}.txt`), article(name));
};

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'openbattles-test-'));
  mkdirSync(at('sources'));
  write(NAMES);
});
afterEach(() => rmSync(folder, { recursive: true }));

const RELEASE = ['datasets', '0.1.0-draft'];

/** The folders that the cache has, one for each folder of sources. */
const cacheFolders = () =>
  readdirSync(at('.openbattles', 'cache')).map((name) => at('.openbattles', 'cache', name));

describe('build', () => {
  test('gives the same bytes for any number of jobs, with the cache and without, of texts or of their records', async () => {
    write(MANY);
    expect(await build('--no-cache')).toMatchObject({ code: 0 });
    const bytes = hashFolder(at(...RELEASE));
    expect(existsSync(at('.openbattles'))).toBe(false);
    const jobs = run('build', '--jobs', '3', '--battle-folders', '0', '--datasets', 'others');
    expect(jobs.stdout).toContain('20 texts read.');
    expect(hashFolder(at('others', '0.1.0-draft'))).toEqual(bytes);
    // The cache of the built command, which the code under test does not take for its own.
    const cached = run('build', '--jobs', '2', '--battle-folders', '0', '--datasets', 'cached');
    expect(cached.stdout).toContain('0 texts read, 20 as they were.');
    expect(hashFolder(at('cached', '0.1.0-draft'))).toEqual(bytes);

    // Shards in another order, as many machines would give them.
    mkdirSync(at('records'));
    const articles = (await call('articles')).stdout.trimEnd().split('\n');
    for (const [index, lines] of [articles.slice(7), articles.slice(0, 7)].entries()) {
      const { code, stdout } = await filter(`${lines.join('\n')}\n`);
      expect(code).toBe(0);
      writeFileSync(at('records', `${index}.ndjson`), stdout);
    }
    expect(await build('--records', 'records', '--datasets', 'made')).toMatchObject({ code: 0 });
    expect(hashFolder(at('made', '0.1.0-draft'))).toEqual(bytes);
  });

  test('reads one text again when one was changed, and none of those that stand beside a new one', async () => {
    expect((await build()).stdout).toContain('5 texts read.');
    writeFileSync(at('sources', `${NAMES[4]}.txt`), article(NAMES[4]!, 50));
    expect((await build()).stdout).toContain('1 texts read, 4 as they were.');
    writeFileSync(at('sources', `${NAMES[4]}-c.txt`), article('C'));
    const { stdout } = await build();
    expect(stdout).toContain('1 texts read, 5 as they were.');
    expect(await call('check', '--jobs', '1')).toMatchObject({ code: 0 });
  });

  test('tells the same of a text that is in the cache, and leaves the same out', async () => {
    writeFileSync(at('sources', 'z-again.txt'), article(NAMES[0]!));
    writeFileSync(at('sources', 'z-odd.txt'), article('Odd').replace('1,200 men', '1,200\0 men'));
    const [first, second] = [await build(), await build()];
    expect(first.stderr).toMatch(new RegExp(`was already read from ${NAMES[0]}\\.txt`));
    expect(first.stderr).toContain('2 texts were left out');
    expect(second).toMatchObject({ code: 1, stderr: first.stderr });
  });

  test('reads everything again when the options of reading are others, or a file of the cache is damaged', async () => {
    await build();
    expect((await build('--max-characters', '9999')).stdout).toContain('5 texts read.');
    expect((await build('--max-characters', '9999')).stdout).toContain('0 texts read, 5 as they were.');
    const bytes = hashFolder(at(...RELEASE));
    const cache = cacheFolders()[0]!;
    for (const [index, name] of readdirSync(cache).entries()) {
      const path = join(cache, name);
      const entry = readFileSync(path);
      if (index === 0) writeFileSync(path, entry.subarray(0, entry.length - 100));
      else if (index === 1) writeFileSync(path, 'of another program\n');
      else {
        entry[Math.floor(entry.length / 2)]! ^= 1;
        writeFileSync(path, entry);
      }
    }
    rmSync(at('datasets'), { recursive: true });
    expect((await build('--max-characters', '9999')).stdout).toContain('5 texts read.');
    expect(hashFolder(at(...RELEASE))).toEqual(bytes);
  });

  test('forgets the records that are gone, and no other file in the cache', async () => {
    mkdirSync(at('others'));
    writeFileSync(at('others', 'one.txt'), article('One'));
    await build('--sources', 'others', '--datasets', 'beside');
    const [others] = cacheFolders();
    await build();
    const own = cacheFolders().find((path) => path !== others)!;
    expect(readdirSync(own)).toHaveLength(5);
    writeFileSync(join(own, 'a-note-of-mine'), '');
    // What an earlier version of the program left, and what a build that was killed had begun.
    writeFileSync(join(own, '0'.repeat(64)), 'openbattles chunk');
    writeFileSync(join(own, `${'1'.repeat(64)}.999999999-0`), '');
    for (const name of NAMES.slice(-3)) rmSync(at('sources', `${name}.txt`));
    await build('--dry-run');
    expect(readdirSync(own)).toHaveLength(8);
    await build();
    expect(readdirSync(own)).toHaveLength(3);
    expect(readdirSync(own)).toContain('a-note-of-mine');
    expect(readdirSync(others!)).toHaveLength(1);
  });

  test('gives a large release one file a table; verify, check and explain know it', async () => {
    expect(await build()).toMatchObject({ code: 0 });
    const files = readdirSync(at(...RELEASE));
    expect(files).toContain('texts.ndjson');
    expect(files).not.toContain('battles');
    expect(files).not.toContain('sources');
    expect(await call('verify')).toMatchObject({ code: 0, stderr: '' });
    expect(await call('check', '--jobs', '1')).toMatchObject({ code: 0 });
    const id = readJson(at(...RELEASE, 'casualties.json'))[0].casualty_id;
    expect((await call('explain', id)).stdout).toContain('32–49 killed');
    const path = at(...RELEASE, 'events.arrow');
    const bytes = readFileSync(path);
    bytes[Math.floor(bytes.length / 2)]! ^= 1;
    writeFileSync(path, bytes);
    expect((await call('verify')).stderr).toMatch(
      /events\.arrow does not hold what events\.json holds, from byte \d+/,
    );
  });

  test('says which record is missing, or was made of another text', async () => {
    mkdirSync(at('records'));
    const lines = (
      await call('extract', '--ndjson', '--jobs', '1', ...NAMES.slice(1).map((name) => `sources/${name}.txt`))
    ).stdout;
    writeFileSync(at('records', 'all.ndjson'), lines);
    writeFileSync(at('sources', `${NAMES[3]}.txt`), article(NAMES[3]!, 50));
    const { code, stderr } = await build('--records', 'records');
    expect(code).toBe(1);
    expect(stderr).toContain('There is no record of this text');
    expect(stderr).toContain('was made of another text');
    expect(stderr).toContain('2 texts were left out');
    writeFileSync(at('records', 'odd.ndjson'), '{"battle":\n');
    expect(await build('--records', 'records')).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/odd\.ndjson:1: this line is no record/),
    });
  });
});

describe('extract --ndjson -', () => {
  test('reads a line, prints a line, reports and skips what is none, and keeps the exit code', async () => {
    const lines = [
      '{"title":"Battle of A","text":"It was fought on 3 May 1808."}',
      'no JSON',
      '{"title":"Battle of B","text":"It was fought on 4 May 1808."}',
      '{"title":"Battle of C"}',
    ];
    const { code, stdout, stderr } = await filter(lines.join('\n'));
    expect(code).toBe(1);
    const ids = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line).battle.battle_id);
    expect(ids).toEqual(['battle-of-a', 'battle-of-b']);
    expect(stderr).toMatch(/:2: /);
    expect(stderr).toMatch(/:4: /);
  });

  test('an empty input is no failure: an engine may hand a machine nothing', async () => {
    expect(await filter('')).toMatchObject({ code: 0, stdout: '', stderr: '' });
  });

  test('prints the same for any number of jobs', async () => {
    write(MANY);
    const paths = MANY.map((name) => `sources/${name}.txt`);
    const one = await call('extract', '--jobs', '1', ...paths);
    expect(run('extract', '--jobs', '2', ...paths)).toEqual(one);
    expect(JSON.parse(one.stdout)).toHaveLength(20);
  });
});

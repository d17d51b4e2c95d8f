import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  BUILT,
  builtProject,
  callOpenbattles,
  openbattles,
  type Project,
  ROOT,
  readJson,
} from './openbattles.ts';

const COMMANDS = [
  'add',
  'articles',
  'build',
  'release',
  'check',
  'diff',
  'extract',
  'dates',
  'verify',
  'explain',
  'refresh',
  'remove',
  'rename',
];
const TESSALIT = 'sources/siege-of-tessalit.txt';
const TINZAOUATEN = 'sources/battle-of-tinzaouaten-2012.txt';

let project: Project;
const at = (...path: string[]) => join(project.folder, ...path);
const run = (...args: string[]) => callOpenbattles(args, project.folder);
/** The same with something on standard input. */
const pipe = (input: string, ...args: string[]) => callOpenbattles(args, project.folder, input);

beforeAll(async () => {
  project = await builtProject();
  mkdirSync(at('broken'));
  writeFileSync(at('broken', 'sources.json'), '[{');
  writeFileSync(at('broken', 'battle.txt'), '= Battle =\n');
});
afterAll(() => project.clean());

describe('the command', () => {
  test('as it is built, prints its version', () => {
    const { version } = readJson(ROOT, 'packages', 'pipeline', 'package.json');
    expect(openbattles(['--version'])).toEqual({ code: 0, stdout: `openbattles ${version}\n`, stderr: '' });
  });

  test('--help lists every command, and each has a help of its own', async () => {
    const { code, stdout } = await run('--help');
    expect(code).toBe(0);
    for (const command of COMMANDS) {
      expect(stdout).toContain(`  ${command}`);
      const help = await run(command, '--help');
      expect(help).toMatchObject({ code: 0, stderr: '' });
      expect(help.stdout).toContain(`usage: openbattles ${command}`);
    }
  });

  test.each([
    [[], 'usage'],
    [['bild'], 'there is no command bild'],
    [['extract'], 'extract needs at least one FILE'],
    [['extract', 'nowhere.txt'], 'there is no file nowhere.txt'],
    [['extract', 'sources'], 'sources is a folder'],
    [['extract', '--fast', TESSALIT], "Unknown option '--fast'"],
    [['extract', '--max-characters', 'many', TESSALIT], 'takes a whole number above 0, not many'],
    [['dates'], 'dates needs at least one FILE'],
    [['explain'], 'explain takes one ID'],
    [['explain', 'siege-of-nowhere'], 'has no row siege-of-nowhere'],
    [['verify', 'nowhere'], 'there is no release nowhere'],
    [['build', 'everything'], 'build takes no argument'],
    [['build', '--no-derivatives', 'perhaps'], '--no-derivatives takes keep or leave, not perhaps'],
    [['release', '--as', 'one'], '--as takes a version such as 1.0.0, not one'],
    [['diff', BUILT], 'diff takes two releases, A and B'],
    [['diff', BUILT, '0.0.9'], 'there is no release datasets/0.0.9'],
    [['diff', 'sources', 'sources'], 'sources has no codebook.json'],
    [['diff', '--json', '--markdown', BUILT, BUILT], 'exclude each other'],
    [['add'], 'add needs at least one FILE, URL or TITLE'],
    [['add', '--licence', 'free for all', TESSALIT], '--licence takes an SPDX identifier'],
    [
      ['add', '--api', 'en.wikipedia.org', 'Battle of Sample'],
      '--api takes an address that begins with https://',
    ],
    [['add', '--retries', '-1', 'Battle of Sample'], '--retries'],
    [['add', '--licence', 'CC-BY-SA', TESSALIT], '--licence takes an SPDX identifier'],
    [['add', '--api', 'ftp://me:secret@example.org', 'X'], 'not ftp://me:***@example.org'],
    [['add', '--contact', 'Jürgen', 'X'], '--contact takes'],
    [['refresh', '--timeout', '0'], '--timeout takes a whole number from 1 on'],
    [['refresh', '--sources', 'nowhere'], 'there is no folder nowhere'],
    [['remove'], 'remove needs at least one FILE or TITLE'],
    [['rename', TESSALIT], 'rename takes a FILE or TITLE, and what it is to be called'],
  ])('%j is called wrongly: exit code 2, nothing on standard output', async (args, message) => {
    const { code, stdout, stderr } = await run(...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(message);
  });

  test.each([
    [['build', '--sources', 'nowhere'], 'There is no folder nowhere'],
    [['check', '--sources', 'nowhere'], 'There is no folder nowhere'],
    [['articles', '--sources', 'nowhere'], 'There is no folder nowhere'],
    [['build', '--sources', 'broken'], 'broken/sources.json cannot be read'],
    [['extract', 'broken/battle.txt'], 'broken/sources.json cannot be read'],
  ])('%j finds no sources: one line, exit code 2, nothing on standard output', async (args, message) => {
    const { code, stdout, stderr } = await run(...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(message);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  });
});

describe('extract', () => {
  test('prints an array, or with --ndjson a line each', async () => {
    const array = await run('extract', TESSALIT, TINZAOUATEN);
    const lines = await run('extract', '--ndjson', TESSALIT, TINZAOUATEN);
    expect([array.code, lines.code]).toEqual([0, 0]);
    const records = lines.stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(JSON.parse(array.stdout)).toEqual(records);
    expect(records.map(({ battle }) => battle.battle_id)).toEqual([
      'siege-of-tessalit',
      'battle-of-tinzaouaten-2012',
    ]);
  });

  test('- reads one article from standard input', () => {
    const input = '\uFEFF= Battle of Sample =\r\n\r\nInfobox\r\n- Date: 3 May 1808\r\n';
    const { code, stdout } = openbattles(['extract', '-'], { cwd: project.folder, input });
    expect(code).toBe(0);
    const [record] = JSON.parse(stdout);
    expect(record.battle).toMatchObject({ battle_id: 'battle-of-sample', date_start: '1808-05-03' });
    const [{ quote, char_start, char_end, line }] = record.infobox;
    expect([quote, [...input].slice(char_start, char_end).join(''), line]).toEqual([
      '3 May 1808',
      '3 May 1808',
      4,
    ]);
  });

  test('a text over the limit is left out, and the message names the limit', async () => {
    const { code, stderr } = await run('extract', '--max-characters', '100', TESSALIT);
    expect(code).toBe(1);
    expect(stderr).toMatch(/it has more than the 100 characters that an article may have/);
  });

  test('an article that cannot be read is left out, the output stays JSON, and the exit code is 1', async () => {
    const { code, stdout, stderr } = await pipe('= Battle =\n\nIt was\0 fought.\n', 'extract', '-');
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toEqual([]);
    expect(stderr).toMatch(/3:7.*NUL/);
  });
});

describe('messages', () => {
  test.each([
    ['plain characters', '('],
    ['characters of two units', '😀'],
  ])('quote no more than the beginning of a long value: %s', async (_, unit) => {
    const input = `= Battle =\n\nInfobox\n- Date: ${unit.repeat(200_000)}\n\nOn 1 May 1916 it ended.\n`;
    const { code, stderr } = await pipe(input, 'extract', '-');
    expect(code).toBe(0);
    expect(stderr).toMatch(/warning No date could be read from "(?:\(+|😀+) …/u);
    expect(stderr.length).toBeLessThan(1000);
  });
});

describe('dates', () => {
  test('prints a line of JSON a file, in code points', async () => {
    const { code, stdout } = await run('dates', TINZAOUATEN);
    expect(code).toBe(0);
    const { file, dates } = JSON.parse(stdout);
    expect(file).toBe(TINZAOUATEN);
    expect(dates[0]).toEqual(
      expect.objectContaining({ start: expect.any(Number), edtf: expect.any(String) }),
    );
    expect(Object.keys(dates[0])).toEqual([
      'start',
      'end',
      'text',
      'edtf',
      'timex',
      'date_start',
      'date_end',
      'precision',
      'basis',
    ]);
  });
});

describe('explain', () => {
  test('shows the line, the span underlined, and the rule', async () => {
    const { code, stdout } = await run('explain', 'siege-of-tessalit/casualties/1/killed');
    expect(code).toBe(0);
    const lines = stdout.split('\n');
    expect(lines[0]).toBe('siege-of-tessalit/casualties/1/killed  (casualties)');
    expect(lines[2]).toMatch(/sources\/siege-of-tessalit\.txt:15:16 {2}rule \S+$/);
    const [text, marks] = [lines[3]!, lines[4]!];
    expect(text.slice(marks.indexOf('^'), marks.lastIndexOf('^') + 1)).toBe('32–49 killed');
    expect(stdout).toMatch(/ low +32\n/);
  });

  test('shows for a battle the fields that its columns were read from', async () => {
    const { stdout } = await run('explain', 'siege-of-tessalit');
    for (const key of ['18 January–11 March 2012', 'Tessalit, Kidal Region, Mali', 'MNLA victory']) {
      expect(stdout).toContain(key);
    }
  });

  test('shows for a finding each row that it speaks of', async () => {
    const finding = readJson(at('datasets', BUILT, 'findings.json'))[0].finding_id;
    const refs = readJson(at('datasets', BUILT, 'finding_refs.json')).filter(
      ({ finding_id }: { finding_id: string }) => finding_id === finding,
    );
    const { code, stdout } = await run('explain', finding);
    expect(code).toBe(0);
    expect(refs.length).toBeGreaterThan(0);
    for (const { role, id, table } of refs) expect(stdout).toContain(`\n${role}: ${id}  (${table})\n`);
  });

  test('names the nearest ids of a wrong one, each once', async () => {
    const { stderr } = await run('explain', 'siege-of-tesalit/casualties/1/kiled');
    const near = /there is (.*)/.exec(stderr)![1]!.split(', ');
    expect(near[0]).toBe('siege-of-tessalit/casualties/1/killed');
    expect(new Set(near).size).toBe(near.length);
    expect((await run('explain', 'zzzz')).stderr).toMatch(/has no row zzzz\n/);
  });
});

import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { listVersions } from '../src/published/versions.ts';
import { openbattles, ROOT } from './openbattles.ts';

const COMMANDS = [
  'add',
  'articles',
  'build',
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
const RELEASE = listVersions(join(ROOT, 'datasets')).at(-1)!;
const TESSALIT = 'sources/siege-of-tessalit.txt';
const TINZAOUATEN = 'sources/battle-of-tinzaouaten-2012.txt';

describe('the command', () => {
  test('--help lists every command, and each has a help of its own', () => {
    const { code, stdout } = openbattles(['--help']);
    expect(code).toBe(0);
    for (const command of COMMANDS) {
      expect(stdout).toContain(`  ${command}`);
      const help = openbattles([command, '--help']);
      expect(help).toMatchObject({ code: 0, stderr: '' });
      expect(help.stdout).toContain(`usage: openbattles ${command}`);
    }
  });

  test.each([
    [[], 'usage'],
    [['bild'], 'there is no command bild'],
    [['extract'], 'extract needs at least one FILE'],
    [['extract', 'nowhere.txt'], 'there is no file nowhere.txt'],
    [['extract', '--fast', TESSALIT], "Unknown option '--fast'"],
    [['extract', '--max-characters', 'many', TESSALIT], 'takes a whole number above 0, not many'],
    [['dates'], 'dates needs at least one FILE'],
    [['explain'], 'explain takes one ID'],
    [['explain', 'siege-of-nowhere'], 'has no row siege-of-nowhere'],
    [['verify', 'nowhere'], 'there is no release nowhere'],
    [['build', 'everything'], 'build takes no argument'],
    [['build', '--release', 'one'], '--release takes a version such as 1.0.0, not one'],
    [['diff', RELEASE], 'diff takes two releases, A and B'],
    [['diff', RELEASE, '0.0.9'], 'there is no release datasets/0.0.9'],
    [['diff', 'sources', 'sources'], 'sources has no codebook.json'],
    [['diff', '--json', '--markdown', RELEASE, RELEASE], 'exclude each other'],
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
  ])('%j is called wrongly: exit code 2, nothing on standard output', (args, message) => {
    const { code, stdout, stderr } = openbattles(args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(message);
  });
});

describe('extract', () => {
  test('prints an array, or with --ndjson a line each', () => {
    const array = openbattles(['extract', TESSALIT, TINZAOUATEN]);
    const lines = openbattles(['extract', '--ndjson', TESSALIT, TINZAOUATEN]);
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
    const { code, stdout } = openbattles(['extract', '-'], { input });
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

  test('a text over the limit is left out, and the message names the limit', () => {
    const { code, stderr } = openbattles(['extract', '--max-characters', '100', TESSALIT]);
    expect(code).toBe(1);
    expect(stderr).toMatch(/1:1 +error .*more than the 100 that an article may have/);
  });

  test('an article that cannot be read is left out, the output stays JSON, and the exit code is 1', () => {
    const { code, stdout, stderr } = openbattles(['extract', '-'], {
      input: '= Battle =\n\nIt was\0 fought.\n',
    });
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toEqual([]);
    expect(stderr).toMatch(/3:7.*NUL/);
  });
});

describe('messages', () => {
  test.each([
    ['plain characters', '('],
    ['characters of two units', '😀'],
  ])('quote no more than the beginning of a long value: %s', (_, unit) => {
    const input = `= Battle =\n\nInfobox\n- Date: ${unit.repeat(200_000)}\n\nOn 1 May 1916 it ended.\n`;
    const { code, stderr } = openbattles(['extract', '-'], { input });
    expect(code).toBe(0);
    expect(stderr).toMatch(/warning No date could be read from "(?:\(+|😀+) …/u);
    expect(stderr.length).toBeLessThan(1000);
  });
});

describe('dates', () => {
  test('prints a line of JSON a file, in code points', () => {
    const { code, stdout } = openbattles(['dates', TINZAOUATEN]);
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
  test('shows the line, the span underlined, and the rule', () => {
    const { code, stdout } = openbattles(['explain', 'siege-of-tessalit/casualties/1/killed']);
    expect(code).toBe(0);
    const lines = stdout.split('\n');
    expect(lines[0]).toBe('siege-of-tessalit/casualties/1/killed  (casualties)');
    expect(lines[2]).toMatch(/sources\/siege-of-tessalit\.txt:15:16 {2}rule \S+$/);
    const [text, marks] = [lines[3]!, lines[4]!];
    expect(text.slice(marks.indexOf('^'), marks.lastIndexOf('^') + 1)).toBe('32–49 killed');
    expect(stdout).toMatch(/ low +32\n/);
  });

  test('shows for a battle the fields that its columns were read from', () => {
    const { stdout } = openbattles(['explain', 'siege-of-tessalit']);
    for (const key of ['18 January–11 March 2012', 'Tessalit, Kidal Region, Mali', 'MNLA victory']) {
      expect(stdout).toContain(key);
    }
  });
});

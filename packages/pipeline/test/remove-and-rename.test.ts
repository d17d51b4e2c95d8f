import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sha256 } from '../src/sources/sources.ts';
import { SourcesFolder } from './gathering.ts';

let project: SourcesFolder;

const text = (title: string) =>
  `= ${title} =\n\nInfobox\n- Date: 3 May 1808\n\n${title} was fought on 3 May 1808.\n`;

beforeEach(async () => {
  project = new SourcesFolder();
  for (const name of ['a', 'b', 'c'])
    project.write(`battle-of-${name}.txt`, text(`Battle of ${name.toUpperCase()}`));
  await project.run('add', ...project.files().map((file) => `sources/${file}`));
});
afterEach(() => project.remove());

const FILES = ['battle-of-a.txt', 'battle-of-b.txt', 'battle-of-c.txt'];

describe('remove', () => {
  test.each([
    ['a file', ['battle-of-a.txt'], ['battle-of-a.txt']],
    ['a path', ['sources/battle-of-a.txt'], ['battle-of-a.txt']],
    ['a title', ['Battle of A'], ['battle-of-a.txt']],
    [
      'several, one twice',
      ['Battle of A', 'battle-of-a.txt', 'battle-of-c.txt'],
      ['battle-of-a.txt', 'battle-of-c.txt'],
    ],
  ])('%s takes the text and what is recorded of it out', async (_, names, gone) => {
    const { code, stdout } = await project.run('remove', ...names);
    expect(code).toBe(0);
    const rest = FILES.filter((file) => !gone.includes(file));
    expect(project.files()).toEqual(rest);
    expect(project.entries().map(({ file }) => file)).toEqual(rest);
    expect(stdout).toContain(
      `Removed ${join('sources', gone[0]!)}: the battle battle-of-a and its rows go with it`,
    );
    expect(stdout).toContain('MAJOR');
  });

  test('takes out what is recorded alone, and what is not recorded', async () => {
    rmSync(join(project.sources, 'battle-of-a.txt'));
    project.write('battle-of-d.md', '# Battle of D\n');
    expect(await project.run('remove', 'battle-of-a.txt', 'battle-of-d.md')).toMatchObject({ code: 0 });
    expect(project.files()).toEqual(['battle-of-b.txt', 'battle-of-c.txt']);
    expect(project.entries()).toHaveLength(2);
  });

  test.each([
    [
      'one that there is not',
      ['battle-of-a.txt', 'battle-of-x.txt'],
      /There is no source “battle-of-x\.txt”/,
    ],
    ['the registry', ['sources.json'], /There is no source/],
    ['a file elsewhere', ['../sources/battle-of-a.txt'], /There is no source/],
  ])('%s: nothing is removed', async (_, names, message) => {
    const before = project.snapshot();
    const { code, stderr } = await project.run('remove', ...names);
    expect(code).toBe(1);
    expect(stderr).toMatch(message);
    expect(stderr).toContain('Nothing was removed.');
    expect(project.snapshot()).toEqual(before);
  });

  test('of two texts of a title wants the file', async () => {
    project.write('twin.txt', text('Battle of A'));
    const { code, stderr } = await project.run('remove', 'Battle of A');
    expect(code).toBe(1);
    expect(stderr).toContain('is the title of battle-of-a.txt and twin.txt: name the file');
  });

  test('of nothing is called wrongly', async () => {
    expect(await project.run('remove')).toMatchObject({ code: 2 });
  });
});

describe('rename', () => {
  test('with a new title changes the first line, the file and what is recorded', async () => {
    project.record('battle-of-a.txt', { licence: 'CC0-1.0', note: 'mine' } as object);
    const { code, stdout } = await project.run('rename', 'Battle of A', 'Battle of Émile');
    expect(code).toBe(0);
    expect(project.files()).toEqual(['battle-of-b.txt', 'battle-of-c.txt', 'battle-of-emile.txt']);
    expect(project.read('battle-of-emile.txt')).toBe(
      text('Battle of A').replace('Battle of A', 'Battle of Émile'),
    );
    expect(project.entry('battle-of-emile.txt')).toMatchObject({
      title: 'Battle of Émile',
      licence: 'CC0-1.0',
      note: 'mine',
      sha256: sha256(project.read('battle-of-emile.txt')),
    });
    expect(project.entry('battle-of-a.txt')).toBeUndefined();
    expect(stdout).toContain('The battle battle-of-a is battle-of-emile now');
    expect(stdout).toContain('MAJOR');
  });

  test('with a new file leaves the text', async () => {
    const { code, stdout } = await project.run('rename', 'battle-of-a.txt', 'first.txt');
    expect(code).toBe(0);
    expect(project.read('first.txt')).toBe(text('Battle of A'));
    expect(project.entry('first.txt')?.title).toBe('Battle of A');
    expect(stdout).not.toContain('The battle');
  });

  test('with a title that differs in marks alone leaves the file, and from that of another source gets one of its own', async () => {
    await project.run('rename', 'Battle of A', 'Battle of Á');
    expect(project.read('battle-of-a.txt')).toContain('= Battle of Á =');
    await project.run('rename', 'Battle of B', 'Battle of A');
    expect(project.files().filter((file) => file.startsWith('battle-of-a'))).toEqual([
      'battle-of-a--329defcf.txt',
      'battle-of-a.txt',
    ]);
  });

  test.each<[string, string[], RegExp]>([
    ['a source that there is not', ['Battle of X', 'Battle of Y'], /There is no source “Battle of X”/],
    ['the title of another', ['Battle of A', 'Battle of B'], /battle-of-b\.txt is called so already/],
    ['the file of another', ['Battle of A', 'battle-of-b.txt'], /battle-of-b\.txt is there already/],
    ['its own title', ['Battle of A', 'Battle of A'], /is called so already/],
    ['another kind of file', ['Battle of A', 'a.md'], /stays of its kind: name it something\.txt/],
    ['a file elsewhere', ['Battle of A', '../a.txt'], /is not the name of a file in sources itself/],
    ['no title', ['Battle of A', 'A = B'], /can be no title/],
    ['an empty title', ['Battle of A', ' '], /can be no title/],
  ])('%s: nothing is renamed', async (_, names, message) => {
    const before = project.snapshot();
    const { code, stderr } = await project.run('rename', ...names);
    expect(code).toBe(1);
    expect(stderr).toMatch(message);
    expect(stderr).toContain('Nothing was renamed.');
    expect(project.snapshot()).toEqual(before);
  });

  test('changes nothing where something cannot be written', async () => {
    mkdirSync(join(project.sources, `sources.json.${process.pid}.next`));
    const { code, stderr } = await project.run('rename', 'Battle of A', 'Battle of Z');
    expect(code).toBe(1);
    expect(stderr).toMatch(/cannot be written[\s\S]*Nothing was renamed/);
    expect(project.files()).toEqual([...FILES, `sources.json.${process.pid}.next`]);
    expect(project.read('battle-of-a.txt')).toBe(text('Battle of A'));
  });
});

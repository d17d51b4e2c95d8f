import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { SourcesFolder } from './gathering.ts';

let project: SourcesFolder;

beforeEach(() => {
  project = new SourcesFolder();
});
afterEach(() => project.remove());

test('build tells of texts that are doubted and of files that are none, and builds all the same', async () => {
  project.write('soup.txt', '= Soup =\n\nSoup is a liquid food.\n');
  project.write('good.txt', '= Good =\n\nOn 3 May 1808, it was fought.\n');
  project.write('notes.doc', 'x');
  mkdirSync(join(project.sources, 'more'));
  const { code, stderr } = await project.run('build');
  expect(code).toBe(0);
  expect(stderr).toMatch(/sources\/more: It is not looked at/);
  expect(stderr).toMatch(/sources\/notes\.doc: It is not read/);
  expect(stderr).toMatch(/soup\.txt\n.*neither an infobox nor a dated passage/);
  expect(stderr.match(/is doubted/g)).toHaveLength(1);
});

test('what somebody has insisted on is told no more', async () => {
  project.write('soup.txt', '= Soup =\n\nSoup is a liquid food.\n');
  await project.run('add', '--insist', 'sources/soup.txt');
  expect((await project.run('build')).stderr).not.toContain('is doubted');
});

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { BattleRecord } from '@openbattles/schema';
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

test('the item of Wikidata that is recorded of a text is published, and stays recorded', async () => {
  project.write('good.txt', '= Good =\n\nOn 3 May 1808, it was fought.\n');
  project.write(
    'more.ndjson',
    '{"title": "More", "text": "On 4 May 1808, it was fought.", "wikidata": "Q43"}\n',
  );
  await project.run('add', 'sources/good.txt');
  project.record('good.txt', { wikidata: 'Q42' });
  await project.run('build');
  const { stdout } = await project.run('extract', 'sources/good.txt', 'sources/more.ndjson');
  expect(JSON.parse(stdout).map(({ source }: BattleRecord) => source.wikidata)).toEqual(['Q42', 'Q43']);
  expect(project.entry('good.txt')?.wikidata).toBe('Q42');
});

test('what somebody has insisted on is told no more', async () => {
  project.write('soup.txt', '= Soup =\n\nSoup is a liquid food.\n');
  await project.run('add', '--insist', 'sources/soup.txt');
  expect((await project.run('build')).stderr).not.toContain('is doubted');
});

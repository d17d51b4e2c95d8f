import { mkdirSync, readFileSync } from 'node:fs';
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

const told = '\n\nOn 3 May 1808, it was fought.\n';

test('no name of a text stops a build: what no system takes is refused, and told what to call it', async () => {
  const names = ['con.txt', '....txt', 'a\nb.txt', 'e\u0301.txt', 'A.txt', 'a.txt'];
  for (const [index, name] of names.entries()) project.write(name, `= Battle ${index} =${told}`);
  project.write('long.txt', `= ${'X'.repeat(300)} =${told}`);
  project.write('dots.txt', `= ... =${told}`);
  project.write('upper.TXT', `= Upper =${told}`);
  const lines = [
    { title: '\uFDFA'.repeat(80), text: 'a' },
    { title: 'AUX', text: 'b' },
    { title: '...', text: 'c' },
    { file: `${'\u4E00'.repeat(200)}.txt`, text: `= D =${told}` },
    { file: 'e\nf.txt', text: `= E =${told}` },
  ];
  project.write('lines.ndjson', lines.map((line) => JSON.stringify(line)).join('\n'));
  const { code, stderr } = await project.run('build');
  expect(code).toBe(1);
  for (const reason of [
    '"con.txt" is no name that every system takes for a file: call it con--',
    '"....txt" is no name that every system takes for a file: call it article--',
    '"a\\nb.txt" is no name that every system takes for a file: call it a-b.txt',
    'There is an article a.txt already, in',
    'lines.ndjson:4: "file" is the name of a text',
    'lines.ndjson:5: "file" is the name of a text',
  ])
    expect(stderr).toContain(reason);
  const sources = JSON.parse(
    readFileSync(join(project.folder, 'datasets/0.1.0-draft/sources.json'), 'utf8'),
  ) as { file: string }[];
  expect(sources.map(({ file }) => file).filter((file) => !file.startsWith('صلى'))).toEqual([
    'A.txt',
    'dots.txt',
    'aux--1898ed91.txt',
    'line-3.txt',
    'long.txt',
    'upper.TXT',
  ]);
});

test('entries and keys of sources.json that nobody knows stay, also of files that are not there', async () => {
  project.write('good.txt', `= Good =${told}`);
  const sha256 = 'f'.repeat(64);
  const gone = { file: 'gone.txt', title: 'Gone', licence: 'CC0-1.0', sha256, note: [1] };
  const map = { file: 'map.pdf', title: 'Map', sha256 };
  const old = { file: 'old.txt', sha256 };
  const good = { file: 'good.txt', colour: { hue: 'red' } };
  project.write('sources.json', JSON.stringify([good, gone, map, old]));
  const { code, stdout } = await project.run('build');
  expect(code).toBe(0);
  expect(stdout).toContain('old.txt is not there any more: what was recorded of it is forgotten');
  expect(project.entries()).toMatchObject([gone, good, map]);
  expect((await project.run('check')).code).toBe(0);
});

test('what is rendered of a file is no file of its own: nothing is recorded of it, and what is recorded stays', async () => {
  project.write('good.md', `# Good\n\n${told}`);
  const bad = { title: 'Bad', format: 'wikitext', text: `{{Infobox battle|date=3 May 1808}}${told}` };
  project.write('lines.ndjson', JSON.stringify(bad));
  project.write('sources.json', JSON.stringify([{ file: 'good.txt', licence: 'CC0-1.0' }]));
  const { code, stdout } = await project.run('build');
  expect(code).toBe(0);
  expect(stdout).not.toContain('is forgotten');
  expect(project.entries().map(({ file }) => file)).toEqual(['good.md', 'good.txt', 'lines.ndjson']);
  expect(project.entries()[1]).toMatchObject({ licence: 'CC0-1.0' });
  expect(await project.run('check')).toMatchObject({ code: 0 });
});

test('one odd value of a text costs neither its article nor the build', async () => {
  project.write(
    'good.txt',
    '= Good =\n\nInfobox\n- Date: 5–3 May 1808\n- Casualties1: 3,000,000,000 killed\n',
  );
  const { code } = await project.run('build');
  expect(code).toBe(0);
  const [battle] = JSON.parse(
    readFileSync(join(project.folder, 'datasets/0.1.0-draft/battles.json'), 'utf8'),
  );
  expect(battle).toMatchObject({ title: 'Good', date_text: '5–3 May 1808', date_edtf: null });
});

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { sha256 } from '../src/sources/sources.ts';
import { SourcesFolder } from './gathering.ts';
import { battleText, CATEGORY, later, manyBattles, titleOfBattle } from './many-battles.ts';
import { startWiki, type WikiPages, type WikiServer } from './wiki-server.ts';

const BATTLES = 60;
const EDITED = 'battle-of-sample-ford-7.txt';

let wiki: WikiServer;
let rights: WikiServer['rights'];
/** What was added once, of which each test gets a copy. */
let added: SourcesFolder;
let project: SourcesFolder;

beforeAll(async () => {
  wiki = await startWiki({});
  ({ rights } = wiki);
  turn(manyBattles(BATTLES));
  added = new SourcesFolder();
  await added.run('add', '--api', wiki.api, '--category', CATEGORY, '--depth', '1');
});
afterAll(async () => {
  await wiki.close();
  added.remove();
});
beforeEach(() => {
  turn(manyBattles(BATTLES));
  Object.assign(wiki, { rights, onRequest: null });
  wiki.requests.length = 0;
  project = added.copy();
});
afterEach(() => project.remove());

const refresh = (...args: string[]) => project.run('refresh', '--retries', '0', ...args);
const turn = (pages: WikiPages) => {
  wiki.pages.clear();
  for (const [title, page] of Object.entries(pages)) wiki.pages.set(title, page);
};
const edit = (number: number, revision: number) =>
  wiki.pages.set(titleOfBattle(number), { text: battleText(number).replace('Spain', 'Peru'), revision });
const titlesAsked = () => wiki.requests.flatMap(({ parameters }) => parameters.get('titles')!.split('|'));

test('asks for all in batches, without their texts, and changes nothing where nothing is new', async () => {
  const before = project.snapshot();
  const { code, stdout, stderr } = await refresh();
  expect(code).toBe(0);
  expect(stdout).toBe('');
  expect(stderr).toContain(`as they were: ${BATTLES}\n`);
  expect(wiki.requests.map(({ parameters }) => parameters.get('rvprop'))).toEqual(['ids', 'ids']);
  expect(titlesAsked()).toHaveLength(BATTLES);
  expect(project.snapshot()).toEqual(before);
});

test('fetches what changed alone; what was deleted, moved or broken stays and is told of', async () => {
  turn(later(BATTLES));
  const before = new Map(project.snapshot());
  const { code, stdout, stderr } = await refresh();
  expect(code).toBe(1);
  expect(stdout).toMatch(/battle-of-sample-ford-7\.txt: Battle of Sample Ford 7, revision 2007\n/);
  expect(stderr).toContain('changed: 1 (battle-of-sample-ford-7.txt)');
  expect(stderr).toMatch(
    /deleted, or moved without a redirect: 1\n {2}battle-of-sample-ford-8\.txt: .*remove/,
  );
  expect(stderr).toMatch(
    /ford-9\.txt: “Battle of Sample Ford 9” leads to “Battle of the Ford” now, the same item of Wikidata \(Q5009\)/,
  );
  expect(stderr).toMatch(
    /not taken, and kept as they are: 1\n {2}battle-of-sample-ford-10\.txt: .*broke off/,
  );
  expect(project.entry(EDITED)).toMatchObject({
    revision: '2007',
    retrieved: new Date().toISOString().slice(0, 10),
    sha256: sha256(project.read(EDITED)),
    licence: 'CC-BY-SA-4.0',
  });
  expect(project.read(EDITED)).toContain('31 killed');
  const changed = project.snapshot().filter(([name, text]) => before.get(name) !== text);
  expect(changed.map(([name]) => name).sort()).toEqual([EDITED, 'sources.json']);
});

test('follows a moved article to the title that the source has been given', async () => {
  turn(later(BATTLES));
  await project.run('rename', titleOfBattle(9), 'Battle of the Ford');
  const { stderr } = await refresh('battle-of-the-ford.txt');
  expect(stderr).toContain('of a new revision with the same text: 1 (battle-of-the-ford.txt)');
  expect(project.entry('battle-of-the-ford.txt')).toMatchObject({
    title: 'Battle of the Ford',
    url: `${wiki.origin}/wiki/Battle_of_the_Ford`,
    revision: '2009',
  });
});

describe('a text that was edited by hand', () => {
  beforeEach(() => {
    edit(7, 3000);
    project.write(EDITED, project.read(EDITED).replace('27 killed', '28 killed'));
  });

  test('is kept, also when a build has recorded its hash, and gives way with --replace', async () => {
    project.record(EDITED, { sha256: sha256(project.read(EDITED)) });
    const { code, stderr } = await refresh();
    expect(code).toBe(0);
    expect(stderr).toMatch(
      /edited by hand, and kept though there is a newer revision .*: 1 \(battle-of-sample-ford-7/,
    );
    expect(project.read(EDITED)).toContain('28 killed');
    expect(project.entry(EDITED)?.revision).toBe('1007');
    await refresh('--replace');
    expect(project.read(EDITED)).toContain('27 killed');
    expect(project.read(EDITED)).toContain('Peru');
    expect(project.entry(EDITED)?.revision).toBe('3000');
  });

  test('is refreshed when the edit is undone', async () => {
    project.write(EDITED, project.read(EDITED).replace('28 killed', '27 killed'));
    await refresh(EDITED);
    expect(project.read(EDITED)).toContain('Peru');
  });
});

test('a text of no known revision is kept, and its item is recorded', async () => {
  project.write('mine.txt', '= Mine =\n\nOn 3 May 1500, mine was fought.\n');
  wiki.pages.set('Mine', { text: battleText(1), item: 'Q77' });
  await project.run('add', '--url', `${wiki.origin}/wiki/Mine`, 'sources/mine.txt');
  const { code, stderr } = await refresh();
  expect(code).toBe(0);
  expect(stderr).toContain('of no known revision, and kept (--replace fetches them): 1 (mine.txt)');
  expect(project.entry('mine.txt')).toMatchObject({ wikidata: 'Q77', revision: null });
  expect(project.read('mine.txt')).toContain('mine was fought');
});

test('what is not from a wiki is not asked for; what is not there is told of', async () => {
  project.write('own.txt', '= Own =\n\nOn 3 May 1500, it was fought.\n');
  await project.run('add', 'sources/own.txt');
  project.record('battle-of-sample-ford-1.txt', { file: 'gone.txt' });
  const { code, stderr } = await refresh();
  expect(code).toBe(1);
  expect(stderr).toContain('from no wiki, and not asked for: 1 (own.txt)');
  expect(stderr).toContain('gone.txt is not there: npx openbattles remove gone.txt');
});

test('a new revision that is about no battle any more is not taken', async () => {
  wiki.pages.set(titleOfBattle(7), { text: 'Soup is a food.', revision: 3000 });
  const before = project.snapshot();
  const { code, stderr } = await refresh();
  expect(code).toBe(1);
  expect(stderr).toMatch(/not taken, and kept as they are: 1\n {2}.*ford-7\.txt: it has neither an infobox/);
  expect(project.snapshot()).toEqual(before);
});

test('the licence follows the wiki, but not where somebody has said another', async () => {
  wiki.rights = { url: 'https://creativecommons.org/publicdomain/zero/1.0/', text: 'CC0' };
  for (const number of [1, 2]) edit(number, 3000);
  project.record('battle-of-sample-ford-2.txt', { licence: 'CC-BY-4.0' });
  const { stderr } = await refresh();
  expect(stderr).toContain('battle-of-sample-ford-1.txt: the licence is CC0-1.0 now, and was CC-BY-SA-4.0');
  expect(project.entry('battle-of-sample-ford-1.txt')?.licence).toBe('CC0-1.0');
  expect(project.entry('battle-of-sample-ford-2.txt')?.licence).toBe('CC-BY-4.0');
  expect(project.entry('battle-of-sample-ford-3.txt')?.licence).toBe('CC-BY-SA-4.0');
});

test('a wiki that is not there does not stand in the way of another', async () => {
  project.record('battle-of-sample-ford-1.txt', { api: 'http://127.0.0.1:1/w/api.php' });
  project.record('battle-of-sample-ford-2.txt', { api: 'file:///etc/passwd' });
  edit(3, 3000);
  const { code, stderr } = await refresh();
  expect(code).toBe(1);
  expect(stderr).toMatch(/127\.0\.0\.1:1 cannot be reached/);
  expect(stderr).toContain('from no wiki, and not asked for: 1 (battle-of-sample-ford-2.txt)');
  expect(stderr).toContain('changed: 1 (battle-of-sample-ford-3.txt)');
});

test('keys and entries that we do not know stay', async () => {
  edit(1, 3000);
  project.record('battle-of-sample-ford-1.txt', { note: 'mine' } as object);
  await refresh();
  expect(project.entry('battle-of-sample-ford-1.txt')).toMatchObject({ revision: '3000', note: 'mine' });
});

test('an interrupted run keeps what has come', async () => {
  for (let number = 1; number <= BATTLES; number++) edit(number, 3000);
  wiki.onRequest = () => {
    if (wiki.requests.length === 3) process.emit('SIGINT');
  };
  const first = await refresh();
  expect(first.code).toBe(1);
  expect(first.stderr).toContain('changed: 50 (');
  wiki.onRequest = null;
  const second = await refresh();
  expect(second.code).toBe(0);
  expect(second.stderr).toContain('changed: 10 (');
  expect(second.stderr).toContain('as they were: 50\n');
});

test.each<[string, string[], RegExp]>([
  [
    'a source that there is not',
    ['nothing.txt'],
    /There is no source “nothing\.txt”[\s\S]*Nothing was refreshed/,
  ],
  ['another wiki alone', ['--api', 'http://127.0.0.1:1/w/api.php'], /of another wiki than that of --api: 60/],
])('%s: nothing changes', async (_, args, message) => {
  const before = project.snapshot();
  expect((await refresh(...args)).stderr).toMatch(message);
  expect(project.snapshot()).toEqual(before);
});

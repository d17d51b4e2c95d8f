import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { SourcesFolder } from './gathering.ts';
import { battleText, CATEGORY, manyBattles, titleOfBattle } from './many-battles.ts';
import { startWiki, type WikiServer } from './wiki-server.ts';

const BATTLES = 120;

let wiki: WikiServer;
let project: SourcesFolder;

beforeEach(async () => {
  wiki = await startWiki(manyBattles(BATTLES));
  project = new SourcesFolder();
});
afterEach(async () => {
  await wiki.close();
  project.remove();
});

/** On a busy machine an answer takes long; that is asked for once in the tests of one article. */
const add = (...args: string[]) => project.run('add', '--api', wiki.api, '--timeout', '600', ...args);
const titles = () => project.entries().map(({ title }) => title);
const requestsOf = (name: string) => wiki.requests.filter(({ parameters }) => parameters.has(name));

describe('a category', () => {
  test('is added with those below it, in as few requests as the wiki allows', async () => {
    wiki.listLimit = 7;
    const { code, stdout, stderr } = await add('--category', CATEGORY, '--depth', '2');
    expect(code).toBe(0);
    expect(project.files()).toHaveLength(BATTLES);
    expect(stdout.split('\n').filter((line) => line.startsWith('sources/'))).toHaveLength(BATTLES);
    expect(stderr).toContain('disambiguation pages: 1 (Sample Ford (disambiguation))');
    expect(stderr).toContain('without the infobox of a battle: 1 (Long War)');
    // Nobody looks at a terminal: no progress is shown.
    expect(stderr).not.toContain('\r');
    expect(requestsOf('titles')).toHaveLength(3);
    expect(project.entry('battle-of-sample-ford-17.txt')).toMatchObject({
      title: titleOfBattle(17),
      revision: '1017',
      wikidata: 'Q5017',
      licence: 'CC-BY-SA-4.0',
    });
  });

  test('alone has only its own articles, also by its address', async () => {
    const address = `${wiki.origin}/wiki/Category:${CATEGORY.replaceAll(' ', '_')}`;
    expect(await project.run('add', '--category', address)).toMatchObject({ code: 0 });
    expect(project.files()).toHaveLength(BATTLES / 2);
  });

  test('whose texts come in parts is put together', async () => {
    wiki.textLimit = 20;
    await add('--category', CATEGORY, '--depth', '1');
    expect(project.files()).toHaveLength(BATTLES);
  });

  test('that there is not is told of', async () => {
    const { code, stderr } = await add('--category', 'Battles of Nowhere');
    expect(code).toBe(1);
    expect(stderr).toMatch(/has no article in “Category:Battles of Nowhere”/);
  });

  test('with an article that always breaks off has all the others', async () => {
    const broken = titleOfBattle(12);
    wiki.pages.set(broken, { text: battleText(12), categories: [CATEGORY], broken: true });
    const { code, stderr } = await add('--category', CATEGORY, '--depth', '1', '--retries', '0');
    expect(code).toBe(1);
    expect(stderr).toMatch(/not had: 1\n {2}“Battle of Sample Ford 12”: .* broke off its answer/);
    expect(project.files()).toHaveLength(BATTLES - 1);
    expect(titles()).not.toContain(broken);
  });
});

describe('a run that is broken off', () => {
  test('by Ctrl-C keeps what has come, and another goes on without fetching it again', async () => {
    let answered = 0;
    wiki.onRequest = ({ parameters }) => {
      if (parameters.has('titles') && ++answered === 2) process.emit('SIGINT');
    };
    const first = await add('--category', CATEGORY, '--depth', '1');
    expect(first.code).toBe(1);
    expect(first.stderr).toContain('The same command goes on where it stopped');
    const kept = project.files().length;
    expect(kept).toBeGreaterThan(40);
    expect(kept).toBeLessThan(BATTLES);
    wiki.onRequest = null;
    wiki.requests.length = 0;
    const second = await add('--category', CATEGORY, '--depth', '1');
    expect(second.code).toBe(0);
    expect(second.stderr).toContain(`there already: ${kept}\n`);
    expect(project.files()).toHaveLength(BATTLES);
    const asked = requestsOf('titles').flatMap(({ parameters }) => parameters.get('titles')!.split('|'));
    expect(asked).toHaveLength(BATTLES + 2 - kept);
  });

  test('by the wiki keeps what has come', async () => {
    wiki.onRequest = () => {
      if (requestsOf('titles').length === 2) wiki.troubles.push({ status: 503 });
    };
    const { code, stderr } = await add('--category', CATEGORY, '--depth', '1', '--retries', '0');
    expect(code).toBe(1);
    expect(stderr).toMatch(/is busy \(HTTP 503\)[\s\S]*goes on where it stopped/);
    expect(project.files().length).toBeGreaterThan(40);
  });
});

test('the links of a page are added; redirects and what is missing are told apart', async () => {
  wiki.listLimit = 50;
  const { code, stderr } = await add('--linked-from', 'list of battles of the Long War');
  expect(code).toBe(1);
  expect(project.files()).toHaveLength(BATTLES);
  expect(stderr).toContain('named twice, also as a redirect: 1 (Sample Ford affair)');
  expect(stderr).toMatch(/not had: 1\n {2}.* has no article “Atlantis”/);
});

describe('a list', () => {
  const write = (text: string) => {
    const path = join(project.folder, 'list.txt');
    writeFileSync(path, text);
    return path;
  };

  test('has a title or an address a line; spelling and repetition do not matter', async () => {
    const lines = [
      '\uFEFF# Battles',
      titleOfBattle(1),
      '',
      'battle_of Sample Ford 2\r',
      `${wiki.origin}/wiki/Battle_of_Sample_Ford_3`,
      titleOfBattle(2),
      'Sample Ford affair',
    ];
    const { code, stderr } = await add('--list', write(lines.join('\n')));
    expect(code).toBe(0);
    expect(titles()).toEqual([1, 2, 3].map(titleOfBattle));
    expect(stderr).toContain('named twice, also as a redirect: 2 (');
  });

  test.each<[string, string, RegExp]>([
    ['no title', 'Battle [of] X', /is no title: .*invalid characters/],
    ['two in one', 'A|B', /“A\|B” is no title of a page/],
    ['a page of another wiki', 'fr:Bataille', /is the title of a page in another wiki/],
    ['a page that is missing', 'Battle of Nowhere', /has no article “Battle of Nowhere”/],
  ])('tells of %s, and adds the others', async (_, line, message) => {
    const { code, stderr } = await add('--list', write(`${line}\n${titleOfBattle(1)}\n`));
    expect(code).toBe(1);
    expect(stderr).toMatch(message);
    expect(titles()).toEqual([titleOfBattle(1)]);
  });

  test('of long titles is asked for in the body of the request', async () => {
    const long = Array.from({ length: 50 }, (_, at) => `${'Ж'.repeat(100)} ${at}`);
    for (const title of long) wiki.pages.set(title, battleText(1));
    expect(await add('--list', write(long.join('\n')))).toMatchObject({ code: 0 });
    expect(wiki.requests.map(({ url }) => url.search)).toEqual(['']);
    expect(project.files()).toHaveLength(50);
  });

  test('keeps a text that stands in the way, and one that was edited', async () => {
    project.write('battle-of-sample-ford-1.txt', `= ${titleOfBattle(1)} =\n\nOn 3 May 1500, mine.\n`);
    const { code, stderr } = await add('--list', write(`${titleOfBattle(1)}\n${titleOfBattle(2)}\n`));
    expect(code).toBe(1);
    expect(stderr).toMatch(/not taken: 1\n {2}.*ford-1\.txt is there already\. --replace/);
    expect(project.read('battle-of-sample-ford-1.txt')).toContain('mine');
  });

  test('takes pages without an infobox with --insist, and of several the ones that are there with --replace', async () => {
    const list = write(`Long War\n${titleOfBattle(1)}\n`);
    await add('--list', list, '--insist');
    expect(titles()).toEqual([titleOfBattle(1), 'Long War']);
    wiki.pages.set(titleOfBattle(1), { text: battleText(1), revision: 9 });
    await add('--list', list, '--replace');
    expect(project.entry('battle-of-sample-ford-1.txt')?.revision).toBe('9');
  });

  test.each<[string, string[], RegExp]>([
    ['without its file', ['--list', 'nowhere.txt'], /there is no file nowhere\.txt/],
    ['beside titles', ['--category', 'X', 'Battle of X'], /take no further Battle of X/],
    [
      'with an address',
      ['--category', 'X', '--url', 'https://example.org'],
      /--url is the address of one FILE/,
    ],
    ['with a depth alone', ['--depth', '1', 'Battle of X'], /--depth is how deep/],
    ['with no number', ['--category', 'X', '--depth', 'deep'], /whole number from 0/],
  ])('%s is called wrongly', async (_, args, message) => {
    const { code, stderr } = await add(...args);
    expect(code).toBe(2);
    expect(stderr).toMatch(message);
  });
});

test('progress is shown on a terminal', async () => {
  const isTTY = process.stderr.isTTY;
  process.stderr.isTTY = true;
  vi.spyOn(performance, 'now').mockImplementation(() => Date.now() * 1000);
  try {
    const { stderr } = await add('--category', CATEGORY);
    expect(stderr).toMatch(/fetching 50 of 62, .* left/);
  } finally {
    process.stderr.isTTY = isTTY;
    vi.restoreAllMocks();
  }
});

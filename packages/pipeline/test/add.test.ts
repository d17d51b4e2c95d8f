import {
  cpSync,
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
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { OptionValues } from '../src/command.ts';
import { command } from '../src/commands/add.ts';
import { findArticles } from '../src/inputs/articles.ts';
import { readArticle } from '../src/reading/read-article.ts';
import { readRegistry, readSource, type SourceEntry } from '../src/sources/sources.ts';
import { ROOT, readJson } from './openbattles.ts';
import { startWiki, type Trouble, type WikiServer } from './wiki-server.ts';

const SAMPLE_WIKITEXT = `{{Infobox military conflict
| conflict = Battle of Sample
| date = {{start date|1808|5|3|df=y}}
| place = [[Sample]], Spain
| result = Allied victory
| combatant1 = {{flagicon|Spain}} [[Spain]]
| combatant2 = {{flag|France}}
| commander1 = [[Juan Muestra]] {{KIA}}
| casualties1 = 20–30 killed<ref>{{cite book|title=X}}</ref><br />50 wounded
}}
The '''Battle of Sample''' was fought on 3 May 1808.{{sfn|X|1900|p=1}}

==Battle==
On 4 May, the French withdrew.
`;

const GERMAN = SAMPLE_WIKITEXT.replace(
  /On 4 May[\s\S]*/,
  'Die Schlacht fand am 4. Mai statt und war eine der bekanntesten Schlachten dieses Krieges. Die französische Armee unter dem Kaiser zog sich in der Nacht zurück, und ihre Verluste waren groß.\n',
);

const SAMPLE_TEXT = `= Battle of Sample =

Infobox
- Conflict: Battle of Sample
- Date: 3 May 1808
- Place: Sample, Spain
- Result: Allied victory
- Combatant1: Spain
- Combatant2: France
- Commander1: Juan Muestra KIA
- Casualties1: 20–30 killed, 50 wounded

The Battle of Sample was fought on 3 May 1808.

==Battle==
On 4 May, the French withdrew.
`;

let wiki: WikiServer;
let folder: string;
let sources: string;
let said: { out: string; err: string };

beforeAll(async () => {
  wiki = await startWiki({
    'Battle of Sample': { text: SAMPLE_WIKITEXT, item: 'Q42' },
    'Éth?': SAMPLE_WIKITEXT,
    Eth: SAMPLE_WIKITEXT,
    Soup: 'Soup is a liquid food.',
    'Schlacht bei Probe': GERMAN,
    Hidden: { text: SAMPLE_WIKITEXT, hidden: true },
    'Sample battle': { redirect: 'Battle of Sample' },
    'Sample (disambiguation)': 'Sample may mean several things.',
    'Sample.js': 'alert(1)',
  });
});
afterAll(() => wiki.close());

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'openbattles-add-'));
  sources = join(folder, 'sources');
  cpSync(join(ROOT, 'packages/pipeline/test/fixtures/sources'), sources, { recursive: true });
  said = { out: '', err: '' };
  for (const [stream, name] of [
    [process.stdout, 'out'],
    [process.stderr, 'err'],
  ] as const) {
    vi.spyOn(stream, 'write').mockImplementation((text) => {
      said[name] += text;
      return true;
    });
  }
  wiki.requests.length = 0;
  wiki.troubles.length = 0;
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

const add = (things: string[], options: OptionValues = {}) =>
  command.run(things, { sources, api: wiki.api, ...options });
const entryOf = (file: string): SourceEntry =>
  readJson(sources, 'sources.json').find((entry: SourceEntry) => entry.file === file);
const snapshot = () => readdirSync(sources).map((name) => [name, readFileSync(join(sources, name), 'utf8')]);

/** Runs and expects that nothing was added, that no file has changed, and what was said. */
async function refused(
  things: string[],
  message: string | RegExp,
  options: OptionValues = {},
): Promise<void> {
  const before = snapshot();
  expect(await add(things, options)).toBe(1);
  expect(said.err).toMatch(message);
  expect(said.err).toContain('Nothing was added.');
  expect(said.out).toBe('');
  expect(snapshot()).toEqual(before);
}

describe('an article of a wiki', () => {
  test('is rendered and recorded with its address, revision, day, licence and those to name', async () => {
    expect(await add(['Battle of Sample'])).toBe(0);
    expect(readFileSync(join(sources, 'battle-of-sample.txt'), 'utf8')).toBe(SAMPLE_TEXT);
    const { sha256, retrieved, ...entry } = entryOf('battle-of-sample.txt');
    expect(entry).toEqual({
      file: 'battle-of-sample.txt',
      title: 'Battle of Sample',
      url: `${wiki.origin}/wiki/Battle_of_Sample`,
      revision: '1234567',
      licence: 'CC-BY-SA-4.0',
      attribution: 'Testopedia contributors',
      wikidata: 'Q42',
      api: wiki.api,
      rights: wiki.rights,
      fetched_sha256: sha256,
    });
    expect(retrieved).toBe(new Date().toISOString().slice(0, 10));
    expect(sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(entryOf('siege-of-tessalit.txt').licence).toBe('CC-BY-SA-4.0');
    expect(said.out).toContain('battle-of-sample.txt: Battle of Sample, revision 1234567, CC-BY-SA-4.0');
  });

  test('is asked for politely: who asks, how to reach them, and how far the copies may lag', async () => {
    await add(['Battle of Sample'], { contact: 'https://example.org/me' });
    const [{ url, userAgent }] = wiki.requests as [WikiServer['requests'][number]];
    expect(userAgent).toMatch(/^OpenBattles\/\d+\.\d+\.\d+ \(https:\/\/example\.org\/me\) Node\.js\//);
    expect(url.searchParams.get('maxlag')).toBe('5');
    expect(wiki.requests).toHaveLength(1);
  });

  test('is found by its address, with the API of its wiki', async () => {
    expect(await command.run([`${wiki.origin}/wiki/Battle_of_Sample#Battle`], { sources })).toBe(0);
    expect(wiki.requests[0]?.url.searchParams.get('titles')).toBe('Battle of Sample');
    expect(existsSync(join(sources, 'battle-of-sample.txt'))).toBe(true);
  });

  test('is followed where the title leads on to another, and that is said', async () => {
    expect(await add(['sample battle'])).toBe(0);
    expect(said.err).toContain('“sample battle” leads to “Battle of Sample”');
    expect(entryOf('battle-of-sample.txt').title).toBe('Battle of Sample');
  });

  test('has no licence where the wiki names none for certain, and what to do is said', async () => {
    const { rights } = wiki;
    wiki.rights = { url: 'https://creativecommons.org/licenses/by-sa/3.0/de/', text: 'CC BY-SA 3.0 DE' };
    try {
      expect(await add(['Battle of Sample'])).toBe(0);
      expect(entryOf('battle-of-sample.txt').licence).toBeNull();
      expect(entryOf('battle-of-sample.txt').rights).toEqual(wiki.rights);
      expect(said.err).toContain('names its licence “CC BY-SA 3.0 DE”');
      expect(said.err).toMatch(/licence not known\..*openbattles add --licence …/);
    } finally {
      wiki.rights = rights;
    }
  });

  test.each<[string, string[], RegExp]>([
    ['a missing page', ['Battle of Nowhere'], /has no article “Battle of Nowhere”\. Is the title written/],
    ['no title', ['Battle [of] Sample'], /is no title: .*invalid characters/],
    ['a page of another wiki', ['fr:Bataille'], /another wiki.*--api/],
    ['a page that is no article', ['Sample.js'], /its content is javascript/],
    ['a page without a battle', ['Sample (disambiguation)'], /neither an infobox nor a dated passage/],
    ['a page in another language', ['Schlacht bei Probe'], /does not seem to be English.*--insist/],
    ['a page whose text is hidden', ['Hidden'], /gives no text of “Hidden”: it may be hidden/],
    ['two titles in one', ['Battle of Sample|Eth'], /“Battle of Sample\|Eth” is no title/],
    ['an address of another scheme', ['ftp://me:secret@example.org/x'], /ftp:\/\/me:\*\*\*@example\.org/],
    ['a file that is not there', ['nothere.md'], /There is no file nothere\.md/],
    ['an address that is no page', ['https://example.org/'], /no address of a wiki's page/],
    ['an old revision', ['https://example.org/wiki/X?oldid=3'], /is an old revision/],
    ['a good one beside a bad one', ['Battle of Sample', 'Battle of Nowhere'], /has no article/],
    ['the same one twice', ['Battle of Sample', 'Sample battle'], /is among what is added already/],
  ])('%s: nothing is written, and what to do is said', (_, things, message) => refused(things, message));

  test.each<[string, Trouble, RegExp]>([
    [
      'HTTP 429',
      { status: 429, headers: { 'retry-after': '0' } },
      /is busy \(HTTP 429\); asking again in 0 s/,
    ],
    ['HTTP 503', { status: 503, headers: { 'retry-after': new Date(0).toUTCString() } }, /again in 0 s/],
    [
      'lag',
      {
        headers: { 'retry-after': '0' },
        body: { error: { code: 'maxlag', info: 'Waiting for a database server: 7 seconds lagged', lag: 7 } },
      },
      /is busy \(maxlag\); asking again in 0 s/,
    ],
    [
      'a failure',
      { status: 500, headers: { 'retry-after': '0' } },
      /fails \(HTTP 500\); asking again in 0 s/,
    ],
    ['an answer that breaks off', { cut: true }, /broke off its answer \(.+\); asking again in 1 s/],
    ['half an answer', { body: '{"query":{"pa' }, /broke off its answer; asking again in 1 s/],
    ['a lost connection', { hangUp: true }, /cannot be reached \(.+\); asking again in 1 s/],
  ])('%s passes: it is asked for again', async (_, trouble, message) => {
    wiki.troubles.push(trouble);
    expect(await add(['Battle of Sample'])).toBe(0);
    expect(said.err).toMatch(message);
    expect(wiki.requests).toHaveLength(2);
  });

  test.each<[string, Trouble[], RegExp, OptionValues]>([
    ['stays busy', [{ status: 503 }], /is busy \(HTTP 503\)\. Try again/, { retries: '0' }],
    ['wants a long wait', [{ status: 429, headers: { 'retry-after': '3600' } }], /in 3600 seconds/, {}],
    ['refuses', [{ status: 403 }], /give --contact/, {}],
    ['answers with a page', [{ body: '<html></html>' }], /does not answer with JSON.*--api/, {}],
    ['answers with something else', [{ body: {} }], /does not answer as MediaWiki does/, {}],
    ['reports an error', [{ body: { error: { code: 'badvalue', info: 'No.' } } }], /badvalue: No\./, {}],
    [
      'answers in another shape',
      [{ body: { query: { pages: [{ title: 3 }] } } }],
      /does not answer as MediaWiki does: query\.pages\.0\.title must be string/,
      {},
    ],
    [
      'gives an address that runs a program',
      [{ body: { query: { pages: [{ title: 'X', canonicalurl: 'javascript:alert(1)' }] } } }],
      /canonicalurl must match/,
      {},
    ],
    [
      'gives what is no item',
      [{ body: { query: { pages: [{ title: 'X', pageprops: { wikibase_item: '<b>' } }] } } }],
      /wikibase_item/,
      {},
    ],
    [
      'reports an error at length',
      [{ body: { error: { code: 'badvalue', info: 'N'.repeat(10_000) } } }],
      /badvalue: N{490}$/m,
      {},
    ],
    [
      'gives a title that is none',
      [{ body: { query: { pages: [{ title: 'X'.repeat(10_000) }] } } }],
      /query\.pages\.0\.title must NOT have more than 2000 characters/,
      {},
    ],
    ['answers too much', [{ body: ' '.repeat(2 ** 24 + 1) }], /answers with more than 16 MB/, {}],
    [
      'answers too much when it is unpacked',
      [{ body: gzipSync(Buffer.alloc(2 ** 26)), headers: { 'content-encoding': 'gzip' } }],
      /answers with more than 16 MB/,
      {},
    ],
    [
      'leads to another host',
      [{ status: 302, headers: { location: 'https://elsewhere.example/w/api.php' } }],
      /another host, elsewhere\.example\..*--allow-host/,
      {},
    ],
    ['leads to a file', [{ status: 302, headers: { location: 'file:///etc/passwd' } }], /not followed/, {}],
    ['wants a login', [{ status: 401 }], /wants a login/, {}],
    ['says nothing', [{ silent: true }], /did not answer within 1 s/, { timeout: '1', retries: '0' }],
  ])('a wiki that %s: nothing is written, and what to do is said', (_, troubles, message, options) => {
    wiki.troubles.push(...troubles);
    return refused(['Battle of Sample'], message, options);
  });

  test('an address without an API is told from one', () =>
    refused(['Battle of Sample'], /answers HTTP 404\. Is it the address of api\.php/, {
      api: `${wiki.origin}/api`,
    }));

  test('a wiki that is not there', async () => {
    const gone = await startWiki({});
    await gone.close();
    await refused(['Battle of Sample'], /cannot be reached \(ECONNREFUSED\)/, {
      api: gone.api,
      retries: '0',
    });
  });

  test('is asked for where the wiki leads on to another address of its own, and to a host that is allowed', async () => {
    wiki.troubles.push({ status: 301, headers: { location: '/w/api.php?action=query&titles=Eth' } });
    await add(['Battle of Sample']);
    expect(wiki.requests.map(({ url }) => url.pathname)).toEqual(['/w/api.php', '/w/api.php']);
    const other = await startWiki({ Eth: SAMPLE_WIKITEXT });
    try {
      const location = `${other.api}?titles=Eth&prop=revisions%7Cinfo&rvprop=content`;
      wiki.troubles.push({ status: 307, headers: { location } });
      await add(['Eth'], { 'allow-host': [new URL(other.api).host] });
      expect(other.requests).toHaveLength(1);
    } finally {
      await other.close();
    }
  });

  test('is asked for with the login of --api, which is neither printed nor recorded nor sent elsewhere', async () => {
    const other = await startWiki({ 'Battle of Sample': SAMPLE_WIKITEXT });
    try {
      const api = wiki.api.replace('http://', 'http://me:s%C3%A9cret@');
      expect(await add(['Battle of Sample'], { api })).toBe(0);
      const login = Buffer.from('me:sécret').toString('base64');
      expect(wiki.requests.map(({ authorization }) => authorization)).toEqual([`Basic ${login}`]);
      expect(entryOf('battle-of-sample.txt').api).toBe(wiki.api);
      const location = `${other.api}?titles=Battle+of+Sample`;
      wiki.troubles.push({ status: 302, headers: { location } });
      await add(['Battle of Sample'], { api, 'allow-host': [new URL(other.api).host] });
      expect(other.requests.map(({ authorization }) => authorization)).toEqual([undefined]);
      expect(`${said.out}${said.err}`).not.toMatch(/s%C3%A9cret|sécret/);
    } finally {
      await other.close();
    }
  });

  test('a wiki that answers without an end is given up', async () => {
    let part = 0;
    vi.stubGlobal('fetch', async () => Response.json({ continue: { part: part++ }, query: {} }));
    try {
      await refused(['Battle of Sample'], /answers without an end/);
      expect(part).toBe(500);
    } finally {
      vi.unstubAllGlobals();
    }
  });

  test('is asked for with a login in which a % stands for nothing', async () => {
    const api = wiki.api.replace('http://', 'http://m%e:s%ecret@');
    expect(await add(['Battle of Sample'], { api })).toBe(0);
    const login = Buffer.from('m%e:s%ecret').toString('base64');
    expect(wiki.requests.map(({ authorization }) => authorization)).toEqual([`Basic ${login}`]);
    expect(`${said.out}${said.err}`).not.toContain('s%ecret');
  });

  test('that a build would doubt is added with --insist, which is recorded', async () => {
    expect(await add(['Schlacht bei Probe', 'Soup'], { insist: true })).toBe(0);
    expect(entryOf('schlacht-bei-probe.txt').accepted).toEqual(['not-english']);
    expect(entryOf('soup.txt').accepted).toEqual(['no-battle']);
  });

  test('whose title differs in marks alone from one that is there is another article', async () => {
    expect(await add(['Eth', 'Éth?'])).toBe(0);
    const files = readdirSync(sources).filter((name) => name.startsWith('eth'));
    expect(files).toEqual(['eth--95c39023.txt', 'eth.txt']);
    expect(entryOf('eth--95c39023.txt').title).toBe('Éth?');
    said = { out: '', err: '' };
    expect(await add(['Éth?', 'Eth'])).toBe(0);
    expect(readdirSync(sources).filter((name) => name.startsWith('eth'))).toEqual(files);
    const ids = files.map((file) => readArticle(readSource(join(sources, file))).record!.battle.battle_id);
    expect(ids).toEqual(['eth--95c39023', 'eth']);
  });

  test('whose name some file system takes for another’s gets one of its own', async () => {
    wiki.pages.set('Straße', SAMPLE_WIKITEXT);
    wiki.pages.set('Strasse', SAMPLE_WIKITEXT);
    expect(await add(['Straße', 'Strasse'])).toBe(0);
    const files = readdirSync(sources).filter((name) => name.startsWith('stra'));
    expect(files).toEqual([expect.stringMatching(/^strasse--[0-9a-f]{8}\.txt$/), 'straße.txt']);
  });

  test('gives way only with --replace', async () => {
    await add(['Battle of Sample']);
    const path = join(sources, 'battle-of-sample.txt');
    writeFileSync(path, SAMPLE_TEXT.replace('50 wounded', '51 wounded'));
    said = { out: '', err: '' };
    await refused(['Battle of Sample'], /battle-of-sample\.txt is there already\. --replace puts/);
    expect(await add(['Battle of Sample'], { replace: true })).toBe(0);
    expect(readFileSync(path, 'utf8')).toBe(SAMPLE_TEXT);
  });
});

describe('a local text', () => {
  const write = (name: string, text: string | Buffer) => {
    const path = join(folder, name);
    writeFileSync(path, text);
    return path;
  };

  test('is copied as it is; what is not known of it is null, and what to do is said', async () => {
    const text = `\uFEFF${SAMPLE_TEXT.replaceAll('\n', '\r\n')}`;
    expect(await add([write('mine.txt', text)], { licence: 'CC-BY-SA-3.0' })).toBe(0);
    expect(readFileSync(join(sources, 'battle-of-sample.txt'), 'utf8')).toBe(text);
    expect(entryOf('battle-of-sample.txt')).toMatchObject({
      title: 'Battle of Sample',
      url: null,
      revision: null,
      retrieved: null,
      licence: 'CC-BY-SA-3.0',
      attribution: null,
    });
    expect(said.err).toMatch(/url and attribution not known.*--url … --attribution …/);
    expect(wiki.requests).toEqual([]);
  });

  test('can be told of later, by its place among the sources', async () => {
    const path = join(sources, 'sample.txt');
    writeFileSync(path, SAMPLE_TEXT);
    expect(await add([path])).toBe(0);
    const options = { licence: 'CC0-1.0', attribution: 'A. Author', url: 'https://example.org/sample' };
    expect(await add([path], options)).toBe(0);
    expect(entryOf('sample.txt')).toMatchObject({ title: 'Battle of Sample', ...options });
  });

  test.each<[string, string | Buffer, RegExp]>([
    ['is not UTF-8', Buffer.from([0x3d, 0x20, 0xff, 0xfe]), /bad\.txt: the text is not UTF-8/],
    ['holds a NUL', '= Battle =\n\nIt was\0 fought on 3 May 1808.\n', /3:7[\s\S]*a build would leave it out/],
    ['has no title', 'Infobox\n- Date: 3 May 1808\n', /it has no title\. Its first line is to be = Title =/],
    ['is empty', '\n', /there is no letter or digit in it/],
    ['says nothing of a battle', '= Sample =\n\nA sample.\n', /neither an infobox nor a dated passage/],
  ])('that %s is not added', (_, text, message) => refused([write('bad.txt', text)], message));

  test('that is not there is not taken for a title', () =>
    refused([join(folder, 'gone.txt')], /There is no file .*gone\.txt/));

  test('of an article that is there already gives way only with --replace, and keeps what is known', async () => {
    const other = write('other.txt', '= Siege of Tessalit =\n\nInfobox\n- Date: 3 May 1808\n');
    await refused([other], /siege-of-tessalit\.txt is there already/);
    expect(await add([other], { replace: true })).toBe(0);
    expect(entryOf('siege-of-tessalit.txt')).toMatchObject({
      url: 'https://en.wikipedia.org/wiki/Siege_of_Tessalit',
      revision: null,
      licence: 'CC-BY-SA-4.0',
    });
  });

  test('in Markdown is kept as it is, and said of it is what its front matter does not say', async () => {
    const markdown =
      '---\nurl: https://example.org/a\nlicence: CC0-1.0\n---\n# Battle of A\n\n- Date: 3 May 1808\n';
    expect(await add([write('my.md', markdown)])).toBe(0);
    expect(readFileSync(join(sources, 'my.md'), 'utf8')).toBe(markdown);
    expect(entryOf('my.md')).toMatchObject({ title: null, licence: null, revision: null });
    expect(said.err).toContain('my.md: attribution not known');
    said = { out: '', err: '' };
    await refused([write('my.txt', '= My =\n\nInfobox\n- Date: 3 May 1808\n')], /my\.md is the same article/);
  });

  test.each<[string, string, string, RegExp]>([
    ['Markdown', 'soup.md', '# Soup\n\nSoup is a food.\n', /neither an infobox nor a dated passage/],
    [
      'a line of NDJSON',
      'many.ndjson',
      '{"title": "A", "text": "On 3 May 1808, A was fought."}\n{',
      /many\.ndjson:2/,
    ],
    ['a dump without battles', 'dump.xml', '<mediawiki></mediawiki>', /no article of a battle in it/],
    [
      'Markdown of an article that is there',
      'siege-of-tessalit.md',
      '# X\n\nOn 3 May 1808, X.\n',
      /is the same article as/,
    ],
  ])('%s that a build would leave out is not added', (_, name, text, message) =>
    refused([write(name, text)], message),
  );

  test('of many articles, a line each, is kept as it is', async () => {
    const lines = '{"title": "A", "text": "On 3 May 1808, A was fought."}\n';
    expect(await add([write('many.ndjson', lines)], { licence: 'CC0-1.0' })).toBe(0);
    expect(entryOf('many.ndjson')).toMatchObject({ licence: 'CC0-1.0' });
    const report = ({ reason }: { reason: string }) => expect.fail(reason);
    for await (const { origin } of findArticles(join(sources, 'many.ndjson'), {
      registry: readRegistry(sources),
      report,
    }))
      expect(origin.licence).toBe('CC0-1.0');
  });

  test('that is a folder is told from a file', () => refused([sources], /is a folder/));

  test('leaves entries and keys of the registry that we do not know', async () => {
    const known = readJson(sources, 'sources.json');
    known[0].note = 'mine';
    known.push({ file: 'from-a-dump.txt', licence: 'CC0-1.0' });
    writeFileSync(join(sources, 'sources.json'), JSON.stringify(known));
    expect(await add([write('mine.txt', SAMPLE_TEXT)])).toBe(0);
    expect(entryOf('battle-of-tinzaouaten-2012.txt')).toMatchObject({ note: 'mine' });
    expect(entryOf('from-a-dump.txt')).toMatchObject({ licence: 'CC0-1.0' });
  });

  test('changes nothing where the last of the files cannot be written', async () => {
    const path = write('mine.txt', SAMPLE_TEXT);
    // What stands where the registry's new bytes are to be written first.
    mkdirSync(join(sources, `sources.json.${process.pid}.next`));
    const before = readdirSync(sources);
    expect(await add([path])).toBe(1);
    expect(said.err).toMatch(/cannot be written: [\s\S]*Nothing was added/);
    expect(readdirSync(sources)).toEqual(before);
  });
});

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
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { OptionValues } from '../src/command.ts';
import { command } from '../src/commands/add.ts';
import type { SourceEntry } from '../src/sources/sources.ts';
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
    'Battle of Sample': SAMPLE_WIKITEXT,
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
    ['is empty', '', /it has no title/],
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

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import {
  type Article,
  type FindOptions,
  findArticles,
  isInput,
  openArticle,
} from '../src/inputs/articles.ts';
import { unpackBzip2 } from '../src/inputs/bzip2.ts';
import { findPages } from '../src/inputs/dump.ts';
import { renderMarkdown } from '../src/inputs/markdown/render-markdown.ts';
import { readNdjson } from '../src/inputs/ndjson.ts';
import type { InputProblem } from '../src/inputs/report.ts';
import { INFOBOX_NAMES } from '../src/inputs/wikitext/infobox-names.ts';
import { readArticle } from '../src/reading/read-article.ts';
import { SourceError, sha256 } from '../src/sources/sources.ts';
import markdown from './cases/inputs-markdown.json' with { type: 'json' };

const fixture = (name: string) => join(import.meta.dirname, 'fixtures/inputs', name);
const scratch = mkdtempSync(join(tmpdir(), 'openbattles-inputs-'));
afterAll(() => rmSync(scratch, { recursive: true }));

async function find(path: string, options: Partial<FindOptions> = {}) {
  const problems: InputProblem[] = [];
  const articles: Article[] = [];
  for await (const article of findArticles(path, {
    registry: new Map(),
    ...options,
    report: (problem) => problems.push(problem),
  }))
    articles.push(article);
  return { articles, problems };
}

function written(name: string, content: string | Uint8Array): string {
  const path = join(scratch, name);
  writeFileSync(path, content);
  return path;
}

async function* inChunks(bytes: Uint8Array, sizes: readonly number[]) {
  let start = 0;
  for (let index = 0; start < bytes.length; index++) {
    const end = start + (sizes[index % sizes.length] ?? bytes.length);
    yield bytes.subarray(start, end);
    start = end;
  }
}

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
}

const SIZES = fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 9 });

test('files are taken by how their names end', () => {
  const names = ['a.txt', 'A.TXT', 'a.Wiki', 'a.md', 'a.wiki', 'a.xml', 'a.xml.bz2', 'a.ndjson', 'a.jsonl'];
  expect(names.filter((name) => !isInput(name))).toEqual([]);
  expect(['sources.json', 'a.sql.gz', 'README', 'a.txt~', 'md'].filter(isInput)).toEqual([]);
});

describe('a text', () => {
  test('is itself, with what is recorded of it', async () => {
    const path = written('sample.txt', '\uFEFF= Sample =\n\nInfobox\n- Date: 3 May 1808\n');
    const entry = { file: 'sample.txt', title: 'Sample', url: 'https://example.org', revision: null };
    const registry = new Map([
      ['sample.txt', { ...entry, retrieved: null, licence: null, attribution: null, sha256: 'old' }],
    ]);
    const { articles, problems } = await find(path, { registry });
    expect(problems).toEqual([]);
    expect(articles).toMatchObject([{ path, file: 'sample.txt', format: 'text', content: null }]);
    const { row, text, omissions } = await openArticle(articles[0]!);
    expect(text).toBe(readFileSync(path, 'utf8'));
    expect(row).toMatchObject({ source_id: 'sample', url: entry.url, sha256: sha256(readFileSync(path)) });
    expect(omissions).toEqual([]);
  });

  test('that is not UTF-8 or not there is an error that names it', async () => {
    const { articles } = await find(written('latin1.txt', Buffer.from([0xe9])));
    await expect(openArticle(articles[0]!)).rejects.toThrow(SourceError);
    const missing = await find(join(scratch, 'missing.txt'));
    await expect(openArticle(missing.articles[0]!)).rejects.toThrow(/missing\.txt cannot be read/);
    const dump = await find(join(scratch, 'missing.xml'));
    expect(dump.problems).toMatchObject([{ path: join(scratch, 'missing.xml') }]);
    expect(dump.problems[0]!.reason).toContain('ENOENT');
  });
});

describe('Markdown', () => {
  test.each(markdown)('$name', ({ markdown, text, omissions = [] }) => {
    const rendered = renderMarkdown('sample.md', markdown, 'Sample');
    expect(rendered.text).toBe(text);
    expect(rendered.omissions.map(({ kind }) => kind)).toEqual(omissions);
  });

  test('may be long: an infobox, a paragraph and a link to the end are read in pieces as they would be at once', () => {
    const items = Array.from({ length: 40 }, (_, index) =>
      `Strength${index}: ${'1,000 men, '.repeat(9)}`.trim(),
    );
    const prose = Array.from({ length: 40 }, () => `${'It *was* [lost][1]. '.repeat(20)}`);
    const list = items.map((item) => `- ${item}`).join('\n');
    const { text } = renderMarkdown('a.md', `# A\n\n${list}\n\n${prose.join('\n\n')}\n\n[1]: x`, '');
    expect(text).toBe(
      `= A =\n\nInfobox\n${items.map((item) => `- ${item.replace(/,$/, '')}\n`).join('')}\n${prose
        .map(() => `${'It was lost. '.repeat(20).trim()}\n`)
        .join('\n')}`,
    );
  });

  test('becomes a record whose evidence is in the rendering', async () => {
    const { articles } = await find(fixture('Battle_of_Sample.md'));
    const source = await openArticle(articles[0]!);
    expect(source.row).toMatchObject({ file: 'battle-of-sample.txt', sha256: sha256(source.text) });
    const { record } = readArticle(source);
    expect(record?.battle).toMatchObject({ battle_id: 'battle-of-sample', date_edtf: '1808-05-03' });
    expect(record?.commanders.map(({ name }) => name)).toEqual(['Juan Muestra', 'Pedro Prueba']);
    const characters = [...source.text];
    for (const { quote, char_start, char_end } of record?.infobox ?? [])
      expect(characters.slice(char_start, char_end).join('')).toBe(quote);
  });

  test('may have its infobox and its origin as front matter, every value as it is written', async () => {
    const { articles } = await find(fixture('front-matter.md'));
    const { row, text, omissions } = await openArticle(articles[0]!);
    expect(text).toBe(
      '= Siege of Muestra =\n\nInfobox\n- Date: June 1809\n- Strength1: 1e3\n- Strength2: 400 men, 5 guns\n- Casualties1: no\n\nIt began in June 1809.\n',
    );
    expect(row).toMatchObject({
      title: 'Siege of Muestra',
      url: 'https://example.org/muestra',
      licence: 'CC0-1.0',
    });
    expect(omissions).toEqual([{ kind: 'metadata', name: 'commander1', place: 'infobox', times: 1 }]);
  });

  test('with front matter that is not YAML, or quotations without end, is an error', () => {
    expect(() => renderMarkdown('a.md', '>'.repeat(8000), 'A')).toThrow(/a\.md: it is nested too deeply/);
    expect(() => renderMarkdown('a.md', '---\na: [\n---\n', 'A')).toThrow(
      /a\.md: the front matter is not YAML/,
    );
  });

  test('comes out as a title, fields and paragraphs of a line each, whatever goes in but broken front matter', () => {
    const piece = fc.constantFrom(
      ...['# ', '- ', '> ', '    ', '\n', '\n\n', '```', '[', '](', ')', '[a]: b', '|', '---', '***', '<!--'],
      ...['<b>', '&amp;', 'Date: ', 'x', '1808', '\\', '\t', '`', '!', '\0', '\uD800', '\r'],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (parts) => {
        const markdown = parts.join('');
        let text: string;
        try {
          ({ text } = renderMarkdown('a.md', markdown, 'Sample'));
        } catch (error) {
          // Two thematic breaks around `***` are front matter, which is no YAML.
          expect(error).toBeInstanceOf(SourceError);
          expect(String(error)).toContain('a.md: the front matter is not YAML');
          expect(markdown).toMatch(/^---/);
          return;
        }
        expect(text).toMatch(/^= \S.* =\n(?:\nInfobox\n(?:- \S.*\n)+)?(?:\n(?:=+.+=+\n)*\S.*\n)*$/);
      }),
      { numRuns: 300, examples: [[['---', '\n\n', '***', '\n\n', '---']]] },
    );
  });
});

describe('a dump', () => {
  const bytes = readFileSync(fixture('dump.xml'));
  test('gives the articles with the infobox: no redirects, no talk, no other pages', async () => {
    const { articles, problems } = await find(fixture('dump.xml'));
    expect(problems).toEqual([]);
    expect(articles.map(({ path, file, origin }) => ({ path, file, ...origin }))).toMatchObject([
      {
        path: `${fixture('dump.xml')}#Battle of Sämple & Muster`,
        file: 'battle-of-sample-muster.txt',
        url: 'https://en.example.org/wiki/Battle_of_S%C3%A4mple_%26_Muster',
        revision: '1001',
        licence: null,
      },
      {
        file: 'siege-of-muestra-2.txt',
        url: 'https://en.example.org/wiki/Siege_of_Muestra/2',
        revision: '1005',
      },
    ]);
  });

  test('is rendered, and says what the infobox lost', async () => {
    const { articles } = await find(fixture('dump.xml'));
    const { text, omissions, row } = await openArticle(articles[0]!);
    expect(text).toBe(
      [
        '= Battle of Sämple & Muster =\n\nInfobox\n- Conflict: Battle of Sämple & Muster\n- Date: 3 May 1808',
        '- Place: Sämple, 日本\n- Combatant1: Spain\n- Combatant2: France\n- Commander1: Juan Muestra KIA',
        '- Strength1: 1,200 men, 10 guns\n- Casualties1: 200–300 killed 😀\n\nThe Battle of Sämple was fought on 3 May 1808.\n',
      ].join('\n'),
    );
    expect(omissions).toEqual([
      { kind: 'note', name: '', place: 'infobox', times: 1 },
      { kind: 'flag', name: 'Spain', place: 'infobox', times: 1 },
    ]);
    expect(row).toMatchObject({ sha256: sha256(text), characters: [...text].length, revision: '1001' });
  });

  test('may be packed in several streams, by whichever unpacks them', async () => {
    const { articles: plain } = await find(fixture('dump.xml'));
    const { articles: packed, problems } = await find(fixture('dump.xml.bz2'));
    expect(problems).toEqual([]);
    const withoutPath = (articles: Article[]) => articles.map(({ path: _, ...rest }) => rest);
    expect(withoutPath(packed)).toEqual(withoutPath(plain));
    const bz2 = readFileSync(fixture('dump.xml.bz2'));
    const unpacked = await all(unpackBzip2(inChunks(bz2, [100]), ['no-such-program-here']));
    expect(Buffer.concat(unpacked)).toEqual(bytes);
  });

  test('gives the same pages in whatever chunks it comes', async () => {
    const dumpOptions = (problems: string[] = []) => ({
      names: INFOBOX_NAMES,
      maxCharacters: 1000,
      problem: (reason: string) => problems.push(reason),
      tell: () => {},
    });
    const pages = await all(findPages(inChunks(bytes, []), dumpOptions()));
    expect(pages).toHaveLength(2);
    await fc.assert(
      fc.asyncProperty(SIZES, async (sizes) => {
        const problems: string[] = [];
        expect(await all(findPages(inChunks(bytes, sizes), dumpOptions(problems)))).toEqual(pages);
        expect(problems).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  const whole = bytes.toString();
  const last = whole.lastIndexOf('</page>');
  test.each([
    ['within a page', whole.slice(0, last), 1, /^the dump ends within a page, which begins at byte \d+/],
    ['before its end', whole.slice(0, last + 8), 2, /^the dump ends without <\/mediawiki> after byte \d+/],
    [
      'with a page that is not XML',
      whole.replace('<sha1>x</sha1>', '<sha1>x'),
      1,
      /^the page at byte \d+ was/,
    ],
    ['that is none', 'id,title\n1,<page>', 0, /^this is no MediaWiki dump/],
    ['that is empty', '', 0, /^this is no MediaWiki dump/],
  ])('that is bad is told, and what is good is kept: %s', async (name, xml, count, reason) => {
    const { articles, problems } = await find(written(`${name}.xml`, xml));
    expect(articles).toHaveLength(count);
    expect(problems).toEqual([{ path: join(scratch, `${name}.xml`), reason: expect.stringMatching(reason) }]);
  });

  const page = (title: string, text: string, attributes = '') =>
    `<page${attributes}><title>${title}</title><ns>0</ns><id>1</id><revision><id>2</id><text>${text}</text></revision></page>\n`;
  const box = (name: string) => `{{${name}\n| conflict = A\n| date = 3 May 1808\n}}\nIt was.`;
  const dumpOf = (...pages: string[]) => `<mediawiki>\n${pages.join('')}</mediawiki>\n`;

  test.each([
    'Infobox military conflict',
    'infobox_military__conflict',
    'Infobox military&lt;!-- old --&gt; conflict',
    '&lt;!-- the | box --&gt;Infobox battle&lt;!-- of {{a}} --&gt;',
    'Infobox\t military conflict',
    'Infobox&#32;military&#13;\n conflict&#13;',
    'Template:Infobox military conflict',
    'template: Warbox',
  ])('has the infobox, however its name is written: %j', async (name) => {
    for (const xml of [dumpOf(page('B', box(name))), dumpOf(page('B', box(name))).replaceAll('\n', '\r\n')]) {
      const { articles, problems } = await find(written('names.xml', xml));
      expect(problems).toEqual([]);
      const texts = await Promise.all(articles.map(async (article) => (await openArticle(article)).text));
      expect(texts).toEqual(['= B =\n\nInfobox\n- Conflict: A\n- Date: 3 May 1808\n\nIt was.\n']);
    }
  });

  test.each([
    ['an infobox that somebody names', box('Kasta kauja'), 1],
    ['another', box('Infobox person'), 0],
    ['one in a comment', `&lt;!-- ${box('Infobox battle')} --&gt;`, 0],
    ['the name alone', 'It has an Infobox military conflict.', 0],
  ])('says how many pages have the infobox: %s', async (_, text, count) => {
    const told: string[] = [];
    const tell = ({ reason }: InputProblem) => told.push(reason);
    const path = written('told.xml', dumpOf(page('B', text), page('C', 'Nothing.')));
    const { articles, problems } = await find(path, { tell, infoboxes: ['kasta_kauja'] });
    expect([articles.length, problems]).toEqual([count, []]);
    expect(told).toEqual([
      expect.stringMatching(
        new RegExp(`^${count} of 2 pages have the infobox of a battle( \\(--infobox .*)?$`),
      ),
    ]);
  });

  test('knows a page with attributes, and takes no line of a title for the infobox', async () => {
    const title = 'B&#10;&#10;Infobox&#10;- Date: 9 May 1999';
    const { articles } = await find(written('page.xml', dumpOf(page(title, box('Warbox'), ' x="1"'))));
    const { text } = await openArticle(articles[0]!);
    expect(text.split('\n').slice(0, 5)).toEqual([
      '= B Infobox - Date: 9 May 1999 =',
      '',
      'Infobox',
      '- Conflict: A',
      '- Date: 3 May 1808',
    ]);
  });

  test('that is not UTF-8 is refused, or what of it is not', async () => {
    const latin1 = (xml: string) => written('latin1.xml', Buffer.from(xml, 'latin1'));
    const xml = dumpOf(page('Café', box('Warbox')), page('B', box('Warbox')));
    const stated = await find(latin1(`<?xml version="1.0" encoding="ISO-8859-1"?>${xml}`));
    expect([stated.articles.length, stated.problems[0]?.reason]).toEqual([
      0,
      'the dump is ISO-8859-1 and not UTF-8. Convert it to UTF-8 and run again.',
    ]);
    const unstated = await find(latin1(xml));
    expect(unstated.articles.map(({ origin }) => origin.title)).toEqual(['B']);
    expect(unstated.problems[0]?.reason).toMatch(/^the page at byte \d+ was left out, it is not UTF-8$/);
  });

  test('with a bzip2 that ends early keeps the whole pages before the end, however small it is', async () => {
    const bz2 = readFileSync(fixture('dump.xml.bz2'));
    // A stream ends with ten bytes that say so.
    const path = written('early.xml.bz2', bz2.subarray(0, bz2.length - 6));
    const { articles, problems } = await find(path);
    expect(articles).toHaveLength(2);
    expect(problems[0]?.reason).toMatch(/^the bzip2 is damaged or not whole after \d+ unpacked bytes/);
  });

  test('with damaged bzip2 is told, by whichever unpacks it', async () => {
    const bz2 = readFileSync(fixture('dump.xml.bz2'));
    const second = bz2.indexOf('BZh', 4, 'latin1');
    for (const damaged of [
      bz2.subarray(0, bz2.length - 30),
      Buffer.from(bz2).fill(0xff, second + 20, second + 60),
    ]) {
      const { problems } = await find(written('damaged.xml.bz2', damaged));
      expect(problems).toHaveLength(1);
      expect(problems[0]!.reason).toMatch(/^the bzip2 is damaged or not whole after \d+ unpacked bytes/);
      const byLibrary = all(unpackBzip2(inChunks(damaged, [64]), []));
      await expect(byLibrary).rejects.toThrow(/^the bzip2 is damaged or not whole after \d+ unpacked bytes/);
    }
  });
});

describe('NDJSON', () => {
  test('gives an article a line, in any format, and tells of lines that are none', async () => {
    const path = fixture('battles.ndjson');
    const { articles, problems } = await find(path);
    const texts = await Promise.all(articles.map(async (article) => (await openArticle(article)).text));
    expect(articles.map((article, index) => [article.path, article.file, texts[index]])).toEqual([
      [
        `${path}:1`,
        'battle-of-sample.txt',
        '= Battle of Sample =\n\nInfobox\n- Date: 3 May 1808\n\nIt was fought on 3 May 1808.',
      ],
      [`${path}:2`, 'siege-of-muestra.txt', '= Siege of Muestra =\n\nInfobox\n- Date: June 1809\n'],
      [`${path}:6`, 'battle-of-wiki.txt', '= Battle of Wiki =\n\nInfobox\n- Date: 1 May 1807\n\nIt was.\n'],
      [`${path}:8`, 'battle-of-mark.txt', '= Battle of Mark =\n\nInfobox\n- Date: 2 May 1807\n\nIt was.\n'],
      [`${path}:12`, 'last-stand.txt', '= Last Stand =\n\nIt ended on 9 May 1808.'],
    ]);
    expect(articles[0]!.origin).toMatchObject({
      url: 'https://example.org/1',
      revision: '12',
      licence: 'CC0-1.0',
    });
    expect(problems.map(({ line, reason }) => [line, reason])).toEqual([
      [4, 'it has no "text" that is a string'],
      [5, expect.stringMatching(/^the line is not JSON: /)],
      [7, 'the line is no object with "title" and "text"'],
      [9, '"format" is one of text, markdown, wikitext, not "html"'],
      [10, 'it has neither a "title" nor a title line'],
      [11, '"url" is no string'],
    ]);
  });

  test('gives the same articles in whatever chunks it comes', async () => {
    const bytes = Buffer.from('{"title":"Ä","text":"日本 😀"}\r\n\n{"title":"B","text":"b"}');
    const expected = await all(readNdjson(inChunks(bytes, []), () => {}));
    expect(expected).toMatchObject([{ line: 1, text: '= Ä =\n\n日本 😀' }, { line: 3 }]);
    await fc.assert(
      fc.asyncProperty(SIZES, async (sizes) => {
        expect(await all(readNdjson(inChunks(bytes, sizes), () => {}))).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });
});

const long = 'On 3 May it was. '.repeat(5000);
test.each([
  ['long.txt', `= A =\n\n${long}`, []],
  ['long.md', `# A\n\n${long}`, []],
  ['long.ndjson', `${JSON.stringify({ title: 'A', text: long })}\n{"title": "B", "text": "b"}\n`, ['B']],
  [
    'long.xml',
    `<mediawiki>${['A', 'B']
      .map(
        (title) =>
          `<page><title>${title}</title><revision><text>{{Warbox}}${title === 'A' ? long.repeat(20) : ''}</text></revision></page>`,
      )
      .join('')}</mediawiki>`,
    ['B'],
  ],
])('what is longer than an article may be is told of, and not held: %s', async (name, text, titles) => {
  const { articles, problems } = await find(written(name, text), {
    maxCharacters: 1000,
  });
  expect(articles.map(({ origin }) => origin.title)).toEqual(titles);
  expect(problems.map(({ reason }) => reason)).toEqual([
    expect.stringMatching(/(?:is longer than \d+ bytes|has more than the \d+ characters)/),
  ]);
});

test('a file of wikitext is named after the page, or after its infobox', async () => {
  const text = '{{Infobox battle|conflict=Battle of Sample|date=3 May 1808}}';
  for (const [name, title] of [
    ['Siege_of_Muestra.wiki', 'Siege of Muestra'],
    ['siege--2016.wiki', 'Battle of Sample'],
  ] as const) {
    const { articles } = await find(written(name, text));
    expect((await openArticle(articles[0]!)).text.split('\n')[0]).toBe(`= ${title} =`);
  }
});

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { isInput } from '../src/inputs/articles.ts';
import { isLicence, spdxOf } from '../src/licences/licences.ts';
import { readArticle } from '../src/reading/read-article.ts';
import { doubtsOf } from '../src/sources/doubts.ts';
import { fileName, ownFileName } from '../src/sources/file-names.ts';
import { listStrangers, readRegistry, toSource, updateRegistry } from '../src/sources/sources.ts';
import { withoutPassword } from '../src/sources/wiki/addresses.ts';
import { SourcesFolder } from './gathering.ts';

let project: SourcesFolder;

beforeEach(() => {
  project = new SourcesFolder();
});
afterEach(() => project.remove());

describe('sources.json', () => {
  test.each([
    ['is no list', '{}', /it is not a list/],
    ['has an entry that is no object', '[3]', /entry 1 is no object/],
    ['names no file', '[{"title": "X"}]', /entry 1 has no "file"/],
    ['names a file elsewhere', '[{"file": "../x.txt"}]', /entry 1 has no "file" that names a file/],
    ['names a file twice', '[{"file": "x.txt"}, {"file": "x.txt"}]', /two entries for x\.txt/],
    [
      'has a number for a text',
      '[{"file": "x.txt", "revision": 3}]',
      /"revision" of x\.txt is neither a text nor null/,
    ],
    [
      'has no list of what is accepted',
      '[{"file": "x.txt", "accepted": 1}]',
      /"accepted" of x\.txt is no list/,
    ],
  ])('that %s is told of', (_, text, message) => {
    project.write('sources.json', text);
    expect(() => readRegistry(project.sources)).toThrow(message);
  });

  test('keeps what is not updated', () => {
    project.write(
      'sources.json',
      '[{"file": "a.txt", "note": "mine", "url": "x"}, {"file": "in-a-dump.txt"}]',
    );
    const registry = readRegistry(project.sources);
    const [entry] = [...registry.values()];
    const { file, title, url, revision, retrieved, licence, attribution } = entry!;
    const read = { file, title, url, revision, retrieved, licence, attribution, sha256: 'new' };
    const updated = updateRegistry(registry, [read, { ...read, file: 'b.txt' }]);
    expect([...updated.keys()]).toEqual(['a.txt', 'in-a-dump.txt', 'b.txt']);
    expect(updated.get('a.txt')).toMatchObject({ note: 'mine', url: 'x', sha256: 'new' });
  });
});

test('what stands among the sources and is none is told of', () => {
  for (const file of ['a.txt', 'sources.json', '.hidden', 'picture.png', 'a.txt.123.next'])
    project.write(file, '[]');
  mkdirSync(join(project.sources, 'more.txt'));
  expect(listStrangers(project.sources, isInput)).toEqual([
    { path: join(project.sources, 'a.txt.123.next'), reason: expect.stringContaining('was broken off') },
    { path: join(project.sources, 'more.txt'), reason: expect.stringContaining('only the files in') },
    { path: join(project.sources, 'picture.png'), reason: expect.stringContaining('does not end as') },
  ]);
});

/** Sentences of encyclopedias, as long as the openings of articles. */
const LANGUAGES: Record<string, string> = {
  German:
    'Die Schlacht bei Austerlitz fand am 2. Dezember 1805 statt und war eine der bekanntesten Schlachten der Napoleonischen Kriege. Die französische Armee besiegte in der Nähe von Austerlitz eine Allianz aus österreichischen und russischen Truppen. Es war also ein Sieg an einem Tag.',
  French:
    'La bataille d’Austerlitz, aussi appelée bataille des Trois Empereurs, est une bataille qui se déroula le 2 décembre 1805 dans le sud de la Moravie. On a vu que les Français étaient plus de soixante mille, mais on les a surpris.',
  Dutch:
    'De Slag bij Austerlitz was een veldslag in de napoleontische oorlogen, die op 2 december 1805 in de buurt van Austerlitz plaatsvond. Het Franse leger had een overwinning behaald op de legers van Oostenrijk en Rusland, of wat er over was.',
  Frisian:
    'De Slach by Warns wie op 26 septimber 1345 yn Warns en wie in slach tusken de Friezen en de greve Willem fan Hollân. De Friezen wûnen de slach, en de greve is der by omkommen. It is in grutte dei foar de Friezen.',
  Danish:
    'Slaget på Reden var et søslag, der fandt sted den 2. april 1801 ud for København mellem den britiske flåde og den danske. Det var en del af krigen, og at der var så mange døde, er at finde i alle bøger om slaget.',
  Spanish:
    'La batalla de Bailén se libró durante la guerra de la Independencia Española y supuso la primera derrota en campo abierto de la historia del ejército napoleónico. Tuvo lugar el 19 de julio de 1808 junto a la ciudad jienense de Bailén.',
  Polish:
    'Bitwa pod Grunwaldem – jedna z największych bitew w historii średniowiecznej Europy, stoczona na polach pod Grunwaldem 15 lipca 1410 w czasie trwania wielkiej wojny między siłami zakonu krzyżackiego a połączonymi siłami polskimi i litewskimi.',
  Russian:
    'Бородинское сражение — крупнейшее сражение Отечественной войны 1812 года между русской армией под командованием генерала от инфантерии Михаила Голенищева-Кутузова и французской армией под командованием императора Наполеона.',
  Chinese:
    '奥斯特利茨战役，又称三皇会战，是第三次反法同盟战争期间的一场重大战役。一八〇五年十二月二日，七万三千人的法国军队在拿破仑的指挥下，在波希米亚的奥斯特里茨村取得了对八万六千人的俄奥联军的决定性胜利。这场战役导致奥地利皇帝弗朗茨一世取消神圣罗马皇帝的封号。这场战役是拿破仑最伟大的胜利之一，也是世界战争史上的一场著名战役，第三次反法同盟随之瓦解。',
  Indonesian:
    'Pertempuran Austerlitz adalah salah satu kemenangan terbesar Napoleon. Pertempuran ini terjadi pada tanggal 2 Desember 1805 di dekat kota Austerlitz di Moravia, dan tentara Prancis mengalahkan tentara Rusia dan Austria.',
};

const ENGLISH: Record<string, string> = {
  'a list of names':
    'After the outbreak of Korean War on 25 June 1950, 16 countries (deploying / arrival order): United States, United Kingdom, Australia, Netherlands, Canada, France, New Zealand, Philippines, Turkey, Thailand, South Africa, Greece, Belgium, Luxembourg, Ethiopia and Colombia provided combat troops for South Korea.',
  'foreign words':
    'The Battle of Bum La Pass (Chinese: 棒山口战斗; pinyin: bàngshānkǒu zhàndòu), also known as Battle of Bum La was fought on 23 October 1962 between Indian forces led by Subedar Joginder Singh and Chinese forces.',
  'too little to tell': 'Die Schlacht war am 3. Mai 1808 zu Ende.',
};

describe('doubts', () => {
  const doubts = (text: string) => {
    const source = toSource('x.txt', Buffer.from(text));
    const { record } = readArticle(source);
    return doubtsOf(source.text, record ?? { infobox: [], events: [] }).map(({ rule }) => rule);
  };
  const article = (prose: string) => `= X =\n\nInfobox\n- Date: 3 May 1808\n\n${prose}\n`;

  test.each([
    ['', ['empty']],
    ['\uFEFF \n\n', ['empty']],
    ['= Soup =\n\nSoup is a liquid food.\n', ['no-battle']],
    ['= X =\n\nOn 3 May 1808, X was fought.\n', []],
    [article('It was fought.'), []],
  ])('of %j', (text, rules) => {
    expect(doubts(text)).toEqual(rules);
  });

  test.each(Object.entries(LANGUAGES))('%s is not English', (_, prose) => {
    expect(doubts(article(prose))).toEqual(['not-english']);
  });

  test.each(Object.entries(ENGLISH))('%s may be English', (_, prose) => {
    expect(doubts(article(prose))).toEqual([]);
  });
});

test.each([
  ['Battle of Actium', 'battle-of-actium.txt', 'battle-of-actium--c5c96f0e.txt'],
  ['???', 'article--a03b221c.txt', 'article--a03b221c.txt'],
])('the files of %j', (title, name, own) => {
  expect([fileName(title), ownFileName(title)]).toEqual([name, own]);
});

test('a file has no longer name than file systems take, in any script', () => {
  for (const letter of ['я', 'ﷺ', '𐐷', 'a']) {
    expect(Buffer.byteLength(fileName(`${letter.repeat(120)}`))).toBeLessThan(255);
  }
  expect(ownFileName('E\u0301th?')).toBe(ownFileName('Éth?'));
});

test.each([
  ['CC-BY-SA-4.0', true],
  ['LicenseRef-museum', true],
  ['CC-BY-SA', false],
  ['LicenseRef-', false],
  ['free for all', false],
])('the licence %j: %j', (id, expected) => {
  expect(isLicence(id)).toBe(expected);
});

test.each([
  ['https://creativecommons.org/licenses/by-sa/4.0/deed.en', 'CC-BY-SA-4.0'],
  ['//creativecommons.org/licenses/by-nc-nd/3.0/', 'CC-BY-NC-ND-3.0'],
  ['https://creativecommons.org/licenses/by-sa/3.0/de/', null],
  ['https://example.org/licenses/by/4.0/', null],
])('the licence at %j is %j', (url, id) => {
  expect(spdxOf(url)).toBe(id);
});

test.each([
  ['https://me:secret@example.org/w/api.php', 'https://me:***@example.org/w/api.php'],
  ['https://token@example.org/', 'https://***@example.org/'],
  ['ftp://me:sec@ret@example.org', 'ftp://me:***@example.org'],
  ['https://example.org/a@b', 'https://example.org/a@b'],
])('%j is printed as %j', (address, shown) => {
  expect(withoutPassword(address)).toBe(shown);
});

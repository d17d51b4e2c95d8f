import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import { article, type MadeUpProject, madeUpProject } from './made-up.ts';
import { askDataPackage } from './validators/validators.ts';

const BY_SA = 'https://creativecommons.org/licenses/by-sa/4.0/';
const ZERO = 'https://creativecommons.org/publicdomain/zero/1.0/';
const WORDS = 'Used with permission of A. Writer';

/** Under which licence each text is, beside the two of the project, which are under CC BY-SA. */
const TEXTS: readonly (readonly [title: string, licence: string | null])[] = [
  ['Battle of Gift', 'CC0-1.0'],
  ['Battle of Nobody', null],
  ['Battle of Words', WORDS],
];

let project: MadeUpProject;
let release: string;
const read = (name: string) => project.read(release, name);

beforeAll(async () => {
  project = madeUpProject();
  for (const [title, licence] of TEXTS) {
    const said = { title, licence, attribution: licence === WORDS ? 'A. Writer' : null };
    project.add(`${title.toLowerCase().replaceAll(' ', '-')}.txt`, article(title), said);
  }
  await project.done('build');
  release = 'datasets/0.1.0-draft';
});
afterAll(() => project.clean());

test('LICENSE and README name each text under its own licence', () => {
  const terms = read('LICENSE').replace(/^.*\n\n/, '');
  expect(read('README.md').endsWith(`## Licence\n\n${terms}`)).toBe(true);
  const [ofTexts, ofPlaces] = terms.split(/\n(?=The locations )/);
  expect(ofPlaces).toMatch(/are from GeoNames, .* under CC BY 4\.0/);
  const parts = ofTexts!.split(/\n(?=[^-\n].*:\n)/).map((part) => {
    const [heading, ...lines] = part.trim().split(/\n+/);
    return [heading, lines.map((line) => line.replace(/^- ([^:]*): .*$/, '$1'))];
  });
  expect(Object.fromEntries(parts)).toEqual({
    'Each battle is under the licence of the text that it was read from.': [],
    [`Creative Commons Attribution-ShareAlike 4.0 International (CC BY-SA 4.0), ${BY_SA}:`]: [
      'Battle of Sample',
      'Siege of Example',
    ],
    [`Creative Commons Zero 1.0 Universal (CC0 1.0), ${ZERO}:`]: ['Battle of Gift'],
    [`${WORDS}:`]: ['Battle of Words'],
    'The licence of 1 text is not known: ask before you use what was read from it:': ['Battle of Nobody'],
  });
  expect(terms).toContain('- Battle of Words: A. Writer, Used with permission of A. Writer\n');
});

test('the Data Package lists the licences, and with each source its own', async () => {
  const described = JSON.parse(read('datapackage.json'));
  expect(await askDataPackage(join(project.folder, release))).toMatchObject({ problems: [] });
  expect(described.licenses.map(({ name, path }: Record<string, string>) => [name, path])).toEqual([
    ['CC-BY-SA-4.0', BY_SA],
    ['CC0-1.0', ZERO],
    [undefined, 'LICENSE'],
    [undefined, 'LICENSE'],
  ]);
  const own = described.sources.map(
    ({ title, licenses }: { title: string; licenses?: { title: string }[] }) => [
      title,
      licenses?.map(({ title }) => title.replace(/^.*\((.*)\)$/, '$1')),
    ],
  );
  expect(Object.fromEntries(own)).toEqual({
    'Battle of Gift': ['CC0 1.0'],
    'Battle of Nobody': undefined,
    'Battle of Sample': ['CC BY-SA 4.0'],
    'Battle of Words': [WORDS],
    'Siege of Example': ['CC BY-SA 4.0'],
  });
});

test('so does Croissant, with whom to name', () => {
  const described = JSON.parse(read('croissant.json'));
  expect(described.license.slice(0, 2)).toEqual([BY_SA, ZERO]);
  expect(described.license[2]).toMatchObject({ name: WORDS, url: 'LICENSE' });
  expect(described.license[3].name).toContain('1 text is not known');
  expect(described.isBasedOn).toContainEqual({
    '@type': 'sc:CreativeWork',
    name: 'Siege of Example',
    url: 'https://wiki.example/Siege_of_Example',
    version: '1234567',
    license: BY_SA,
    creditText: 'The writers of the wiki',
  });
  expect(described.isBasedOn).toContainEqual({ '@type': 'sc:CreativeWork', name: 'Battle of Nobody' });
});

test('CITATION.cff claims no licence for the whole, and one for each text', () => {
  const cited = parse(read('CITATION.cff'));
  expect(cited).not.toHaveProperty('license');
  const own = cited.references.map(({ title, license, notes }: Record<string, string>) => [
    title,
    license ?? notes,
  ]);
  expect(Object.fromEntries(own)).toEqual({
    'Battle of Gift': 'CC0-1.0',
    'Battle of Nobody': 'Licence not known',
    'Battle of Sample': 'CC-BY-SA-4.0',
    'Battle of Words': `Licence: ${WORDS}`,
    'Siege of Example': 'CC-BY-SA-4.0',
  });
});

test('the table of the sources says what was recorded', () => {
  const rows: { title: string; licence: string | null }[] = JSON.parse(read('sources.json'));
  expect(rows.map(({ title, licence }) => [title, licence])).toEqual([
    ...TEXTS.slice(0, 2),
    ['Battle of Sample', 'CC-BY-SA-4.0'],
    TEXTS[2],
    ['Siege of Example', 'CC-BY-SA-4.0'],
  ]);
});

import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { CHECKSUMS, formatChecksums, hashFolder } from '../src/published/checksums.ts';
import { FEW_FILES } from './made-up.ts';
import { BUILT, builtProject, callOpenbattles, type Project } from './openbattles.ts';

let project: Project;
let copy: string;

beforeAll(async () => {
  project = await builtProject();
  copy = join(project.folder, 'copy');
  expect(await callOpenbattles(['build', ...FEW_FILES, '--datasets', 'large'], project.folder)).toMatchObject(
    {
      code: 0,
    },
  );
});
afterAll(() => project.clean());
/** Makes the copy anew: of the release without folders, or of that in which each battle has one, and each text a file. */
const copyFrom = (datasets: 'large' | 'datasets') => {
  rmSync(copy, { recursive: true, force: true });
  cpSync(join(project.folder, datasets, BUILT), copy, { recursive: true });
};
beforeEach(() => copyFrom('large'));
afterEach(() => rmSync(copy, { recursive: true }));

const verify = () => callOpenbattles(['verify', 'copy'], project.folder);

const edit = (name: string, from: string | RegExp, to: string) => {
  const text = readFileSync(join(copy, name), 'latin1');
  const changed = text.replace(from, to);
  expect(changed).not.toBe(text);
  writeFileSync(join(copy, name), changed, 'latin1');
};

/** Makes the checksums fit again, as someone would who hides a change. */
const hide = () => writeFileSync(join(copy, CHECKSUMS), formatChecksums(hashFolder(copy)));

test('a call that names the sources still works, though a release holds its texts', async () => {
  const { code } = await callOpenbattles(['verify', '--sources', 'nowhere', 'copy'], project.folder);
  expect(code).toBe(0);
});

test.each(['large', 'datasets'] as const)(
  'a release that was just built is whole: in %s',
  async (datasets) => {
    copyFrom(datasets);
    const { code, stdout, stderr } = await verify();
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/copy is whole: \d\d+ quotes stand in their sources/);
  },
);

describe('what was changed is found and named', () => {
  test('a byte of any file', async () => {
    edit('README.md', 'Open', 'Shut');
    expect(await verify()).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('README.md is not the file that'),
    });
  });

  test('a file that is gone, and one too many', async () => {
    rmSync(join(copy, 'events.arrow'));
    writeFileSync(join(copy, 'notes.txt'), '');
    const { code, stderr } = await verify();
    expect(code).toBe(1);
    expect(stderr).toContain('events.arrow is missing');
    expect(stderr).toContain('notes.txt is unexpected');
  });

  test('a list of checksums that names a file twice, of which another program reads both', async () => {
    const sums = readFileSync(join(copy, 'SHA256SUMS'), 'utf8');
    writeFileSync(join(copy, 'SHA256SUMS'), `${'0'.repeat(64)}  events.csv\n${sums}`);
    const { code, stderr } = await verify();
    expect(code).toBe(1);
    expect(stderr).toContain('SHA256SUMS does not name each file once, in order');
  });

  const CELLS: readonly [string, string, string | RegExp, string, string | RegExp][] = [
    [
      'a cell of a CSV',
      'strengths.csv',
      ',107,',
      ',108,',
      /strengths\.csv does not hold what strengths\.json holds, from line \d+/,
    ],
    [
      'a cell of an Arrow file',
      'battles.arrow',
      'Tessalit',
      'Tessalot',
      /battles\.arrow does not hold what battles\.json holds, from byte \d+/,
    ],
    [
      'a cell of a Parquet file',
      'battles.parquet',
      'Tessalit',
      'Tessalot',
      /battles\.parquet does not hold what battles\.json holds, from byte \d+/,
    ],
    ['a cell of a view', 'views/ged_like.csv', ',32,49,', ',32,50,', /views\/ged_like\.csv does not hold/],
    ['the codebook', 'codebook.csv', 'Stable id', 'Fickle id', /codebook\.csv does not hold/],
    ['the codebook to be read', 'codebook.md', 'Stable id', 'Fickle id', /codebook\.md is not what/],
    ['the workbook', 'open-battles.xlsx', 'PK', 'PQ', /open-battles\.xlsx is not what the tables give/],
    [
      'a description',
      'datapackage.json',
      '"primaryKey"',
      '"primarykey"',
      /datapackage\.json is not what the tables give/,
    ],
    [
      'the citation',
      'CITATION.cff',
      '"0.1.0-draft"',
      '"0.1.1-draft"',
      /CITATION\.cff is not what the tables give/,
    ],
    [
      'a reference',
      'events.json',
      '"battle_id":"siege-of-tessalit"',
      '"battle_id":"siege-of-nowhere"',
      /events\.json: .*battles\.battle_id has no "siege-of-nowhere"/,
    ],
    [
      'a cell of a JSON file',
      'strengths.json',
      '"low":107',
      '"low":108',
      /strengths\.csv does not hold what strengths\.json/,
    ],
    [
      'a quote',
      'casualties.json',
      '"quote":"10 captured"',
      '"quote":"11 captured"',
      /the quote "11 captured" does not stand at \d+–\d+ of battle-of-tinzaouaten-2012, where "10 captured" stands/,
    ],
    [
      'a word that the schema does not have',
      'battles.json',
      '"result":"victory"',
      '"result":"triumph"',
      /battles\.json: .*result must be equal to one of the allowed values/,
    ],
    [
      'a cell of one battle',
      'battles/siege-of-tessalit/strengths.csv',
      ',107,',
      ',108,',
      /battles\/siege-of-tessalit: strengths\.csv does not hold/,
    ],
    [
      'a record',
      'battles/siege-of-tessalit/battle.json',
      '"part_of": "the Tuareg',
      '"part_of": "a Tuareg',
      /battle\.json: its battles are not those of battles\.json/,
    ],
  ];

  test.each(CELLS)('%s, even when the checksums were made to fit', async (_, name, from, to, message) => {
    if (name.startsWith('battles/')) copyFrom('datasets');
    edit(name, from, to);
    hide();
    const { code, stdout, stderr } = await verify();
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(message);
  });

  test('a text that is not the one that was read', async () => {
    copyFrom('datasets');
    edit('sources/siege-of-tessalit.txt', 'Siege', 'Sieze');
    hide();
    expect(await verify()).toMatchObject({ code: 1, stderr: expect.stringContaining('its hash differs') });
  });
});

test('a release is evidence by itself, whatever became of the sources', async () => {
  rmSync(join(project.folder, 'sources'), { recursive: true });
  expect(await verify()).toMatchObject({ code: 0, stderr: '' });
});

describe('a frozen release, which the program of today would describe otherwise', () => {
  const older = () => join(project.folder, 'datasets', '0.0.9');
  const verifyOlder = () => callOpenbattles(['verify', '0.0.9'], project.folder);

  beforeEach(() => {
    edit('codebook.json', 'Stable id, made from the title', 'An id made from the title');
    edit('README.md', 'Battles, read from', 'Battles that were read from');
    hide();
  });
  afterEach(() => rmSync(older(), { recursive: true, force: true }));

  test('is whole when its checksums and quotes hold; a draft must be what today makes', async () => {
    expect((await verify()).stderr).toMatch(/README\.md is not what the tables give/);
    cpSync(copy, older(), { recursive: true });
    expect(await verifyOlder()).toMatchObject({ code: 0, stdout: expect.stringMatching(/0\.0\.9 is whole/) });
  });

  test('still fails for a quote that its source does not hold', async () => {
    edit('casualties.json', '"quote":"10 captured"', '"quote":"11 captured"');
    hide();
    cpSync(copy, older(), { recursive: true });
    expect(await verifyOlder()).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('does not stand at'),
    });
  });
});

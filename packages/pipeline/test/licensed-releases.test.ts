import { readdirSync, rmSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { article, FEW_FILES, type MadeUpProject, madeUpProject } from './made-up.ts';

let project: MadeUpProject;
beforeEach(() => {
  project = madeUpProject();
});
afterEach(() => project.clean());

const datasets = () => readdirSync(project.at('datasets')).sort();
const titlesOf = (release: string): string[] =>
  JSON.parse(project.read('datasets', release, 'battles.json')).map(({ title }: { title: string }) => title);

describe('a text of which no licence is known', () => {
  beforeEach(() => project.add('battle-of-nobody.txt', article('Battle of Nobody')));

  test('stands in a draft with a warning, and is not released until it is said', async () => {
    const { code, stderr } = await project.run('build', ...FEW_FILES);
    expect(code).toBe(0);
    expect(stderr).toContain(
      'The licence of 1 text is not known: battle-of-nobody.txt. Say it in sources/sources.json; until then openbattles release refuses.\n',
    );
    expect(project.read('datasets/0.1.0-draft/LICENSE')).toContain('The licence of 1 text is not known');
    await project.done('check');
    expect(await project.run('release')).toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringContaining(
        'The licence of 1 text is not known: battle-of-nobody.txt.\n' +
          'Say it in sources/sources.json and run: npm start; or take responsibility: npx openbattles release --licence-unknown keep\n',
      ),
    });
    expect(datasets()).toEqual(['0.1.0-draft']);

    project.edit('sources/sources.json', '"licence": null', '"licence": "CC0-1.0"');
    expect(await project.run('release')).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/run: npm start\n$/),
    });
    await project.done('build', ...FEW_FILES);
    await project.done('release');
    expect(project.read('datasets/0.1.0/LICENSE')).not.toContain('not known');
  });

  test('is released by whoever insists, and the release says so', async () => {
    await project.done('build', ...FEW_FILES);
    expect(await project.run('release', '--licence-unknown', 'drop')).toMatchObject({ code: 2 });
    await project.done('release', '--licence-unknown', 'keep');
    for (const name of ['LICENSE', 'README.md', 'datapackage.json', 'croissant.json'])
      expect(project.read('datasets/0.1.0', name)).toContain('The licence of 1 text is not known');
    await project.done('check');
  });
});

describe('a text whose licence forbids adaptations', () => {
  beforeEach(() =>
    project.add('battle-of-stone.txt', article('Battle of Stone'), { licence: 'CC-BY-NC-ND-4.0' }),
  );

  test('is left out with a message, which is no failure, and stays recorded', async () => {
    const { code, stderr } = await project.run('build', ...FEW_FILES);
    expect(code).toBe(0);
    expect(stderr).toContain(
      'sources/battle-of-stone.txt is left out: its licence, CC-BY-NC-ND-4.0, forbids adaptations, and what is read from it is one.\n',
    );
    expect(stderr).toContain('npx openbattles build --no-derivatives keep\n');
    expect(titlesOf('0.1.0-draft')).toEqual(['Battle of Sample', 'Siege of Example']);
    for (const name of ['LICENSE', 'README.md', 'datapackage.json', 'croissant.json', 'CITATION.cff'])
      expect(project.read('datasets/0.1.0-draft', name)).not.toMatch(/ND|Stone/);
    expect(JSON.parse(project.read('sources/sources.json'))).toHaveLength(3);
    await project.done('check');
    await project.done('release');
    await project.done('check');
  });

  test('is taken in by whoever insists, under its own licence, and stays in', async () => {
    await project.done('build', ...FEW_FILES, '--no-derivatives', 'keep');
    const kept = ['Battle of Sample', 'Battle of Stone', 'Siege of Example'];
    expect(titlesOf('0.1.0-draft')).toEqual(kept);
    expect(project.read('datasets/0.1.0-draft/LICENSE')).toMatch(
      /\(CC BY-NC-ND 4\.0\), \S+ \(it forbids adaptations/,
    );
    await project.done('check');
    expect(await project.done('build', ...FEW_FILES)).toContain('is up to date');
    await project.done('release');
    await project.done('check');
    project.edit('sources/battle-of-sample.txt', '20–30 killed', '20–31 killed');
    await project.done('build', ...FEW_FILES);
    expect(titlesOf('0.1.1-draft')).toEqual(kept);
    await project.done('check');
    expect(await project.done('build', ...FEW_FILES, '--no-derivatives', 'leave')).toContain(
      'MAJOR: 1 battle removed',
    );
    expect(titlesOf('1.0.0-draft')).toEqual(['Battle of Sample', 'Siege of Example']);
    await project.done('check');
  });

  test('goes out of the draft when its licence is found to be another than was thought', async () => {
    project.edit('sources/sources.json', 'CC-BY-NC-ND-4.0', 'CC-BY-NC-4.0');
    await project.done('build', ...FEW_FILES);
    expect(titlesOf('0.1.0-draft')).toHaveLength(3);
    project.edit('sources/sources.json', 'CC-BY-NC-4.0', 'CC-BY-NC-ND-4.0');
    expect((await project.run('check')).code).toBe(1);
    await project.done('build', ...FEW_FILES);
    expect(titlesOf('0.1.0-draft')).toHaveLength(2);
    await project.done('check');
  });

  test('does not hinder the others when it is the only one, or is gone', async () => {
    rmSync(project.at('sources', 'battle-of-sample.txt'));
    rmSync(project.at('sources', 'siege-of-example.txt'));
    await project.done('build', ...FEW_FILES);
    expect(titlesOf('0.1.0-draft')).toEqual([]);
    await project.done('check');
    await project.done('verify');
  });
});

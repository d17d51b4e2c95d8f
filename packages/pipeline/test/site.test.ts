import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { BUILT, builtProject, callOpenbattles, type Project, readJson } from './openbattles.ts';

let project: Project;
beforeAll(async () => {
  project = await builtProject();
});
afterAll(() => project.clean());

const run = (...args: string[]) => callOpenbattles(['site', ...args], project.folder);
const at = (...path: string[]) => join(project.folder, ...path);
const read = (...path: string[]) => readFileSync(at(...path), 'utf8');

test('a release becomes a folder of pages, with its files, whose values come from its rows', async () => {
  const { code, stdout, stderr } = await run();
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toContain(`site/index.html shows datasets/${BUILT}`);
  const battles: { battle_id: string; name: string }[] = readJson(at('datasets', BUILT, 'battles.json'));
  for (const { battle_id, name } of battles) {
    const page = read('site', 'battles', `${battle_id}.html`);
    expect(page).toContain(`>${name}</h1>`);
    // The date of the battle leads to the field of the infobox that it was read from.
    expect(page).toMatch(/<dt>When<\/dt><dd><a class="v[^"]*" href="#c\d+"/);
  }
  expect(read('site', 'data', 'SHA256SUMS')).toBe(read('datasets', BUILT, 'SHA256SUMS'));
  for (const path of ['site.js', 'site.css', 'index.js'])
    expect(existsSync(at('site', 'assets', path))).toBe(true);
  const loaded = [...read('site', 'index.html').matchAll(/(?:src|href)="([^"#]+)"/g)].map(
    ([, path]) => path!,
  );
  for (const path of loaded)
    expect({ path, there: existsSync(at('site', path)) }).toEqual({ path, there: true });
});

test('the same release gives the same pages, and an address a sitemap', async () => {
  await run('--out', 'one');
  const { code } = await run('--out', 'one/two', '--url', 'https://example.org/x/', BUILT);
  expect(code).toBe(0);
  expect(read('one', 'two', 'sitemap.xml')).toContain('<loc>https://example.org/x/</loc>');
  await run('--out', 'three');
  expect(read('three', 'disputed.html')).toBe(read('one', 'disputed.html'));
});

test('what is no site of ours is not replaced', async () => {
  mkdirSync(at('mine'));
  writeFileSync(at('mine', 'thesis.txt'), 'mine');
  for (const out of ['mine', 'mine/thesis.txt']) {
    const { code, stderr } = await run('--out', out);
    expect({ out, code }).toEqual({ out, code: 2 });
    expect(stderr).toContain(out);
  }
  expect(read('mine', 'thesis.txt')).toBe('mine');
});

test.each([
  [['--url', 'ftp://example.org']],
  [['--url', 'nowhere']],
  [['--battle-pages', 'many']],
  [['9.9.9']],
  [['a', 'b']],
])('%j is called wrongly', async (args) => {
  const { code, stderr } = await run(...args);
  expect({ code, says: stderr.startsWith('openbattles: ') }).toEqual({ code: 2, says: true });
});

test('beyond the battles that have pages there are shards', async () => {
  const { code } = await run('--battle-pages', '1', '--out', 'shards');
  expect(code).toBe(0);
  expect(existsSync(at('shards', 'shards', '0.js'))).toBe(true);
  expect(existsSync(at('shards', 'battle.html'))).toBe(true);
});

test('a release whose text is gone gives no pages, and says why', async () => {
  renameSync(at('datasets', BUILT, 'sources'), at('kept'));
  renameSync(at('sources'), at('kept-sources'));
  const { code, stderr } = await run('--out', 'none');
  expect(code).toBe(1);
  expect(stderr).toContain('No pages were made');
  expect(existsSync(at('none'))).toBe(false);
  renameSync(at('kept'), at('datasets', BUILT, 'sources'));
  renameSync(at('kept-sources'), at('sources'));
});

test('a battle whose id is a path writes nothing outside the folder', async () => {
  cpSync(at('datasets', BUILT), at('evil'), { recursive: true });
  const [{ battle_id }] = readJson(at('evil', 'battles.json'));
  for (const name of readdirSync(at('evil')).filter((name) => name.endsWith('.json')))
    writeFileSync(
      at('evil', name),
      read('evil', name).replaceAll(`"battle_id":"${battle_id}"`, '"battle_id":"../../../evil"'),
    );
  const { code, stderr } = await run('--out', 'pages', './evil');
  expect({ code, names: stderr.includes('../../../evil') }).toEqual({ code: 2, names: true });
  expect(existsSync(at('pages'))).toBe(false);
});

import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { hashFolder } from '../src/published/checksums.ts';
import { openbattles, type Project, readJson, scratchProject, startOpenbattles } from './openbattles.ts';

let project: Project;
const at = (...path: string[]) => join(project.folder, ...path);
const build = () => openbattles(['build'], { cwd: project.folder });

beforeEach(() => {
  project = scratchProject();
});
afterEach(() => project.clean());

test('a build that is killed leaves the releases as they were, and the next one clears up', async () => {
  expect(build().code).toBe(0);
  const before = hashFolder(at('datasets'));
  const text = readFileSync(at('sources', 'siege-of-tessalit.txt'), 'utf8');
  for (let index = 0; index < 40; index++) {
    writeFileSync(at('sources', `copy-${index}.txt`), text.replace('Siege of Tessalit', `Siege ${index}`));
  }
  const scratch = () => readdirSync(project.folder).filter((name) => name.startsWith('.openbattles-'));
  const half = () => scratch().some((name) => existsSync(at(name, 'next', 'battles', 'siege-3')));
  const child = startOpenbattles(['build'], project.folder);
  const ended = new Promise((resolve) => child.once('exit', resolve));
  while (!half() && child.exitCode === null) await new Promise((resolve) => setTimeout(resolve, 2));
  child.kill('SIGKILL');
  await ended;
  expect(child.signalCode).toBe('SIGKILL');
  expect(hashFolder(at('datasets'))).toEqual(before);
  expect(scratch()).toHaveLength(1);
  expect(build().code).toBe(0);
  expect(scratch()).toEqual([]);
  expect(readJson(at('datasets', '0.1.0-draft', 'battles.json'))).toHaveLength(42);
});

test('a build that is killed at any moment leaves nothing that the next one does not finish', async () => {
  expect(build().code).toBe(0);
  expect(openbattles(['release', '--as', '1.0.0'], { cwd: project.folder }).code).toBe(0);
  for (const wait of [200, 400, 600, 800, 1000]) {
    const path = at('sources', 'siege-of-tessalit.txt');
    writeFileSync(path, `${readFileSync(path, 'utf8')}\nOn 3 May 2012 it was quiet for ${wait} minutes.\n`);
    const child = startOpenbattles(['build'], project.folder);
    const ended = new Promise((resolve) => child.once('exit', resolve));
    await new Promise((resolve) => setTimeout(resolve, wait));
    child.kill('SIGKILL');
    await ended;
    expect(build().code).toBe(0);
    expect(openbattles(['check'], { cwd: project.folder }).code).toBe(0);
    expect(openbattles(['verify'], { cwd: project.folder }).code).toBe(0);
    expect(readdirSync(project.folder).filter((name) => name.startsWith('.openbattles-'))).toEqual([]);
  }
});

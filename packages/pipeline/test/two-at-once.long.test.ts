import { once } from 'node:events';
import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { hashFolder } from '../src/published/checksums.ts';
import { article, type MadeUpProject, madeUpProject } from './made-up.ts';
import { startOpenbattles } from './openbattles.ts';

const FEW_FILES = ['--battle-folders', '0', '--no-cache', '--jobs', '1'];

let base: MadeUpProject;
let project: MadeUpProject;
beforeAll(async () => {
  base = madeUpProject();
  await base.done('build', ...FEW_FILES);
});
afterAll(() => base.clean());
beforeEach(() => {
  project = base.copy();
});
afterEach(() => project.clean());

/** What stands beside the releases and is not of the project. */
const scratch = () => readdirSync(project.folder).filter((name) => name.startsWith('.openbattles-'));

/** A build that has begun to write, and is stopped until it gets a signal to go on. */
async function begun() {
  for (let index = 0; index < 30; index++)
    project.add(`battle-${index}.txt`, article(`Battle of Number ${index}`, String(index)));
  const child = startOpenbattles(['build', ...FEW_FILES], project.folder, 'pipe');
  const said = { out: '', err: '' };
  child.stdout!.on('data', (piece) => (said.out += piece));
  child.stderr!.on('data', (piece) => (said.err += piece));
  const ended = once(child, 'close') as Promise<[number | null, string | null]>;
  while (!existsSync(project.at('.openbattles-datasets', 'next'))) await delay(10);
  child.kill('SIGSTOP');
  return { child, said, ended };
}

describe('while a build is at work', () => {
  test('another command that would write says so and changes nothing; one that looks may look', async () => {
    const before = hashFolder(project.at('datasets'));
    const { ended, said, child } = await begun();
    for (const command of ['build', 'release']) {
      const { code, stdout, stderr } = await project.run(command);
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      expect(stderr).toContain(`another openbattles is at work there, process ${child.pid}: run again`);
    }
    const looked = await project.run('build', '--dry-run', ...FEW_FILES);
    expect(looked.stdout).toContain('Would write datasets/0.1.0-draft');
    expect(hashFolder(project.at('datasets'))).toEqual(before);
    child.kill('SIGCONT');
    expect(await ended).toEqual([0, null]);
    expect(said.out).toContain('Wrote datasets/0.1.0-draft');
    expect(scratch()).toEqual([]);
  });

  test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    '%s ends it, and leaves nothing behind',
    async (signal) => {
      const before = hashFolder(project.at('datasets'));
      const { child, ended } = await begun();
      child.kill(signal);
      child.kill('SIGCONT');
      expect(await ended).toEqual([null, signal]);
      expect(scratch()).toEqual([]);
      expect(hashFolder(project.at('datasets'))).toEqual(before);
    },
  );

  test('SIGKILL leaves what the next build clears away', async () => {
    const { child, ended } = await begun();
    child.kill('SIGKILL');
    await ended;
    expect(scratch()).toHaveLength(1);
    expect((await project.run('build', ...FEW_FILES)).code).toBe(0);
    expect(scratch()).toEqual([]);
  });

  test('whoever reads what it says may leave: nothing is left behind', async () => {
    const { child, ended } = await begun();
    child.stdout!.destroy();
    child.stderr!.destroy();
    child.kill('SIGCONT');
    await ended;
    expect(scratch()).toEqual([]);
  });

  test('what was taken from a build in the meantime it does not write to', async () => {
    const { child, ended, said } = await begun();
    const folder = project.at('.openbattles-datasets');
    for (const name of readdirSync(folder).filter((path) => path.startsWith('lock-')))
      rmSync(join(folder, name));
    writeFileSync(join(folder, 'lock-1-00000000-00000000'), '');
    const before = hashFolder(project.at('datasets'));
    child.kill('SIGCONT');
    expect(await ended).toEqual([2, null]);
    expect(said.err).toContain('another openbattles has gone on here in the meantime');
    expect(hashFolder(project.at('datasets'))).toEqual(before);
  });
});

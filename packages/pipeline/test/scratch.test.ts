import fs, { existsSync, mkdirSync, readdirSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { Scratch } from '../src/release/scratch.ts';
import { type MadeUpProject, madeUpProject } from './made-up.ts';

const FEW_FILES = ['--battle-folders', '0', '--no-cache'];

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

const scratch = () => readdirSync(project.folder).filter((name) => name.startsWith('.openbattles-'));

describe('what stands beside the releases', () => {
  const LOCK = 'lock-1-00000000-00000000';

  test('and is not ours is not touched', async () => {
    const names = ['backup', 'notes', 'datasets-mine', '123'].map((name) => `.openbattles-${name}`);
    for (const name of names) {
      mkdirSync(project.at(name));
      writeFileSync(project.at(name, 'mine.txt'), 'mine');
    }
    writeFileSync(project.at('.openbattles-note'), 'mine');
    symlinkSync('/proc/none', project.at('.openbattles-datasets-link'));
    await project.done('build', ...FEW_FILES);
    for (const name of names) expect(project.read(name, 'mine.txt')).toBe('mine');
    expect(scratch()).toEqual([...names, '.openbattles-note', '.openbattles-datasets-link'].sort());
  });

  test('and has the very name of our folder is told, and not touched', async () => {
    mkdirSync(project.at('.openbattles-datasets'));
    writeFileSync(project.at('.openbattles-datasets', 'mine.txt'), 'mine');
    const { code, stderr } = await project.run('build', ...FEW_FILES);
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: expect.stringContaining('.openbattles-datasets is in the way, and is not ours'),
    });
    expect(project.read('.openbattles-datasets', 'mine.txt')).toBe('mine');
  });

  test('and is of a process that is elsewhere is left to it while it shows that it is at work', async () => {
    const folder = project.at('.openbattles-datasets');
    mkdirSync(folder);
    writeFileSync(join(folder, LOCK), '');
    writeFileSync(join(folder, 'next'), '');
    const { code, stderr } = await project.run('build', ...FEW_FILES);
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining('process 1: run again') });
    expect(readdirSync(folder).sort()).toEqual([LOCK, 'next']);
    const long = new Date(Date.now() - 300_000);
    utimesSync(join(folder, LOCK), long, long);
    await project.done('build', ...FEW_FILES);
    expect(scratch()).toEqual([]);
  });
});

describe('a signal leaves nothing behind', () => {
  const listeners = () => process.listenerCount('SIGTERM');

  test('while the folder is made', async () => {
    const before = listeners();
    const heard: number[] = [];
    const write = fs.writeFileSync;
    fs.writeFileSync = (...args) => {
      heard.push(listeners() - before);
      write(...args);
    };
    syncBuiltinESMExports();
    try {
      const scratch = new Scratch(project.at('datasets'), { writes: true });
      await scratch.remove();
      expect(existsSync(scratch.folder)).toBe(false);
    } finally {
      fs.writeFileSync = write;
      syncBuiltinESMExports();
    }
    expect(heard).toEqual([1]);
    expect(listeners()).toBe(before);
  });

  test('while the folder is removed', async () => {
    const before = listeners();
    const scratch = new Scratch(project.at('datasets'), { writes: true });
    for (let number = 0; number < 100; number++) {
      mkdirSync(join(scratch.folder, `${number}`));
      writeFileSync(join(scratch.folder, `${number}`, 'file'), '');
    }
    const kill = vi.spyOn(process, 'kill').mockReturnValue(true);
    try {
      const removing = scratch.remove();
      process.emit('SIGTERM', 'SIGTERM');
      expect(kill.mock.calls).toEqual([[process.pid, 'SIGTERM']]);
      expect(existsSync(scratch.folder)).toBe(false);
      await removing;
    } finally {
      kill.mockRestore();
    }
    expect(listeners()).toBe(before);
  });

  test.each([
    { failures: 3, left: false },
    { failures: Number.POSITIVE_INFINITY, left: true },
  ])('though a thread still writes there, $failures times', ({ failures, left }) => {
    const before = listeners();
    const kill = vi.spyOn(process, 'kill').mockReturnValue(true);
    const remove = fs.rmSync;
    let failed = 0;
    fs.rmSync = (path, options) => {
      if (String(path).endsWith('.gone') && failed++ < failures) throw new Error('ENOTEMPTY');
      remove(path, options);
    };
    syncBuiltinESMExports();
    try {
      const scratch = new Scratch(project.at('datasets'), { writes: true });
      mkdirSync(join(scratch.folder, 'next'));
      process.emit('SIGTERM', 'SIGTERM');
      expect(kill.mock.calls).toContainEqual([process.pid, 'SIGTERM']);
      // What is left has our lock, so that the next command clears it away.
      const names = existsSync(scratch.folder) ? readdirSync(scratch.folder).sort() : [];
      expect(names).toEqual(left ? [expect.stringMatching(/^lock-/), 'next.gone'] : []);
    } finally {
      fs.rmSync = remove;
      syncBuiltinESMExports();
      kill.mockRestore();
    }
    expect(listeners()).toBe(before);
  });

  test('nor does a folder that is not to be had', () => {
    const before = listeners();
    mkdirSync(project.at('.openbattles-datasets'));
    writeFileSync(project.at('.openbattles-datasets', 'mine.txt'), 'mine');
    expect(() => new Scratch(project.at('datasets'), { writes: true })).toThrow(/not ours/);
    expect(listeners()).toBe(before);
  });
});

import { readdirSync, renameSync, rmSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { hashFolder } from '../src/published/checksums.ts';
import { type MadeUpProject, madeUpProject } from './made-up.ts';

/** How many times a file or folder may still come to its place until the process is killed; null for always. */
const life = vi.hoisted(() => ({ left: null as number | null, isOver: false }));

class Killed extends Error {}

vi.mock('node:fs', async (original) => {
  const fs = await original<typeof import('node:fs')>();
  return {
    ...fs,
    renameSync: (from: string, to: string) => {
      if (life.left === 0) {
        life.isOver = true;
        throw new Killed();
      }
      if (life.left !== null) life.left--;
      fs.renameSync(from, to);
    },
    // Who is killed clears nothing up.
    rmSync: (...args: Parameters<typeof fs.rmSync>) => (life.isOver ? undefined : fs.rmSync(...args)),
  };
});

vi.mock('node:fs/promises', async (original) => {
  const fs = await original<typeof import('node:fs/promises')>();
  return {
    ...fs,
    rm: async (...args: Parameters<typeof fs.rm>) => (life.isOver ? undefined : fs.rm(...args)),
  };
});

let project: MadeUpProject;
beforeEach(() => {
  project = madeUpProject();
});
afterEach(() => {
  life.left = null;
  life.isOver = false;
  project.clean();
});

/** A release of few files is made sooner; the cache is none of the steps. */
const FEW_FILES: Readonly<Record<string, string[]>> = {
  build: ['--battle-folders', '0', '--no-cache'],
  release: [],
};

let base: MadeUpProject;
beforeAll(async () => {
  base = madeUpProject();
  await base.done('build', ...FEW_FILES.build!);
  await base.done('release', '--as', '1.0.0');
  base.edit('sources/battle-of-sample.txt', '20–30 killed', '20–31 killed');
  await base.done('build', ...FEW_FILES.build!);
}, 60_000);
afterAll(() => base.clean());

const datasets = () => readdirSync(project.at('datasets')).sort();
const scratch = () => readdirSync(project.folder).filter((name) => name.startsWith('.openbattles-'));

/** Calls a command that is killed when it has put so many things into their places; answers whether it came that far. */
async function kill(after: number, ...args: string[]): Promise<boolean> {
  life.left = after;
  const killed = await project.run(...args).then(
    // what cannot be put into its place may be told in a sentence
    () => life.isOver,
    (error) => {
      if (!(error instanceof Killed)) throw error;
      return true;
    },
  );
  life.left = null;
  life.isOver = false;
  // The lock bears the number of its process, which is this one, and lives.
  for (const name of scratch())
    for (const lock of readdirSync(project.at(name)).filter((path) => path.startsWith('lock-')))
      renameSync(project.at(name, lock), project.at(name, lock.replace(/\d+/, '999999999')));
  return killed;
}

const CASES: readonly { name: string; edit: () => void; command: string; gives: string[] }[] = [
  {
    name: 'a draft that is built again in its place',
    edit: () => project.edit('sources/battle-of-sample.txt', '20–31 killed', '20–32 killed'),
    command: 'build',
    gives: ['1.0.0', '1.0.1-draft', 'CHANGELOG.md', 'releases.json'],
  },
  {
    name: 'a draft that becomes another version',
    edit: () => rmSync(project.at('sources', 'siege-of-example.txt')),
    command: 'build',
    gives: ['1.0.0', '2.0.0-draft', 'CHANGELOG.md', 'releases.json'],
  },
  {
    name: 'a draft that goes, since nothing differs',
    edit: () => project.edit('sources/battle-of-sample.txt', '20–31 killed', '20–30 killed'),
    command: 'build',
    gives: ['1.0.0', 'CHANGELOG.md', 'releases.json'],
  },
  {
    name: 'a release',
    edit: () => {},
    command: 'release',
    gives: ['1.0.0', '1.0.1', 'CHANGELOG.md', 'releases.json'],
  },
];

describe.each(CASES)('killed between the steps of $name', ({ edit, command, gives }) => {
  test('nothing is lost, and the next call finishes it', async () => {
    project.clean();
    project = base.copy();
    edit();
    const before = project.copy();
    try {
      await project.done(command, ...FEW_FILES[command]!);
      expect(datasets()).toEqual(gives);
      await project.done('check');
      const [whole, frozen] = [
        hashFolder(project.at('datasets')),
        hashFolder(project.at('datasets', '1.0.0')),
      ];
      let kills = 0;
      for (; kills < 10; kills++) {
        project.clean();
        project = before.copy();
        if (!(await kill(kills, command, ...FEW_FILES[command]!))) break;
        expect(hashFolder(project.at('datasets', '1.0.0'))).toEqual(frozen);
        // What is released already is finished by a build.
        const again = datasets().includes('1.0.1') ? 'build' : command;
        await project.done(again, ...FEW_FILES[again]!);
        expect(hashFolder(project.at('datasets'))).toEqual(whole);
        expect(scratch()).toEqual([]);
      }
      // Each step was tried, and the last call was left alive.
      expect(kills).toBeGreaterThan(1);
      expect(kills).toBeLessThan(10);
    } finally {
      before.clean();
    }
  }, 120_000);
});

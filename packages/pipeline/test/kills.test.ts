import { cpSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { hashFolder } from '../src/published/checksums.ts';
import { type MadeUpProject, madeUpProject } from './made-up.ts';

/** How many times a file or folder may still come to its place until the process is killed; null for always. */
const life = vi.hoisted(() => ({ left: null as number | null }));

class Killed extends Error {}

vi.mock('node:fs', async (original) => {
  const fs = await original<typeof import('node:fs')>();
  return {
    ...fs,
    renameSync: (from: string, to: string) => {
      if (life.left === 0) throw new Killed();
      if (life.left !== null) life.left--;
      fs.renameSync(from, to);
    },
  };
});

// Who is killed clears nothing up.
vi.mock('node:fs/promises', async (original) => {
  const fs = await original<typeof import('node:fs/promises')>();
  return {
    ...fs,
    rm: async (...args: Parameters<typeof fs.rm>) => (life.left === null ? fs.rm(...args) : undefined),
  };
});

let project: MadeUpProject;
beforeEach(() => {
  project = madeUpProject();
});
afterEach(() => {
  life.left = null;
  project.clean();
});

const datasets = () => readdirSync(project.at('datasets')).sort();
const scratch = () => readdirSync(project.folder).filter((name) => name.startsWith('.openbattles-'));

/** Calls a command that is killed when it has put so many things into their places; answers whether it came that far. */
async function kill(after: number, ...args: string[]): Promise<boolean> {
  life.left = after;
  const killed = await project.run(...args).then(
    () => false,
    (error) => {
      if (!(error instanceof Killed)) throw error;
      return true;
    },
  );
  life.left = null;
  // The folder bears the number of its process, which is this one, and lives.
  for (const name of scratch()) renameSync(project.at(name), project.at('.openbattles-999999999'));
  return killed;
}

const HARMS: readonly {
  name: string;
  edit: () => void;
  command: string[];
  finish: string[];
  gives: string[];
}[] = [
  {
    name: 'a draft that is built again in its place',
    edit: () => project.edit('sources/battle-of-sample.txt', '20–31 killed', '20–32 killed'),
    command: ['build'],
    finish: ['build'],
    gives: ['1.0.0', '1.0.1-draft', 'CHANGELOG.md'],
  },
  {
    name: 'a draft that becomes another version',
    edit: () => rmSync(project.at('sources', 'siege-of-example.txt')),
    command: ['build'],
    finish: ['build'],
    gives: ['1.0.0', '2.0.0-draft', 'CHANGELOG.md'],
  },
  {
    name: 'a draft that goes, since nothing differs',
    edit: () => project.edit('sources/battle-of-sample.txt', '20–31 killed', '20–30 killed'),
    command: ['build'],
    finish: ['build'],
    gives: ['1.0.0', 'CHANGELOG.md'],
  },
  {
    name: 'a release',
    edit: () => {},
    command: ['release'],
    finish: ['build'],
    gives: ['1.0.0', '1.0.1', 'CHANGELOG.md'],
  },
];

describe.each(HARMS)('killed between the steps of $name', ({ edit, command, finish, gives }) => {
  test('nothing is lost, and the next build finishes it', async () => {
    await project.done('build');
    await project.done('release', '--as', '1.0.0');
    project.edit('sources/battle-of-sample.txt', '20–30 killed', '20–31 killed');
    await project.done('build');
    edit();
    const kept = mkdtempSync(join(tmpdir(), 'openbattles-kept-'));
    try {
      cpSync(project.folder, kept, { recursive: true });
      const frozen = hashFolder(project.at('datasets', '1.0.0'));
      await project.done(...command);
      expect(datasets()).toEqual(gives);
      const whole = hashFolder(project.at('datasets'));
      let kills = 0;
      for (; kills < 20; kills++) {
        rmSync(project.folder, { recursive: true });
        cpSync(kept, project.folder, { recursive: true });
        if (!(await kill(kills, ...command))) break;
        expect(hashFolder(project.at('datasets', '1.0.0'))).toEqual(frozen);
        const isDone = datasets().includes('1.0.1');
        await project.done(...(command[0] === 'release' && !isDone ? command : finish));
        expect(hashFolder(project.at('datasets'))).toEqual(whole);
        expect(scratch()).toEqual([]);
        await project.done('check');
      }
      // Each step was tried, and the last call was left alive.
      expect(kills).toBeGreaterThan(0);
      expect(kills).toBeLessThan(20);
    } finally {
      rmSync(kept, { recursive: true });
    }
  }, 60_000);
});

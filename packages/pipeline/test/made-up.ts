import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import {
  formatRegistry,
  readRegistry,
  type SourceEntry,
  sha256,
  unrecorded,
} from '../src/sources/sources.ts';
import { callOpenbattles, type Outcome } from './openbattles.ts';

/**
 * What makes a build quicker where a test asks for neither: no folder for each battle, no cache. `check` and `release` do
 * as the draft was built.
 */
export const FEW_FILES = ['--battle-folders', '0', '--no-cache'] as const;

/** A folder with sources that nobody wrote, in which commands are called. */
export interface MadeUpProject {
  folder: string;
  at(...path: string[]): string;
  run(...args: string[]): Promise<Outcome>;
  /** The same, of a command that must succeed: what it prints. */
  done(...args: string[]): Promise<string>;
  read(...path: string[]): string;
  /** Puts a text among the sources, and records of it what is said, if anything. */
  add(name: string, text: string, said?: Partial<SourceEntry>): void;
  edit(path: string, from: string | RegExp, to: string): void;
  /** Another project with the same files. */
  copy(): MadeUpProject;
  clean(): void;
}

/** An article of that title, on either side of whose battle that many were killed. */
export const article = (title: string, killed = '20–30') => `= ${title} =

Infobox
- Partof: the Paper War
- Date: 3 May 1808
- Place: Near Sampletown
- Result: Victory of the First Army
- Combatant1: First Army
- Combatant2: Second Army
- Casualties1: ${killed} killed
- Casualties2: 5 killed, 10 captured

The two armies met on 3 May 1808. They parted on 4 May 1808.
`;

/** What an article of a wiki is recorded with. */
export const fromWiki = (title: string): Partial<SourceEntry> => ({
  title,
  url: `https://wiki.example/${title.replaceAll(' ', '_')}`,
  revision: '1234567',
  retrieved: '2026-01-02',
  licence: 'CC-BY-SA-4.0',
  attribution: 'The writers of the wiki',
});

/** A project with two articles from a wiki, and no release. */
export function madeUpProject(): MadeUpProject {
  const project = projectIn(mkdtempSync(join(tmpdir(), 'openbattles-made-up-')));
  mkdirSync(project.at('sources'));
  for (const title of ['Battle of Sample', 'Siege of Example']) {
    project.add(`${title.toLowerCase().replaceAll(' ', '-')}.txt`, article(title), fromWiki(title));
  }
  return project;
}

function projectIn(folder: string): MadeUpProject {
  const at = (...path: string[]) => join(folder, ...path);
  const run = (...args: string[]) => callOpenbattles(args, folder);
  return {
    folder,
    at,
    run,
    async done(...args) {
      const { code, stdout, stderr } = await run(...args);
      expect({ args, code, stderr: code === 0 ? '' : stderr }).toEqual({ args, code: 0, stderr: '' });
      return stdout;
    },
    read: (...path) => readFileSync(at(...path), 'utf8'),
    add(name, text, said) {
      writeFileSync(at('sources', name), text);
      if (!said) return;
      const entries = readRegistry(at('sources'));
      entries.set(name, { ...unrecorded(name), ...said, sha256: sha256(text) });
      writeFileSync(at('sources', 'sources.json'), formatRegistry(entries.values()));
    },
    edit(path, from, to) {
      const text = readFileSync(at(path), 'utf8');
      const changed = text.replace(from, to);
      expect(changed).not.toBe(text);
      writeFileSync(at(path), changed);
    },
    copy() {
      const other = mkdtempSync(join(tmpdir(), 'openbattles-made-up-'));
      cpSync(folder, other, { recursive: true });
      return projectIn(other);
    },
    clean: () => rmSync(folder, { recursive: true, force: true }),
  };
}

import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { hashFolder } from '../src/published/checksums.ts';
import { type MadeUpProject, madeUpProject } from './made-up.ts';

let project: MadeUpProject;
beforeEach(() => {
  project = madeUpProject();
});
afterEach(() => project.clean());

const cache = (...path: string[]) => project.at('.openbattles', 'cache', ...path);
/** The folder in the cache that is of these sources. */
const own = () => cache(readdirSync(cache())[0]!);
const entries = () => readdirSync(own()).map((name) => join(own(), name));

/** Builds in spite of the cache, and gives the bytes of what was built. */
async function build(): Promise<Map<string, string>> {
  const { code, stderr } = await project.run('build', '--battle-folders', '0');
  expect({ code, stderr }).toEqual({ code: 0, stderr: expect.not.stringMatching(/^\s+at /m) });
  return hashFolder(project.at('datasets'));
}

test.each<[string, () => void]>([
  [
    'a file where its folder should be',
    () => {
      rmSync(cache(), { recursive: true });
      writeFileSync(cache(), 'mine');
    },
  ],
  [
    'a file where the folder of these sources should be',
    () => {
      const folder = own();
      rmSync(folder, { recursive: true });
      writeFileSync(folder, '');
    },
  ],
  [
    'a folder where an entry should be',
    () => {
      for (const path of entries()) {
        rmSync(path);
        mkdirSync(join(path, 'x'), { recursive: true });
      }
    },
  ],
  [
    'entries that lead to themselves',
    () => {
      for (const path of entries()) {
        rmSync(path);
        symlinkSync(path, path);
      }
    },
  ],
  [
    'a folder that leads nowhere',
    () => {
      rmSync(cache(), { recursive: true });
      symlinkSync('/proc/none/here', cache());
    },
  ],
  [
    'a folder in which nothing can be written',
    () => {
      const folder = own();
      rmSync(folder, { recursive: true });
      // Not even whoever may write everywhere can write here.
      symlinkSync('/proc/self', folder);
    },
  ],
  ['a folder without rights', () => chmodSync(own(), 0)],
  [
    'empty entries',
    () => {
      for (const path of entries()) writeFileSync(path, '');
    },
  ],
])('trouble with the cache is a miss: %s', async (_, harm) => {
  const before = await build();
  harm();
  expect(await build()).toEqual(before);
});

test('a flipped bit anywhere in an entry is a miss', async () => {
  const before = await build();
  for (const path of entries()) {
    const bytes = readFileSync(path);
    for (let at = 0; at < bytes.length; at += Math.ceil(bytes.length / 2)) {
      const flipped = Buffer.from(bytes);
      flipped[at]! ^= 1 << (at % 8);
      writeFileSync(path, flipped);
      expect(await build()).toEqual(before);
    }
  }
});

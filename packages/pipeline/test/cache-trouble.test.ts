import {
  chmodSync,
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { hashFolder } from '../src/published/checksums.ts';
import { type MadeUpProject, madeUpProject } from './made-up.ts';

let project: MadeUpProject;
/** What was built while nothing was wrong. */
let built: Map<string, string>;
beforeAll(async () => {
  project = madeUpProject();
  built = await build();
  cpSync(cache(), project.at('whole-cache'), { recursive: true });
});
afterAll(() => project.clean());
beforeEach(() => {
  rmSync(cache(), { recursive: true, force: true });
  cpSync(project.at('whole-cache'), cache(), { recursive: true });
  rmSync(project.at('datasets'), { recursive: true });
});

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
  harm();
  expect(await build()).toEqual(built);
});

test.each([0, 0.5])('a flipped bit in each entry is a miss, %d of the way', async (way) => {
  for (const path of entries()) {
    const bytes = readFileSync(path);
    const at = Math.floor(way * bytes.length);
    bytes[at]! ^= 1 << (at % 8);
    writeFileSync(path, bytes);
  }
  expect(await build()).toEqual(built);
});

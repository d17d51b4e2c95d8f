import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { ROOT, readJson } from './openbattles.ts';

/** The packages that others may use without the command. */
const NAMES = ['dates', 'places', 'schema', 'parser'];

interface Packed {
  name: string;
  files: { path: string }[];
}

let packed: Packed[];
beforeAll(() => {
  const workspaces = NAMES.flatMap((name) => ['--workspace', `packages/${name}`]);
  const { status, stdout } = spawnSync(
    'npm',
    ['pack', '--dry-run', '--json', '--ignore-scripts', ...workspaces],
    { cwd: ROOT, encoding: 'utf8' },
  );
  expect(status).toBe(0);
  // A newer npm gives an object by the names of the packages.
  packed = Object.values<Packed>(JSON.parse(stdout));
});

describe.each(NAMES)('@openbattles/%s', (name) => {
  const folder = join(ROOT, 'packages', name);
  const readme = readFileSync(join(folder, 'README.md'), 'utf8');
  const { version, exports, dependencies } = readJson(folder, 'package.json');

  test('is packed with what it exports, its licence and its README, and no tests', () => {
    const { files } = packed.find((one) => one.name === `@openbattles/${name}`)!;
    const paths = files.map(({ path }) => path);
    const exported = Object.values<string | object>(exports).flatMap((entry) =>
      typeof entry === 'string' ? [entry] : Object.values(entry),
    );
    expect(paths).toEqual(expect.arrayContaining(exported.map((path: string) => path.replace('./', ''))));
    expect(paths).toEqual(expect.arrayContaining(['LICENSE', 'README.md', 'package.json']));
    expect(paths.filter((path) => /(?:^|\/)test\/|\.tsbuildinfo$/.test(path))).toEqual([]);
  });

  test('depends on those of its own that are packed as well, in the version that they have', () => {
    for (const [dependency, wanted] of Object.entries<string>(dependencies ?? {})) {
      if (!dependency.startsWith('@openbattles/')) continue;
      const own = dependency.replace('@openbattles/', '');
      expect(NAMES).toContain(own);
      expect(wanted).toBe(readJson(ROOT, 'packages', own, 'package.json').version);
    }
    expect(version).not.toBe('0.0.0');
  });

  test('prints what its README says, when its example is run', () => {
    const [, example] = /```js\n(.*?)```/s.exec(readme)!;
    const [, said] = /It prints:\n\n```text\n(.*?)```/s.exec(readme)!;
    const { stdout, stderr } = spawnSync(process.execPath, ['--no-warnings', '--input-type=module'], {
      cwd: folder,
      encoding: 'utf8',
      input: example,
    });
    expect(stderr).toBe('');
    expect(stdout).toBe(said);
  });
});

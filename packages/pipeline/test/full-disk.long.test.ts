import { spawnSync } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { hashFolder } from '../src/published/checksums.ts';
import { article, type MadeUpProject, madeUpProject } from './made-up.ts';
import { ROOT } from './openbattles.ts';

let project: MadeUpProject;
beforeEach(() => {
  project = madeUpProject();
  writeFileSync(
    project.at('long.txt'),
    `${article('Battle of Length')}${'They met on 4 May 1808. '.repeat(400)}\n`,
  );
});
afterEach(() => project.clean());

test.each([[['add', 'long.txt']], [['build', '--battle-folders', '0', '--jobs', '1']]])(
  '%j on a disk without room changes nothing and leaves nothing',
  (args) => {
    const before = hashFolder(project.folder);
    // No file may be longer than 2 KB, which the system says as it says that a disk is full.
    const script = `trap '' XFSZ; ulimit -f 2; exec "$@"`;
    const bin = join(ROOT, 'packages/pipeline/bin/openbattles.js');
    const { status, stderr } = spawnSync('bash', ['-c', script, 'bash', process.execPath, bin, ...args], {
      cwd: project.folder,
      encoding: 'utf8',
    });
    expect({ status, stderr }).toEqual({
      status: expect.toSatisfy((code) => code === 1 || code === 2),
      stderr: expect.stringMatching(/EFBIG/),
    });
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(readdirSync(project.folder).filter((name) => name.startsWith('.openbattles-'))).toEqual([]);
    const after = hashFolder(project.folder);
    for (const path of after.keys()) if (path.startsWith('.openbattles/')) after.delete(path);
    expect(after).toEqual(before);
  },
);

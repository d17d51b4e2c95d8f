import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { builtProject, callOpenbattles, type Project, ROOT } from './openbattles.ts';

const FOLDER = join(ROOT, '.github', 'workflows');

interface Workflow {
  on: Record<string, unknown>;
  permissions: Record<string, string>;
  concurrency: { group: string };
  jobs: Record<
    string,
    {
      'timeout-minutes': number;
      permissions?: Record<string, string>;
      strategy?: { matrix: { node: string[] } };
      steps: { uses?: string; run?: string; with?: Record<string, unknown> }[];
    }
  >;
}

const workflows = readdirSync(FOLDER).map((name) => {
  const text = readFileSync(join(FOLDER, name), 'utf8');
  return { name, text, workflow: parse(text) as Workflow };
});

describe.each(workflows)('$name', ({ text, workflow }) => {
  const jobs = Object.values(workflow.jobs);
  const steps = jobs.flatMap((job) => job.steps);

  test('ends by itself, and does not run twice at once', () => {
    expect(workflow.concurrency.group).toContain('github.ref');
    for (const job of jobs) expect(job['timeout-minutes']).toBeGreaterThan(0);
  });

  test('may read by default, and write in no job that runs what npm installed', () => {
    for (const right of Object.values(workflow.permissions)) expect(right).toBe('read');
    for (const job of jobs) {
      if (!Object.values(job.permissions ?? {}).includes('write')) continue;
      expect(job.steps.map(({ run }) => run ?? '').join('\n')).not.toMatch(
        /\b(?:npm|npx|node|\.ci\/run|data-diff)\b/,
      );
    }
  });

  test('names each action by its full hash, with the version beside it', () => {
    const named = [...text.matchAll(/uses: (.+)/g)].map(([, action]) => action);
    expect(named).toHaveLength(steps.filter(({ uses }) => uses).length);
    for (const action of named) expect(action).toMatch(/^actions\/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  test('leaves no credentials behind, and puts no foreign text into a script', () => {
    for (const { uses, run, with: given } of steps) {
      if (uses?.startsWith('actions/checkout@'))
        expect(given).toMatchObject({ 'persist-credentials': false });
      expect(run ?? '').not.toContain('${{');
    }
  });
});

test('a pull request is compared, and a tag of the data is released', () => {
  const [ci, release] = ['ci.yml', 'release.yml'].map(
    (name) => workflows.find((one) => one.name === name)!.workflow,
  );
  expect(ci!.on).toHaveProperty('pull_request');
  expect(release!.on).toEqual({ push: { tags: ['data-v*'] } });
});

test('every version of Node that may be used is tried, and long tests and kills run', () => {
  const { jobs } = workflows.find(({ name }) => name === 'ci.yml')!.workflow;
  expect(jobs.test!.strategy?.matrix.node).toEqual(['20.19', '22', '24']);
  const runs = jobs['test-long']!.steps.map(({ run }) => run ?? '').join('\n');
  expect(runs).toMatch(/npm run test:long\n.*bench\/fuzz\/kills\.ts --runs 25/);
});

test('a release is uploaded with a list of parts, and signed with where it was made', () => {
  const { jobs } = workflows.find(({ name }) => name === 'release.yml')!.workflow;
  expect(jobs.check!.steps.some(({ run }) => run?.includes('.github/scripts/list-parts'))).toBe(true);
  expect(jobs.publish!.permissions).toEqual({
    contents: 'write',
    'id-token': 'write',
    attestations: 'write',
  });
  const order = jobs.publish!.steps.map(
    ({ uses, run }) => uses?.split('@')[0] ?? run?.split(' ').slice(0, 3).join(' '),
  );
  expect(order.slice(-3)).toEqual([
    'actions/download-artifact',
    'actions/attest-build-provenance',
    'gh release create',
  ]);
});

test('the list of parts names every package of the program with its licence', () => {
  const folder = mkdtempSync(join(tmpdir(), 'openbattles-parts-'));
  try {
    const file = join(folder, 'parts.json');
    const { status, stderr } = spawnSync('bash', ['.github/scripts/list-parts', file], { cwd: ROOT });
    expect({ status, stderr: String(stderr) }).toEqual({ status: 0, stderr: '' });
    const parts: { name: string; licenses?: unknown[] }[] = JSON.parse(readFileSync(file, 'utf8')).components;
    for (const name of ['ajv', 'saxes', 'apache-arrow'])
      expect(parts.find((part) => part.name === name)?.licenses).toHaveLength(1);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('the sources are refreshed on a schedule and by hand', () => {
  const refresh = workflows.find(({ name }) => name === 'refresh.yml')!.workflow;
  expect(Object.keys(refresh.on)).toEqual(['schedule', 'workflow_dispatch']);
});

describe('.github/scripts/propose-refresh', () => {
  let folder: string;
  const git = (...args: string[]) => {
    const { status, stdout, stderr } = spawnSync('git', args, {
      cwd: join(folder, 'clone'),
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(stderr);
    return stdout;
  };
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text, { mode: 0o755 });
  };
  const propose = (open: number) =>
    spawnSync('bash', [join(ROOT, '.github/scripts/propose-refresh'), join(folder, 'changes')], {
      cwd: join(folder, 'clone'),
      encoding: 'utf8',
      env: {
        ...process.env,
        PATH: `${join(folder, 'bin')}:${process.env.PATH}`,
        BASE: 'main',
        OPEN: String(open),
      },
    });

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'openbattles-propose-'));
    write('bin/gh', '#!/bin/sh\n[ "$1 $2" = "pr list" ] && echo "$OPEN"\necho "$*" >> ../gh.log\n');
    write('clone/sources/a.txt', 'old\n');
    write('clone/README.md', 'old\n');
    spawnSync('git', ['init', '--quiet', '--bare', join(folder, 'origin')]);
    git('init', '--quiet', '--initial-branch=main');
    git('config', 'user.name', 'A');
    git('config', 'user.email', 'a@example.org');
    git('remote', 'add', 'origin', join(folder, 'origin'));
    git('add', '--all');
    git('commit', '--quiet', '--message', 'First');
    write('clone/sources/a.txt', 'new\n');
    write('clone/README.md', 'new\n');
    write('changes/changes.patch', git('diff', '--binary'));
    write('changes/body.md', 'What changed.');
    git('checkout', '--quiet', '.');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  test.each([
    [0, 'pr create --base main --head refresh-sources'],
    [1, 'pr edit refresh-sources'],
  ])('with %i pull requests open: pushes sources and datasets alone', (open, call) => {
    expect(propose(open)).toMatchObject({ status: 0 });
    expect(git('ls-remote', '--heads', 'origin')).toContain('refs/heads/refresh-sources');
    expect(git('show', '--name-only', '--format=', 'origin/refresh-sources').trim()).toBe('sources/a.txt');
    expect(readFileSync(join(folder, 'gh.log'), 'utf8')).toContain(call);
  });
});

describe('.github/scripts/pack-release', () => {
  const newest = '1.2.0';
  let project: Project;
  let folder: string;
  const pack = (version: string, assets = 'assets') =>
    spawnSync('bash', [join(ROOT, '.github/scripts/pack-release'), version, assets, 'notes.md'], {
      cwd: folder,
      encoding: 'utf8',
    });

  beforeAll(async () => {
    project = await builtProject();
    const { code } = await callOpenbattles(['release', '--as', newest], project.folder);
    expect(code).toBe(0);
  });
  afterAll(() => project.clean());
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'openbattles-pack-'));
    cpSync(join(project.folder, 'datasets'), join(folder, 'datasets'), { recursive: true });
    const entry = `\n## ${newest}\n\nMINOR: 1 row added.\n\n## 0.0.1\n\nOld.\n`;
    writeFileSync(join(folder, 'datasets', 'CHANGELOG.md'), `# Changelog\n${entry}`);
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  test('packs the tables, the whole and the checksums, the same bytes each time, and the notes', () => {
    expect(pack(newest)).toMatchObject({ status: 0, stderr: '' });
    const names = readdirSync(join(folder, 'assets'));
    expect(names).toEqual(
      expect.arrayContaining(['battles.csv', 'SHA256SUMS', `open-battles-${newest}.tar.gz`]),
    );
    const sums = readFileSync(join(folder, 'assets', 'SHA256SUMS'), 'utf8');
    expect(sums.trimEnd().split('\n')).toHaveLength(names.length - 1);
    pack(newest, 'again');
    expect(readFileSync(join(folder, 'again', 'SHA256SUMS'), 'utf8')).toBe(sums);
    const notes = readFileSync(join(folder, 'notes.md'), 'utf8');
    expect(notes).toContain('MINOR: 1 row added.');
    expect(notes).not.toContain('Old.');
  });

  test.each([
    ['9.9.9', /There is no datasets\/9\.9\.9/],
    ['latest', /no version such as 1\.0\.0/],
    ['1.3.0-draft', /a draft is released first/],
  ])('refuses %s', (version, message) => {
    expect(pack(version)).toMatchObject({ status: 1, stderr: expect.stringMatching(message) });
  });

  test('refuses a release of which a byte has changed', () => {
    writeFileSync(join(folder, 'datasets', newest, 'battles.csv'), 'battle_id\n');
    expect(pack(newest).status).not.toBe(0);
    expect(readdirSync(folder)).toEqual(['datasets']);
  });
});

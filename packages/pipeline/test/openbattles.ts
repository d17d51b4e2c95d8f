import { spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { vi } from 'vitest';
import { main } from '../src/cli.ts';

/** The repository. */
export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '../../..');
/** Texts of the tests' own: what `sources/` of the repository holds may change, and no test with it. */
const SOURCES = join(ROOT, 'packages/pipeline/test/fixtures/sources');

const BIN = join(ROOT, 'packages/pipeline/bin/openbattles.js');

export interface Outcome {
  code: number | null;
  stdout: string;
  stderr: string;
}

interface Options {
  cwd?: string;
  env?: Record<string, string>;
  input?: string | Buffer;
}

/** Runs the built command as a program would, and waits. */
export function openbattles(args: readonly string[], { cwd = ROOT, env, input }: Options = {}): Outcome {
  const { status, stdout, stderr } = spawnSync(process.execPath, [BIN, ...args], {
    cwd,
    env: { ...process.env, ...env },
    input,
    maxBuffer: 1 << 28,
  });
  return { code: status, stdout: String(stdout), stderr: String(stderr) };
}

/**
 * Calls the command in this process and in a folder: what {@link openbattles} does, without starting Node each time.
 *
 * @param input what stands on standard input, if anything.
 */
export async function callOpenbattles(
  args: readonly string[],
  folder: string,
  input?: string,
): Promise<Outcome> {
  const outcome: Outcome = { code: null, stdout: '', stderr: '' };
  const take = (name: 'stdout' | 'stderr') =>
    vi.spyOn(process[name], 'write').mockImplementation((piece) => {
      outcome[name] += piece;
      return true;
    });
  const spies: { mockRestore(): void }[] = [
    take('stdout'),
    take('stderr'),
    vi.spyOn(process.stdout, 'on').mockReturnThis(),
    vi.spyOn(process.stderr, 'on').mockReturnThis(),
  ];
  if (input !== undefined) {
    const bytes = input === '' ? [] : [Buffer.from(input)];
    spies.push(
      vi.spyOn(process, 'stdin', 'get').mockReturnValue(Readable.from(bytes) as typeof process.stdin),
    );
  }
  const here = process.cwd();
  process.chdir(folder);
  try {
    outcome.code = await main(args);
  } finally {
    process.chdir(here);
    for (const spy of spies) spy.mockRestore();
  }
  return outcome;
}

/** Starts the command and gives the running process. */
export const startOpenbattles = (args: readonly string[], cwd: string, stdio: 'ignore' | 'pipe' = 'ignore') =>
  spawn(process.execPath, [BIN, ...args], { cwd, stdio });

export interface Project {
  folder: string;
  clean: () => void;
}

/** A folder that holds two texts as its sources; removed by `clean`. */
export function scratchProject(): Project {
  const folder = mkdtempSync(join(tmpdir(), 'openbattles-test-'));
  cpSync(SOURCES, join(folder, 'sources'), { recursive: true });
  return { folder, clean: () => rmSync(folder, { recursive: true, force: true }) };
}

/** The draft that a {@link builtProject} has. */
export const BUILT = '0.1.0-draft';

/** The same, built: once for all files that one process tests, which get a copy each. It goes with the scratch folder of the run. */
let built: Promise<Project> | null = null;

/** The same with the draft that a build makes of them. */
export async function builtProject(): Promise<Project> {
  built ??= build();
  const { folder } = await built;
  const project = scratchProject();
  cpSync(folder, project.folder, { recursive: true });
  return project;
}

async function build(): Promise<Project> {
  const project = scratchProject();
  const { code, stderr } = await callOpenbattles(['build', '--no-cache'], project.folder);
  if (code !== 0) throw new Error(`The sources of the tests cannot be built: ${stderr}`);
  return project;
}

export const readJson = (...path: string[]) => JSON.parse(readFileSync(join(...path), 'utf8'));

import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the repository. */
export const ROOT = fileURLToPath(new URL('..', import.meta.url));
/** The command as it is built. */
export const OPENBATTLES = join(ROOT, 'packages/pipeline/bin/openbattles.js');

const running = new Set<ReturnType<typeof spawn>>();

/** A folder that is gone when this process ends, in whatever way it is told to. */
export function scratchFolder(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `${name}-`));
  process.on('exit', () => {
    for (const child of running) child.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(130));
  return folder;
}

export interface Run {
  /** Seconds from beginning to end, as a clock on the wall shows them. */
  seconds: number;
  stdout: string;
}

export interface RunOptions {
  env?: Record<string, string>;
  /** The exit codes that are well. */
  well?: readonly number[];
  /** Whether what is printed goes to /dev/null; `stdout` is then empty. */
  isUnheard?: boolean;
  /** It is killed after so many seconds. */
  longest?: number;
}

/**
 * Runs a program in a process of its own, in the folder of the repository.
 *
 * @throws where it ends with a code that is not well.
 */
export async function run(
  command: string,
  args: readonly string[],
  { env = {}, well = [0], isUnheard = false, longest }: RunOptions = {},
): Promise<Run> {
  const since = performance.now();
  const child = spawn(command, args, {
    cwd: ROOT,
    env: { ...process.env, ...env },
    stdio: ['ignore', isUnheard ? 'ignore' : 'pipe', 'pipe'],
    ...(longest !== undefined && { timeout: 1000 * longest, killSignal: 'SIGKILL' }),
  });
  running.add(child);
  let stdout = '';
  let stderr = '';
  child.stdout?.on('data', (bytes) => {
    stdout += bytes;
  });
  child.stderr!.on('data', (bytes) => {
    stderr = (stderr + bytes).slice(-2000);
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  running.delete(child);
  if (code === null || !well.includes(code))
    throw new Error(`${command} ${args.join(' ')} ended with ${code}\n${stderr}`);
  return { seconds: (performance.now() - since) / 1000, stdout };
}

/** Builds a release of a folder of sources, and says how many megabytes it took at most. */
export async function build(
  folder: string,
  sources: string,
  options: readonly string[],
): Promise<{ seconds: number; megabytes: number }> {
  const out = `${folder}.memory`;
  const url = new URL('peak-memory.mjs', import.meta.url);
  url.searchParams.set('out', out);
  const { seconds } = await run(
    process.execPath,
    [
      ...['--import', url.href, OPENBATTLES, 'build', '--sources', sources, '--datasets', folder],
      ...['--battle-folders', '0', ...options],
    ],
    // 1 says that an article was left out.
    { well: [0, 1] },
  );
  const megabytes = Number(readFileSync(out, 'utf8'));
  rmSync(out);
  return { seconds, megabytes };
}

/** The checksums of all files of the one release in a folder. */
export const checksums = (folder: string): string =>
  readFileSync(join(folder, readdirSync(folder).find((name) => /^\d/.test(name))!, 'SHA256SUMS'), 'utf8');

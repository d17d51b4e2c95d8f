/**
 * Kills builds and releases at random moments, and checks that nothing is lost and the next call finishes the work. Run with
 * --help for the arguments.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { hashFolder } from '../../packages/pipeline/src/published/checksums.ts';
import { readArguments } from '../arguments.ts';
import { OPENBATTLES, ROOT, scratchFolder } from '../run-openbattles.ts';
import { sayingProgress } from './progress.ts';
import { Random } from './random.ts';

/** So many calls are made at most for each one that is to be killed: others end before their signal comes. */
const TRIES_A_KILL = 5;

const HELP = `usage: node --import tsx --conditions=source bench/fuzz/kills.ts [--runs N] [--seed N]

Kills the built command with SIGKILL, SIGTERM, SIGINT or SIGHUP at a random moment, until N calls (default 25) were ended by
it, and checks each time that no release changed, that the next call gives what an undisturbed one gives, and that no scratch
folder is left. A call that was done before its signal came is checked too, and another takes its place. Exits with 1 where
something was not so, or where ${TRIES_A_KILL} calls for each one to be killed were not enough.`;

const ARTICLES = 4;
/** A release of few files is made sooner. */
const BUILD = ['build', '--battle-folders', '0', '--jobs', '1'] as const;
const RELEASE = ['release', '--licence-unknown', 'keep', '--jobs', '1'] as const;
const SIGNALS = ['SIGKILL', 'SIGKILL', 'SIGTERM', 'SIGINT', 'SIGHUP'] as const;

/** Another figure in an article makes another draft. */
const article = (index: number, killed: number) => `= Battle of Number ${index} =

Infobox
- Date: 3 May 1808
- Combatant1: First Army
- Combatant2: Second Army
- Casualties1: ${killed} killed

The two armies met on 3 May 1808. They parted on 4 May 1808.
`;

interface Ended {
  code: number | null;
  signal: NodeJS.Signals | null;
  milliseconds: number;
  said: string;
}

/** Calls the command, and sends it a signal after a while, if one is given. */
async function call(
  folder: string,
  args: readonly string[],
  kill?: { after: number; signal: NodeJS.Signals },
): Promise<Ended> {
  const start = performance.now();
  const child = spawn(process.execPath, [OPENBATTLES, ...args], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stdout.on('data', (piece) => {
    said += piece;
  });
  child.stderr.on('data', (piece) => {
    said += piece;
  });
  const ended = once(child, 'close') as Promise<[number | null, NodeJS.Signals | null]>;
  if (kill) void delay(kill.after).then(() => child.kill(kill.signal));
  const [code, signal] = await ended;
  return { code, signal, milliseconds: performance.now() - start, said };
}

/** How long an undisturbed call takes on this machine now: the middle one of the last few. */
class Expected {
  #last: number[] = [];

  add(milliseconds: number): void {
    this.#last = [...this.#last, milliseconds].slice(-5);
  }

  get milliseconds(): number {
    return this.#last.toSorted((a, b) => a - b)[this.#last.length >> 1]!;
  }
}

const scratchIn = (folder: string) => readdirSync(folder).filter((name) => name.startsWith('.openbattles-'));

const hashesOf = (folder: string): Record<string, string> =>
  Object.fromEntries(hashFolder(join(folder, 'datasets')));

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

export interface Killed {
  /** How many calls were to be killed. */
  tries: number;
  /** How many of them were ended by the signal, and not done before. */
  hit: number;
  /** Those that were ended by it, by command and signal. */
  by: Map<string, number>;
  broken: string[];
}

/** Kills calls until `wanted` were ended by their signal. */
export async function kills(wanted: number, seed = 1): Promise<Killed> {
  const random = new Random(seed);
  const scratch = scratchFolder('kills');
  const base = join(scratch, 'base');
  cpSync(join(ROOT, 'packages/pipeline/test/fixtures/sources'), join(base, 'sources'), { recursive: true });
  const write = (folder: string, killed: number) => {
    for (let index = 0; index < ARTICLES; index++)
      writeFileSync(join(folder, 'sources', `battle-${index}.txt`), article(index, killed));
  };
  const must = async (folder: string, args: readonly string[]): Promise<Ended> => {
    const ended = await call(folder, args);
    if (ended.code !== 0) throw new Error(`${args.join(' ')} ended with ${ended.code}: ${ended.said}`);
    return ended;
  };
  write(base, 20);
  await must(base, BUILD);
  await must(base, [...RELEASE, '--as', '1.0.0']);
  write(base, 21);
  await must(base, BUILD);
  const commands = [BUILD, RELEASE];
  /** What an undisturbed call of each gives. */
  const whole = new Map<readonly string[], Record<string, string>>();
  const expected = new Map(commands.map((args) => [args, new Expected()]));
  for (const args of commands) {
    const folder = join(scratch, `whole-${args[0]}`);
    cpSync(base, folder, { recursive: true });
    if (args[0] === 'build') write(folder, 22);
    const { milliseconds } = await must(folder, args);
    whole.set(args, hashesOf(folder));
    expected.get(args)!.add(milliseconds);
  }
  const sayProgress = sayingProgress();
  const result: Killed = { tries: 0, hit: 0, by: new Map(), broken: [] };
  while (result.hit < wanted && result.tries < TRIES_A_KILL * wanted) {
    const number = result.tries++;
    const folder = join(scratch, 'run');
    rmSync(folder, { recursive: true, force: true });
    cpSync(base, folder, { recursive: true });
    const args = commands[number % commands.length]!;
    if (args[0] === 'build') write(folder, 22);
    const frozen = Object.fromEntries(hashFolder(join(folder, 'datasets', '1.0.0')));
    const signal = random.of(SIGNALS);
    const after = Math.round(expected.get(args)!.milliseconds * (0.1 + 0.9 * random.next()));
    const ended = await call(folder, args, { after, signal });
    const what = `${args[0]} by ${signal}`;
    if (ended.signal === signal) {
      result.hit++;
      result.by.set(what, (result.by.get(what) ?? 0) + 1);
    } else expected.get(args)!.add(ended.milliseconds);
    const tell = (wrong: string) => {
      const line = `call ${number}, ${what} after ${after} ms: ${wrong}`;
      console.error(line);
      result.broken.push(line);
    };
    if (ended.signal !== signal && ended.code !== 0)
      tell(`it ended with ${ended.code ?? ended.signal}: ${ended.said}`);
    if (!same(Object.fromEntries(hashFolder(join(folder, 'datasets', '1.0.0'))), frozen))
      tell('the release changed');
    if (signal !== 'SIGKILL' && scratchIn(folder).length > 0) tell(`left ${scratchIn(folder).join(', ')}`);
    // What is released already is finished by a build.
    const isReleased = existsSync(join(folder, 'datasets', '1.0.1'));
    const again = isReleased ? BUILD : args;
    const next = await call(folder, again);
    if (next.code !== 0) tell(`the next ${again[0]} ended with ${next.code}: ${next.said}`);
    else if (!same(hashesOf(folder), whole.get(args))) tell('the next call gave something else');
    // It did the work of the one that was killed, on the load of now.
    else if (ended.signal === 'SIGKILL' && !isReleased) expected.get(args)!.add(next.milliseconds);
    if (scratchIn(folder).length > 0) tell(`the next call left ${scratchIn(folder).join(', ')}`);
    sayProgress(() => `${result.hit} of ${result.tries} calls were killed, ${result.broken.length} wrong`);
  }
  return result;
}

async function main(): Promise<number> {
  const { values } = readArguments(HELP, {
    options: {
      runs: { type: 'string', default: '25' },
      seed: { type: 'string', default: '1' },
    },
  });
  const wanted = Number(values.runs);
  const { tries, hit, by, broken } = await kills(wanted, Number(values.seed));
  console.log(`${tries} calls were to be killed, ${hit} were ended by the signal; wrong: ${broken.length}`);
  for (const [what, count] of [...by].sort()) console.log(`${count} × ${what}`);
  if (hit < wanted) console.log(`${wanted} were wanted, and the others were done before it came`);
  for (const line of broken) console.log(line);
  return broken.length > 0 || hit < wanted ? 1 : 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = await main();

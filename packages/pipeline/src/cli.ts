import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type Command, UsageError } from './command.ts';
import { print, tell } from './sinks/terminal.ts';
import { SourceError } from './sources/sources.ts';
import { isOfSystem, StateError } from './usage-error.ts';

/** What a command needs to run it loads when it is called: to print a date, what writes Arrow need not be read. */
const COMMANDS: Readonly<Record<string, () => Promise<{ command: Command }>>> = {
  add: () => import('./commands/add.ts'),
  articles: () => import('./commands/articles.ts'),
  build: () => import('./commands/build.ts'),
  release: () => import('./commands/release.ts'),
  publish: () => import('./commands/publish.ts'),
  check: () => import('./commands/check.ts'),
  diff: () => import('./commands/diff.ts'),
  site: () => import('./commands/site.ts'),
  extract: () => import('./commands/extract.ts'),
  dates: () => import('./commands/dates.ts'),
  verify: () => import('./commands/verify.ts'),
  explain: () => import('./commands/explain.ts'),
  refresh: () => import('./commands/refresh.ts'),
  remove: () => import('./commands/remove.ts'),
  rename: () => import('./commands/rename.ts'),
};

async function generalHelp(): Promise<string> {
  const modules = await Promise.all(Object.values(COMMANDS).map((load) => load()));
  const commands = modules.map(({ command: { name, summary } }) => `  ${name.padEnd(9)} ${summary}`);
  return `openbattles: from encyclopedia texts about battles to open datasets

usage: openbattles COMMAND [OPTION…] [ARGUMENT…]

${commands.join('\n')}

openbattles COMMAND --help says more of each; openbattles --version prints the version of the program.
Exit codes: 0 all well, 1 something was found wrong in the data, 2 the command was called wrongly.
`;
}

/** The version of this package; that of the data is another. */
const version = (): string =>
  JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')).version;

function complain(message: string, command?: Command): number {
  const help = command ? `openbattles ${command.name} --help` : 'openbattles --help';
  tell(`openbattles: ${message}\nRun ${help} to see how it is called.\n`);
  return 2;
}

/** Runs the command that the arguments name (without node and the script) and answers with its exit code. */
export async function main(args: readonly string[]): Promise<number> {
  endQuietlyWhenReaderLeaves();
  const [name, ...rest] = args;
  if (name === undefined || name === '--help' || name === '-h') {
    (name === undefined ? process.stderr : process.stdout).write(await generalHelp());
    return name === undefined ? 2 : 0;
  }
  if (name === '--version') {
    print(`openbattles ${version()}\n`);
    return 0;
  }
  const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!load) return complain(`there is no command ${name}`);
  const { command } = await load();
  if (rest.includes('--help') || rest.includes('-h')) {
    print(`${command.summary}\n\n${command.help}\n`);
    return 0;
  }
  try {
    const { values, positionals } = parseArgs({
      args: rest,
      options: command.options,
      allowPositionals: true,
    });
    return await command.run(positionals, values);
  } catch (error) {
    if (error instanceof UsageError || isParseArgsError(error)) return complain(error.message, command);
    if (!(error instanceof SourceError || error instanceof StateError || isOfSystem(error))) throw error;
    tell(`openbattles: ${error.message}\n`);
    return 2;
  }
}

/** `openbattles extract … | head` closes our standard output before we are done: that is no failure. */
function endQuietlyWhenReaderLeaves(): void {
  // Nobody hears the messages any more; the work goes on.
  process.stderr.on('error', () => {});
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
}

function isParseArgsError(error: unknown): error is Error {
  return error instanceof TypeError && String((error as { code?: string }).code).startsWith('ERR_PARSE_ARGS');
}

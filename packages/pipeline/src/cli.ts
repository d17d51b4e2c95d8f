import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type Command, UsageError } from './command.ts';
import { isOfSystem, StateError } from './errors.ts';
import { print, tell } from './sinks/terminal.ts';
import { SourceError } from './sources/sources.ts';

/**
 * What each command does, and its module, which is loaded when it is called. That holds options and help, and loads what it
 * needs to run when it runs: to print a date, what writes Arrow need not be read, and nothing of it to print help.
 */
const COMMANDS: Readonly<
  Record<string, readonly [summary: string, load: () => Promise<{ command: Command }>]>
> = {
  add: ['add texts to the sources: files, or articles of a wiki', () => import('./commands/add.ts')],
  articles: ['print the articles that files hold, a line each', () => import('./commands/articles.ts')],
  build: ['write the draft of the next release from the sources', () => import('./commands/build.ts')],
  release: ['freeze the draft', () => import('./commands/release.ts')],
  publish: [
    'prepare a folder of a release for a place where people look for data',
    () => import('./commands/publish.ts'),
  ],
  check: [
    'say whether the draft is what the sources give, and the releases are whole',
    () => import('./commands/check.ts'),
  ],
  diff: ['say what changed between two releases, or in the draft', () => import('./commands/diff.ts')],
  site: [
    'make static pages of a release, in which each value leads to the words it was read from',
    () => import('./commands/site.ts'),
  ],
  extract: ['print the record of each article', () => import('./commands/extract.ts')],
  dates: ['print the dates in each text', () => import('./commands/dates.ts')],
  verify: [
    'check a release against its checksums, its schema and its sources',
    () => import('./commands/verify.ts'),
  ],
  explain: ['show where a row came from', () => import('./commands/explain.ts')],
  refresh: [
    'fetch newer revisions of the sources that came from a wiki',
    () => import('./commands/refresh.ts'),
  ],
  remove: ['take texts out of the sources', () => import('./commands/remove.ts')],
  rename: ['give a text of the sources another title or file name', () => import('./commands/rename.ts')],
};

function generalHelp(): string {
  const commands = Object.entries(COMMANDS).map(([name, [summary]]) => `  ${name.padEnd(9)} ${summary}`);
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

function complain(message: string, command: string): number {
  tell(`openbattles: ${message}\nRun ${command} --help to see how it is called.\n`);
  return 2;
}

/** Runs the command that the arguments name (without node and the script) and answers with its exit code. */
export async function main(args: readonly string[]): Promise<number> {
  endQuietlyWhenReaderLeaves();
  const [name, ...rest] = args;
  if (name === undefined || name === '--help' || name === '-h') {
    (name === undefined ? process.stderr : process.stdout).write(generalHelp());
    return name === undefined ? 2 : 0;
  }
  if (name === '--version') {
    print(`openbattles ${version()}\n`);
    return 0;
  }
  const [summary, load] = (Object.hasOwn(COMMANDS, name) && COMMANDS[name]) || [];
  if (!load) return complain(`there is no command ${name}`, 'openbattles');
  const { command } = await load();
  if (rest.includes('--help') || rest.includes('-h')) {
    print(`${summary}\n\n${command.help}\n`);
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
    if (error instanceof UsageError || isParseArgsError(error))
      return complain(error.message, `openbattles ${name}`);
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

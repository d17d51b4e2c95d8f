import { type ParseArgsConfig, parseArgs } from 'node:util';

/**
 * What a benchmark is called with. `--help` prints its help and ends the process; an option that it does not have ends it too,
 * with a sentence and exit code 2.
 */
export function readArguments<T extends ParseArgsConfig>(
  help: string,
  config: T,
): ReturnType<typeof parseArgs<T>> {
  if (process.argv.slice(2).includes('--help')) {
    console.log(help);
    process.exit(0);
  }
  try {
    return parseArgs(config);
  } catch (error) {
    return calledWrongly(error instanceof Error ? error.message : String(error));
  }
}

/** Ends the process with exit code 2 and a sentence that says what was wrong. */
export function calledWrongly(why: string): never {
  console.error(`${why}\n--help says what it takes`);
  process.exit(2);
}

/** The number above zero that an option was given. */
export function positive(option: string, value: string): number {
  const number = Number(value);
  return number > 0 ? number : calledWrongly(`--${option} takes a number above zero, and not "${value}"`);
}

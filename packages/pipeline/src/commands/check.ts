import { join } from 'node:path';
import {
  type Command,
  FOLDER_HELP,
  FOLDER_OPTIONS,
  FORMULA_HELP,
  FORMULA_OPTION,
  folders,
  JOBS_HELP,
  JOBS_OPTION,
  jobs,
  UsageError,
} from '../command.ts';
import type { Problem } from '../release/check-release.ts';

export const command: Command = {
  name: 'check',
  summary: 'say whether the releases are what the sources give',
  help: `usage: openbattles check [OPTION…]

For continuous integration. Builds the last release again in a scratch folder and compares it byte for byte, checks
frozen releases against their SHA256SUMS, the last version against the differences from the one before it, the
CHANGELOG against the releases, and the texts against the hashes in sources.json. Changes nothing; says what to run to
mend what is wrong, and exits with 1.

${FOLDER_HELP}
${FORMULA_HELP}
${JOBS_HELP}`,
  options: { ...FOLDER_OPTIONS, ...FORMULA_OPTION, ...JOBS_OPTION },
  async run(args, options) {
    if (args.length > 0) throw new UsageError(`check takes no argument: ${args[0]}`);
    const { sources, datasets } = folders(options);
    const escapeFormulas = options['escape-formulas'] === true;
    const { checkReleases } = await import('../release/check-release.ts');
    const { problems, last, reader } = await checkReleases({
      ...{ sources, datasets, escapeFormulas },
      jobs: jobs(options),
    });
    const readable = reader?.report() ?? 0;
    if (problems.length > 0) return fail(problems);
    if (readable === 0) process.stdout.write(`${join(datasets, String(last))} is what the sources give\n`);
    return readable;
  },
};

/** How many problems are printed of those that one command mends. */
const SHOWN = 20;

/** Prints the problems, those first that were found first, each group with the command that mends it. */
function fail(wrong: readonly Problem[]): number {
  const byMend = new Map<string, string[]>();
  for (const { problem, mend } of wrong) {
    const problems = byMend.get(mend) ?? [];
    byMend.set(mend, problems);
    problems.push(problem);
  }
  for (const [mend, problems] of byMend) {
    const rest = problems.length > SHOWN ? `… and ${problems.length - SHOWN} more\n` : '';
    process.stderr.write(`${problems.slice(0, SHOWN).join('\n')}\n${rest}To mend it, run: ${mend}\n`);
  }
  return 1;
}

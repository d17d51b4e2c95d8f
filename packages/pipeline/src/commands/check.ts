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
import { print, tell } from '../sinks/terminal.ts';

export const command: Command = {
  help: `usage: openbattles check [OPTION…]

For continuous integration. Builds the draft again in a scratch folder and compares it byte for byte with the one that
stands, or says that there should be one, or none. Checks the releases against their SHA256SUMS, and those against the next
release and releases.json; the last one against the differences from the one before it, the CHANGELOG against the releases,
and the texts against the hashes in sources.json. Names what stands among the releases and is none.
Changes nothing; says what to run to mend what is wrong, and exits with 1.

${FOLDER_HELP}
${FORMULA_HELP}
${JOBS_HELP}`,
  options: { ...FOLDER_OPTIONS, ...FORMULA_OPTION, ...JOBS_OPTION },
  async run(args, options) {
    if (args.length > 0) throw new UsageError(`check takes no argument: ${args[0]}`);
    const { sources, datasets } = folders(options);
    const escapeFormulas = options['escape-formulas'] === true;
    const [{ checkReleases }, { describeProblems }] = await Promise.all([
      import('../release/check-release.ts'),
      import('../release/problems.ts'),
    ]);
    const { problems, newest, reader } = await checkReleases({
      ...{ sources, datasets, escapeFormulas },
      jobs: jobs(options),
    });
    const readable = reader?.report() ?? 0;
    if (problems.length > 0) {
      tell(describeProblems(problems));
      return 1;
    }
    if (readable === 0) print(`${join(datasets, String(newest))} is what the sources give\n`);
    return readable;
  },
};

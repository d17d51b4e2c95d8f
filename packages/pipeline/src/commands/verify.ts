import { basename } from 'node:path';
import {
  type Command,
  DATASETS_HELP,
  DATASETS_OPTION,
  datasetsOf,
  FORMULA_HELP,
  FORMULA_OPTION,
  UsageError,
} from '../command.ts';
import { print, tell } from '../sinks/terminal.ts';

export const command: Command = {
  help: `usage: openbattles verify [--datasets DIR] [RELEASE]

RELEASE is a version, a draft such as 1.1.0-draft, or the folder of one (default: the draft, or the last release where there
is none). Checks every file against SHA256SUMS, every
row against its schema, every reference against the table that it names, every quote against the text that the release
keeps of its source, and the formats of each table, the views, the workbook and the descriptions against the tables.
Of a frozen release, what today's program would describe otherwise is left to its SHA256SUMS.
Prints what is wrong, and where, to standard error, and exits with 1.

${DATASETS_HELP}
${FORMULA_HELP}`,
  options: { ...DATASETS_OPTION, ...FORMULA_OPTION },
  async run(args, options) {
    if (args.length > 1) throw new UsageError('verify takes one RELEASE');
    const [{ findRelease }, { verifyRelease }, { isVersion }, { BUILD }] = await Promise.all([
      import('../published/release-tables.ts'),
      import('../published/verify-release.ts'),
      import('../published/versions.ts'),
      import('../release/problems.ts'),
    ]);
    const folder = findRelease(datasetsOf(options), args[0]);
    const escapeFormulas = options['escape-formulas'] === true;
    const { problems, quotes } = await verifyRelease(folder, { escapeFormulas });
    if (problems.length === 0) {
      print(`${folder} is whole: ${quotes} quotes stand in their sources\n`);
      return 0;
    }
    tell(`${problems.map((problem) => `${folder}: ${problem}`).join('\n')}\n`);
    const mend = isVersion(basename(folder)) ? `git restore ${folder}` : BUILD;
    tell(`${problems.length} things are wrong with ${folder}. To mend it, run: ${mend}\n`);
    return 1;
  },
};

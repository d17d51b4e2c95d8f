import {
  type Command,
  FOLDER_HELP,
  FOLDER_OPTIONS,
  FORMULA_HELP,
  FORMULA_OPTION,
  folders,
  UsageError,
} from '../command.ts';

export const command: Command = {
  name: 'verify',
  summary: 'check a release against its checksums, its schema and its sources',
  help: `usage: openbattles verify [--sources DIR] [--datasets DIR] [RELEASE]

RELEASE is a version or the folder of a release (default: the last one). Checks every file against SHA256SUMS, every
row against its schema, every reference against the table that it names, every quote against the text that the release
keeps of its source, and the formats of each table, the views, the workbook and the descriptions against the tables.
Of a release that is not the last, what today's program would describe otherwise is left to its SHA256SUMS.
Prints what is wrong, and where, to standard error, and exits with 1.

${FOLDER_HELP}
${FORMULA_HELP}`,
  options: { ...FOLDER_OPTIONS, ...FORMULA_OPTION },
  async run(args, options) {
    if (args.length > 1) throw new UsageError('verify takes one RELEASE');
    const { sources, datasets } = folders(options);
    const [{ findRelease }, { verifyRelease }] = await Promise.all([
      import('../published/release-tables.ts'),
      import('../published/verify-release.ts'),
    ]);
    const folder = findRelease(datasets, args[0]);
    const escapeFormulas = options['escape-formulas'] === true;
    const { problems, quotes } = await verifyRelease(folder, { sources, datasets, escapeFormulas });
    if (problems.length === 0) {
      process.stdout.write(`${folder} is whole: ${quotes} quotes stand in their sources\n`);
      return 0;
    }
    process.stderr.write(`${problems.map((problem) => `${folder}: ${problem}`).join('\n')}\n`);
    process.stderr.write(
      `${problems.length} things are wrong with ${folder}. To make it again: npx openbattles build\n`,
    );
    return 1;
  },
};

import { type Command, FOLDER_HELP, FOLDER_OPTIONS, folders, UsageError } from '../command.ts';

export const command: Command = {
  name: 'explain',
  summary: 'show where a row came from',
  help: `usage: openbattles explain [--sources DIR] [--datasets DIR] ID

Prints the row of the last release that has this id: the line of the text that it was read from, the span
underlined, the rule, and what was read. For a battle: the same for each field of its infobox that its columns are
read from. For a finding: the same for each row that it speaks of.

${FOLDER_HELP}`,
  options: FOLDER_OPTIONS,
  async run(args, options) {
    const [id, ...more] = args;
    if (id === undefined || more.length > 0) throw new UsageError('explain takes one ID');
    const { sources, datasets } = folders(options);
    const [{ findRelease }, { explainRow }] = await Promise.all([
      import('../published/release-tables.ts'),
      import('../published/explain-row.ts'),
    ]);
    process.stdout.write(explainRow(findRelease(datasets, undefined), id, sources));
    return 0;
  },
};

import { type Command, DATASETS_HELP, DATASETS_OPTION, datasetsOf, UsageError } from '../command.ts';
import { print } from '../sinks/terminal.ts';

export const command: Command = {
  help: `usage: openbattles explain [--release RELEASE] [--datasets DIR] ID

Prints the row that has this id in RELEASE, a version, a draft or a folder (default: the draft, or the last release where
there is none): the line of the text that it was read from, the span
underlined, the rule, and what was read. For a battle: the same for each field of its infobox that its columns are
read from. For a finding: the same for each row that it speaks of.

${DATASETS_HELP}`,
  options: { ...DATASETS_OPTION, release: { type: 'string' } },
  async run(args, options) {
    const [id, ...more] = args;
    if (id === undefined || more.length > 0) throw new UsageError('explain takes one ID');
    const named = typeof options.release === 'string' ? options.release : undefined;
    const [{ findRelease }, { explainRow }] = await Promise.all([
      import('../published/release-tables.ts'),
      import('../published/explain-row.ts'),
    ]);
    print(explainRow(findRelease(datasetsOf(options), named), id));
    return 0;
  },
};

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
  help: `usage: openbattles release [--as VERSION] [OPTION…]

Makes the draft the next release: the folder gets the version without -draft, its descriptions and SHA256SUMS say so, and
the CHANGELOG gets an entry. A release is never written again. Refuses, and says what to run, where the draft is not what
the sources give, or a text cannot be read or has no known licence; then the exit code is 1.

  --as VERSION         a higher version than the least that the differences allow, such as 1.0.0
  --licence-unknown keep
                       release texts of which no licence is known; LICENSE and README say so
${FOLDER_HELP}
${FORMULA_HELP}
${JOBS_HELP}`,
  options: {
    ...FOLDER_OPTIONS,
    ...FORMULA_OPTION,
    ...JOBS_OPTION,
    as: { type: 'string' },
    'licence-unknown': { type: 'string' },
  },
  async run(args, options) {
    if (args.length > 0) throw new UsageError(`release takes no argument: ${args[0]}`);
    const unknown = options['licence-unknown'];
    if (unknown !== undefined && unknown !== 'keep')
      throw new UsageError(`--licence-unknown takes keep, not ${unknown}`);
    const { releaseDraft } = await import('../release/release-draft.ts');
    const released = await releaseDraft({
      ...folders(options),
      asked: typeof options.as === 'string' ? options.as : null,
      keepUnknown: unknown === 'keep',
      jobs: jobs(options),
      escapeFormulas: options['escape-formulas'] === true,
    });
    released.reader?.report();
    if ('refused' in released) {
      tell(released.refused);
      return 1;
    }
    print(`Released ${released.folder}\n`);
    return 0;
  },
};

import { type Command, DATASETS_HELP, DATASETS_OPTION, datasetsOf, UsageError } from '../command.ts';
import { print } from '../sinks/terminal.ts';

export const command: Command = {
  help: `usage: openbattles diff [--datasets DIR] [--all] [--json | --markdown] [A B]

A and B are versions, such as 1.0.0, drafts, such as 1.1.0-draft, or the folders of releases (default: the last release and
the draft). Prints the step that the differences ask for and
why, the counts by table, and each row that came, went or was renamed and each cell that changed, with its cause: source, if the
text or its record was edited; rules, if the same text is read otherwise; not known where the older text is not kept
or B was read with other rules than these. Offsets and places that moved with an edit are counted, not listed.
Differences are no failure: the exit code is 0.

  --all                print every change, not only the first ones
  --markdown           as Markdown, for a pull request
  --json               every change, as one JSON object:
                       {"from", "to", "step": "PATCH" | "MINOR" | "MAJOR" | null, "reason": text | null,
                        "tables": [{"table", "rows_added", "rows_removed", "rows_renamed", "columns_changed",
                                    "cells_changed", "cells_moved"}],
                        "changes": [{"table", "id", "column", "before", "after", "cause"}]}
                       with the columns of changes.csv; before and after are texts or null, cause may be null
${DATASETS_HELP}`,
  options: {
    ...DATASETS_OPTION,
    all: { type: 'boolean' },
    json: { type: 'boolean' },
    markdown: { type: 'boolean' },
  },
  async run(args, options) {
    if (args.length !== 0 && args.length !== 2)
      throw new UsageError('diff takes two releases, A and B, or none');
    if (options.json && options.markdown) throw new UsageError('--json and --markdown exclude each other');
    const datasets = datasetsOf(options);
    const [{ compareAny }, { reportJson, reportMarkdown, reportText }, { findRelease }, versions] =
      await Promise.all([
        import('../compare/compare-releases.ts'),
        import('../compare/report.ts'),
        import('../published/release-tables.ts'),
        import('../published/versions.ts'),
      ]);
    const [from = versions.listVersions(datasets).at(-1), to = versions.listDrafts(datasets).at(-1)] = args;
    if (from === undefined || to === undefined)
      throw new UsageError(
        `there is no ${from === undefined ? 'release' : 'draft'} in ${datasets}: name A and B`,
      );
    const comparison = compareAny(findRelease(datasets, from), findRelease(datasets, to));
    const all = options.all === true;
    if (options.json) process.stdout.write(reportJson(from, to, comparison));
    else if (options.markdown) print(reportMarkdown(from, to, comparison, { all }));
    else print(reportText(comparison, { all }));
    return 0;
  },
};

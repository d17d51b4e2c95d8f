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
import { isLarge } from '../published/kept-texts.ts';
import { listVersions, newest } from '../published/versions.ts';
import { ArticleReader } from '../reading/article-reader.ts';
import { checkDatasets } from '../release/check-datasets.ts';
import { brokenFiles } from '../release/frozen.ts';
import { adaptable } from '../release/licences.ts';
import { BUILD, describeProblems, type Problem } from '../release/problems.ts';

export const command: Command = {
  name: 'check',
  summary: 'say whether the draft is what the sources give, and the releases are whole',
  help: `usage: openbattles check [OPTION…]

For continuous integration. Builds the draft again in a scratch folder and compares it byte for byte with the one that
stands, or says that there should be one, or none. Checks the releases against their SHA256SUMS, the last one against the
differences from the one before it, the CHANGELOG against the releases, and the texts against the hashes in sources.json.
Changes nothing; says what to run to mend what is wrong, and exits with 1.

${FOLDER_HELP}
${FORMULA_HELP}
${JOBS_HELP}`,
  options: { ...FOLDER_OPTIONS, ...FORMULA_OPTION, ...JOBS_OPTION },
  async run(args, options) {
    if (args.length > 0) throw new UsageError(`check takes no argument: ${args[0]}`);
    const { sources, datasets } = folders(options);
    const last = newest(datasets);
    if (last === undefined) return fail([{ problem: `There is no release in ${datasets}.`, mend: BUILD }]);
    const broken = listVersions(datasets).flatMap((version) => brokenFiles(join(datasets, version)));
    if (broken.length > 0) return fail(broken);
    const reader = new ArticleReader(sources, {
      jobs: jobs(options),
      isAdaptable: adaptable(datasets, null),
      ...(isLarge(join(datasets, last)) ? { mostFolders: 0 } : {}),
    });
    const escapeFormulas = options['escape-formulas'] === true;
    const wrong = await checkDatasets(reader, { sources, datasets, escapeFormulas });
    const readable = reader.report();
    if (wrong.length > 0) return fail(wrong);
    if (readable === 0) process.stdout.write(`${join(datasets, last)} is what the sources give\n`);
    return readable;
  },
};

function fail(problems: readonly Problem[]): number {
  process.stderr.write(describeProblems(problems));
  return 1;
}

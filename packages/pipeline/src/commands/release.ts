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
import { leastStep, reasonOf } from '../compare/comparison.ts';
import { isLarge } from '../published/kept-texts.ts';
import { compareVersions, isVersion, listDrafts, listVersions, newest } from '../published/versions.ts';
import { ArticleReader } from '../reading/article-reader.ts';
import { registryProblems } from '../release/check-datasets.ts';
import { draftProblems, freeze } from '../release/draft.ts';
import { brokenFiles } from '../release/frozen.ts';
import { adaptable, unknownLicences } from '../release/licences.ts';
import { makeNextRelease, type NextRelease } from '../release/next-release.ts';
import { BUILD, describeProblems, type Problem } from '../release/problems.ts';
import { Scratch } from '../release/scratch.ts';

export const command: Command = {
  name: 'release',
  summary: 'freeze the draft',
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
    const { sources, datasets } = folders(options);
    const asked = typeof options.as === 'string' ? options.as : null;
    if (asked !== null && !isVersion(asked))
      throw new UsageError(`--as takes a version such as 1.0.0, not ${asked}`);
    if (asked !== null && listVersions(datasets).includes(asked))
      throw new UsageError(`there is a release ${asked} already`);
    const unknown = options['licence-unknown'];
    if (unknown !== undefined && unknown !== 'keep')
      throw new UsageError(`--licence-unknown takes keep, not ${unknown}`);
    const last = listVersions(datasets).at(-1);
    const broken = last === undefined ? [] : brokenFiles(join(datasets, last));
    if (broken.length > 0) return refuse(describeProblems(broken));
    const scratch = new Scratch(datasets);
    try {
      const stands = newest(datasets);
      const reader = new ArticleReader(sources, {
        jobs: jobs(options),
        isAdaptable: adaptable(datasets, null),
        ...(stands !== undefined && isLarge(join(datasets, stands)) ? { mostFolders: 0 } : {}),
      });
      const next = await makeNextRelease(join(scratch.folder, 'next'), reader, {
        datasets,
        reading: {},
        escapeFormulas: options['escape-formulas'] === true,
      });
      if (next.version === null && listDrafts(datasets).length === 0)
        throw new UsageError(`nothing differs from ${last}, so that there is nothing to release`);
      const stale: Problem[] = [...registryProblems(sources, reader), ...draftProblems(datasets, next)];
      const readable = reader.report();
      if (stale.length > 0) return refuse(describeProblems(stale));
      if (readable !== 0) return readable;
      const without = unknown === 'keep' ? null : unknownLicences(next.folder);
      if (without !== null) {
        return refuse(
          `${without}\nSay it in ${join(sources, 'sources.json')} and run: ${BUILD}; or take responsibility: npx openbattles release --licence-unknown keep\n`,
        );
      }
      const version = asked ?? next.version!;
      requireStep(version, next);
      await freeze(datasets, next, version, scratch);
      process.stdout.write(`Released ${join(datasets, version)}\n`);
      return 0;
    } finally {
      await scratch.remove();
    }
  },
};

function refuse(why: string): number {
  process.stderr.write(why);
  return 1;
}

/** Fails for a version that is a smaller step than the differences need. */
function requireStep(version: string, { version: least, comparison }: NextRelease): void {
  if (least === null || compareVersions(version, least) >= 0) return;
  const why = comparison
    ? `${leastStep(comparison)} is needed, ${least}, for ${reasonOf(comparison)}`
    : `the first is ${least}`;
  throw new UsageError(`${version} is too small a step: ${why}`);
}

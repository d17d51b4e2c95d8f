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
import { comparePublished, frozenBefore } from '../compare/compare-releases.ts';
import { leastStep, reasonOf } from '../compare/comparison.ts';
import { compareHashes, hashFolder } from '../published/files.ts';
import { isLarge } from '../published/kept-texts.ts';
import { compareVersions, isFrozen, nextVersion } from '../published/versions.ts';
import { ArticleReader } from '../reading/article-reader.ts';
import { CHANGELOG, changelogVersions } from '../release/changelog.ts';
import { brokenFiles, readChangelog, remakeRelease } from '../release/next-release.ts';
import { listVersions } from '../release/release.ts';
import { Scratch } from '../release/scratch.ts';
import { missingFiles, REGISTRY, readRegistry } from '../sources/sources.ts';

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
    const versions = listVersions(datasets);
    const last = versions.at(-1);
    if (!last) return fail([{ problem: `There is no release in ${datasets}.`, mend: BUILD }]);
    const broken = versions.filter(isFrozen).flatMap((version) => brokenFiles(join(datasets, version)));
    // What is compared with a broken release says nothing.
    if (broken.length > 0) return fail(broken);
    const otherBytes: Problem[] = [];
    const reader = new ArticleReader(sources, {
      jobs: jobs(options),
      escapeFormulas,
      ...(isLarge(join(datasets, last)) ? { mostFolders: 0 } : {}),
    });
    const scratch = new Scratch(datasets);
    try {
      const again = join(scratch.folder, last);
      await remakeRelease(again, last, reader, { datasets, escapeFormulas });
      for (const { path, what } of compareHashes(hashFolder(again), hashFolder(join(datasets, last)))) {
        const is = what === 'changed' ? 'not what the sources give' : what;
        otherBytes.push({ problem: `${join(datasets, last, path)} is ${is}`, mend: BUILD });
      }
    } finally {
      await scratch.remove();
    }
    const wrong = [
      ...besideProblems(datasets, versions),
      ...stepProblems(datasets, last),
      ...registryProblems(sources, reader),
      ...otherBytes,
    ];
    const readable = reader.report();
    if (wrong.length > 0) return fail(wrong);
    if (readable === 0) process.stdout.write(`${join(datasets, last)} is what the sources give\n`);
    return readable;
  },
};

/** What is wrong, and the command that mends it. */
interface Problem {
  problem: string;
  mend: string;
}

const BUILD = 'npx openbattles build';

/** The CHANGELOG has an entry for each frozen release, and no draft stands beside them. */
function besideProblems(datasets: string, versions: readonly string[]): Problem[] {
  const frozen = versions.filter(isFrozen);
  if (frozen.length === 0) return [];
  const path = join(datasets, CHANGELOG);
  const told = changelogVersions(readChangelog(datasets) ?? '');
  return [
    ...frozen
      .filter((version) => !told.includes(version))
      .map((version) => `${path} has no entry for ${version}`),
    ...told
      .filter((version) => !frozen.includes(version))
      .map((version) => `${path} tells of ${version}, which is no release`),
    ...versions
      .filter((version) => !isFrozen(version))
      .map((version) => `${join(datasets, version)} is a draft beside frozen releases`),
  ].map((problem) => ({ problem, mend: BUILD }));
}

/** The last version is no smaller a step from the one before it than their differences ask for. */
function stepProblems(datasets: string, last: string): Problem[] {
  const comparison = isFrozen(last) ? comparePublished(datasets, last) : null;
  const step = comparison && leastStep(comparison);
  const previous = frozenBefore(datasets, last);
  if (!step || previous === undefined) return [];
  const least = nextVersion(previous, step);
  if (compareVersions(last, least) >= 0) return [];
  const folder = join(datasets, last);
  const problem = `${folder} is too small a step after ${previous}: ${step} is needed, ${least}, for ${reasonOf(comparison)}`;
  return [{ problem, mend: `rm -r ${folder} && ${BUILD}` }];
}

/** The texts have the hashes that are recorded of them. */
function registryProblems(sources: string, reader: ArticleReader): Problem[] {
  const recorded = readRegistry(sources);
  const wrong: string[] = [];
  for (const { file, sha256 } of reader.entries) {
    const known = recorded.get(file)?.sha256;
    const path = join(sources, file);
    if (known === undefined) wrong.push(`${path} is not recorded in ${REGISTRY}`);
    else if (known !== sha256) wrong.push(`${path} does not have the hash recorded in ${REGISTRY}`);
  }
  for (const file of missingFiles(sources, recorded))
    wrong.push(`${join(sources, file)} is recorded, but is not there`);
  return wrong.map((problem) => ({ problem, mend: BUILD }));
}

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

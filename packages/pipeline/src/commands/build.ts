import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { sources as sourcesTable, TABLES } from '@openbattles/schema';
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
  READING_HELP,
  READING_OPTIONS,
  reading,
  textOption,
  UsageError,
  wholeNumber,
} from '../command.ts';
import { reportText } from '../compare/report.ts';
import { replaceFile } from '../files/files.ts';
import { eachRow } from '../published/release-tables.ts';
import { isFrozen, isVersion, listVersions } from '../published/versions.ts';
import { ArticleReader } from '../reading/article-reader.ts';
import { brokenFiles, makeNextRelease, type NextRelease, settle } from '../release/next-release.ts';
import { Scratch } from '../release/scratch.ts';
import type { ReleaseSummary } from '../release/write-release.ts';
import { formatRegistry, missingFiles, REGISTRY, readRegistry, updateRegistry } from '../sources/sources.ts';

/** Up to how many articles a release has a folder for each battle: more would be tens of thousands of files. */
const MOST_FOLDERS = 1000;

export const command: Command = {
  name: 'build',
  summary: 'make the next release from the sources',
  help: `usage: openbattles build [OPTION…]

Reads every article of the sources and writes the release, if anything changed; else it says that the release
is up to date and changes no byte. The hash of a new or changed text is recorded in sources.json. A text that cannot
be read is reported and left out, and the exit code is 1; where the last frozen release has its rows, nothing is
written.

Releases before 1.0.0 are drafts and are built again in place. Those from 1.0.0 on are frozen: what changed goes into
the next version, with changes.csv and an entry in CHANGELOG.md. Its number is the least that the changes allow:
  MAJOR  a table, column, file, row or id removed; a column renamed, retyped or moved
  MINOR  rows or files added, a column added at the end
  PATCH  a cell or a text corrected

  --dry-run            write nothing; say which version it would be and why, and what changed for which cause
  --all                print every change and every message, not only the first ones
  --release VERSION    make the draft the first frozen release (1.0.0 or later; the draft is removed), or ask for a
                       higher version than the least that is allowed
${FOLDER_HELP}
${FORMULA_HELP}
${READING_HELP}
${JOBS_HELP}
  --cache DIR          where is kept what was made of each text, so that only what changed is read again; made by other
                       rules, or damaged, it is made anew (default: .openbattles/cache beside the releases)
  --no-cache           read everything, and keep nothing
  --battle-folders N   up to how many articles each battle gets a folder of its own, and each text a file (default:
                       ${MOST_FOLDERS}); beyond it, a release has one file a table, and texts.ndjson
  --records DIR        take the records from the *.ndjson of a folder, as extract --ndjson printed them, instead of
                       reading; the texts must be those that they were made of
  --notes              also print notes, such as residue that was cleaned`,
  options: {
    ...FOLDER_OPTIONS,
    ...FORMULA_OPTION,
    ...READING_OPTIONS,
    'dry-run': { type: 'boolean' },
    all: { type: 'boolean' },
    release: { type: 'string' },
    ...JOBS_OPTION,
    cache: { type: 'string' },
    'no-cache': { type: 'boolean' },
    'battle-folders': { type: 'string' },
    records: { type: 'string' },
    notes: { type: 'boolean' },
  },
  async run(args, options) {
    if (args.length > 0) throw new UsageError(`build takes no argument: ${args[0]}`);
    const { sources, datasets } = folders(options);
    const asked = typeof options.release === 'string' ? options.release : undefined;
    if (asked !== undefined && !isVersion(asked))
      throw new UsageError(`--release takes a version such as 1.0.0, not ${asked}`);
    const dryRun = options['dry-run'] === true;
    const last = listVersions(datasets).at(-1);
    const frozen = last !== undefined && isFrozen(last) ? join(datasets, last) : undefined;
    if (frozen) {
      const broken = brokenFiles(frozen);
      if (broken.length > 0) {
        process.stderr.write(`${broken[0]!.problem}\nNothing was written. Run: ${broken[0]!.mend}\n`);
        return 1;
      }
    }
    const escapeFormulas = options['escape-formulas'] === true;
    const { records } = options;
    if (typeof records === 'string' && !existsSync(records))
      throw new UsageError(`there is no folder ${records}`);
    const reader = new ArticleReader(sources, {
      reading: reading(options),
      messages: { notes: options.notes === true, all: options.all === true },
      jobs: jobs(options),
      mostFolders:
        options['battle-folders'] === undefined ? MOST_FOLDERS : wholeNumber(options, 'battle-folders', 0),
      cache:
        dryRun || options['no-cache'] === true
          ? null
          : textOption(options, 'cache', join(dirname(resolve(datasets)), '.openbattles', 'cache')),
      records: typeof records === 'string' ? records : null,
    });
    const scratch = new Scratch(datasets);
    try {
      const next = await makeNextRelease(join(scratch.folder, 'next'), reader, {
        datasets,
        asked,
        reading: reading(options),
        escapeFormulas,
      });
      const lost = frozen ? lostTexts(frozen, reader) : [];
      if (lost.length > 0) {
        process.stderr.write(
          `${lost.join(', ')} cannot be read, and ${frozen} has its rows: nothing was written.\n`,
        );
        return reader.report();
      }
      process.stdout.write(`${headline(datasets, last, next, dryRun)}\n\n`);
      if (next.changed && next.comparison)
        process.stdout.write(`${reportText(next.comparison, { all: options.all === true })}\n`);
      if (!dryRun) {
        if (next.changed) scratch.publish(next.folder, next.summary.version);
        settle(datasets, scratch);
        record(sources, reader);
        reader.pruneCache();
      }
      process.stdout.write(dryRun ? 'Nothing was written.\n' : summaryTable(next.summary, reader));
      const { formulaLike } = next.summary;
      if (formulaLike > 0 && !escapeFormulas) {
        process.stderr.write(
          `${formulaLike} cells begin with =, +, - or @: a spreadsheet may run them. --escape-formulas writes CSV for it.\n`,
        );
      }
    } finally {
      await scratch.remove();
    }
    return reader.report();
  },
};

/** The texts that were left out although a frozen release was read from them: without them its rows would be gone. */
function lostTexts(frozen: string, reader: ArticleReader): string[] {
  if (reader.leftOut.length === 0) return [];
  const lost = new Set(reader.leftOut);
  return [...eachRow(frozen, 'sources')].flatMap(({ file }) =>
    lost.has(String(file)) ? [String(file)] : [],
  );
}

function headline(
  datasets: string,
  last: string | undefined,
  { summary, changed }: NextRelease,
  dryRun: boolean,
): string {
  const place = join(datasets, summary.version);
  if (!changed) return `${place} is up to date`;
  const wrote = `${dryRun ? 'Would write' : 'Wrote'} ${place}`;
  if (last === undefined || last === summary.version) return wrote;
  return isFrozen(last)
    ? `${wrote}, after ${last}`
    : `${wrote}, frozen from now on, in place of the draft ${last}`;
}

/** Records the hashes of the texts that were read; what else `sources.json` says of them stays. */
function record(sources: string, reader: ArticleReader): void {
  const before = readRegistry(sources);
  const registry = updateRegistry(before, reader.entries);
  for (const file of missingFiles(sources, registry)) {
    registry.delete(file);
    process.stdout.write(
      `${join(sources, file)} is not there any more: what was recorded of it is forgotten\n`,
    );
  }
  const text = formatRegistry(registry.values());
  if (text !== formatRegistry(before.values())) {
    replaceFile(join(sources, REGISTRY), text);
    process.stdout.write(`Recorded the hashes of the texts in ${join(sources, REGISTRY)}\n`);
  }
}

function summaryTable({ rows }: ReleaseSummary, { read }: ArticleReader): string {
  const lines = TABLES.map(({ name }) => `  ${name.padEnd(14)}${String(rows.get(name)).padStart(8)}\n`);
  const texts = rows.get(sourcesTable.name)!;
  const unchanged = texts > read ? `, ${texts - read} as they were` : '';
  return `  ${'table'.padEnd(14)}${'rows'.padStart(8)}\n${lines.join('')}\n${read} texts read${unchanged}.\n`;
}

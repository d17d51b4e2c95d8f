import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
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
  type OptionValues,
  READING_HELP,
  READING_OPTIONS,
  reading,
  textOption,
  UsageError,
  wholeNumber,
} from '../command.ts';
import type { ReaderOptions } from '../reading/article-reader.ts';
import type { BuildResult } from '../release/build-release.ts';

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
    const { isFrozen, isVersion } = await import('../published/versions.ts');
    if (asked !== undefined && !isVersion(asked))
      throw new UsageError(`--release takes a version such as 1.0.0, not ${asked}`);
    const dryRun = options['dry-run'] === true;
    const escapeFormulas = options['escape-formulas'] === true;
    const [{ ArticleReader }, { buildRelease }, { reportText }] = await Promise.all([
      import('../reading/article-reader.ts'),
      import('../release/build-release.ts'),
      import('../compare/report.ts'),
    ]);
    const reader = new ArticleReader(sources, readerOptions(options, datasets));
    const result = await buildRelease(reader, {
      ...{ sources, datasets, asked, dryRun, escapeFormulas },
      reading: reading(options),
    });
    if (result.kind === 'broken') {
      process.stderr.write(`${result.problem}\nNothing was written. Run: ${result.mend}\n`);
      return 1;
    }
    if (result.kind === 'lost') {
      const { texts, frozen } = result;
      process.stderr.write(
        `${texts.join(', ')} cannot be read, and ${frozen} has its rows: nothing was written.\n`,
      );
      return reader.report();
    }
    const { changed, comparison, summary } = result.next;
    process.stdout.write(`${headline(datasets, result, dryRun, isFrozen)}\n\n`);
    if (changed && comparison)
      process.stdout.write(`${reportText(comparison, { all: options.all === true })}\n`);
    for (const file of result.forgotten)
      process.stdout.write(
        `${join(sources, file)} is not there any more: what was recorded of it is forgotten\n`,
      );
    if (result.recorded)
      process.stdout.write(`Recorded the hashes of the texts in ${join(sources, 'sources.json')}\n`);
    process.stdout.write(dryRun ? 'Nothing was written.\n' : countsTable(summary.rows, reader.read));
    if (summary.formulaLike > 0 && !escapeFormulas)
      process.stderr.write(
        `${summary.formulaLike} cells begin with =, +, - or @: a spreadsheet may run them. --escape-formulas writes CSV for it.\n`,
      );
    return reader.report();
  },
};

function readerOptions(options: OptionValues, datasets: string): ReaderOptions {
  const records = typeof options.records === 'string' ? options.records : null;
  if (records !== null && !existsSync(records)) throw new UsageError(`there is no folder ${records}`);
  const isCached = options['dry-run'] !== true && options['no-cache'] !== true;
  const cache = textOption(options, 'cache', join(dirname(resolve(datasets)), '.openbattles', 'cache'));
  return {
    reading: reading(options),
    messages: { notes: options.notes === true, all: options.all === true },
    jobs: jobs(options),
    mostFolders:
      options['battle-folders'] === undefined ? MOST_FOLDERS : wholeNumber(options, 'battle-folders', 0),
    cache: isCached ? cache : null,
    records,
  };
}

function headline(
  datasets: string,
  { last, next: { summary, changed } }: Extract<BuildResult, { kind: 'made' }>,
  dryRun: boolean,
  isFrozen: (version: string) => boolean,
): string {
  const place = join(datasets, summary.version);
  if (!changed) return `${place} is up to date`;
  const wrote = `${dryRun ? 'Would write' : 'Wrote'} ${place}`;
  if (last === undefined || last === summary.version) return wrote;
  return isFrozen(last)
    ? `${wrote}, after ${last}`
    : `${wrote}, frozen from now on, in place of the draft ${last}`;
}

/** How many rows each table has, and how many texts were read for them. */
function countsTable(rows: ReadonlyMap<string, number>, read: number): string {
  const lines = [...rows].map(([name, count]) => `  ${name.padEnd(14)}${String(count).padStart(8)}\n`);
  const texts = rows.get('sources')!;
  const unchanged = texts > read ? `, ${texts - read} as they were` : '';
  return `  ${'table'.padEnd(14)}${'rows'.padStart(8)}\n${lines.join('')}\n${read} texts read${unchanged}.\n`;
}

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
import { listVersions } from '../published/versions.ts';
import { ArticleReader } from '../reading/article-reader.ts';
import { draftName, isOtherDraft, otherDrafts, publishDraft, settle } from '../release/draft.ts';
import { brokenFiles } from '../release/frozen.ts';
import { adaptable, type NoDerivatives, unknownLicences } from '../release/licences.ts';
import { makeNextRelease, type NextRelease } from '../release/next-release.ts';
import { Scratch } from '../release/scratch.ts';
import type { ReleaseSummary } from '../release/write-release.ts';
import { formatRegistry, REGISTRY, readRegistry } from '../sources/sources.ts';

/** Up to how many articles a release has a folder for each battle: more would be tens of thousands of files. */
const MOST_FOLDERS = 1000;

export const command: Command = {
  name: 'build',
  summary: 'write the draft of the next release from the sources',
  help: `usage: openbattles build [OPTION…]

Reads every article of the sources and writes what they give as a draft, datasets/VERSION-draft, in the place of the one
that stands, until openbattles release freezes it. Where nothing differs from the last release there is no draft. It says
when all is up to date, and changes no byte then. The hash of a new or changed text is recorded in sources.json. A text
that cannot be read is reported and left out, and the exit code is 1; where the last release has its rows, nothing is
written. A text whose licence forbids adaptations is left out, and told of.

The version is the least that the differences from the last release allow:
  MAJOR  a table, column or file removed; a column renamed, retyped or moved; a battle's id or a source removed or renamed
  MINOR  any other row added, removed or renamed; a table or file added, a column added at the end
  PATCH  a cell or a text corrected

  --dry-run            write nothing; say which version it would be and why, and what changed for which cause
  --all                print every change and every message, not only the first ones
  --no-derivatives keep | leave
                       take in texts whose licence forbids adaptations, or leave them out (default: as in the draft or
                       the last release, and leave out what is new)
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
    'no-derivatives': { type: 'string' },
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
    const noDerivatives = readNoDerivatives(options['no-derivatives']);
    const dryRun = options['dry-run'] === true;
    const last = listVersions(datasets).at(-1);
    const frozen = last === undefined ? undefined : join(datasets, last);
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
    const settings = {
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
    };
    const scratch = new Scratch(datasets);
    const reader = new ArticleReader(sources, {
      ...settings,
      isAdaptable: adaptable(datasets, noDerivatives),
    });
    try {
      const next = await makeNextRelease(join(scratch.folder, 'next'), reader, {
        datasets,
        reading: settings.reading,
        escapeFormulas,
      });
      const lost = frozen ? lostTexts(frozen, reader) : [];
      if (lost.length > 0) {
        process.stderr.write(
          `${lost.join(', ')} cannot be read, and ${frozen} has its rows: nothing was written.\n`,
        );
        return reader.report();
      }
      const warning = unknownLicences(next.folder);
      const changed = dryRun ? isOtherDraft(datasets, next) : publishDraft(datasets, next, scratch);
      const gone = dryRun ? otherDrafts(datasets, next) : settle(datasets, draftName(next), scratch);
      process.stdout.write(`${headline(datasets, next, { changed, gone, dryRun })}\n\n`);
      if (changed && next.comparison)
        process.stdout.write(`${reportText(next.comparison, { all: options.all === true })}\n`);
      if (!dryRun) {
        record(sources, reader);
        reader.pruneCache();
      }
      if (warning !== null) {
        process.stderr.write(
          `${warning} Say it in ${join(sources, REGISTRY)}; until then openbattles release refuses.\n`,
        );
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

/** The texts that were left out although the last release was read from them: without them its rows would be gone. */
function lostTexts(frozen: string, reader: ArticleReader): string[] {
  if (reader.leftOut.length === 0) return [];
  const lost = new Set(reader.leftOut);
  return [...eachRow(frozen, 'sources')].flatMap(({ file }) =>
    lost.has(String(file)) ? [String(file)] : [],
  );
}

interface Done {
  /** Whether the draft is another than stood there. */
  changed: boolean;
  /** The drafts that went, or would. */
  gone: readonly string[];
  dryRun: boolean;
}

function headline(datasets: string, { summary, last }: NextRelease, { changed, gone, dryRun }: Done): string {
  const place = join(datasets, summary.version);
  const removed =
    gone.length > 0 ? `; the draft ${gone.join(', ')} ${dryRun ? 'would go' : 'is removed'}` : '';
  if (!changed) return `${place} is up to date${removed}`;
  return `${dryRun ? 'Would write' : 'Wrote'} ${place}${last === null ? '' : `, after ${last}`}${removed}`;
}

function readNoDerivatives(value: unknown): NoDerivatives {
  if (value === undefined) return null;
  if (value === 'keep' || value === 'leave') return value;
  throw new UsageError(`--no-derivatives takes keep or leave, not ${value}`);
}

/** Records the hashes of the texts that were read; what else `sources.json` says of them stays. */
function record(sources: string, reader: ArticleReader): void {
  const before = readRegistry(sources);
  const text = formatRegistry(reader.entries);
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

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
import type { BuildRequest, BuildResult } from '../release/build-release.ts';
import type { NoDerivatives } from '../release/licences.ts';
import { print, tell } from '../sinks/terminal.ts';

/** Up to how many articles a release has a folder for each battle: more would be tens of thousands of files. */
const MOST_FOLDERS = 1000;

export const command: Command = {
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
    const escapeFormulas = options['escape-formulas'] === true;
    const request = {
      ...{ sources, datasets, dryRun, noDerivatives, escapeFormulas },
      reading: reading(options),
      reader: readerOptions(options, datasets),
    };
    const [{ buildRelease }, { reportText }] = await Promise.all([
      import('../release/build-release.ts'),
      import('../compare/report.ts'),
    ]);
    const result = await buildRelease(request);
    if (result.kind === 'broken') {
      tell(`${result.problem}\nNothing was written. Run: ${result.mend}\n`);
      return 1;
    }
    if (result.kind === 'lost') {
      const { texts, release } = result;
      tell(`${texts.join(', ')} cannot be read, and ${release} has its rows: nothing was written.\n`);
      return result.reader.report();
    }
    const { reader, unknownLicences } = result;
    const { comparison, summary } = result.next;
    print(`${headline(datasets, result, dryRun)}\n\n`);
    if (result.changed && comparison) print(`${reportText(comparison, { all: options.all === true })}\n`);
    for (const file of result.forgotten)
      print(`${join(sources, file)} is not there any more: what was recorded of it is forgotten\n`);
    if (result.recorded) print(`Recorded the hashes of the texts in ${join(sources, 'sources.json')}\n`);
    print(dryRun ? 'Nothing was written.\n' : countsTable(summary.rows, reader.read));
    if (unknownLicences !== null)
      tell(
        `${unknownLicences} Say it in ${join(sources, 'sources.json')}; until then openbattles release refuses.\n`,
      );
    if (summary.formulaLike > 0 && !escapeFormulas)
      tell(
        `${summary.formulaLike} cells begin with =, +, - or @: a spreadsheet may run them. --escape-formulas writes CSV for it.\n`,
      );
    return reader.report();
  },
};

function readNoDerivatives(value: OptionValues[string]): NoDerivatives {
  if (value === undefined) return null;
  if (value === 'keep' || value === 'leave') return value;
  throw new UsageError(`--no-derivatives takes keep or leave, not ${value}`);
}

function readerOptions(options: OptionValues, datasets: string): BuildRequest['reader'] {
  const records = typeof options.records === 'string' ? options.records : null;
  if (records !== null && !existsSync(records)) throw new UsageError(`there is no folder ${records}`);
  const isCached = options['dry-run'] !== true && options['no-cache'] !== true;
  const cache = textOption(options, 'cache', join(dirname(resolve(datasets)), '.openbattles', 'cache'));
  return {
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
  { next: { summary, last }, changed, gone }: Extract<BuildResult, { kind: 'made' }>,
  dryRun: boolean,
): string {
  const place = join(datasets, summary.version);
  const removed =
    gone.length > 0 ? `; the draft ${gone.join(', ')} ${dryRun ? 'would go' : 'is removed'}` : '';
  if (!changed) return `${place} is up to date${removed}`;
  const after = last === null ? '' : `, after ${last}`;
  return `${dryRun ? 'Would write' : 'Wrote'} ${place}${after}${removed}`;
}

/** How many rows each table has, and how many texts were read for them. */
function countsTable(rows: ReadonlyMap<string, number>, read: number): string {
  const lines = [...rows].map(([name, count]) => `  ${name.padEnd(14)}${String(count).padStart(8)}\n`);
  const texts = rows.get('sources')!;
  const unchanged = texts > read ? `, ${texts - read} as they were` : '';
  return `  ${'table'.padEnd(14)}${'rows'.padStart(8)}\n${lines.join('')}\n${read} texts read${unchanged}.\n`;
}

import { join } from 'node:path';
import { TABLES } from '@openbattles/schema';
import { ArticleReader } from '../article-reader.ts';
import {
  type Command,
  FOLDER_HELP,
  FOLDER_OPTIONS,
  FORMULA_HELP,
  FORMULA_OPTION,
  folders,
  LIMIT_HELP,
  LIMIT_OPTION,
  limit,
  UsageError,
} from '../command.ts';
import { replaceFile } from '../files.ts';
import { brokenFiles, makeNextRelease, type NextRelease, settle } from '../next-release.ts';
import { listVersions } from '../release.ts';
import { readRows } from '../release-tables.ts';
import type { ReleaseSummary } from '../release-texts.ts';
import { reportText } from '../report.ts';
import { Scratch } from '../scratch.ts';
import { formatRegistry, REGISTRY, readRegistry } from '../sources.ts';
import { isFrozen, isVersion } from '../versions.ts';

export const command: Command = {
  name: 'build',
  summary: 'make the next release from the sources',
  help: `usage: openbattles build [--sources DIR] [--datasets DIR] [--dry-run] [--all] [--release VERSION] [--notes]

Reads every text of the sources and writes the release, if anything changed; else it says that the release
is up to date and changes no byte. The hash of a new or changed text is recorded in sources.json. A text that cannot
be read is reported and left out, and the exit code is 1; where the last frozen release has its rows, nothing is
written.

Releases before 1.0.0 are drafts and are built again in place. Those from 1.0.0 on are frozen: what changed goes into
the next version, with changes.csv and an entry in CHANGELOG.md. Its number is the least that the changes allow:
  MAJOR  a table, column, file, row or id removed; a column renamed, retyped or moved
  MINOR  rows or files added, a column added at the end
  PATCH  a cell or a text corrected

  --dry-run            write nothing; say which version it would be and why, and what changed for which cause
  --all                print every change, not only the first ones
  --release VERSION    make the draft the first frozen release (1.0.0 or later; the draft is removed), or ask for a
                       higher version than the least that is allowed
${FOLDER_HELP}
${FORMULA_HELP}
${LIMIT_HELP}
  --notes              also print notes, such as residue that was cleaned`,
  options: {
    ...FOLDER_OPTIONS,
    ...FORMULA_OPTION,
    ...LIMIT_OPTION,
    'dry-run': { type: 'boolean' },
    all: { type: 'boolean' },
    release: { type: 'string' },
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
    const reader = new ArticleReader(sources, { notes: options.notes === true, ...limit(options) });
    const escapeFormulas = options['escape-formulas'] === true;
    const scratch = new Scratch(datasets);
    try {
      const next = await makeNextRelease(join(scratch.folder, 'next'), reader, {
        sources,
        datasets,
        asked,
        reading: limit(options),
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
      }
      process.stdout.write(dryRun ? 'Nothing was written.\n' : summaryTable(next.summary));
      const { formulaLike } = next.summary;
      if (formulaLike > 0 && !escapeFormulas) {
        process.stderr.write(
          `${formulaLike} cells begin with =, +, - or @: a spreadsheet may run them. --escape-formulas writes CSV for it.\n`,
        );
      }
    } finally {
      scratch.remove();
    }
    return reader.report();
  },
};

/** The texts that were left out although a frozen release was read from them: without them its rows would be gone. */
function lostTexts(frozen: string, reader: ArticleReader): string[] {
  const released = new Set(readRows(frozen, 'sources').map(({ file }) => file));
  return reader.leftOut.filter((file) => released.has(file));
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
  const text = formatRegistry(reader.entries);
  if (text !== formatRegistry(before.values())) {
    replaceFile(join(sources, REGISTRY), text);
    process.stdout.write(`Recorded the hashes of the texts in ${join(sources, REGISTRY)}\n`);
  }
}

function summaryTable({ rows, sources }: ReleaseSummary): string {
  const lines = TABLES.map(({ name }) => `  ${name.padEnd(14)}${String(rows.get(name)).padStart(8)}\n`);
  return `  ${'table'.padEnd(14)}${'rows'.padStart(8)}\n${lines.join('')}\n${sources.length} texts read.\n`;
}

import { once } from 'node:events';
import {
  type Command,
  INFOBOX_HELP,
  INFOBOX_OPTION,
  infoboxes,
  JOBS_HELP,
  JOBS_OPTION,
  jobs,
  READING_HELP,
  READING_OPTIONS,
  reading,
  requireFiles,
  UsageError,
} from '../command.ts';
export const command: Command = {
  help: `usage: openbattles extract [OPTION…] FILE…

Reads each article and prints its record to standard output: a JSON array, or with --ndjson a line each.
A FILE is a text in the source format (.txt), Markdown (.md), wikitext (.wiki), a dump of a MediaWiki (.xml,
.xml.bz2) or articles a line (.ndjson). - reads standard input, which may be any of them; with --ndjson it is a
filter, which reads an article a line, {"title", "text"}, and prints a record a line. Messages go to standard error; an article, or a line, that
cannot be read is reported and left out, and the exit code is 1.

  --ndjson             a record a line
  --all                print every message, not only the first ones of each rule
  --notes              also print notes, such as residue that was cleaned
${INFOBOX_HELP}
${READING_HELP}
${JOBS_HELP}`,
  options: {
    ...INFOBOX_OPTION,
    ...READING_OPTIONS,
    ...JOBS_OPTION,
    ndjson: { type: 'boolean' },
    all: { type: 'boolean' },
    notes: { type: 'boolean' },
  },
  async run(paths, options) {
    if (paths.length === 0) throw new UsageError('extract needs at least one FILE, or - for standard input');
    requireFiles(paths);
    const ndjson = options.ndjson === true;
    const { extractFiles } = await import('../reading/extract-files.ts');
    let printed = false;
    const isWhole = await extractFiles(paths, {
      ...{ ndjson, infoboxes: infoboxes(options), reading: reading(options), jobs: jobs(options) },
      messages: { notes: options.notes === true, all: options.all === true },
      // Waits where the reader of our standard output is slower than we are.
      async print(record) {
        const before = ndjson ? '' : printed ? ',\n' : '[\n';
        printed = true;
        if (!process.stdout.write(`${before}${record}${ndjson ? '\n' : ''}`))
          await once(process.stdout, 'drain');
      },
    });
    if (!ndjson) process.stdout.write(printed ? '\n]\n' : '[]\n');
    return isWhole ? 0 : 1;
  },
};

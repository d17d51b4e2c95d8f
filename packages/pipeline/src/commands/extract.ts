import { once } from 'node:events';
import { dirname } from 'node:path';
import {
  type Command,
  JOBS_HELP,
  JOBS_OPTION,
  jobs,
  READING_HELP,
  READING_OPTIONS,
  reading,
  requireFiles,
  UsageError,
} from '../command.ts';
import { type Article, findArticles, type InputProblem } from '../inputs/articles.ts';
import { extractInOrder } from '../reading/extract-in-order.ts';
import { MessagePrinter, printProblem } from '../reading/messages.ts';
import { Progress } from '../reading/progress.ts';
import { formatRecord } from '../reading/read-article.ts';
import { readRegistry } from '../sources/sources.ts';

export const command: Command = {
  name: 'extract',
  summary: 'print the record of each article',
  help: `usage: openbattles extract [OPTION…] FILE…

Reads each article and prints its record to standard output: a JSON array, or with --ndjson a line each.
A FILE is a text in the source format (.txt), Markdown (.md), wikitext (.wiki), a dump of a MediaWiki (.xml,
.xml.bz2) or articles a line (.ndjson). - reads standard input, which may be any of them; with --ndjson it is a
filter, which reads an article a line, {"title", "text"}, and prints a record a line. Messages go to standard error; an article, or a line, that
cannot be read is reported and left out, and the exit code is 1.

  --ndjson             a record a line
  --all                print every message, not only the first ones of each rule
  --notes              also print notes, such as residue that was cleaned
${READING_HELP}
${JOBS_HELP}`,
  options: {
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
    const messages = new MessagePrinter({ notes: options.notes === true, all: options.all === true });
    const progress = new Progress('reading', null);
    let failed = false;
    let printed = false;
    const report = (problem: InputProblem) => {
      failed = true;
      printProblem(problem);
    };
    const results = extractInOrder(find(paths, ndjson, report), {
      reading: reading(options),
      jobs: jobs(options),
      cache: null,
      made: null,
    });
    if (!ndjson) process.stdout.write('[');
    try {
      for await (const { extracted } of results) {
        progress.clear();
        messages.print(extracted.path, extracted.messages);
        progress.add(1);
        const { record } = extracted;
        if (record === null) failed = true;
        else if (ndjson) await print(`${record}\n`);
        else await print(`${printed ? ',\n' : '\n'}${formatRecord(JSON.parse(record))}`);
        printed ||= record !== null;
      }
    } finally {
      progress.clear();
    }
    messages.summarize();
    if (!ndjson) process.stdout.write(printed ? '\n]\n' : ']\n');
    return failed ? 1 : 0;
  },
};

async function* find(
  paths: readonly string[],
  ndjson: boolean,
  report: (problem: InputProblem) => void,
): AsyncGenerator<Article> {
  for (const path of paths) {
    const registry = path === '-' ? new Map() : readRegistry(dirname(path));
    yield* findArticles(path, {
      registry,
      report,
      ...(path === '-' && ndjson ? { otherwise: 'ndjson' } : {}),
    });
  }
}

/** Waits where the reader of our standard output is slower than we are. */
async function print(text: string): Promise<void> {
  if (!process.stdout.write(text)) await once(process.stdout, 'drain');
}

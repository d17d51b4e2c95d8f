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
import { type FoundArticle, findArticles, type InputProblem } from '../inputs/articles.ts';
import { MessagePrinter, printProblem } from '../reading/messages.ts';
import { Progress } from '../reading/progress.ts';
import { chain, first } from '../reading/streams.ts';
import { Threads } from '../reading/threads.ts';
import { readRegistry } from '../sources/sources.ts';

/** Few, so that every thread has work and a person soon sees something. */
const ARTICLES_PER_TASK = 8;

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
    const tasks = inTasks(find(paths, ndjson, report));
    const begun = await first(tasks, 2);
    const threads = new Threads(begun.length > 1 ? jobs(options) : 1, 'extract', {
      reading: reading(options),
      ndjson,
    });
    if (!ndjson) process.stdout.write('[');
    try {
      for await (const { articles, bytes } of threads.map(chain(begun, tasks))) {
        progress.clear();
        for (const article of articles) {
          messages.print(article.path, article.messages);
          if (!article.isRead) failed = true;
        }
        if (bytes.length > 0) {
          process.stdout.write(ndjson ? '' : printed ? ',\n' : '\n');
          process.stdout.write(bytes);
          if (ndjson) process.stdout.write('\n');
          printed = true;
        }
        progress.add(articles.length);
      }
    } finally {
      progress.clear();
      await threads.close();
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
): AsyncGenerator<FoundArticle> {
  for (const path of paths) {
    const registry = path === '-' ? new Map() : readRegistry(dirname(path));
    yield* findArticles(path, {
      registry,
      report,
      ...(path === '-' && ndjson ? { otherwise: 'ndjson' } : {}),
    });
  }
}

async function* inTasks(articles: AsyncIterable<FoundArticle>): AsyncGenerator<FoundArticle[]> {
  let task: FoundArticle[] = [];
  for await (const article of articles) {
    if (task.push(article) < ARTICLES_PER_TASK) continue;
    yield task;
    task = [];
  }
  if (task.length > 0) yield task;
}

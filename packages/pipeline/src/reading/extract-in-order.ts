import { extname } from 'node:path';
import { Readable } from 'node:stream';
import type { Article } from '../inputs/articles.ts';
import type { ExtractResult, ExtractTask } from './extract-articles.ts';
import type { RecordPlace } from './records.ts';

/** How many articles a thread is given at a time: few, so that every thread has work and a person soon sees something. */
const ARTICLES_PER_TASK = 8;

/** How many tasks are begun at a time for each thread: a long article must not keep the other threads waiting. */
const TASKS_PER_THREAD = 3;

/** Memory for new objects in a thread: most of them are soon garbage, and twice as much is no faster. */
const LIMITS = { maxYoungGenerationSizeMb: 16 };

/** A task is closed with the article that takes its contents beyond this, in UTF-16 units, where they are at hand. */
const CONTENT_PER_TASK = 1 << 20;

/** What threads run, of the kind of this file: a source where the sources run, else what was built of it. */
const TASK = new URL(`./extract-articles${extname(import.meta.url)}`, import.meta.url).href;

export interface ExtractOptions extends Pick<ExtractTask, 'reading' | 'cache'> {
  /** How many threads read. */
  jobs: number;
  /** Where the records of articles stand that were made before, by the names of the texts; null to make them. */
  made: ReadonlyMap<string, RecordPlace> | null;
}

/**
 * Extracts the records of articles on several threads, and gives them in the order of the articles. As many tasks are
 * begun ahead as keep the threads at work, so that what is held does not grow with the number of articles.
 */
export async function* extractInOrder(
  articles: AsyncIterable<Article>,
  options: ExtractOptions,
): AsyncGenerator<ExtractResult> {
  const tasks = toTasks(articles, options);
  const begun = [await tasks.next(), await tasks.next()].flatMap(({ done, value }) => (done ? [] : [value]));
  // A few articles are read in this thread: to begin another takes longer.
  const threads = await openThreads(begun.length > 1 ? options.jobs : 1);
  try {
    const all = Readable.from(chain(begun, tasks));
    for await (const results of all.map(threads.run, { concurrency: TASKS_PER_THREAD * options.jobs }))
      yield* results;
  } finally {
    await threads.close();
  }
}

async function* toTasks(
  articles: AsyncIterable<Article>,
  { reading, cache, made }: ExtractOptions,
): AsyncGenerator<ExtractTask> {
  const toTask = (some: readonly Article[]): ExtractTask => ({
    articles: some,
    reading,
    cache,
    made: made && some.map(({ file }) => made.get(file) ?? null),
  });
  let some: Article[] = [];
  let length = 0;
  for await (const article of articles) {
    some.push(article);
    length += article.content?.length ?? 0;
    if (some.length < ARTICLES_PER_TASK && length < CONTENT_PER_TASK) continue;
    yield toTask(some);
    some = [];
    length = 0;
  }
  if (some.length > 0) yield toTask(some);
}

async function* chain<Thing>(begun: readonly Thing[], rest: AsyncIterable<Thing>): AsyncGenerator<Thing> {
  yield* begun;
  yield* rest;
}

interface Threads {
  run(task: ExtractTask): Promise<ExtractResult[]>;
  close(): Promise<void>;
}

/** Threads that extract; with one it is done in this one. */
async function openThreads(count: number): Promise<Threads> {
  if (count === 1) {
    const { default: extractArticles } = await import('./extract-articles.ts');
    return { run: extractArticles, close: async () => {} };
  }
  const { Tinypool } = await import('tinypool');
  const pool = new Tinypool({
    filename: TASK,
    resourceLimits: LIMITS,
    minThreads: count,
    maxThreads: count,
    // One task lies ready while another is done: this thread hands out the next when it is done with writing.
    concurrentTasksPerWorker: 2,
  });
  return { run: (task) => pool.run(task), close: () => pool.destroy() };
}

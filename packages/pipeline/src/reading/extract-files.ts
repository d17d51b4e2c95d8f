import { dirname } from 'node:path';
import type { ReadOptions } from '@openbattles/parser';
import { type Article, findArticles } from '../inputs/articles.ts';
import type { InputProblem, Report } from '../inputs/report.ts';
import { readRegistry } from '../sources/sources.ts';
import { extractInOrder } from './extract-in-order.ts';
import { type MessageOptions, MessagePrinter, printProblem } from './messages.ts';
import { Progress } from './progress.ts';
import { formatRecord } from './read-article.ts';

export interface ExtractFilesOptions {
  reading: ReadOptions;
  messages: MessageOptions;
  /** How many threads read. */
  jobs: number;
  /** Whether a record is a line, and standard input articles a line; else it is indented. */
  ndjson: boolean;
  /** The templates that are the infobox of a battle besides those that we know; null takes what is recorded of a file. */
  infoboxes: readonly string[] | null;
  /** Told of each record as it is printed, and waited for. */
  print(record: string): Promise<void>;
}

/**
 * Reads the articles of files, in their order, and tells on standard error what was wrong with each. Answers whether
 * all could be read.
 */
export async function extractFiles(
  paths: readonly string[],
  { reading, messages: messageOptions, jobs, ndjson, infoboxes, print }: ExtractFilesOptions,
): Promise<boolean> {
  const messages = new MessagePrinter(messageOptions);
  const progress = new Progress('reading', null);
  let isWhole = true;
  const report = (problem: InputProblem) => {
    isWhole = false;
    printProblem(problem);
  };
  const articles = find(paths, { ndjson, infoboxes, report, ...reading });
  try {
    for await (const { extracted } of extractInOrder(articles, { reading, jobs, cache: null, made: null })) {
      const { path, record } = extracted;
      progress.clear();
      messages.print(path, extracted.messages, extracted.figuresRead);
      if (record === null) isWhole = false;
      else await print(ndjson ? record : formatRecord(JSON.parse(record)));
      progress.add(1);
    }
  } finally {
    progress.clear();
  }
  messages.summarize();
  return isWhole;
}

async function* find(
  paths: readonly string[],
  {
    ndjson,
    infoboxes,
    maxCharacters,
    report,
  }: Pick<ExtractFilesOptions, 'ndjson' | 'infoboxes'> & ReadOptions & { report: Report },
): AsyncGenerator<Article> {
  for (const path of paths) {
    const registry = path === '-' ? new Map() : readRegistry(dirname(path));
    yield* findArticles(path, {
      registry,
      report,
      maxCharacters,
      tell: printProblem,
      ...(infoboxes && { infoboxes }),
      ...(path === '-' && ndjson ? { otherwise: 'ndjson' } : {}),
    });
  }
}

import type { ReadOptions } from '@openbattles/parser';
import { type Article, contentOf, openArticle } from '../inputs/articles.ts';
import { type Doubt, doubtsOf } from '../sources/doubts.ts';
import { SourceError } from '../sources/sources.ts';
import type { Extracted } from './extracted.ts';
import { failure, type Message, messagesOf, NO_FIGURES, omissionMessage } from './messages.ts';
import { readArticle } from './read-article.ts';
import { type CachePlace, RecordCache } from './record-cache.ts';
import { type RecordPlace, readRecord } from './records.ts';

/** Some articles, and how they are read: plain data, which is handed to a thread. */
export interface ExtractTask {
  articles: readonly Article[];
  reading: ReadOptions;
  /** Where the records of the articles stand if they were made before: null for one that has none. */
  made: readonly (RecordPlace | null)[] | null;
  /** Where records are remembered; null where they are not. */
  cache: CachePlace | null;
}

/** An article that was extracted. */
export interface ExtractResult {
  extracted: Extracted;
  /** Under what name the cache has it; null where it has not. */
  cacheKey: string | null;
  wasCached: boolean;
}

/** Extracts the records of articles, in their order. What the cache knows is not read again. This is what threads run. */
export default async function extractArticles(task: ExtractTask): Promise<ExtractResult[]> {
  const { articles, reading, made } = task;
  const cache = task.cache && new RecordCache(task.cache);
  const results: ExtractResult[] = [];
  for (const [index, article] of articles.entries()) {
    const content = contentOf(article);
    const make = () => extract(article, content, reading, made?.[index]);
    if (!cache) {
      results.push({ extracted: await make(), cacheKey: null, wasCached: false });
      continue;
    }
    const cacheKey = cache.keyOf(article, content);
    const known = cache.read(cacheKey);
    const extracted = known ?? (await make());
    if (!known && extracted.record !== null) cache.write(cacheKey, extracted);
    results.push({ extracted, cacheKey, wasCached: known !== null });
  }
  return results;
}

/**
 * Reads one article. A record that was made before, of the same text, stands in for reading.
 *
 * @param made where that record stands; null where there should be one and is none; undefined to read.
 */
async function extract(
  article: Article,
  content: Uint8Array | null,
  reading: ReadOptions,
  made: RecordPlace | null | undefined,
): Promise<Extracted> {
  const { file } = article;
  // Messages of an article that was rendered tell places in its rendering.
  const path = article.format === 'text' ? article.path : `${article.path} as ${file}`;
  const nothing = { path, file, source: null, record: null, messages: [], figuresRead: NO_FIGURES };
  let opened: Awaited<ReturnType<typeof openArticle>>;
  try {
    opened = await openArticle(article, content);
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    return { ...nothing, messages: [failure('unreadable', error.message)] };
  }
  const { row, text, omissions } = opened;
  const source = { row, text };
  if (made !== undefined) {
    const found = made ? readRecord(made, row) : { problem: 'There is no record of this text' };
    return 'problem' in found
      ? { ...nothing, source, messages: [failure('no-record', found.problem)] }
      : { ...nothing, source, record: found.record };
  }
  const { file: told, record } = readArticle(opened, reading);
  const messages = [...omissions.map(omissionMessage), ...messagesOf(told)];
  if (!record) return { ...nothing, source, messages };
  return {
    ...{ path, file, source },
    record: JSON.stringify(record),
    messages: [...messages, ...doubtsOf(text, record).map(doubtMessage)],
    figuresRead: {
      infobox: record.strengths.length + record.casualties.length,
      prose: record.claims.length,
    },
  };
}

/** A doubt makes no article be left out: whoever builds decides. */
const doubtMessage = ({ rule, reason }: Doubt): Message => ({
  reason: `The text is doubted: ${reason} (openbattles add --insist, if it is meant so)`,
  place: undefined,
  ruleId: rule,
  source: 'openbattles',
  fatal: false,
});

import type { ReadOptions } from '@openbattles/parser';
import { contentOf, type FoundArticle } from '../inputs/articles.ts';
import type { Job } from './jobs.ts';
import type { Message } from './messages.ts';
import { formatRecord } from './read-article.ts';
import { messagePath, readFound } from './read-found.ts';

export interface ExtractOptions {
  reading: ReadOptions;
  /** Whether a record is a line; else it is indented. */
  ndjson: boolean;
}

/** The records of some articles as they are printed: plain data and finished bytes. */
export interface ExtractedChunk {
  articles: { path: string; isRead: boolean; messages: Message[] }[];
  /** The records, with what stands between them. */
  bytes: Uint8Array;
}

/** Reads articles and prints their records. */
export class ChunkPrinter implements Job<FoundArticle[], ExtractedChunk> {
  readonly #reading: ReadOptions;
  readonly #ndjson: boolean;

  constructor({ reading, ndjson }: ExtractOptions) {
    this.#reading = reading;
    this.#ndjson = ndjson;
  }

  async run(found: FoundArticle[]): Promise<ExtractedChunk> {
    const articles: ExtractedChunk['articles'] = [];
    const records: string[] = [];
    for (const article of found) {
      const { record, messages } = await readFound(article, contentOf(article), this.#reading);
      articles.push({ path: messagePath(article), isRead: record !== null, messages });
      if (record) records.push(this.#ndjson ? JSON.stringify(record) : formatRecord(record));
    }
    return { articles, bytes: new TextEncoder().encode(records.join(this.#ndjson ? '\n' : ',\n')) };
  }
}

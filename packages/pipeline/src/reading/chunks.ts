import { statSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import type { FoundArticle } from '../inputs/articles.ts';

/** How many articles a chunk has where nothing else ends it, on average and at most. */
const USUAL_LENGTH = 128;
const GREATEST_LENGTH = 2 * USUAL_LENGTH;

/** A chunk is closed with the article that takes its contents beyond this: it is read and encoded in memory. */
const GREATEST_SIZE = 1 << 22;

/**
 * Cuts articles into chunks, which are read, encoded and remembered each by itself. Where a chunk begins follows from
 * the names of the articles, so that one that comes or goes changes its own chunk and hardly another, and from nothing
 * else: the same articles give the same chunks on any machine.
 */
export async function* chunksOf(articles: AsyncIterable<FoundArticle>): AsyncGenerator<FoundArticle[]> {
  let chunk: FoundArticle[] = [];
  let size = 0;
  for await (const article of articles) {
    const full = chunk.length >= GREATEST_LENGTH || size >= GREATEST_SIZE;
    if (chunk.length > 0 && (full || beginsChunk(article))) {
      yield chunk;
      chunk = [];
      size = 0;
    }
    chunk.push(article);
    size += sizeOf(article);
  }
  if (chunk.length > 0) yield chunk;
}

const beginsChunk = ({ file }: FoundArticle): boolean => crc32(file) % USUAL_LENGTH === 0;

/** The size of an article's content, in bytes or UTF-16 units; 0 where its file is gone, which its reader reports. */
const sizeOf = ({ content, path }: FoundArticle): number =>
  content?.length ?? statSync(path, { throwIfNoEntry: false })?.size ?? 0;

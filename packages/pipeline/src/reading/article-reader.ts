import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { ReadOptions } from '@openbattles/parser';
import { type FoundArticle, findArticles, type InputProblem, isInput } from '../inputs/articles.ts';
import { hashFile } from '../published/files.ts';
import { listSources, readRegistry, type SourceEntry, sha256, unrecorded } from '../sources/sources.ts';
import { type CachePlace, ChunkCache, isSame } from './chunk-cache.ts';
import { chunksOf } from './chunks.ts';
import {
  type ChunkTask,
  type EncodedChunk,
  madeOf,
  type PackedChunk,
  unpackMessages,
} from './encode-chunk.ts';
import { type MessageOptions, MessagePrinter, printProblem } from './messages.ts';
import { unpack } from './packed.ts';
import { Progress } from './progress.ts';
import { findRecords, type RecordPlace } from './records.ts';
import { hashRules } from './rules.ts';
import { chain, first } from './streams.ts';
import { Threads } from './threads.ts';

export interface ReaderOptions {
  reading: ReadOptions;
  messages: MessageOptions;
  /** How many threads read. */
  jobs: number;
  escapeFormulas: boolean;
  /** How many articles a release may have for each battle to get a folder. */
  mostFolders: number;
  /** The folder of the cache; null to read everything. */
  cache: string | null;
  /** A folder of records that were made before; null to make them. */
  records: string | null;
}

const DEFAULTS: ReaderOptions = {
  reading: {},
  messages: { notes: false, all: false },
  jobs: 1,
  escapeFormulas: false,
  mostFolders: Number.POSITIVE_INFINITY,
  cache: null,
  records: null,
};

/**
 * Reads the articles of a folder chunk by chunk, tells of each what was wrong, and goes on: a bad article never stops
 * the others.
 */
export class ArticleReader {
  readonly #folder: string;
  readonly #options: ReaderOptions;
  readonly #messages: MessagePrinter;
  #found = 0;
  /** Where chunks are remembered, and under which keys, when all have come. */
  #cached: { cache: ChunkCache; keys: readonly string[] } | null = null;
  /** How many articles were read; what others gave was in the cache. */
  read = 0;
  /** What is recorded of each file that was read, with the hash of its bytes as they are now. */
  readonly entries: SourceEntry[] = [];
  /** The texts of the articles that gave no record. */
  readonly leftOut: string[] = [];

  constructor(folder: string, options: Partial<ReaderOptions> = {}) {
    this.#folder = folder;
    this.#options = { ...DEFAULTS, ...options };
    this.#messages = new MessagePrinter(this.#options.messages);
  }

  /** Whether there are too many articles, as far as they have come, for each battle to get a folder. */
  get isLarge(): boolean {
    return this.#found > this.#options.mostFolders;
  }

  /** The articles of the folder, in the order of its file names and of each file, encoded. A chunk is good until the one after the next. */
  async *chunks(): AsyncGenerator<EncodedChunk> {
    const { reading, escapeFormulas, jobs } = this.#options;
    const names = listSources(this.#folder, isInput);
    const progress = new Progress('reading', names.every(isPlain) ? names.length : null);
    const chunks = chunksOf(this.#find(names));
    // One chunk is read in this thread: to begin another takes longer.
    const begun = await first(chunks, 2);
    const cache = this.#cachePlace();
    const threads = new Threads(begun.length > 1 ? jobs : 1, 'encode', { reading, escapeFormulas, cache });
    const known = cache && new ChunkCache(cache);
    const keys: string[] = [];
    const atHand = (task: ChunkTask) => {
      keys.push(task.key);
      return known && findCached(known, task, threads);
    };
    const tasks: ChunkTask[] = [];
    const taken = new Map<string, string>();
    /** Of the chunk that may still be written while the next one comes. */
    let before: Uint8Array<ArrayBuffer> | null = null;
    try {
      for await (let packed of threads.map(this.#tasks(chain(begun, chunks), tasks), atHand)) {
        const task = tasks.shift()!;
        let chunk = unpack<EncodedChunk>(packed.bytes);
        const twice = findTwice(task, chunk, taken);
        if (twice.size > 0) {
          threads.reuse(packed.bytes);
          packed = await threads.run({ ...task, twice });
          chunk = unpack(packed.bytes);
        }
        progress.clear();
        if (!this.#messages.pass(chunk.messageCounts)) {
          for (const [index, messages] of unpackMessages(chunk).entries())
            this.#messages.print(chunk.articles[index]!.path, messages);
        }
        for (const [index, outcome] of chunk.articles.entries()) {
          const { file, path } = task.articles[index]!;
          if (outcome.entry && isPlain(path)) this.entries.push(outcome.entry);
          if (outcome.battleId === null) this.leftOut.push(file);
          else taken.set(outcome.battleId, file);
        }
        this.read += packed.read;
        progress.add(chunk.articles.length);
        yield chunk;
        if (before) threads.reuse(before);
        before = packed.bytes;
      }
      this.#cached = known && { cache: known, keys };
    } finally {
      progress.clear();
      await threads.close();
    }
  }

  /**
   * Where chunks are remembered, and a hash of what else they depend on; null where they are not. Each folder of sources has
   * a place of its own, so that others may stand beside it.
   */
  #cachePlace(): CachePlace | null {
    const { reading, escapeFormulas, cache, records } = this.#options;
    if (cache === null || records !== null) return null;
    const folder = join(cache, sha256(resolve(this.#folder)).slice(0, 16));
    return { folder, rules: hashRules([reading, escapeFormulas]) };
  }

  /** Removes from the cache the chunks of these sources that were not met when they were read. */
  pruneCache(): void {
    this.#cached?.cache.prune(this.#cached.keys);
  }

  /** The tasks of the chunks; each is kept in `given` until its result comes. */
  async *#tasks(chunks: AsyncIterable<FoundArticle[]>, given: ChunkTask[]): AsyncGenerator<ChunkTask> {
    const { records } = this.#options;
    const made = records === null ? null : findRecords(records);
    // What the first chunk begins with is no mark: an article may come before it.
    let isFirst = true;
    for await (const articles of chunks) {
      const key = isFirst ? '' : articles[0]!.file;
      isFirst = false;
      const places = made && articles.map(({ file }): RecordPlace | null => made.get(file) ?? null);
      const task = { articles, key, folders: !this.isLarge, twice: new Map(), records: places };
      given.push(task);
      yield task;
    }
  }

  async *#find(names: readonly string[]): AsyncGenerator<FoundArticle> {
    const registry = readRegistry(this.#folder);
    const known = names.filter(isPlain).length;
    const from = new Map<string, string>();
    for (const name of names) {
      const path = join(this.#folder, name);
      for await (const article of findArticles(path, {
        registry,
        report: (problem) => this.#reject(problem),
      })) {
        const first = from.get(article.file);
        if (first !== undefined) {
          this.#reject({
            path: article.path,
            reason: `There is an article ${article.file} already, in ${first}`,
          });
          continue;
        }
        from.set(article.file, article.path);
        this.#found = Math.max(this.#found, known, from.size);
        yield article;
      }
      if (!isPlain(name) && existsSync(path))
        this.entries.push({ ...(registry.get(name) ?? unrecorded(name)), sha256: hashFile(path) });
    }
  }

  /** Says why something that should be an article is none. */
  #reject(problem: InputProblem): void {
    this.leftOut.push(problem.path);
    printProblem(problem);
  }

  /** Says what was left out and how much was remarked, and answers with the exit code. */
  report(): number {
    this.#messages.summarize();
    if (this.leftOut.length === 0) return 0;
    process.stderr.write(
      `${this.leftOut.length} texts were left out: mend what is reported above and run again.\n`,
    );
    return 1;
  }
}

/** How a chunk is had that the cache knows as it is, without a thread; null where it does not. */
function findCached(
  cache: ChunkCache,
  task: ChunkTask,
  threads: Threads<'encode'>,
): (() => Promise<PackedChunk>) | null {
  const found = cache.find(task.key);
  if (!found) return null;
  const made = madeOf(task);
  if (!isSame(found, made)) return null;
  return async () => {
    const cached = await cache.read(task.key, threads.room());
    return cached && isSame(cached, made) ? { bytes: cached.chunk, read: 0 } : threads.run(task);
  };
}

/** Whether a file is a text in the source format, which is one article and is evidence itself. */
const isPlain = (name: string): boolean => name.endsWith('.txt');

/** The articles of a chunk whose battle was read from another text before, by index. */
function findTwice(
  { articles, twice }: ChunkTask,
  chunk: EncodedChunk,
  taken: ReadonlyMap<string, string>,
): Map<number, string> {
  const found = new Map(twice);
  for (const [index, { battleId }] of chunk.articles.entries()) {
    const first = battleId === null ? undefined : taken.get(battleId);
    if (first !== undefined && articles[index]) found.set(index, first);
  }
  return found;
}

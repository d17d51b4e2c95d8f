import { existsSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { foldedName, type ReadOptions } from '@openbattles/parser';
import type { BattleRecord, SourceRow } from '@openbattles/schema';
import { hashFile } from '../files/files.ts';
import { type Article, findArticles, isInput } from '../inputs/articles.ts';
import type { InputProblem } from '../inputs/report.ts';
import { tell } from '../sinks/terminal.ts';
import { nameProblem } from '../sources/file-names.ts';
import {
  listSources,
  listStrangers,
  readRegistry,
  type SourceEntry,
  sha256,
  unrecorded,
} from '../sources/sources.ts';
import { extractInOrder } from './extract-in-order.ts';
import type { Extracted } from './extracted.ts';
import { hashRules } from './hash-rules.ts';
import { failure, type MessageOptions, MessagePrinter, printProblem } from './messages.ts';
import { Progress } from './progress.ts';
import { type CachePlace, openCache, pruneCache } from './record-cache.ts';
import { findRecords } from './records.ts';

export interface ReaderOptions {
  reading: ReadOptions;
  messages: MessageOptions;
  /** How many threads read. */
  jobs: number;
  /** How many articles a release may have for each battle to get a folder. */
  mostFolders: number;
  /** The folder of the cache; null to read everything. */
  cache: string | null;
  /** A folder of records that were made before; null to make them. */
  records: string | null;
  /** Which texts may be read: what is read from a text is an adaptation of it, which its licence may forbid. */
  isAdaptable: (source: SourceRow) => boolean;
}

const DEFAULTS: ReaderOptions = {
  reading: {},
  messages: { notes: false, all: false },
  jobs: 1,
  mostFolders: Number.POSITIVE_INFINITY,
  cache: null,
  records: null,
  isAdaptable: () => true,
};

/** A text and the record that was read from it. */
export interface TextWithRecord {
  text: string;
  record: BattleRecord;
}

/**
 * Reads the articles of a folder, tells of each what was wrong, and goes on: a bad article never stops the others.
 */
export class ArticleReader {
  readonly #folder: string;
  readonly #options: ReaderOptions;
  readonly #messages: MessagePrinter;
  #found = 0;
  /** The rules of doubts that somebody has looked at, by the text. */
  readonly #accepted = new Map<string, readonly string[]>();
  /** Where records are remembered, and under which keys, when all have come. */
  #cached: { folder: string; keys: ReadonlySet<string> } | null = null;
  /** How many articles were read; the records of the others were in the cache. */
  read = 0;
  /** What is recorded of each file that was read, with the hash of its bytes as they are now. */
  readonly entries: SourceEntry[] = [];
  /** The texts of the articles that gave no record. */
  readonly leftOut: string[] = [];
  /** The texts that may not be read. */
  readonly forbidden: SourceRow[] = [];

  constructor(folder: string, options: Partial<ReaderOptions> = {}) {
    this.#folder = folder;
    this.#options = { ...DEFAULTS, ...options };
    this.#messages = new MessagePrinter(this.#options.messages);
  }

  /** Whether there are too many articles, as far as they have come, for each battle to get a folder. */
  get isLarge(): boolean {
    return this.#found > this.#options.mostFolders;
  }

  /** The texts that gave a valid record, in the order of the folder's file names and of each file. */
  async *records(): AsyncGenerator<TextWithRecord> {
    const { reading, jobs, records } = this.#options;
    const names = listSources(this.#folder, isInput);
    const progress = new Progress('reading', names.every(isPlain) ? names.length : null);
    const cache = this.#cachePlace();
    const made = records === null ? null : findRecords(records);
    const keys = new Set<string>();
    const taken = new Map<string, string>();
    try {
      const results = extractInOrder(this.#find(names), { reading, jobs, cache, made });
      for await (const { extracted, cacheKey, wasCached } of results) {
        if (cacheKey !== null) keys.add(cacheKey);
        if (!wasCached) this.read++;
        const kept = this.#take(extracted, taken, progress);
        if (kept) yield kept;
      }
      this.#cached = cache && { folder: cache.folder, keys };
    } finally {
      progress.clear();
    }
  }

  /** Tells what is to be told of an article; gives its text and record, or null where it is left out. */
  #take(extracted: Extracted, taken: Map<string, string>, progress: Progress): TextWithRecord | null {
    const { path, file, source } = extracted;
    const record: BattleRecord | null = extracted.record === null ? null : JSON.parse(extracted.record);
    if (source && basename(path) === file) this.#record(source.row);
    if (source && !this.#options.isAdaptable(source.row)) {
      this.forbidden.push(source.row);
      return null;
    }
    const first = record && taken.get(foldedName(record.battle.battle_id));
    const twice = first
      ? [failure('battle-twice', `The battle ${record.battle.battle_id} was already read from ${first}`)]
      : [];
    progress.clear();
    const accepted = this.#accepted.get(file) ?? [];
    const messages = extracted.messages.filter(({ ruleId }) => !accepted.includes(ruleId ?? ''));
    this.#messages.print(path, [...messages, ...twice], extracted.figuresRead);
    progress.add(1);
    if (!source || !record || first) {
      this.leftOut.push(file);
      return null;
    }
    taken.set(foldedName(record.battle.battle_id), file);
    return { text: source.text, record };
  }

  /** An article of its own file is known by that file, and one of many by the file that holds them. */
  #record({ source_id: _, characters: __, wikidata, ...entry }: SourceRow): void {
    // What no wiki has said need not stand there.
    this.entries.push(wikidata === null ? entry : { ...entry, wikidata });
  }

  /** Each folder of sources has a place of its own in the cache, so that others may stand beside it. */
  #cachePlace(): CachePlace | null {
    const { reading, cache, records } = this.#options;
    if (cache === null || records !== null) return null;
    const folder = join(cache, sha256(resolve(this.#folder)).slice(0, 16));
    const trouble = openCache(folder);
    if (trouble === null) return { folder, rules: hashRules(reading) };
    tell(`Without the cache, every text is read: ${trouble}\n`);
    return null;
  }

  /** Removes from the cache the records of these sources that were not met when they were read. */
  pruneCache(): void {
    if (this.#cached) pruneCache(this.#cached.folder, this.#cached.keys);
  }

  async *#find(names: readonly string[]): AsyncGenerator<Article> {
    const registry = readRegistry(this.#folder);
    for (const stranger of listStrangers(this.#folder, isInput)) {
      printProblem(stranger);
      const name = basename(stranger.path);
      if (isInput(name)) this.leftOut.push(name);
    }
    const known = names.filter(isPlain).length;
    const from = new Map<string, Article>();
    for (const name of names) {
      const path = join(this.#folder, name);
      // A text that is not read must be missed under its own name.
      const report = (problem: InputProblem) => this.#reject(problem, isPlain(name) ? name : problem.path);
      const { maxCharacters } = this.#options.reading;
      const found = findArticles(path, { registry, maxCharacters, report, tell: printProblem });
      for await (const article of found) {
        const first = from.get(foldedName(article.file));
        const reason =
          nameProblem(article.file) ??
          (first &&
            `There is an article ${article.file} already, in ${first.path}, or one that differs in case alone`);
        if (reason) {
          this.#reject(
            { path: article.path, reason },
            article.file === first?.file ? article.path : article.file,
          );
          continue;
        }
        from.set(foldedName(article.file), article);
        const { accepted } = registry.get(article.file) ?? registry.get(name) ?? {};
        if (accepted) this.#accepted.set(article.file, accepted);
        this.#found = Math.max(this.#found, known, from.size);
        yield article;
      }
      if (!isPlain(name) && existsSync(path))
        this.entries.push({ ...(registry.get(name) ?? unrecorded(name)), sha256: hashFile(path) });
    }
  }

  /** Says why something that should be an article is none. */
  #reject(problem: InputProblem, file: string): void {
    this.leftOut.push(file);
    printProblem(problem);
  }

  #tellForbidden(): void {
    const lines = this.forbidden
      .slice(0, SHOWN)
      .map(
        ({ file, licence }) =>
          `${join(this.#folder, file)} is left out: its licence, ${licence}, forbids adaptations, and what is read from it is one.\n`,
      );
    if (this.forbidden.length > SHOWN) lines.push(`… and ${this.forbidden.length - SHOWN} more texts\n`);
    if (lines.length > 0)
      lines.push(
        'Whoever may adapt what is left out takes it in by: npx openbattles build --no-derivatives keep\n',
      );
    tell(lines.join(''));
  }

  /** Says what was left out and how much was remarked, and answers with the exit code. */
  report(): number {
    this.#messages.summarize();
    this.#tellForbidden();
    if (this.leftOut.length === 0) return 0;
    tell(`${this.leftOut.length} texts were left out: mend what is reported above and run again.\n`);
    return 1;
  }
}

/** How many texts that may not be read are named. */
const SHOWN = 20;

/** Whether a file is a text in the source format, which is one article and is evidence itself. */
const isPlain = (name: string): boolean => /\.txt$/i.test(name);

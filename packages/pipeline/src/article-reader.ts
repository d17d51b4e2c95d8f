import { join } from 'node:path';
import type { ReadOptions } from '@openbattles/parser';
import type { BattleRecord } from '@openbattles/schema';
import { countMessages, type MessageCounts, printMessages } from './messages.ts';
import { readArticle } from './read-article.ts';
import { listSources, readRegistry, readSource, type SourceEntry, SourceError } from './sources.ts';

/**
 * Reads the texts of a folder one at a time, tells of each what was wrong, and goes on: a bad article never stops
 * the others.
 */
export class ArticleReader {
  readonly #folder: string;
  readonly #notes: boolean;
  readonly #reading: ReadOptions;
  readonly #counts: MessageCounts = { errors: 0, warnings: 0, notes: 0 };
  /** What is recorded of each text that was read, with the hash of its bytes as they are now. */
  readonly entries: SourceEntry[] = [];
  /** The files of the texts that gave no record. */
  readonly leftOut: string[] = [];

  constructor(folder: string, { notes, ...reading }: { notes: boolean } & ReadOptions) {
    this.#folder = folder;
    this.#notes = notes;
    this.#reading = reading;
  }

  /** The valid records of the folder's texts, in the order of their file names. */
  async *records(): AsyncGenerator<BattleRecord> {
    const registry = readRegistry(this.#folder);
    const names = listSources(this.#folder);
    const taken = new Map<string, string>();
    for (const [index, name] of names.entries()) {
      showProgress(index, names.length);
      const record = this.#read(name, registry, taken);
      if (record) yield record;
      else this.leftOut.push(name);
    }
    showProgress(names.length, names.length);
  }

  #read(
    name: string,
    registry: ReadonlyMap<string, SourceEntry>,
    taken: Map<string, string>,
  ): BattleRecord | null {
    try {
      const source = readSource(join(this.#folder, name), registry);
      const { source_id: _, characters: __, ...entry } = source.row;
      this.entries.push(entry);
      const { file, record } = readArticle(source, this.#reading);
      const first = record && taken.get(record.battle.battle_id);
      if (first) {
        const message = file.message(`The battle ${record.battle.battle_id} was already read from ${first}`, {
          ruleId: 'battle-twice',
          source: 'openbattles',
        });
        message.fatal = true;
      }
      countMessages(file, this.#counts);
      printMessages(file, { notes: this.#notes });
      if (!record || first) return null;
      taken.set(record.battle.battle_id, name);
      return record;
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      this.#counts.errors++;
      process.stderr.write(`${error.message}\n`);
      return null;
    }
  }

  /** Says what was left out and how much was remarked, and answers with the exit code. */
  report(): number {
    const { warnings, notes } = this.#counts;
    if (warnings + notes > 0) {
      const hidden = notes > 0 && !this.#notes ? ' (--notes shows them)' : '';
      process.stderr.write(`${warnings} warnings, ${notes} notes${hidden}\n`);
    }
    if (this.leftOut.length === 0) return 0;
    process.stderr.write(
      `${this.leftOut.length} texts were left out: mend what is reported above and run again.\n`,
    );
    return 1;
  }
}

function showProgress(done: number, of: number): void {
  if (!process.stderr.isTTY) return;
  process.stderr.write(done === of ? '\r\x1b[K' : `\r\x1b[Kreading ${done + 1} of ${of}`);
}

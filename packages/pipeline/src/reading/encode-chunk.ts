import { countFormulaLike } from '@openbattles/exporter-csv';
import type { ReadOptions } from '@openbattles/parser';
import {
  type BattleRecord,
  type Exporter,
  type Part,
  type Row,
  recordOf,
  rowsOf,
  SharedRows,
  type SourceRow,
  TABLES,
  VIEWS,
} from '@openbattles/schema';
import { contentOf, type FoundArticle } from '../inputs/articles.ts';
import { BATTLES, formatKeptText } from '../published/kept-texts.ts';
import { encodeSharedTable, exporters } from '../release/exporters.ts';
import type { SourceEntry } from '../sources/sources.ts';
import { type CachedTask, type CachePlace, ChunkCache, isSame } from './chunk-cache.ts';
import type { Job } from './jobs.ts';
import { countMessages, failure, type Message, type MessageCounts } from './messages.ts';
import { Packer, unpack } from './packed.ts';
import { formatRecord } from './read-article.ts';
import { identityOf, messagePath, type ReadFound, readFound } from './read-found.ts';
import type { RecordPlace } from './records.ts';

export interface EncoderOptions {
  reading: ReadOptions;
  /** Whether CSV is written for spreadsheets: see `createCsvExporter`. */
  escapeFormulas: boolean;
  /** Where chunks are remembered. There are none of those whose records were made before. */
  cache: CachePlace | null;
}

/** Articles to be read and encoded. */
export interface ChunkTask {
  articles: readonly FoundArticle[];
  /** By what the cache knows the chunk. */
  key: string;
  /** Whether each battle gets a folder. */
  folders: boolean;
  /** For each article whose battle was already read from another text, by its index: the name of that text. */
  twice: ReadonlyMap<number, string>;
  /** Where the records of the articles stand that are not made now: null for one that has none. */
  records: readonly (RecordPlace | null)[] | null;
}

/** What became of an article. */
export interface Outcome {
  path: string;
  /** What is recorded of its text; null where no text could be had. */
  entry: SourceEntry | null;
  /** Null where it is left out. */
  battleId: string | null;
  /** How many rows it has in each table, in the order of the tables. */
  rows: number[];
}

/** The articles of a chunk as a release holds them: plain data and finished bytes. */
export interface EncodedChunk {
  articles: Outcome[];
  /** The messages of each article, packed by themselves: most are never printed, and need not be unpacked. */
  messages: Uint8Array;
  messageCounts: MessageCounts;
  /** For each table in each format, in their order. */
  tables: Part[][];
  /** For each view as CSV. */
  views: Part[];
  /** The texts of the articles that are not left out: lines of `texts.ndjson`. */
  texts: Uint8Array;
  /** The files of the battles' folders, by their paths in the release. */
  files: { path: string; bytes: Uint8Array }[];
  /** How many cells a spreadsheet would take for formulas. */
  formulaLike: number;
}

/** A chunk as it is handed over: `unpack` gives the {@link EncodedChunk}. */
export interface PackedChunk {
  bytes: Uint8Array<ArrayBuffer>;
  /** How many articles were read for it; the others were in the cache. */
  read: number;
}

/** An article before it is encoded: its record and its line of `texts.ndjson`, or null where it is left out. */
export interface Unencoded {
  outcome: Outcome;
  messages: readonly Message[];
  kept: { record: BattleRecord; text: string } | null;
}

/** Reads articles and encodes what they give, chunk by chunk. What the cache knows is not read again. */
export class ChunkEncoder implements Job<ChunkTask, PackedChunk> {
  readonly #reading: ReadOptions;
  readonly #formats: ReturnType<typeof exporters>;
  readonly #cache: ChunkCache | null;

  constructor({ reading, escapeFormulas, cache }: EncoderOptions) {
    this.#reading = reading;
    this.#formats = exporters({ escapeFormulas });
    this.#cache = cache && new ChunkCache(cache);
  }

  async run(task: ChunkTask, room?: ArrayBuffer): Promise<PackedChunk> {
    const contents = task.articles.map(contentOf);
    const made = madeOf(task, contents);
    const cached = (await this.#cache?.read(task.key, room)) ?? null;
    if (cached && isSame(cached, made)) return { bytes: cached.chunk, read: 0 };
    const { identities } = made;
    const known = cached ? unencoded(cached.identities, unpack(cached.chunk)) : new Map<string, Unencoded>();
    const articles: Unencoded[] = [];
    const taken = new Map<string, string>();
    let count = 0;
    for (const [index, article] of task.articles.entries()) {
      const cachedArticle = known.get(identities[index]!);
      if (!cachedArticle) count++;
      const read =
        cachedArticle ??
        toUnencoded(
          messagePath(article),
          await readFound(article, contents[index]!, this.#reading, task.records?.[index]),
        );
      const { battleId } = read.outcome;
      const first = battleId === null ? undefined : (task.twice.get(index) ?? taken.get(battleId));
      if (battleId !== null && first === undefined) taken.set(battleId, article.file);
      articles.push(first === undefined ? read : leftOut(read, first));
    }
    // Of the chunk in the cache nothing is needed any more.
    const packer = new Packer(cached?.chunk.buffer ?? room);
    const bytes = packer.pack(
      encodeArticles(this.#formats, articles, task.folders, (bytes) => packer.put(bytes)),
    );
    this.#cache?.write(task.key, { ...made, chunk: bytes });
    return { bytes, read: count };
  }
}

/** What a chunk is made of, by which the cache knows it again. */
export const madeOf = (task: ChunkTask, contents = task.articles.map(contentOf)): CachedTask => ({
  identities: task.articles.map((article, index) => identityOf(article, contents[index]!)),
  options: JSON.stringify([task.folders, [...task.twice]]),
});

/** An article as it was read, under the path by which messages name it. */
export function toUnencoded(path: string, { source, record, messages }: ReadFound): Unencoded {
  const outcome: Outcome = {
    path,
    entry: source && toEntry(source.row),
    battleId: record?.battle.battle_id ?? null,
    rows: TABLES.map((table) => (record ? rowsOf(record, table).length : 0)),
  };
  if (!source || !record) return { outcome, messages, kept: null };
  const text = formatKeptText({ file: source.row.file, text: source.text });
  return { outcome, messages, kept: { record, text } };
}

/**
 * Encodes articles that were read, as one chunk.
 *
 * @param keep told of finished bytes as they come; what it gives takes their place.
 */
export function encodeArticles(
  formats: ReturnType<typeof exporters>,
  articles: readonly Unencoded[],
  folders: boolean,
  keep = (bytes: Uint8Array): Uint8Array => bytes,
): EncodedChunk {
  const encode = (exporter: Exporter, rows: SharedRows): Part => {
    const part = exporter.encodeShared(rows);
    return { ...part, bytes: keep(part.bytes) };
  };
  const records = articles.flatMap(({ kept }) => kept?.record ?? []);
  let formulaLike = 0;
  const tables = TABLES.map((table) => {
    const rows = new SharedRows(
      table,
      records.flatMap((record) => rowsOf(record, table)),
    );
    formulaLike += countFormulaLike(rows);
    return formats.map((format) => encode(format, rows));
  });
  const [csv] = formats;
  const messages = articles.map(({ messages }) => messages);
  return {
    articles: articles.map(({ outcome }) => outcome),
    messages: keep(new Packer().pack(messages)),
    messageCounts: countMessages(messages),
    tables,
    views: VIEWS.map((view) => encode(csv, new SharedRows(view.table, records.flatMap(view.rows)))),
    texts: Buffer.from(articles.map(({ kept }) => kept?.text ?? '').join('')),
    files: folders ? records.flatMap((record) => folderOf(formats, record)) : [],
    formulaLike,
  };
}

function folderOf(formats: readonly Exporter[], record: BattleRecord): EncodedChunk['files'] {
  const folder = `${BATTLES}/${record.battle.battle_id}`;
  const tables = TABLES.flatMap((table) => {
    const rows = new SharedRows(table, rowsOf(record, table));
    return formats.map((exporter) => ({
      path: `${folder}/${table.name}.${exporter.format}`,
      bytes: encodeSharedTable(exporter, rows),
    }));
  });
  return [...tables, { path: `${folder}/battle.json`, bytes: Buffer.from(`${formatRecord(record)}\n`) }];
}

const toEntry = ({ source_id: _, characters: __, ...entry }: SourceRow): SourceEntry => entry;

/** The messages of each article of a chunk. */
export const unpackMessages = ({ messages }: EncodedChunk): Message[][] => unpack(messages);

const JSON_FORMAT = exporters({}).findIndex(({ format }) => format === 'json');

/** The rows of each table as JSON, a line each. */
export const jsonLines = ({ tables }: Pick<EncodedChunk, 'tables'>): string[][] =>
  tables.map((parts) => toLines(parts[JSON_FORMAT]!));

/** Each row of a part begins with a comma and a line feed. */
const toLines = ({ bytes: { buffer, byteOffset, byteLength } }: Part): string[] =>
  Buffer.from(buffer, byteOffset, byteLength).toString().split(',\n').slice(1);

/** An article whose battle was read from an earlier text. */
function leftOut({ outcome, messages }: Unencoded, first: string): Unencoded {
  const message = failure('battle-twice', `The battle ${outcome.battleId} was already read from ${first}`);
  return {
    outcome: { ...outcome, battleId: null, rows: TABLES.map(() => 0) },
    messages: [...messages, message],
    kept: null,
  };
}

/**
 * The articles of a cached chunk by their identities, as they were before they were encoded: a table's JSON has a row a
 * line. Those that were left out are read again, since they may have been for what other texts gave.
 */
function unencoded(identities: readonly string[], chunk: EncodedChunk): Map<string, Unencoded> {
  const known = new Map<string, Unencoded>();
  const json = jsonLines(chunk);
  const messages = unpackMessages(chunk);
  const texts = Buffer.from(chunk.texts).toString().split('\n');
  const next = TABLES.map(() => 0);
  let kept = 0;
  for (const [index, outcome] of chunk.articles.entries()) {
    if (outcome.battleId === null) continue;
    const rows = outcome.rows.map((length, table) => {
      const from = next[table]!;
      next[table] = from + length;
      return json[table]!.slice(from, from + length).map((line) => JSON.parse(line) as Row);
    });
    known.set(identities[index]!, {
      outcome,
      messages: messages[index]!,
      kept: { record: recordOf(rows), text: `${texts[kept]!}\n` },
    });
    kept++;
  }
  return known;
}

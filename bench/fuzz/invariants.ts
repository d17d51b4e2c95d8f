import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BattleRecord, type Row, rowsOf, TABLES, validateRecord } from '@openbattles/schema';
import { contentOf, findArticles, openArticle } from '../../packages/pipeline/src/inputs/articles.ts';
import { readArticle } from '../../packages/pipeline/src/reading/read-article.ts';
import { SourceError } from '../../packages/pipeline/src/sources/sources.ts';
import { type FuzzedDocument, fileNameOf } from './documents.ts';

/** What came of a document. */
export interface Checked {
  articles: number;
  records: number;
  rows: number;
  quotes: number;
  /** Why articles were left out that cannot be read at all, by the rule. */
  leftOut: string[];
  /** What must never be. */
  broken: string[];
  /** Milliseconds of processor time for the reading. */
  time: number;
}

/** An article that is left out for these cannot be read at all. */
const UNREADABLE: ReadonlySet<string> = new Set(['text-too-long', 'not-a-text']);

/** What reading takes at most, in milliseconds: a start, and so much a kilobyte. Anything quadratic is far beyond. */
const longest = (bytes: number): number => 300 + bytes / 10;
/** A busy machine may be slow once. */
const TRIES = 3;

/** Reads a document as a build does and says which of the invariants of `SECURITY.md` do not hold. */
export async function check(document: FuzzedDocument, folder: string): Promise<Checked> {
  let checked = await checkOnce(document, folder);
  for (let tries = 1; tries < TRIES && checked.time > longest(document.bytes.length); tries++)
    checked = await checkOnce(document, folder);
  if (checked.time > longest(document.bytes.length))
    checked.broken.push(`took ${Math.round(checked.time)} ms for ${document.bytes.length} bytes`);
  return checked;
}

async function checkOnce(document: FuzzedDocument, folder: string): Promise<Checked> {
  const checked: Checked = {
    ...{ articles: 0, records: 0, rows: 0, quotes: 0, time: 0 },
    ...{ leftOut: [], broken: [] },
  };
  const path = join(folder, fileNameOf(document));
  writeFileSync(path, document.bytes);
  const start = process.cpuUsage();
  try {
    const report = ({ reason }: { reason: string }) => checked.leftOut.push(reason);
    for await (const article of findArticles(path, { registry: new Map(), report })) {
      checked.articles++;
      await checkArticle(article, checked);
    }
  } catch (error) {
    checked.broken.push(`threw ${(error as Error).stack ?? error}`);
  }
  const { user, system } = process.cpuUsage(start);
  checked.time = (user + system) / 1000;
  return checked;
}

type Article = Parameters<typeof contentOf>[0];

async function checkArticle(article: Article, checked: Checked): Promise<void> {
  let source: Awaited<ReturnType<typeof openArticle>>;
  try {
    source = await openArticle(article, contentOf(article));
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    checked.leftOut.push('unreadable');
    return;
  }
  const { file, record } = readArticle(source);
  if (record) {
    checked.records++;
    checkRecord(record, source.text, checked);
    return;
  }
  const [fatal] = file.messages.filter((message) => message.fatal);
  const rule = fatal?.ruleId ?? 'no reason';
  if (UNREADABLE.has(rule)) checked.leftOut.push(rule);
  else checked.broken.push(`an article is lost for one value: ${rule}: ${fatal?.reason}`);
}

function checkRecord(record: BattleRecord, text: string, checked: Checked): void {
  const { broken } = checked;
  const copy: BattleRecord = JSON.parse(JSON.stringify(record));
  for (const { table, column, message } of validateRecord(copy))
    broken.push(`${table}.${column}: ${message}`);
  for (const name of [copy.battle.battle_id, copy.source.file]) {
    if (/[\p{Cc}\\/]|^\.*$/u.test(name) || Buffer.byteLength(name) > 255) broken.push(`no name: ${name}`);
  }
  const characters = [...text];
  for (const table of TABLES) {
    for (const row of rowsOf(copy, table)) {
      checked.rows++;
      checkRow(row, characters, checked);
    }
  }
}

function checkRow(row: Row, characters: readonly string[], checked: Checked): void {
  const { broken } = checked;
  const { quote, char_start, char_end, low, high, date_start, date_end, year_start, year_end } = row;
  if (typeof quote === 'string') checked.quotes++;
  if (typeof quote === 'string' && characters.slice(Number(char_start), Number(char_end)).join('') !== quote)
    broken.push(`the quote ${JSON.stringify(quote)} does not stand at ${char_start}–${char_end}`);
  for (const [first, last] of [
    [low, high],
    [date_start, date_end],
    [year_start, year_end],
  ] as const)
    if (first != null && last != null && first > last) broken.push(`${first} is more than ${last}`);
}

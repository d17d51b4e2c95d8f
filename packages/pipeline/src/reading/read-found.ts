import { createHash } from 'node:crypto';
import type { ReadOptions } from '@openbattles/parser';
import type { BattleRecord } from '@openbattles/schema';
import { describeLoss, type FoundArticle, type Loss, openArticle } from '../inputs/articles.ts';
import { type Source, SourceError } from '../sources/sources.ts';
import { failure, type Message, messagesOf } from './messages.ts';
import { readArticle } from './read-article.ts';
import { type RecordPlace, readRecord } from './records.ts';

/** What an article that was found gives: its text, null where there is none to be had, and its record, if any. */
export interface ReadFound {
  source: Source | null;
  record: BattleRecord | null;
  messages: Message[];
}

/** How messages name an article; those of one that was rendered tell places in its rendering. */
export const messagePath = ({ path, file, format }: FoundArticle): string =>
  format === 'text' ? path : `${path} as ${file}`;

/** A hash of all that the reading of an article depends on, but the rules. */
export function identityOf({ file, path, format, origin }: FoundArticle, content: Uint8Array | null): string {
  const hash = createHash('sha256').update(JSON.stringify([file, path, format, origin]));
  return (content ? hash.update(content) : hash).digest('hex');
}

/** What a rendering left out of the infobox is a warning: a cell may lack it. */
const toMessage = (loss: Loss): Message => ({
  reason: describeLoss(loss),
  place: undefined,
  ruleId: 'left-out',
  source: 'openbattles-wikitext',
  fatal: loss.place === 'infobox' ? false : undefined,
});

/**
 * Reads an article that was found. A record that was made before, of the same text, stands in for reading.
 *
 * @param made where that record stands; null where there should be one and is none; undefined to read.
 */
export async function readFound(
  article: FoundArticle,
  content: Uint8Array | null,
  reading: ReadOptions,
  made?: RecordPlace | null,
): Promise<ReadFound> {
  let source: Source;
  let messages: Message[];
  try {
    const { losses, ...opened } = await openArticle(article, content);
    source = opened;
    messages = losses.map(toMessage);
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    return { source: null, record: null, messages: [failure('unreadable', error.message)] };
  }
  if (made === null)
    return { source, record: null, messages: [failure('no-record', 'There is no record of this text')] };
  if (made) {
    const record = readRecord(made, source.row);
    if (typeof record !== 'string') return { source, record, messages: [] };
    return { source, record: null, messages: [failure('no-record', record)] };
  }
  const { file, record } = readArticle(source, reading);
  return { source, record, messages: [...messages, ...messagesOf(file)] };
}

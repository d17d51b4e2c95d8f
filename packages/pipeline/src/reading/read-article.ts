import { readFileSync } from 'node:fs';
import { type ReadOptions, readBattle } from '@openbattles/parser';
import { type Gazetteer, gazetteerFile, openGazetteer } from '@openbattles/places';
import type { BattleRecord } from '@openbattles/schema';
import { VFile } from 'vfile';
import type { Source } from '../sources/sources.ts';

/** One article as read: its record, or null where it is left out, and the file that carries the messages. */
export interface ReadArticle {
  file: VFile;
  record: BattleRecord | null;
}

/**
 * Reads one article. Whatever is wrong stands as a message on the file, at the line and column of the text that caused
 * it; an article with a fatal message has no record. A defect of the reader loses the article, and no other.
 */
export function readArticle(source: Source, options: ReadOptions = {}): ReadArticle {
  const file = new VFile({ path: source.path, value: source.text });
  let record: BattleRecord | null = null;
  try {
    record = readBattle(file, source.row, { gazetteer, ...options });
  } catch (error) {
    const what = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    const reason = `A defect of openbattles (${what}): the article is left out; please report it with its text`;
    file.message(reason, { ruleId: 'defect', source: 'openbattles' }).fatal = true;
  }
  return { file, record };
}

let opened: Gazetteer | null = null;

/** The gazetteer, which is read when the first place is looked up. */
function gazetteer(): Gazetteer {
  opened ??= openGazetteer(readFileSync(gazetteerFile));
  return opened;
}

/** The record as `extract` prints it and `battle.json` holds it. */
export const formatRecord = (record: BattleRecord) => JSON.stringify(record, null, 1);

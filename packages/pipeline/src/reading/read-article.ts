import { fieldName, type ReadOptions, readBattle, SourceText } from '@openbattles/parser';
import { type BattleRecord, placeOf, validateRecord } from '@openbattles/schema';
import { VFile } from 'vfile';
import type { Source } from '../sources/sources.ts';

/** One article as read: its record, or null where it is left out, and the file that carries the messages. */
export interface ReadArticle {
  source: Source;
  file: VFile;
  record: BattleRecord | null;
}

/**
 * Reads and validates one article. Whatever is wrong stands as a message on the file, at the line and column of the
 * text that caused it; an article with a fatal message has no record.
 */
export function readArticle(source: Source, options: ReadOptions = {}): ReadArticle {
  const file = new VFile({ path: source.path, value: source.text });
  const record = readBattle(file, source.row, options);
  if (!record) return { source, file, record };
  const problems = validateRecord(record);
  if (problems.length === 0) return { source, file, record };
  const text = new SourceText(source.text);
  for (const problem of problems) {
    const span = placeOf(record, problem, fieldName);
    const message = file.message(`${problem.table} ${problem.column ?? 'row'}: ${problem.message}`, {
      ruleId: problem.rule,
      source: 'openbattles-schema',
      ...(span && {
        place: {
          start: text.point(text.offset(span.char_start)),
          end: text.point(text.offset(span.char_end)),
        },
      }),
    });
    message.fatal = true;
  }
  return { source, file, record: null };
}

/** The record as `extract` prints it and `battle.json` holds it. */
export const formatRecord = (record: BattleRecord) => JSON.stringify(record, null, 1);

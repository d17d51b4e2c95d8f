import type { BattleRecord } from '@openbattles/schema';
import type { Ids } from './ids.ts';
import type { Remark } from './remarks.ts';
import type { SourceText } from './source-text.ts';

/** What the readers of an article share: the text, the record that they fill, and the way to say something. */
export interface ReadingContext {
  text: SourceText;
  record: BattleRecord;
  ids: Ids;
  /** A message at a span of the source text (UTF-16). */
  remark(remark: Remark): void;
}

import type { SourceRow } from '@openbattles/schema';
import type { FiguresRead, Message } from './messages.ts';

/** What became of an article: plain data, which a thread hands back and the cache keeps. */
export interface Extracted {
  /** How messages name the article. */
  path: string;
  /** The name of its text in a release. */
  file: string;
  /** Its text, and the row of it; null where there is no text to be had. */
  source: { row: SourceRow; text: string } | null;
  /** Its record as a line of JSON, which is what `extract --ndjson` prints; null where it is left out. */
  record: string | null;
  messages: readonly Message[];
  /** How many figures were read by this reading: strengths and casualties of the infobox, claims of the prose. */
  figuresRead: FiguresRead;
}

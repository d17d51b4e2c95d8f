import type { VFile } from 'vfile';
import type { SourceText } from './source-text.ts';
import type { Span } from './span.ts';

/** What a reader has to say of a stretch that it cleaned, doubts or cannot read. It becomes a message with its place. */
export interface Remark extends Span {
  /** The name of the rule, a kebab-case word that users can search for. */
  rule: string;
  reason: string;
  /** Whether nothing is in doubt, as where residue was cleaned: a note, and no warning. */
  harmless?: boolean;
}

/**
 * What the readers say of the values is said no more often than this of an article. A page of wiki markup read as a plain
 * value has hundreds; a million times the same would help nobody, and take more time and memory than all the reading.
 */
export const MOST_REMARKS_A_RULE = 1000;

/**
 * What was read from one value. Every item carries the span of its quote and the name of the rule that read it; what
 * could not be read is a remark and never an item.
 */
export interface Reading<Item extends Span & { rule: string }> {
  items: Item[];
  remarks: Remark[];
}

/** What puts remarks on a file as messages, each with its place, at most {@link MOST_REMARKS_A_RULE} of a rule. */
export function remarkOn(file: VFile, text: SourceText): (remark: Remark) => void {
  const reasonOf = upToEnough(MOST_REMARKS_A_RULE);
  return ({ rule, reason, harmless, start, end }) => {
    const words = reasonOf(rule, () => reason);
    if (words === null) return;
    const options = {
      place: { start: text.point(start), end: text.point(end) },
      ruleId: rule,
      source: 'openbattles',
    };
    withoutStackTrace(() => (harmless ? file.info(words, options) : file.message(words, options)));
  };
}

/** Counts the messages of each rule: what the next one says, or null where there are `most` of its kind. */
export function upToEnough(most: number): (rule: string, reason: () => string) => string | null {
  const counts = new Map<string, number>();
  return (rule, reason) => {
    const count = (counts.get(rule) ?? 0) + 1;
    counts.set(rule, count);
    if (count > most) return null;
    return count < most ? reason() : `${reason()} (the last message of this kind; there may be more)`;
  };
}

/** A message is an error whose stack trace vfile-message throws away: to make it takes ten times as long as all the rest. */
function withoutStackTrace(leave: () => void): void {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    leave();
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

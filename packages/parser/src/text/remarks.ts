import type { VFile } from 'vfile';
import type { Remark } from './reading.ts';
import { MOST_REMARKS_A_RULE } from './reading.ts';
import type { SourceText } from './source-text.ts';

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

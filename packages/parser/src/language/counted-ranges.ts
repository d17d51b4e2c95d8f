import { isPlural } from './nouns.ts';
import { peopleCalled } from './peoples.ts';
import type { Token } from './tokens.ts';
import { CAPITAL, LOSS, MARK, MILITARY, PREPOSITION, VERB_FORM } from './word-classes.ts';

/** Years have four digits; of fewer, people are more likely counted. */
const LEAST_YEAR = 1000;
const LAST_YEAR = 2100;

/** "between 1812 and 1814 regulars won": whoever counts so many men in a range counts in tens. */
const isExactYear = ({ text, value }: Token): boolean =>
  /^\d{4}$/.test(text) && value !== null && value < LAST_YEAR && value % 10 !== 0;

/**
 * Which tokens belong to dates, without the two ends of a range that look like years where a verb or a noun tells that they
 * count: "vary between 300 and 500", "from 300 to 500 men", "lost between 300 and 400".
 */
export function withoutCountedRanges(
  tokens: readonly Token[],
  dated: readonly boolean[],
): readonly boolean[] {
  let mended: boolean[] | null = null;
  for (let at = 0; at + 3 < tokens.length; at++) {
    const { text, kind } = tokens[at]!;
    if (kind !== 'word' || (text !== 'between' && text !== 'from') || !isCountedRange(tokens, at)) continue;
    mended ??= [...dated];
    mended.fill(false, at, at + 4);
  }
  return mended ?? dated;
}

function isCountedRange(tokens: readonly Token[], from: number): boolean {
  const joint = tokens[from + 2]!.text;
  const isRange =
    tokens[from + 1]!.kind === 'number' &&
    tokens[from + 3]!.kind === 'number' &&
    (joint === 'to' || (joint === 'and' && tokens[from]!.text === 'between'));
  if (!isRange) return false;
  const before = tokens[from - 1];
  const isAfterWord = before?.kind === 'word';
  if (isAfterWord && /^(?:any(?:thing|where)$|range|r[au]n$|number|varied$|vary)/.test(before.text))
    return true;
  // "put at between 300 and 400", "a loss of between 300 and 400"
  if (isAfterWord && tokens[from]!.text === 'between' && (before.classes & PREPOSITION) !== 0) return true;
  if (isExactYear(tokens[from + 1]!) || isExactYear(tokens[from + 3]!)) return false;
  const classOf = (at: number) => tokens[at]?.classes ?? MARK;
  const next = from + 4;
  if ((classOf(next) & MILITARY) !== 0) return isPlural(tokens[next]!.text);
  if ((classOf(next) & CAPITAL) !== 0 && (classOf(next + 1) & MILITARY) !== 0)
    return isPlural(tokens[next + 1]!.text);
  if ((tokens[from + 3]!.value ?? LEAST_YEAR) >= LEAST_YEAR) return false;
  const named = tokens[next];
  if (named?.capital && isPlural(named.text) && peopleCalled(named.text).length > 0) return true;
  // "killed between 300 and 400"
  const isEnd = classOf(next) === MARK || (classOf(next) & PREPOSITION) !== 0;
  return isAfterWord && isEnd && (before.classes & LOSS) !== 0 && (before.classes & VERB_FORM) !== 0;
}

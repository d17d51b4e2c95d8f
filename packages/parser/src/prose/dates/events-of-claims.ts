import { clausesOf } from '../../language/clauses.ts';
import type { Sentence } from '../../language/sentence.ts';
import type { Span } from '../../text/span.ts';
import type { DatedPassage } from './events.ts';
import { isInPresent, LENGTHS } from './reach.ts';

/** Something that a sentence tells, and where its words begin. */
interface Told {
  start: number;
  sentence: Sentence;
  /** What became of those whom a figure counts; null where it says how many there were, undefined of an action. */
  outcome?: string | null;
}

/** So many dates before a figure are looked at. */
const NEAR = 12;

/**
 * Gives for each figure or action of a paragraph the passage that dates it, or null: the innermost that holds it, else
 * the last whose time reaches so far. Of dates that govern the same passage, the first stands for all. They are asked
 * for in the order of the text.
 */
export function eventsOfClaims(passages: readonly DatedPassage[]): (told: Told) => DatedPassage | null {
  let last = -1;
  return ({ start, sentence, outcome }) => {
    while (last + 1 < passages.length && beginning(passages[last + 1]!) <= start) last++;
    while (last >= 0 && beginning(passages[last]!) > start) last--;
    const before = earlierAt(sentence, start, outcome === null);
    let found: number | null = null;
    let report: number | null = null;
    for (let at = last; at >= 0 && at > last - NEAR; at--) {
      const { date, passage, reach } = passages[at]!;
      if (before !== null && !holds(before, date.start)) continue;
      if (holds(passage, start)) {
        if (
          found === null ||
          size(passage) <= size(passages[found]!.passage) ||
          !holds(passages[found]!.passage, start)
        )
          found = at;
        continue;
      }
      const reaches = holds(reach, start) || report !== null;
      if (found !== null || !reaches || isTimeless(sentence, passages[at]!)) continue;
      // after a sentence that dates a report, the story goes on where it was
      if (isOnlyReport(sentence, passages[at]!)) report ??= at;
      else found = at;
    }
    found ??= report;
    return found === null ? null : passages[found]!;
  };
}

/** "Horn, who had lost 300 men, attacked", "two days before the Swedes came with 300 men": the clause of what is told at an index that has another time than what it hangs on; null where none has. */
function earlierAt(sentence: Sentence, start: number, isState: boolean): Span | null {
  const { clauses, clauseOf } = clausesOf(sentence);
  const { tokens, word } = sentence;
  const index = tokenAt(tokens, start);
  for (let at = clauses[clauseOf[index] ?? -1]; at; at = clauses[at.parent]) {
    const { kind, verb, connective, from, to } = at;
    // those whom he "had posted on a hill" were still there
    const isEarlier =
      (!isState && kind === 'relative' && verb?.form === 'perfect' && word(verb.from) === 'had') ||
      (kind === 'participle' && verb?.from === 0 && word(0) === 'having') ||
      (kind === 'subordinate' &&
        /^(?:after|before)$/.test(connective ?? '') &&
        LENGTHS.has(word(from - 1) ?? ''));
    if (isEarlier) return { start: tokens[from]!.start, end: tokens[to - 1]!.end };
  }
  return null;
}

/** The token that holds an index of the text, or is the first after it. */
function tokenAt(tokens: Sentence['tokens'], start: number): number {
  let from = 0;
  let to = tokens.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if (tokens[middle]!.end > start) to = middle;
    else from = middle + 1;
  }
  return from;
}

/** "Two officers are recorded as lost": what a sentence after that of the date tells in the present has no time. */
const isTimeless = (sentence: Sentence, { date, reach }: DatedPassage): boolean =>
  sentence.start > date.end && sentence.end <= reach.end && isInPresent(sentence);

/** "A statement was released the next day. A soldier was killed": the date is of what was said, and not of what is told after it. */
const isOnlyReport = (sentence: Sentence, { role, date }: DatedPassage): boolean =>
  role === 'report' && sentence.start > date.end;

const beginning = ({ passage, reach }: DatedPassage): number => Math.min(passage.start, reach.start);
const holds = ({ start, end }: Span, at: number): boolean => start <= at && at < end;
const size = ({ start, end }: Span): number => end - start;

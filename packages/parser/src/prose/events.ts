import type { FoundDate } from '@openbattles/dates';
import type { EventRow } from '@openbattles/schema';
import { ISSUED, REPORTING_NOUNS, REPORTING_VERBS } from '../language/lexicon/speech-words.ts';
import type { Paragraph } from '../syntax/parts.ts';
import type { Span } from '../text/span.ts';
import { sentences } from './sentences.ts';

/** A dated passage: the date, or the interval whose end it is, and the clauses that it governs. */
export interface DatedPassage {
  date: FoundDate;
  /** Where the date, or the whole interval, stands. */
  when: Span;
  passage: Span;
  role: EventRow['date_role'];
  paragraph: Paragraph;
}

/**
 * The dated passages of the prose, in the order of the text. A date governs its clause and what follows, up to the
 * clause of the next date or to the end of the paragraph. Dates that are joined ("13 and 14 February") govern the same.
 * Dates outside the story, such as the year in the name of a treaty, govern nothing. `sentencesOf` gives the sentences of a
 * paragraph where they are known already.
 */
export function datedPassages(
  text: string,
  paragraphs: readonly Paragraph[],
  dates: readonly FoundDate[],
  sentencesOf: (paragraph: Paragraph) => readonly Span[] = (paragraph) => sentences(text, paragraph),
): DatedPassage[] {
  const passages: DatedPassage[] = [];
  let next = 0;
  for (const paragraph of paragraphs) {
    while (next < dates.length && dates[next]!.start < paragraph.start) next++;
    const own: FoundDate[] = [];
    for (; next < dates.length && dates[next]!.end <= paragraph.end; next++) {
      const date = dates[next]!;
      const isFirstOfInterval = date.interval === null || own.at(-1)?.interval !== date.interval;
      if (date.story && isFirstOfInterval) own.push(date);
    }
    if (own.length > 0)
      for (const passage of passagesOf(text, paragraph, own, sentencesOf(paragraph))) passages.push(passage);
  }
  return passages;
}

const whenOf = (date: FoundDate): Span => date.interval ?? date;

/** What separates two clauses of a sentence. */
const CLAUSE_BREAK = /[,;:–—(]|\b(?:and|but|until|while|when|before|after|as|with|where)\b/g;

/** Further apart, two dates are never taken for one expression. */
const LONGEST_JOINT = 12;

/** At most so many dates govern one passage. */
const MOST_JOINED = 6;

/** Where the clause of a date begins, seen from the date before it in the same sentence; null where both share it. */
function clauseStart(text: string, before: Span, date: Span): number | null {
  const between = text.slice(before.end, date.start);
  if (between.length <= LONGEST_JOINT) return null;
  let last: number | null = null;
  for (const { index } of between.matchAll(CLAUSE_BREAK)) last = index;
  if (last === null) return null;
  const words = /[\p{L}\p{N}(]/u.exec(between.slice(last));
  return words === null ? null : before.end + last + words.index;
}

function passagesOf(
  text: string,
  paragraph: Paragraph,
  dates: readonly FoundDate[],
  spans: readonly Span[],
): DatedPassage[] {
  let at = 0;
  const sentenceOf = dates.map(({ start }) => {
    while (at + 1 < spans.length && spans[at]!.end <= start) at++;
    return spans[at]!;
  });
  const starts = dates.map((date, index) => {
    const sentence = sentenceOf[index]!;
    return sentence === sentenceOf[index - 1]
      ? clauseStart(text, whenOf(dates[index - 1]!), whenOf(date))
      : sentence.start;
  });
  let joined = 0;
  for (let k = 1; k < starts.length; k++) {
    joined = starts[k] === null ? joined + 1 : 0;
    // more dates than anyone joins are a list, in which each stands for itself
    if (joined >= MOST_JOINED) joined = 0;
    starts[k] ??= joined === 0 ? whenOf(dates[k]!).start : starts[k - 1]!;
  }
  let end = paragraph.end;
  const ends: number[] = [];
  for (let k = dates.length - 1; k >= 0; k--) {
    ends[k] = end;
    if (starts[k - 1] !== starts[k]) end = starts[k]!;
  }
  return dates.map((date, index) => {
    const start = starts[index]!;
    let to = ends[index]!;
    while (to > start && /\s/.test(text[to - 1]!)) to--;
    return {
      date,
      when: whenOf(date),
      passage: { start, end: to },
      role: roleOf(text, sentenceOf[index]!, whenOf(date)),
      paragraph,
    };
  });
}

/** How far from a date a verb of saying still belongs to it. */
const REACH = 80;

const WORD = /[\p{L}\p{M}'’-]+/gu;
const wordsOf = (text: string): string[] => text.toLowerCase().match(WORD) ?? [];

/** Most dates have no word of saying near them, and are done with when not even the beginning of one is seen. */
const TELLS = new RegExp(
  [...new Set([...REPORTING_VERBS, ...REPORTING_NOUNS].map((word) => word.slice(0, 4)))].join('|'),
  'iu',
);

/** What someone says on a day is not what happened on it: "On 2 March, the MNLA announced", "a statement on 8 February". */
function roleOf(text: string, sentence: Span, date: Span): EventRow['date_role'] {
  const before = text.slice(Math.max(sentence.start, date.start - REACH), date.start);
  if (TELLS.test(before) && isSaidBefore(before)) return 'report';
  // a date at the head of its sentence belongs to its verb, wherever that stands; another only to what follows at once
  if (!isHead(before, sentence, date)) return 'occurrence';
  const rest = text.slice(date.end, Math.min(sentence.end, date.end + REACH));
  return TELLS.test(rest) && isSaidAfter(rest) ? 'report' : 'occurrence';
}

function isSaidBefore(before: string): boolean {
  const clause = before.split(/[,;:(]|\bthat\b/).at(-1)!;
  return wordsOf(clause)
    .slice(-6)
    .some(
      (word, index, last) =>
        REPORTING_VERBS.has(word) ||
        (ISSUED.has(word) && last.slice(0, index).some((noun) => REPORTING_NOUNS.has(noun))) ||
        (REPORTING_NOUNS.has(word) && index >= last.length - 3),
    );
}

function isSaidAfter(rest: string): boolean {
  const own = rest
    .replace(/^,/, '')
    .split(/[;:.]|, (?:and|but|while|when)\b|\band\b|\bthat\b|\baccording to\b/)[0]!;
  return wordsOf(own)
    .slice(0, 12)
    .some((word) => REPORTING_VERBS.has(word));
}

const isHead = (before: string, sentence: Span, date: Span): boolean =>
  date.start - sentence.start <= 16 && !/[.;:]/.test(before);

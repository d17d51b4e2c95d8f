import type { FoundDate } from '@openbattles/dates';
import type { EventRow } from '@openbattles/schema';
import type { Sentence } from '../../language/sentence.ts';
import type { Span } from '../../text/span.ts';
import { roleOf } from './date-roles.ts';
import { governedBy } from './governed.ts';

/** A paragraph of the prose: its span (UTF-16), the heading it stands under, its number over the article from 1. */
export interface Paragraph extends Span {
  section: string | null;
  /** The headings of all the sections that it stands in, the innermost first. */
  enclosing: readonly string[];
  number: number;
}

/** A dated passage: the date, or the interval whose end it is, and what it is said of. */
export interface DatedPassage {
  date: FoundDate;
  /** Where the date, or the whole interval, stands. */
  when: Span;
  /** What happened then, as the text tells it: clauses, and the sentences that go on with them. */
  passage: Span;
  /** How far its time goes on for a figure that says no other: at most to the end of the paragraph. */
  reach: Span;
  role: EventRow['date_role'];
  /** A time of the day that an earlier passage was dated to: no event of its own, but its time reaches as far. */
  sameAs: DatedPassage | null;
  paragraph: Paragraph;
}

/**
 * The dated passages of the prose, in the order of the text. Dates outside the story, such as the year in the name of a
 * treaty, are none, nor is a time of the day that the last date of the paragraph was said of. `words` has the sentences of
 * each paragraph.
 */
export function datedPassages(
  text: string,
  paragraphs: readonly Paragraph[],
  dates: readonly FoundDate[],
  words: (paragraph: Paragraph) => readonly Sentence[],
): DatedPassage[] {
  const passages: DatedPassage[] = [];
  let lastDay: DatedPassage | null = null;
  let next = 0;
  for (const paragraph of paragraphs) {
    while (next < dates.length && dates[next]!.start < paragraph.start) next++;
    const own: FoundDate[] = [];
    const times: FoundDate[] = [];
    let dayBefore: FoundDate | undefined;
    for (; next < dates.length && dates[next]!.end <= paragraph.end; next++) {
      const date = dates[next]!;
      const isFirstOfInterval = date.interval === null || own.at(-1)?.interval !== date.interval;
      if (date.aside !== null || !isFirstOfInterval) continue;
      // within the day that the paragraph tells of
      if (isTimeOfSameDay(date, dayBefore)) {
        times.push(date);
        continue;
      }
      own.push(date);
      if (isDay(date)) dayBefore = date;
    }
    if (own.length === 0) continue;
    for (const { date, sentence, passage, reach } of governedBy(
      text,
      paragraph,
      own,
      times,
      words(paragraph),
    )) {
      const when = whenOf(date);
      const role = roleOf(text, sentence, when);
      const sameAs = isTimeOfSameDay(date, lastDay?.date) ? lastDay : null;
      const found: DatedPassage = { date, when, passage, reach, role, paragraph, sameAs };
      passages.push(found);
      if (sameAs === null && isDay(date)) lastDay = found;
    }
  }
  return passages;
}

export const whenOf = (date: FoundDate): Span => date.interval ?? date;

const TIMES_OF_DAY: ReadonlySet<string> = new Set(['clock', 'part-of-day']);

const isDay = ({ precision }: FoundDate): boolean => precision === 'day';

/** "At 5:00 a.m.", "in the morning": what goes on within a day is no event of its own. */
const isTimeOfSameDay = ({ rule, firstDay }: FoundDate, before: FoundDate | undefined): boolean =>
  TIMES_OF_DAY.has(rule) && before !== undefined && before.firstDay === firstDay;

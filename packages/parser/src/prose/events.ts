import type { FoundDate } from '@openbattles/dates';
import type { EventRow } from '@openbattles/schema';
import type { Span } from '../reading.ts';
import { sentences } from './sentences.ts';

/** A paragraph of the prose: its span (UTF-16), the heading it stands under, its number over the article from 1. */
export interface Paragraph extends Span {
  section: string | null;
  number: number;
}

/** A dated passage: the date, or the interval whose end it is, and the sentences that it governs. */
export interface DatedPassage {
  date: FoundDate;
  /** Where the date, or the whole interval, stands. */
  when: Span;
  passage: Span;
  role: EventRow['date_role'];
  paragraph: Paragraph;
}

/** What someone says on a day is not what happened on it: verbs and nouns of saying, shortly after the date. */
const REPORT =
  /\b(?:announce[ds]?|announcing|report(?:s|ed)?|sa(?:id|ys)|state[ds]?|claim(?:s|ed)?|declare[ds]?|confirm(?:s|ed)?|den(?:ied|ies)|indicate[ds]?|statement|according to)\b/i;

/** How far behind a date a verb of saying still belongs to it. */
const REPORT_REACH = 60;

/**
 * The dated passages of the prose, in the order of the text. A date governs its sentence and those that follow, up to
 * the next sentence with a date or to the end of the paragraph. Dates outside the story, such as the year in the name
 * of a treaty, govern nothing.
 */
export function datedPassages(
  text: string,
  paragraphs: readonly Paragraph[],
  dates: readonly FoundDate[],
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
    if (own.length > 0) passages.push(...passagesOf(text, paragraph, own));
  }
  return passages;
}

function passagesOf(text: string, paragraph: Paragraph, dates: readonly FoundDate[]): DatedPassage[] {
  const spans = sentences(text, paragraph);
  let at = 0;
  const sentenceOf = dates.map((date) => {
    while (at + 1 < spans.length && spans[at]!.end <= date.start) at++;
    return at;
  });
  return dates.map((date, index) => {
    const first = sentenceOf[index]!;
    const following = sentenceOf.find((sentence) => sentence > first) ?? spans.length;
    const when = date.interval ?? date;
    const reach = text.slice(when.end, Math.min(spans[first]!.end, when.end + REPORT_REACH));
    return {
      date,
      when,
      passage: { start: spans[first]!.start, end: spans[following - 1]!.end },
      role: REPORT.test(reach) ? 'report' : 'occurrence',
      paragraph,
    };
  });
}

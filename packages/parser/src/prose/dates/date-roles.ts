/** Whether a date says when something happened, or when somebody told of it. */
import type { EventRow } from '@openbattles/schema';
import { ISSUED, REPORTING_NOUNS, REPORTING_VERBS } from '../../language/lexicon/speech-words.ts';
import type { Span } from '../../text/span.ts';

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
export function roleOf(text: string, sentence: Span, date: Span): EventRow['date_role'] {
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

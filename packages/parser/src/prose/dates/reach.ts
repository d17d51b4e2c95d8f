/** How far the time of a date goes on for what is told after it. */
import { clausesOf } from '../../language/clauses.ts';
import type { Sentence } from '../../language/sentence.ts';
import { DETERMINER, NUMBER, OPENER, PAST, PRESENT } from '../../language/word-classes.ts';

/** Four words of a sentence, lower case, from one on; marks and the end are empty words. */
export const wordsFrom = ({ word }: Sentence, from: number): string =>
  `${word(from) ?? ''} ${word(from + 1) ?? ''} ${word(from + 2) ?? ''} ${word(from + 3) ?? ''}`;

/**
 * How far the time of a date goes on after the sentence in which it stands, the one with that number, and at most to a limit:
 * up to a sentence that names another time, or a length of time that went by. `fronted`: those that open with another date;
 * `isDay`: whether the date is of one day.
 */
export function reachEnd(
  sentences: readonly Sentence[],
  number: number,
  limit: number,
  fronted: ReadonlySet<Sentence>,
  isDay: boolean,
): number {
  for (let next = number + 1; next < sentences.length && sentences[next]!.start < limit; next++) {
    const sentence = sentences[next]!;
    if (fronted.has(sentence) || goesBy(sentence, isDay) || isOfAnotherDay(sentence)) return sentence.start;
  }
  return limit;
}

/** "On the third day, …", "The second day of the battle …": a day that no date says. */
const isOfAnotherDay = (sentence: Sentence): boolean =>
  OPENERS_OF_DAYS.has(sentence.word(0) ?? '') && !sentence.dated[2] && OTHER_DAY.test(wordsFrom(sentence, 0));
const OPENERS_OF_DAYS: ReadonlySet<string> = new Set(['on', 'by', 'the']);
const OTHER_DAY = /^(?:on |by )?the (?:last|final|first|second|third|[a-z]+th|\d+(?:st|nd|rd|th)) day\b/;

/** Whether a length of time goes by in a sentence: "over the next two months", "in the following days", "within a month", "years later", "three weeks of fighting followed". */
export function goesBy(sentence: Sentence, isDay: boolean): boolean {
  if (opensWithLength(sentence, isDay ? DAYS_OR_MORE : YEARS_OR_MORE)) return true;
  for (let at = 2; at < sentence.tokens.length; at++) {
    if (!NEXT.has(sentence.word(at) ?? '') || sentence.word(at - 1) !== 'the') continue;
    if (!DURING.has(sentence.word(at - 2) ?? '')) continue;
    if (LENGTHS.has(sentence.word(at + 1) ?? '') || LENGTHS.has(sentence.word(at + 2) ?? '')) return true;
  }
  return false;
}
/** "Within a month 300 had died", "Years later, they came", "Three weeks passed": one of some lengths before all else. */
function opensWithLength({ word, classes }: Sentence, lengths: RegExp): boolean {
  let at = 0;
  const isDuring = LASTS.has(word(at) ?? '');
  if (isDuring || QUALIFIES.has(word(at) ?? '')) at++;
  const first = at;
  while (at < first + 3 && ((classes[at] ?? 0) & (NUMBER | OPENER | DETERMINER)) !== 0) at++;
  if (!lengths.test(word(at) ?? '')) return false;
  const isCounted = at > first && !/^(?:the|that|this)$/.test(word(first) ?? '');
  const next = word(at + 1) ?? '';
  if (/^(?:after|afterwards|later)$/.test(next)) return true;
  return (
    isCounted &&
    (isDuring ||
      /^(?:elapsed|followed|passed|went)$/.test(next) ||
      (next === 'of' && /^(?:followed|passed)$/.test(word(at + 3) ?? '')))
  );
}
const LASTS: ReadonlySet<string> = new Set(['after', 'for', 'over', 'within']);
const QUALIFIES: ReadonlySet<string> = new Set(['about', 'almost', 'just', 'many', 'nearly', 'only', 'some']);
/** They are no other time than that of a date that names a month or a year. */
const YEARS_OR_MORE = /^(?:centur(?:ies|y)|(?:decade|generation|year)s?)$/;
const DAYS_OR_MORE = /^(?:centur(?:ies|y)|(?:day|decade|fortnight|generation|month|week|year)s?)$/;

const NEXT: ReadonlySet<string> = new Set(['next', 'following', 'coming', 'ensuing', 'subsequent']);
const DURING: ReadonlySet<string> = new Set(['over', 'during', 'within', 'in', 'for', 'throughout']);
export const LENGTHS: ReadonlySet<string> = new Set(['hours', 'days', 'weeks', 'months', 'years', 'decades']);

/** Told in the present tense: what is known or said today. */
export function isInPresent(sentence: Sentence): boolean {
  const verb = clausesOf(sentence).clauses.find(({ kind }) => kind === 'main')?.verb;
  if (!verb) return false;
  const kinds = sentence.classes[verb.from]!;
  return isPresent(sentence.word(verb.from)) || ((kinds & PRESENT) !== 0 && (kinds & PAST) === 0);
}
export const isPresent = (word: string | null): boolean =>
  word !== null && /^(?:is|are|has|have)$/.test(word);

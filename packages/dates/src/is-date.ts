/** Whether words that may be a date are one, by what stands around them. */

import { FULL_STOP, isCapital, wordAfter, wordBefore } from './characters.ts';
import {
  CLAUSE_OPENERS,
  CLOCK_PREPOSITIONS,
  COUNTED,
  COUNTING,
  EVENTS,
  EXACT_LIMITS,
  isAbbreviated,
  isPlural,
  MONTH_PREPOSITIONS,
  NUMBERED,
  ORDERED,
  PAST_VERBS,
  SEASON_PREPOSITIONS,
  SEASONAL_NOUNS,
  TEMPORAL_PREPOSITIONS,
  WEAK_MONTHS,
  YEAR_PREPOSITIONS,
} from './lexicon.ts';
import type { Match } from './mentions.ts';
import type { Run } from './runs.ts';
import { isTime, type Token } from './tokens.ts';

/** "three days before", "the day after" count from the last date at the end of a clause only; else from what follows. */
export function countsFromLast({ text, body, end }: Match): boolean {
  const { cls, value } = body.at(-1)!;
  return (
    (cls !== 'E' && cls !== 'A') ||
    (cls === 'E' && value === 0) ||
    end >= text.length ||
    /[,.;:)\n]/.test(text[end]!)
  );
}

/** Whether a clause begins with the word that starts there: after punctuation or a joining word. */
export function opensClause(text: string, start: number): boolean {
  const { word } = wordBefore(text, start);
  return word === '' || CLAUSE_OPENERS.has(word);
}

/** A number, or two digits, alone: what stands around it must speak for a year. */
export function isYear(match: Match, token: Token): boolean {
  const { run, from, prefix, text } = match;
  if (token.cls === 'q') {
    const { word } = wordBefore(text, token.start);
    return word === 'of' || EXACT_LIMITS.has(word);
  }
  if (token.cls === 'h') {
    // "late 208" may be a year, "at the end of 300 years" has none
    const part = prefix.find(({ cls }) => cls === 'p');
    const isNear =
      part !== undefined &&
      token.start - part.end <= 1 &&
      /^(?:early|mid|late)$/i.test(text.slice(part.start, part.end));
    if ((part && !isNear) || /[mno]/.test(run.classes[from - 1] ?? '')) return false;
  } else if (token.value > LATEST_YEAR || (match.prose && token.value < 1000)) return false;
  return prefix.length > 0 || isBareYear(match, token, token.end);
}
const LATEST_YEAR = 2100;

/** Whether the words around a year that is all figures let it be one. */
export function isBareYear({ text, prose, run, from }: Match, { cls, start }: Token, end: number): boolean {
  if (!prose) return true;
  // Numbers side by side are a table's.
  const side = run.classes.slice(Math.max(0, from - 2), from);
  if (/[nbhy]$|[nb][-T]$/.test(side) || (cls !== 'h' && /h[-T]$/.test(side))) return false;
  const { word: before, start: beforeStart } = wordBefore(text, start);
  const written = wordAfter(text, end);
  const after = written.toLowerCase();
  if (cls === 'h') {
    const lead = firstOfJoined(run, from, start);
    const { word } = wordBefore(text, lead);
    if (EXACT_LIMITS.has(word) || YEAR_PREPOSITIONS.has(word) || isAfterYears(text, lead)) return true;
    // "the 165 siege"
    if (before === 'the' && EVENTS.has(after)) return true;
    return isOfEvent(text, lead) || isAloneInBrackets(text, start, end);
  }
  // "the 1070 and 3000 Housing Projects": beside a number that is no year, it is none.
  const next = run.tokens[from + 2];
  if (next?.cls === 'y' && next.value > LATEST_YEAR && next.start - end < 6) return false;
  // "a force of 1200 or 1400 men"
  const second = SECOND_NUMBER.exec(text.slice(end, end + LONGEST_SECOND));
  if (second && COUNTED.has(second[1]!.toLowerCase())) return EXACT_LIMITS.has(before);
  if (COUNTED.has(after) || after === 'were') return EXACT_LIMITS.has(before);
  if (isPeople(written) && (before === 'that' || !TEMPORAL_PREPOSITIONS.has(before))) return false;
  if (before === 'about' || before === 'around')
    return EXACT_LIMITS.has(wordBefore(text, beforeStart - 1).word);
  return !COUNTING.has(before) && !NUMBERED.has(before);
}

const SECOND_NUMBER = /^(?: or | to |[-–])\d{4} (\p{L}+)/u;
const LONGEST_SECOND = 24;

/** "the years 451 and 452", "in c. 449". */
const isAfterYears = (text: string, start: number): boolean =>
  AFTER_YEARS.test(text.slice(Math.max(0, start - 14), start));
const AFTER_YEARS = /\b(?:years? |(?:in|by|since|until) (?:c\.|ca\.|circa|about|around) ?)$/i;

/** "in 683 and 684": joined to a year of three digits, another is one too. Gives where the first of them starts. */
const firstOfJoined = (run: Run, from: number, start: number): number =>
  run.classes[from - 2] === 'h' && /[-&|/T]/.test(run.classes[from - 1]!)
    ? run.tokens[from - 2]!.start
    : start;

/** "1800 Frenchmen", "1500 Portuguese". */
const isPeople = (word: string): boolean => /^\p{Lu}/u.test(word) && isPlural(word);

/** Whether a number that is read as a year may be none: of three digits, or four that may be hours and minutes ("by 1410"). */
export function isDoubtful({ text, prose, run, from }: Match, { cls, value, start, end }: Token): boolean {
  if (!prose) return false;
  if (cls === 'h') {
    if (isRangeInBrackets(text, start, end)) return false;
    return (
      !isAfterYears(text, firstOfJoined(run, from, start)) &&
      (!EXACT_LIMITS.has(wordBefore(text, firstOfJoined(run, from, start)).word) || isCapital(text, end + 1))
    );
  }
  const { word } = wordBefore(text, start);
  return cls === 'y' && isTime(value) && CLOCK_PREPOSITIONS.has(word);
}

/** "on the 18th Görgei ordered", "On the 17th rebel forces entered": after the date that opens a clause, someone does something. */
export function isBeforeDoer({ text, start, end }: Match): boolean {
  const { word, start: wordStart } = wordBefore(text, start);
  if (word !== 'on' || !opensClause(text, wordStart)) return false;
  const [doer, ...more] = (WORDS_AFTER.exec(text.slice(end, end + LONGEST_DOER))?.[0] ?? '')
    .trim()
    .split(' ');
  // "on the 6th floor", "on the 9th and 10th Divisions"
  if ([doer, more[0]].some((noun = '') => ORDERED.has(noun.toLowerCase().replace(/['’]?s$/, ''))))
    return false;
  return more.some((verb) => PAST_VERBS.has(verb) || /^\p{Ll}{2,}ed$/u.test(verb));
}
/** Up to five words and numbers with nothing between them. */
const WORDS_AFTER = /^(?: [\p{L}\p{N}'’,-]*[\p{L}\p{N}](?=[ .,;])){2,5}/u;
const LONGEST_DOER = 60;

/** "the sack of 410", "the siege of Paris of 845": what happened, or a name, and no force. */
function isOfEvent(text: string, start: number): boolean {
  const { word, start: at } = wordBefore(text, start);
  if (word !== 'of') return false;
  const noun = wordBefore(text, at - 1);
  return EVENTS.has(noun.word.replace(/s$/, '')) || EVENTS.has(noun.word) || isCapital(text, noun.start);
}

/** "at Trebia (218)", "the Silla–Tang War (670–676)". */
const isAloneInBrackets = (text: string, start: number, end: number): boolean =>
  (text[start - 1] === '(' && text[end] === ')' && isCapital(text, wordBefore(text, start - 1).start)) ||
  isRangeInBrackets(text, start, end);

/** "the Silla–Tang War (670–676)". */
function isRangeInBrackets(text: string, start: number, end: number): boolean {
  const from = Math.max(0, start - 5);
  const inside = YEARS_IN_BRACKETS.exec(text.slice(from, end + 5));
  return inside !== null && isCapital(text, wordBefore(text, from + inside.index).start);
}
const YEARS_IN_BRACKETS = /\(\d{3}[-\u2010-\u2015\u2212]\d{3}\)/;

/** A month's name alone: May, March and August need a preposition, an abbreviation is none. */
export function isLoneMonth({ text, run, from, body }: Match): boolean {
  const { start, end, value } = body[0]!;
  if (isAbbreviated(value, end - start) || text.charCodeAt(end - 1) === FULL_STOP) return false;
  const previous = run.tokens[from - 1];
  // Months side by side are a table's.
  if (previous?.cls === 'm') return false;
  if (previous && '-/&T|,'.includes(previous.cls)) return true;
  if (/^(?:-|\/|,?[&|]|T)m/.test(run.classes.slice(from + 1, from + 4))) return true;
  const { word, start: wordStart } = wordBefore(text, previous?.cls === 'D' ? previous.start : start);
  if (WEAK_MONTHS.has(value)) {
    // "the Isle of May", "the army of March": neither is one.
    const name = wordBefore(text, wordStart - 1);
    return (
      MONTH_PREPOSITIONS.has(word) &&
      !(word === 'of' && (isCapital(text, name.start) || isCapital(text, end + 1)))
    );
  }
  // "the February Revolution"
  if (previous?.cls === 'D' && isCapital(text, end + 1)) return false;
  // "General June", "Camp April": a name before it makes it a name, unless a sentence begins there.
  const named =
    isCapital(text, wordStart) && wordStart > 0 && !/[.\n]/.test(text.slice(wordStart - 2, wordStart));
  return !named || TEMPORAL_PREPOSITIONS.has(word);
}

/** "spring" and "fall" are also verbs and nouns; a capital makes a name ("Winter Palace", "St. Mary of the Spring"). */
export function isLoneSeason({ text, run, from, body, prefix, start: first }: Match): boolean {
  const { start, end } = body.at(-1)!;
  const next = wordAfter(text, end);
  const { word } = wordBefore(text, first);
  // "to winter in Kent" is a verb.
  if (word === 'to' && prefix.length === 0) return false;
  if (isCapital(text, start) && (isCapital(text, end + 1) || prefix.length > 0)) return false;
  if (prefix.some(({ cls }) => cls === 'p') || SEASONAL_NOUNS.has(next.toLowerCase())) return true;
  const written = text.slice(start, end).toLowerCase();
  if (written === 'fall' || written === 'spring') {
    const temporal = SEASON_PREPOSITIONS.has(word) || run.classes[from] === 'H';
    return temporal && next !== 'of' && (written === 'spring' || prefix.length > 0);
  }
  const telling = TEMPORAL_PREPOSITIONS.has(next) || TEMPORAL_PREPOSITIONS.has(word);
  return next === '' || telling || run.classes[from] === 'D';
}

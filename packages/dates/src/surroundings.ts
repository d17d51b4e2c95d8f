/** What the words around a date say of it. */

import { FULL_STOP, HYPHEN, LINE_FEED, wordAfter, wordBefore } from './characters.ts';
import { ORIGINS, PASSING, PLANS, PUBLISHED } from './lexicon.ts';
import type { Span } from './types.ts';

/** The word before a date, and where it starts. */
export type Before = ReturnType<typeof wordBefore>;

/** How far back the clause of a date is looked at. */
const CLAUSE = 50;
/** How far back the bracket opens in which a date stands. */
const BRACKET = 60;

const ROUND = 40;
const SQUARE = 91;
const isClosing = (code: number): boolean => code === 41 || code === 93;
const PLUPERFECT = /\bhad\b/;
const PLANNED = new RegExp(String.raw`\b(?:${PLANS.join('|')}) (?:\w+ ){0,4}$`, 'i');
const CAPITAL = /^\p{Lu}/u;

/** Up to fifty characters of the sentence before a date. */
function clauseBefore(text: string, start: number): string {
  const before = text.slice(Math.max(0, start - CLAUSE), start);
  return before.slice(before.lastIndexOf('.') + 1);
}

/** "who had landed in May". */
export const isPluperfect = (text: string, { start }: Span): boolean =>
  PLUPERFECT.test(clauseBefore(text, start));

/** The same, or "In May they had landed". */
export const isBeforeStory = (text: string, span: Span): boolean =>
  isPluperfect(text, span) || PLUPERFECT.test(text.slice(span.end, span.end + CLAUSE).split(/[.,;]/)[0]!);

/** "planned to attack in the spring of 1621". */
export const isPlanned = (text: string, { start }: Span): boolean => PLANNED.test(clauseBefore(text, start));

/** "(1905)", "(born 1533)", "its post-1956 position"; "in 1940.]]" where the rendering lost what opened. */
export function isInBrackets(text: string, { start, end }: Span): boolean {
  const after = text.charCodeAt(end);
  if (isClosing(after) || (after === FULL_STOP && isClosing(text.charCodeAt(end + 1)))) return true;
  if (text.charCodeAt(start - 1) === HYPHEN) return true;
  for (let at = start - 1; at >= start - BRACKET && at >= 0; at--) {
    const code = text.charCodeAt(at);
    if (code === ROUND || code === SQUARE) return true;
    if (code === LINE_FEED || isClosing(code)) return false;
  }
  return false;
}

const PREPOSITIONS: ReadonlySet<string> = new Set(['in', 'of', 'on', 'during']);
/** Whether a word of a list stands before the preposition of a date. */
const isToldWith =
  (words: ReadonlySet<string>) =>
  (text: string, { word, start }: Before): boolean =>
    PREPOSITIONS.has(word) && words.has(wordBefore(text, start - 1).word);

/** "a veteran of the war in June 1967": the date is told of something else. */
export const isInPassing = isToldWith(PASSING);
/** "papers declassified in 1967". */
export const isOfPublication = isToldWith(PUBLISHED);
const isToldWithOrigin = isToldWith(ORIGINS);
/** "HMS Victory, launched in 1765", "a fort that dated from 1750"; "walls that had been rebuilt in 1494" tells what was done then. */
export const isOfOrigin = (text: string, before: Before): boolean =>
  isToldWithOrigin(text, before) && !DONE.test(text.slice(Math.max(0, before.start - CLAUSE), before.start));
const DONE = /\bhad (?:\w+ )?been (?!born|baptised)\w+ $/;

/** "Qin would unite China in 221 BC", "In 221 BC, Qin would unite China". */
export function isOutlook(text: string, { start, end }: Span): boolean {
  if (!WOULD.test(text.slice(Math.max(0, start - CLAUSE), end + CLAUSE))) return false;
  return WOULD.test(clauseBefore(text, start)) || WOULD.test(text.slice(end, end + CLAUSE).split('.')[0]!);
}
const WOULD = /\bwould\b/;

/** "the Geneva Conventions of 1949", "the 1948 Arab–Israeli War": the year belongs to a name. */
export function isInName(text: string, { end }: Span, { word, start }: Before): boolean {
  if (word === 'of') {
    const noun = wordBefore(text, start - 1);
    return CAPITAL.test(text.slice(noun.start, noun.start + 2));
  }
  return word === 'the' && CAPITAL.test(wordAfter(text, end));
}

/** "In 1914 …", "Early in 1914 …": a sentence that begins so sets the time. */
export const opensSentence = (text: string, { start }: Span, before: Before): boolean =>
  isSentenceStart(text, start) || isSentenceStart(text, before.start);

function isSentenceStart(text: string, at: number): boolean {
  let before = at - 1;
  while (before >= at - 3 && ' "“\'‘('.includes(text[before] ?? '-')) before--;
  return before < 0 || '.!?:]\n'.includes(text[before]!);
}

/** Words that turn to what was before, or leave the course of the sentence. */
const TURNS =
  /[.:()\n]|\b(?:had|having|since|after|who|whom|whose|which|that|when|where|from|as|following|born|begun|compared|like|than)\b/;
const GOES_ON = /\b(?:and|but|then|until|till|to)\b/;
/** Farther apart, two dates are not read as one course of events. */
const LONGEST_COURSE = 150;

/** "In May the army left, and marched on in March": in the course of one sentence time goes forward. */
export function goesOnTo(text: string, from: number, to: number): boolean {
  if (to - from > LONGEST_COURSE || to < from) return false;
  const between = text.slice(from, to);
  return GOES_ON.test(between) && !TURNS.test(between);
}

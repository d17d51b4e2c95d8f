import { isSpace } from '../language/lexicon/characters.ts';
import { NAME_PARTICLES } from '../language/lexicon/fillers.ts';
import { CHAINED_NAMES, GIVEN_NAMES } from '../language/lexicon/given-names.ts';
import type { Span } from '../text/span.ts';
import { inBrackets, type Masked, trim } from './parts.ts';
import { normal, RANK_SET, rankLength, SUFFIX } from './rank-before-name.ts';

/** Numbers of rulers: "James VI and I". */
const ROMAN = /^[IVX]+$/;
const EVERY_GIVEN_NAME = new Set([...GIVEN_NAMES, ...CHAINED_NAMES]);

const WORD = /[^\s]+/g;
const isCapital = (word: string): boolean => /^[\p{Lu}"“‘']/u.test(word);
const INITIALS = /^(?:\p{Lu}\.){1,3}$/u;

/** "José de San Martín": the given name of a saint is a family name. */
const SAINT = /^(?:San|Santa)$/;

/** The words at which a new person begins, where these names are taken for given names. */
function beginnings(words: readonly string[], given: ReadonlySet<string>): number[] {
  const cuts: number[] = [];
  let begun = 0;
  let family = false;
  words.forEach((word, i) => {
    const next = words[i + 1];
    const named = given.has(word) || INITIALS.test(word);
    const begins =
      next !== undefined && !SUFFIX.test(next) && (named || INITIALS.test(next)) && !ROMAN.test(next);
    if (begins && family && !NAME_PARTICLES.has(words[i - 1]!)) {
      cuts.push(i);
      begun = i;
      family = false;
    } else if (i > begun && !NAME_PARTICLES.has(word) && (!named || SAINT.test(words[i - 1]!))) family = true;
  });
  return cuts;
}

/** Whether a span has less than four words, as a list of people has. */
function hasFewWords(text: string, start: number, end: number): boolean {
  let words = 0;
  for (let at = start; at < end; at++)
    if (
      !isSpace(text.charCodeAt(at)) &&
      (at + 1 === end || isSpace(text.charCodeAt(at + 1))) &&
      ++words === 4
    )
      return false;
  return true;
}

/**
 * Cuts a list whose line breaks were lost: a given name after a family name begins the next person. Names that follow
 * one another within one name ("Ali Mohsen Saleh") cut only where another name has shown that it is a list.
 */
export function cutAtGivenNames(text: string, { start, end }: Span): Span[] {
  if (hasFewWords(text, start, end)) return [{ start, end }];
  const whole = text.slice(start, end);
  const rank = rankLength(whole);
  const words: RegExpExecArray[] = [];
  for (const word of whole.slice(rank).matchAll(WORD)) {
    if (!isCapital(word[0]) && !NAME_PARTICLES.has(word[0])) return [{ start, end }];
    words.push(word);
  }
  const all = words.map(({ 0: word }) => word);
  if (all.length < 4) return [{ start, end }];
  if (all.includes('of') && all.length < 6) return [{ start, end }];
  if (all.some((word) => RANK_SET.has(normal(word)))) return [{ start, end }];
  if (beginnings(all, GIVEN_NAMES).length === 0) return [{ start, end }];
  const starts = [0, ...beginnings(all, EVERY_GIVEN_NAME)];
  return starts.map((from, k) => {
    const next = words[starts[k + 1] ?? words.length];
    const begin = k === 0 ? start : start + rank + words[from]!.index;
    return trim(text, { start: begin, end: next ? start + rank + next.index : end });
  });
}

/** A name glued to the end of another one, and not the second part of "FitzGerald". */
const GLUED_NAME = /(?<=(?:^|\s)(?!Fitz)\S{0,30}\p{Ll}{4})\p{Lu}\p{Ll}+(?=\s)/gu;

/** Cuts "John SmithHenry Brown", whose line break was lost, before the second given name. */
export function cutAtSeams(text: string, { start, end }: Span): Span[] {
  const pieces: Span[] = [];
  let from = start;
  for (const { 0: name, index } of text.slice(start, end).matchAll(GLUED_NAME)) {
    if (!EVERY_GIVEN_NAME.has(name)) continue;
    pieces.push({ start: from, end: start + index });
    from = start + index;
  }
  return [...pieces, { start: from, end }];
}

export const isGivenName = (word: string): boolean => EVERY_GIVEN_NAME.has(word);

const MAY_BE_TWO = /\/|\s(?:and|&|und)\s/;

/** "A and B" are two where both are names; "James VI and I" and "Count of X and Y" are one. */
export function cutAtAnd(masked: Masked, span: Span): Span[] {
  const { text } = masked;
  const words = text.slice(span.start, span.end);
  if (!MAY_BE_TWO.test(words)) return [span];
  const pieces: Span[] = [];
  let from = span.start;
  for (const match of words.matchAll(/\s(?:and|&|und)\s|\s?\/\s?/g)) {
    const at = span.start + match.index;
    const next = at + match[0].length;
    const after = /^\S{1,40}/.exec(text.slice(next, Math.min(next + 40, span.end)))?.[0] ?? '';
    if (inBrackets(masked, at) || ROMAN.test(after)) continue;
    if (!isCapital(text.slice(from, from + 2)) || !isCapital(after)) continue;
    pieces.push(trim(text, { start: from, end: at }));
    from = next;
  }
  return [...pieces, trim(text, { start: from, end: span.end })];
}

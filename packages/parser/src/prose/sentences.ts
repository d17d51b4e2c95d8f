import { Characters, isCapital, isSpace } from '../language/lexicon/characters.ts';
import spelling from '../language/words/spelling.json' with { type: 'json' };
import type { Span } from '../text/span.ts';

/** Abbreviations after which a full stop ends no sentence, lower case, without the stop. */
const ABBREVIATIONS: ReadonlySet<string> = new Set([
  ...spelling.abbreviated.words,
  ...spelling.abbreviatedInProse.words,
]);
const LONGEST_ABBREVIATION = Math.max(...[...ABBREVIATIONS].map(({ length }) => length));

const STOP = 46;
/** What ends a sentence. A regex finds the next one sooner than a look at each character. */
const END = /[.!?…]/g;
/** What may stand between the end and the blank, and what a word begins after. */
const CLOSERS = new Characters('"\'”’)]');
const OPENERS = new Characters('("\'“‘[');
const MOST_CLOSERS = 4;

/** Words are looked at so far before a stop, and the next word is looked for so far after it. */
const LONGEST_WORD = 12;
const NEXT_WORD = 20;

/** The word that ends at an offset: what stands between it and the last blank or opening bracket, at most 12 characters. */
function wordBefore(text: string, end: number, from: number): string {
  let start = end;
  while (start > from && end - start < LONGEST_WORD) {
    const code = text.charCodeAt(start - 1);
    if (isSpace(code) || OPENERS.has(code)) break;
    start--;
  }
  return text.slice(start, end);
}

const INITIALS = /^\p{Lu}$|^(?:\p{Lu}\.)+\p{Lu}$/u;

function isAbbreviated(word: string): boolean {
  if (word.length === 1 && isCapital(word.charCodeAt(0))) return true;
  if (word.length <= LONGEST_ABBREVIATION && ABBREVIATIONS.has(word.toLowerCase())) return true;
  return INITIALS.test(word);
}

/** Whether the first word after an offset, if one stands near, begins with a small letter. */
function isBeforeSmallLetter(text: string, from: number): boolean {
  let at = from;
  while (at < from + NEXT_WORD && isSpace(text.charCodeAt(at))) at++;
  if (at === from + NEXT_WORD || at >= text.length) return false;
  const code = text.charCodeAt(at);
  return code < 128 ? code >= 97 && code <= 122 : /\p{Ll}/u.test(text[at]!);
}

/**
 * The sentences of a stretch of text, in order, without the blanks between them. Offsets are UTF-16 code units into
 * the text. A stop after an abbreviation or an initial, or before a lower-case word, ends no sentence.
 */
export function sentences(text: string, { start, end }: Span): Span[] {
  let spans: Span[] | null = null;
  let from = start;
  const close = (to: number) => {
    while (from < to && isSpace(text.charCodeAt(from))) from++;
    // an array that begins with one takes no room for more: there may be thousands of them
    if (from < to && spans) spans.push({ start: from, end: to });
    else if (from < to) spans = [{ start: from, end: to }];
    from = to;
  };
  const own = text.slice(start, end);
  END.lastIndex = 0;
  while (END.test(own)) {
    const at = start + END.lastIndex - 1;
    let after = at + 1;
    while (after <= at + MOST_CLOSERS && CLOSERS.has(text.charCodeAt(after))) after++;
    if (!isSpace(text.charCodeAt(after))) continue;
    if (after >= end) break;
    const isAbbreviation =
      text.charCodeAt(at) === STOP &&
      (isAbbreviated(wordBefore(text, at, from)) || isBeforeSmallLetter(text, after));
    if (!isAbbreviation) close(after);
    END.lastIndex = after - start;
  }
  close(end);
  return spans ?? [];
}

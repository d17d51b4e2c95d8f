import { isDigit, isSpace } from '../language/lexicon/characters.ts';
import { wordSet } from '../language/lexicon/word-list.ts';
import words from '../language/words/residue.json' with { type: 'json' };
import { anyOf } from '../text/any-of.ts';
import { oneLine } from '../text/one-line.ts';
import type { Remark } from '../text/remarks.ts';
import type { Span } from '../text/span.ts';
import { maskResidue } from './residue.ts';

/** What stands between two parts of a value; `loose` is a comma after a space, as a dropped template leaves it. */
export type Gap = 'comma' | 'loose' | 'semicolon' | 'line' | 'rule' | 'image' | 'bullet' | 'wide' | 'colon';

/** A stretch of a value between separators, without the white space around it. */
export interface Part extends Span {
  /** What separates it from the part before it. */
  gaps: readonly Gap[];
  /** A colon follows it: what comes next stands under it. */
  heading: boolean;
}

/** A value whose residue is masked, its brackets found. Offsets are those of the value. */
export interface Masked {
  value: string;
  text: string;
  remarks: Remark[];
  /** The outermost pairs of brackets, in order, brackets included. */
  brackets: readonly Span[];
  parts: readonly Part[];
}

const BULLETS = '•·‣▪*';
const ASCII_SEPARATORS: ReadonlySet<number> = new Set([...',;:\n* '].map((sign) => sign.charCodeAt(0)));

/** The outermost pairs. A bracket without its partner is a character like any other. */
function outermostBrackets(text: string): Span[] {
  const pairs: Span[] = [];
  if (!text.includes(')') && !text.includes(']')) return pairs;
  const open: number[] = [];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 40 || code === 91) open.push(at);
    else if ((code === 41 || code === 93) && open.length > 0) {
      const start = open[open.length - 1]!;
      if (text.charCodeAt(start) !== (code === 41 ? 40 : 91)) continue;
      open.pop();
      while (pairs.length > 0 && pairs[pairs.length - 1]!.start > start) pairs.pop();
      pairs.push({ start, end: at + 1 });
    }
  }
  return pairs;
}

/**
 * Masks a value's residue and splits it at its separators outside brackets. `blank` lists stretches that an earlier
 * reader has taken (coordinates): they are masked too.
 */
export function splitParts(value: string, blank: readonly Span[] = []): Masked {
  const masked = maskResidue(value);
  const text = blank.length > 0 ? blankOut(masked.text, blank) : masked.text;
  const brackets = outermostBrackets(text);
  const parts: Part[] = [];
  let gaps: Gap[] = [];
  let start = 0;
  const close = (end: number, heading: boolean) => {
    const span = trim(text, { start, end });
    if (span.start >= span.end) return;
    // field by field: spreading an object is dearer than all else that is done for a part
    parts.push({ start: span.start, end: span.end, gaps, heading });
    gaps = [];
  };
  let bracket = 0;
  for (const { at, gap } of separators(value, text, masked.remarks)) {
    while (bracket < brackets.length && brackets[bracket]!.end <= at) bracket++;
    if (bracket < brackets.length && brackets[bracket]!.start < at) continue;
    close(at, gap === 'colon');
    gaps.push(gap);
    // an image and a rule are blank in the text
    start = gap === 'image' || gap === 'rule' ? at : at + 1;
  }
  close(text.length, false);
  return { value, text, remarks: masked.remarks, brackets, parts };
}

/** Everything that separates, in or outside brackets, in order. */
function separators(value: string, text: string, remarks: readonly Remark[]): { at: number; gap: Gap }[] {
  const found: { at: number; gap: Gap }[] = [];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    // a letter, and one blank
    if (code > 59 && code < 128) continue;
    if (code === 32 ? text.charCodeAt(at + 1) !== 32 : code < 128 && !ASCII_SEPARATORS.has(code)) continue;
    const gap = gapAt(value, text, at);
    if (gap) found.push({ at, gap });
    if (code === 32) at++;
  }
  if (remarks.length === 0) return found;
  const marks = remarks.filter(({ rule }) => rule === 'image-width' || rule === 'rule-line');
  if (marks.length === 0) return found;
  const images = marks.map(
    ({ rule, start }) => ({ at: start, gap: rule === 'rule-line' ? 'rule' : 'image' }) as const,
  );
  // a mark stands before what its mask left in the text
  return [...images, ...found].sort((a, b) => a.at - b.at);
}

/**
 * What the character at an offset separates. A comma or a colon within a number separates nothing, nor does a bullet
 * within a word.
 */
function gapAt(value: string, text: string, at: number): Gap | null {
  const before = text.charCodeAt(at - 1);
  switch (text[at]) {
    case ',':
      if (isDigit(before) && isDigit(text.charCodeAt(at + 1))) return null;
      return isSpace(before) ? 'loose' : 'comma';
    case ';':
      return 'semicolon';
    case '\n':
      return 'line';
    case ':': {
      const next = text[at + 1];
      return next === undefined || isSpace(text.charCodeAt(at + 1)) || `${BULLETS},;`.includes(next)
        ? 'colon'
        : null;
    }
    case ' ':
      // two spaces of the value's own, not of a mask
      return value[at] === ' ' && value[at + 1] === ' ' ? 'wide' : null;
    case '*':
    case '•':
    case '·':
    case '‣':
    case '▪':
      // "**" begins an item of the second level
      return at === 0 || isSpace(before) || `:${BULLETS}`.includes(text[at - 1]!) ? 'bullet' : null;
    default:
      return null;
  }
}

/** The span without the white space at its ends. */
export function trim(text: string, { start, end }: Span): Span {
  while (start < end && isSpace(text.charCodeAt(start))) start++;
  while (end > start && isSpace(text.charCodeAt(end - 1))) end--;
  return { start, end };
}

/** The index of the first of some spans, which stand in order, of which something is true, and of all after it too. */
function firstOf(spans: readonly Span[], isTrue: (span: Span) => boolean): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isTrue(spans[middle]!)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The brackets that lie within a span. */
export function bracketsIn({ brackets }: Masked, { start, end }: Span): Span[] {
  const within: Span[] = [];
  const first = firstOf(brackets, (bracket) => bracket.start >= start);
  for (let i = first; i < brackets.length && brackets[i]!.end <= end; i++) within.push(brackets[i]!);
  return within;
}

/** Whether an offset lies within brackets. */
export function inBrackets({ brackets }: Masked, at: number): boolean {
  const next = brackets[firstOf(brackets, ({ end }) => end > at)];
  return next !== undefined && next.start < at;
}

/** The text with spaces in the place of some stretches, given in order. */
function blankOut(text: string, spans: readonly Span[]): string {
  let blanked = '';
  let at = 0;
  for (const { start, end } of spans) {
    blanked += text.slice(at, start) + ' '.repeat(end - start);
    at = end;
  }
  return blanked + text.slice(at);
}

const JOINING_WORDS = wordSet(words.joiningWords);
const LONGEST_JOINING = Math.max(...[...JOINING_WORDS].map((word) => word.length));

/** Whether a joining word ends a span: more must follow it. */
function isDangling(text: string, { start, end }: Span): boolean {
  let at = end;
  while (at > start && end - at <= LONGEST_JOINING && !isSpace(text.charCodeAt(at - 1))) at--;
  return end - at <= LONGEST_JOINING && JOINING_WORDS.has(text.slice(at, end).toLowerCase());
}

/** The comma that stands for a line break within a phrase. */
const BROKEN_OFF = new RegExp(`(?<=(?:^| )${anyOf(words.joiningWords)}) ?[,;] ?`, 'gi');

/** What `said` mends or leaves out: most spans have nothing of it. */
const UNEVEN = /[()[\],;|]| ['’]s|[^\S ]| {2}|[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069]/;
/** What a span says, in one line: white space collapsed, "Octavian 's" mended, brackets left out unless wanted. */
export function said(masked: Masked, span: Span, { brackets = false } = {}): string {
  const whole = masked.text.slice(span.start, span.end);
  if (!UNEVEN.test(whole)) return whole.trim();
  let text = '';
  let at = span.start;
  for (const bracket of brackets ? [] : bracketsIn(masked, span)) {
    text += `${masked.text.slice(at, bracket.start)} `;
    at = bracket.end;
  }
  text += masked.text.slice(at, span.end);
  if (!brackets) text = withoutStrayBrackets(text);
  // "Chief of Air Staff (Pakistan)|Air Chief": the target of a link, and its text
  text = oneLine(text.slice(text.lastIndexOf('|') + 1));
  if (/ ['’]s/.test(text)) text = text.replace(/ (?=['’]s(?: |$))/g, '');
  return /[,;]/.test(text) ? text.replace(BROKEN_OFF, ' ') : text;
}

/** A bracket that was never closed, or never opened, is the beginning or the end of a damaged one. */
function withoutStrayBrackets(text: string): string {
  const open = text.search(/[([]/);
  const kept = open < 0 ? text : text.slice(0, open);
  return /[)\]]/.test(kept) ? kept.replace(/[)\]]/g, ' ') : kept;
}

/** The parts. One whose text breaks off ("west of", a line break, "Lens") is joined with the next. */
export function joinDangling({ text, parts }: Masked): Part[] {
  const joined: Part[] = [];
  let open = false;
  for (const part of parts) {
    const last = open ? joined.pop() : undefined;
    if (last) joined.push({ start: last.start, end: part.end, gaps: last.gaps, heading: part.heading });
    else joined.push(part);
    open = !part.heading && isDangling(text, part);
  }
  return joined;
}

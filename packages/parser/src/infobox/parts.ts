import type { Remark, Span } from '../reading.ts';
import { maskResidue } from './residue.ts';

/** What stands between two parts of a value; `loose` is a comma after a space, as a dropped template leaves it. */
export type Gap = 'comma' | 'loose' | 'semicolon' | 'line' | 'rule' | 'image' | 'bullet' | 'wide' | 'colon';

/** A stretch of a value between separators, without the white space around it. */
export interface Part extends Span {
  /** What separates it from the part before it. */
  gaps: ReadonlySet<Gap>;
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
const isSpace = (char: string | undefined): boolean => char !== undefined && /\s/.test(char);
const isDigit = (char: string | undefined): boolean => char !== undefined && char >= '0' && char <= '9';

/** The outermost pairs. A bracket without its partner is a character like any other. */
function outermostBrackets(text: string): Span[] {
  const open: { at: number; closer: string }[] = [];
  const pairs: Span[] = [];
  for (let at = 0; at < text.length; at++) {
    const char = text[at]!;
    if (char === '(') open.push({ at, closer: ')' });
    else if (char === '[') open.push({ at, closer: ']' });
    else if (char === ')' || char === ']') {
      const last = open.at(-1);
      if (last?.closer !== char) continue;
      open.pop();
      while (pairs.length > 0 && pairs.at(-1)!.start > last.at) pairs.pop();
      pairs.push({ start: last.at, end: at + 1 });
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
  const text = blankOut(masked.text, blank);
  const marks = new Map<number, Gap>();
  for (const { rule, start } of masked.remarks) {
    if (rule === 'image-width') marks.set(start, 'image');
    else if (rule === 'rule-line') marks.set(start, 'rule');
  }
  const brackets = outermostBrackets(text);
  const parts: Part[] = [];
  let gaps = new Set<Gap>();
  let start = 0;
  const close = (end: number, heading = false) => {
    const span = trim(text, { start, end });
    if (span.start < span.end) {
      parts.push({ ...span, gaps, heading });
      gaps = new Set();
    }
  };
  let bracket = 0;
  for (let at = 0; at < text.length; at++) {
    const mark = marks.get(at);
    if (mark) {
      close(at);
      start = at;
      gaps.add(mark);
    }
    if (brackets[bracket]?.start === at) {
      at = brackets[bracket]!.end - 1;
      bracket++;
      continue;
    }
    const char = text[at]!;
    let gap: Gap | null = null;
    if (char === ',') {
      if (!(isDigit(text[at - 1]) && isDigit(text[at + 1]))) gap = isSpace(text[at - 1]) ? 'loose' : 'comma';
    } else if (char === ';') gap = 'semicolon';
    else if (char === '\n') gap = 'line';
    else if (BULLETS.includes(char)) {
      if (at === 0 || isSpace(text[at - 1]) || text[at - 1] === ':') gap = 'bullet';
    } else if (char === ':') {
      if (at + 1 === text.length || isSpace(text[at + 1]) || `${BULLETS},;`.includes(text[at + 1]!))
        gap = 'colon';
    } else if (char === ' ' && value[at] === ' ' && value[at + 1] === ' ') gap = 'wide';
    if (gap === null) continue;
    close(at, gap === 'colon');
    gaps.add(gap);
    start = at + 1;
  }
  close(text.length);
  return { value, text, remarks: masked.remarks, brackets, parts };
}

/** The span without the white space at its ends. */
export function trim(text: string, { start, end }: Span): Span {
  while (start < end && isSpace(text[start])) start++;
  while (end > start && isSpace(text[end - 1])) end--;
  return { start, end };
}

/** The brackets that lie within a span. */
export function bracketsIn({ brackets }: Masked, { start, end }: Span): Span[] {
  let low = 0;
  let high = brackets.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (brackets[middle]!.start < start) low = middle + 1;
    else high = middle;
  }
  const within: Span[] = [];
  for (let i = low; i < brackets.length && brackets[i]!.end <= end; i++) within.push(brackets[i]!);
  return within;
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

const JOINING = 'of|the|and|&|in|near|off|from|by|to|at|with|de|between';
const DANGLING = new RegExp(`(?:^|\\s)(?:${JOINING})$`, 'i');
/** The comma that stands for a line break within a phrase. */
const BROKEN_OFF = new RegExp(`(?<=(?:^| )(?:${JOINING})) ?[,;] ?`, 'gi');

/** What a span says, in one line: white space collapsed, "Octavian 's" mended, brackets left out unless wanted. */
export function said(masked: Masked, span: Span, { brackets = false } = {}): string {
  let text = '';
  let at = span.start;
  for (const bracket of brackets ? [] : bracketsIn(masked, span)) {
    text += `${masked.text.slice(at, bracket.start)} `;
    at = bracket.end;
  }
  text += masked.text.slice(at, span.end);
  return text
    .replace(/\s+/g, ' ')
    .replace(/ (?=['’]s(?: |$))/g, '')
    .replace(BROKEN_OFF, ' ')
    .trim();
}

/** The parts, those whose text breaks off ("west of", a line break, "Lens") put together with the next. */
export function joinDangling({ text, parts }: Masked): Part[] {
  const joined: Part[] = [];
  let open = false;
  for (const part of parts) {
    if (open) joined.push({ ...joined.pop()!, end: part.end, heading: part.heading });
    else joined.push(part);
    open = !part.heading && DANGLING.test(text.slice(part.start, part.end));
  }
  return joined;
}

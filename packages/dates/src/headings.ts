/** Section headings of a text whose lines are headings and paragraphs. */
import type { Span } from './types.ts';

/** Longer lines are paragraphs. */
const LONGEST_HEADING = 80;
/** What a heading does not begin with: a list's item, a field. */
const ITEM = /[-*#|:+]/;
/** What a heading does not end with. */
const SENTENCE_END = /[.!?:;,]/;

/** Lines that are `==Title==`, or short and neither item nor sentence; in order. */
export function findHeadings(text: string, start: number, end: number): Span[] {
  const headings: Span[] = [];
  for (let lineStart = start; lineStart < end; ) {
    const newline = text.indexOf('\n', lineStart);
    const lineEnd = newline === -1 || newline > end ? end : newline;
    const length = lineEnd - lineStart;
    if (text[lineStart] === '=') {
      // "==Siege==On 18 January…": a heading may share its line with the paragraph.
      const close = text.indexOf('==', lineStart + 3);
      const stop = close !== -1 && close < lineEnd ? close + 2 : lineEnd;
      headings.push({ start: lineStart, end: stop });
    } else if (length > 0 && length < LONGEST_HEADING) {
      if (!ITEM.test(text[lineStart]!) && !SENTENCE_END.test(text[lineEnd - 1]!)) {
        headings.push({ start: lineStart, end: lineEnd });
      }
    }
    lineStart = lineEnd + 1;
  }
  return headings;
}

import { codeUnits } from '@openbattles/dates';
import type { Evidence } from '@openbattles/schema';
import { LineCursor } from './line-cursor.ts';
import type { Span } from './span.ts';

/** The index of the last number that is at most `value`, or -1. The numbers ascend. */
function lastAtMost(numbers: readonly number[], value: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (numbers[middle]! <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Offset at which each line begins. */
function lineStarts(text: string): number[] {
  const starts: number[] = [];
  for (const line = new LineCursor(text); line.next(); ) starts.push(line.start);
  return starts;
}

/**
 * A source text and its three ways of counting: UTF-16 code units, in which JavaScript, unified and the readers count;
 * Unicode code points, in which the evidence counts, so that Python's `text[s:e]` is the quote; lines and columns, in
 * which messages count. Each conversion takes logarithmic time.
 */
export class SourceText {
  readonly text: string;
  /** Made when a line is first asked for. */
  #lines: readonly number[] | null = null;
  /** Offset of each character that takes two code units, and the code point of the character that follows it. */
  readonly #pairs: number[] = [];
  readonly #pairCodePoints: number[] = [];

  /** @param characters its length in code points, where it is known. */
  constructor(text: string, characters?: number) {
    this.text = text;
    if (characters === text.length) return;
    const units = codeUnits(text);
    for (let at = 0; at < text.length; at++) {
      if ((units[at]! & 0xfc00) !== 0xd800 || (units[at + 1]! & 0xfc00) !== 0xdc00) continue;
      this.#pairCodePoints.push(at - this.#pairs.length + 1);
      this.#pairs.push(at);
      at++;
    }
  }

  /** Length in code points. */
  get characters(): number {
    return this.text.length - this.#pairs.length;
  }

  /** The code point index of a UTF-16 offset. */
  codePoint(offset: number): number {
    return offset - (lastAtMost(this.#pairs, offset - 1) + 1);
  }

  /** The UTF-16 offset of a code point index. */
  offset(codePoint: number): number {
    return codePoint + lastAtMost(this.#pairCodePoints, codePoint) + 1;
  }

  /** The characters between two code point indices, end exclusive. */
  slice(start: number, end: number): string {
    return this.text.slice(this.offset(start), this.offset(end));
  }

  /** Line and column from 1, as a unist point. */
  point(offset: number): { line: number; column: number; offset: number } {
    this.#lines ??= lineStarts(this.text);
    const line = lastAtMost(this.#lines, offset);
    return { line: line + 1, column: offset - this.#lines[line]! + 1, offset };
  }

  /** The evidence columns of a row that was read from a span (UTF-16 offsets). */
  evidence({ start, end }: Span, rule: string): Evidence {
    return {
      quote: this.text.slice(start, end),
      char_start: this.codePoint(start),
      char_end: this.codePoint(end),
      line: this.point(start).line,
      rule,
    };
  }
}

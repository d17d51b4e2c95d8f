import { LineCursor } from '../text/line-cursor.ts';
import { everyKey, isLabel, MAX_DEPTH, type WikiTextOptions } from './grammar.ts';

const TAB = 9;
const SPACE = 32;
const DASH = 45;
const COLON = 58;
const EQUALS = 61;

/** A line: its number from 1, where it begins, and where its line ending does. */
export type Line = Pick<LineCursor, 'number' | 'start' | 'end'>;

/** A paragraph or an infobox: where it begins and ends, and on which lines. */
export interface Lines {
  start: number;
  startLine: number;
  startLineStart: number;
  end: number;
  endLine: number;
  endLineStart: number;
}

/** Is told what a wiki text is made of, in its order. Offsets are UTF-16 code units, ends exclusive. */
export interface Blocks {
  /** A heading, and where its words stand. */
  heading(line: Line, depth: number, start: number, end: number): void;
  /** The label that begins an infobox. */
  label(line: Line, start: number, end: number): void;
  /** A line of the infobox, where its key and its value stand; what it lacks has no width. */
  field(line: Line, field: FieldParts): void;
  /** The infobox as a whole, after its fields. */
  infobox(lines: Lines): void;
  paragraph(lines: Lines): void;
}

export interface FieldParts {
  keyStart: number;
  keyEnd: number;
  valueStart: number;
  valueEnd: number;
}

/** Tells `blocks` what a text is made of, in one pass over its lines. No NUL and no byte order mark stands in it. */
export function scanWikiText(
  text: string,
  blocks: Blocks,
  { isInfoboxKey = everyKey }: WikiTextOptions = {},
): Line {
  const line = new LineCursor(text);
  let open: Lines | null = null;
  let isInfobox = false;
  /** Whether nothing but a title was told. */
  let isTop = true;
  let isTitled = false;

  const close = () => {
    if (!open) return;
    if (isInfobox) blocks.infobox(open);
    else blocks.paragraph(open);
    open = null;
    isInfobox = false;
  };
  while (line.next()) {
    const first = skipBlanks(text, line.start, line.end);
    if (first === line.end) {
      close();
      continue;
    }
    const code = text.charCodeAt(line.start);
    if (code === EQUALS) {
      const heading = readHeading(line);
      if (heading) {
        close();
        blocks.heading(line, heading.depth, heading.start, heading.end);
        isTop &&= !isTitled && heading.depth === 1;
        isTitled = true;
        continue;
      }
    }
    if (isInfobox && code !== DASH) close();
    if (!open) {
      const labelEnd = isTop ? readLabel(line, first, isInfoboxKey) : null;
      isTop = false;
      isInfobox = labelEnd !== null;
      if (labelEnd !== null) blocks.label(line, first, labelEnd);
      open = {
        start: isInfobox && line.number === 1 ? skipLinePrefix(text) : line.start,
        startLine: line.number,
        startLineStart: line.start,
        end: line.end,
        endLine: line.number,
        endLineStart: line.start,
      };
    } else {
      if (isInfobox) blocks.field(line, readField(line));
      open.end = line.end;
      open.endLine = line.number;
      open.endLineStart = line.start;
    }
  }
  close();
  return line;
}

/**
 * A heading has as many `=` on the right as on the left, and something between them; behind them may stand blanks. Of a
 * longer row of `=` on the right none belongs to the text.
 */
function readHeading({ text, start, end }: LineCursor): { depth: number; start: number; end: number } | null {
  const afterOpening = skipEquals(text, start, end);
  const depth = afterOpening - start;
  if (depth > MAX_DEPTH) return null;
  const beforeTail = skipBlanksBack(text, afterOpening, end);
  let closing = beforeTail;
  while (closing > afterOpening && text.charCodeAt(closing - 1) === EQUALS) closing--;
  if (beforeTail - closing !== depth) return null;
  const contentStart = skipBlanks(text, afterOpening, closing);
  if (contentStart === closing) return null;
  return { depth, start: contentStart, end: skipBlanksBack(text, contentStart, closing) };
}

/** Where the label of an infobox ends that begins on this line; null if none does. */
function readLabel(line: LineCursor, first: number, isInfoboxKey: (key: string) => boolean): number | null {
  const { text, end } = line;
  if (text.charCodeAt(first) === DASH) return null;
  const last = skipBlanksBack(text, first, end);
  if (isLabel(text.slice(first, last))) return last;
  const next = new LineCursor(text);
  next.following = line.following;
  if (!next.next() || text.charCodeAt(next.start) !== DASH) return null;
  const { keyStart, keyEnd } = readField(next);
  return keyEnd > keyStart && isInfoboxKey(text.slice(keyStart, keyEnd)) ? last : null;
}

/** A line that begins with `-`: a key up to the first colon, if there is one, and a value. */
function readField({ text, start, end }: LineCursor): FieldParts {
  const dash = start + 1;
  let colon = dash;
  while (colon < end && text.charCodeAt(colon) !== COLON) colon++;
  const keyStart = skipBlanks(text, dash, colon);
  const hasKey = colon < end && keyStart < colon;
  const valueStart = skipBlanks(text, colon < end ? colon + 1 : dash, end);
  const valueEnd = skipBlanksBack(text, valueStart, end);
  return {
    keyStart: hasKey ? keyStart : valueStart,
    keyEnd: hasKey ? skipBlanksBack(text, keyStart, colon) : valueStart,
    valueStart,
    valueEnd,
  };
}

/**
 * The blanks before the first character of a text that micromark passes before it asks what the line is: three columns
 * and no more, a tab counting up to the next multiple of four. An infobox begins behind them.
 */
function skipLinePrefix(text: string): number {
  let offset = 0;
  for (let columns = 0; columns < 3 && isBlank(text.charCodeAt(offset)); offset++) {
    columns += text.charCodeAt(offset) === TAB ? 4 - (columns % 4) : 1;
  }
  return offset;
}

function isBlank(code: number): boolean {
  return code === SPACE || code === TAB;
}

function skipBlanks(text: string, start: number, end: number): number {
  let offset = start;
  while (offset < end && isBlank(text.charCodeAt(offset))) offset++;
  return offset;
}

function skipBlanksBack(text: string, start: number, end: number): number {
  let offset = end;
  while (offset > start && isBlank(text.charCodeAt(offset - 1))) offset--;
  return offset;
}

function skipEquals(text: string, start: number, end: number): number {
  let offset = start;
  while (offset < end && text.charCodeAt(offset) === EQUALS) offset++;
  return offset;
}

import type { Heading, Paragraph, Root, RootContent, Text } from 'mdast';
import type { Plugin } from 'unified';
import { LineCursor } from '../line-cursor.ts';
import type { Infobox, InfoboxField, InfoboxKey, InfoboxLabel, InfoboxValue } from './from-wiki-text.ts';
import { everyKey, isLabel, MAX_DEPTH, type WikiTextOptions } from './grammar.ts';
import { indexOfNul } from './nul.ts';

const TAB = 9;
const SPACE = 32;
const DASH = 45;
const COLON = 58;
const EQUALS = 61;
const BYTE_ORDER_MARK = 0xfeff;

/**
 * Reads wiki text: the same tree with the same positions as `remark-parse` with `remarkWikiText`, in about a hundredth
 * of the time.
 *
 * ```ts
 * unified().use(wikiTextParser).parse('= Siege =\n\nInfobox\n- Date: 1916\n');
 * ```
 */
export const wikiTextParser: Plugin<[(WikiTextOptions | undefined)?], string, Root> = function (options) {
  this.parser = (text) => parseWikiText(text, options);
};

/**
 * The tree of a wiki text, from one pass over its lines. As in micromark, the first byte order mark is dropped without
 * being counted, and U+FFFD stands for NUL.
 */
export function parseWikiText(document: string, { isInfoboxKey = everyKey }: WikiTextOptions = {}): Root {
  const unmarked = document.charCodeAt(0) === BYTE_ORDER_MARK ? document.slice(1) : document;
  const text = indexOfNul(unmarked) === -1 ? unmarked : unmarked.split('\0').join('\uFFFD');
  const line = new LineCursor(text);
  const blocks: RootContent[] = [];
  let open: OpenBlock | null = null;

  while (line.next()) {
    const first = skipBlanks(text, line.start, line.end);
    if (first === line.end) {
      if (open) blocks.push(close(open, text));
      open = null;
      continue;
    }
    const code = text.charCodeAt(line.start);
    const heading = code === EQUALS ? readHeading(line) : null;
    if (heading) {
      if (open) blocks.push(close(open, text));
      open = null;
      blocks.push(heading);
      continue;
    }
    if (open?.infobox && code !== DASH) {
      blocks.push(close(open, text));
      open = null;
    }
    if (!open) {
      const label = followsOnlyTitle(blocks) ? readLabel(line, first, isInfoboxKey) : null;
      open = openBlock(line, label);
    } else open.infobox?.push(readField(line));
    open.end = line.end;
    open.endLine = line.number;
    open.endLineStart = line.start;
  }
  if (open) blocks.push(close(open, text));

  const end = point(line.number, line.start, line.end);
  return { type: 'root', children: blocks, position: { start: point(1, 0, 0), end } };
}

/** A paragraph or an infobox to which the next line may belong. */
interface OpenBlock {
  /** The children of an infobox; null for a paragraph. */
  infobox: Infobox['children'] | null;
  start: number;
  startLine: number;
  startLineStart: number;
  end: number;
  endLine: number;
  endLineStart: number;
}

function openBlock({ number, start, end, text }: LineCursor, label: InfoboxLabel | null): OpenBlock {
  return {
    infobox: label ? [label] : null,
    start: label && number === 1 ? skipLinePrefix(text) : start,
    startLine: number,
    startLineStart: start,
    end,
    endLine: number,
    endLineStart: start,
  };
}

function close(block: OpenBlock, text: string): Paragraph | Infobox {
  if (block.infobox) return { type: 'infobox', children: block.infobox, position: positionOf(block) };
  const child: Text = {
    type: 'text',
    value: text.slice(block.start, block.end),
    position: positionOf(block),
  };
  return { type: 'paragraph', children: [child], position: positionOf(block) };
}

function positionOf({ start, startLine, startLineStart, end, endLine, endLineStart }: OpenBlock) {
  return { start: point(startLine, startLineStart, start), end: point(endLine, endLineStart, end) };
}

function followsOnlyTitle(blocks: readonly RootContent[]): boolean {
  if (blocks.length > 1) return false;
  const first = blocks[0];
  return !first || (first.type === 'heading' && first.depth === 1);
}

/**
 * A heading has as many `=` on the right as on the left, and something between them; behind them may stand blanks. Of a
 * longer row of `=` on the right none belongs to the text.
 */
function readHeading({ text, number, start, end }: LineCursor): Heading | null {
  const afterOpening = skipEquals(text, start, end);
  const depth = afterOpening - start;
  if (depth > MAX_DEPTH) return null;
  const beforeTail = skipBlanksBack(text, afterOpening, end);
  let closing = beforeTail;
  while (closing > afterOpening && text.charCodeAt(closing - 1) === EQUALS) closing--;
  if (beforeTail - closing !== depth) return null;
  const contentStart = skipBlanks(text, afterOpening, closing);
  if (contentStart === closing) return null;
  const child: Text = literal(
    'text',
    text,
    number,
    start,
    contentStart,
    skipBlanksBack(text, contentStart, closing),
  );
  return {
    type: 'heading',
    depth: depth as Heading['depth'],
    children: [child],
    position: { start: point(number, start, start), end: point(number, start, end) },
  };
}

/** The label of an infobox that begins on this line, or null if none does. */
function readLabel(
  line: LineCursor,
  first: number,
  isInfoboxKey: (key: string) => boolean,
): InfoboxLabel | null {
  const { text, number, start, end } = line;
  if (text.charCodeAt(first) === DASH) return null;
  const label: InfoboxLabel = literal(
    'infoboxLabel',
    text,
    number,
    start,
    first,
    skipBlanksBack(text, first, end),
  );
  if (isLabel(label.value)) return label;
  const next = new LineCursor(text);
  next.following = line.following;
  if (!next.next() || text.charCodeAt(next.start) !== DASH) return null;
  const [key] = readField(next).children;
  return key.value !== '' && isInfoboxKey(key.value) ? label : null;
}

/** A line that begins with `-`: a key up to the first colon, if there is one, and a value. */
function readField({ text, number, start, end }: LineCursor): InfoboxField {
  const dash = start + 1;
  let colon = dash;
  while (colon < end && text.charCodeAt(colon) !== COLON) colon++;
  const keyStart = skipBlanks(text, dash, colon);
  const hasKey = colon < end && keyStart < colon;
  const valueStart = skipBlanks(text, colon < end ? colon + 1 : dash, end);
  const valueEnd = skipBlanksBack(text, valueStart, end);
  const key: InfoboxKey = hasKey
    ? literal('infoboxKey', text, number, start, keyStart, skipBlanksBack(text, keyStart, colon))
    : literal('infoboxKey', text, number, start, valueStart, valueStart);
  const value: InfoboxValue = literal('infoboxValue', text, number, start, valueStart, valueEnd);
  return {
    type: 'infoboxField',
    children: [key, value],
    position: { start: point(number, start, start), end: point(number, start, end) },
  };
}

function literal<Type extends string>(
  type: Type,
  text: string,
  line: number,
  lineStart: number,
  start: number,
  end: number,
) {
  const position = { start: point(line, lineStart, start), end: point(line, lineStart, end) };
  return { type, value: text.slice(start, end), position };
}

function point(line: number, lineStart: number, offset: number) {
  return { line, column: offset - lineStart + 1, offset };
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

import type { Heading, Paragraph, Root, Text } from 'mdast';
import { LineCursor, marksBefore } from '../text/line-cursor.ts';
import type { Infobox, InfoboxField, InfoboxLabel } from './nodes.ts';

const TAB = 9;
const SPACE = 32;
const DASH = 45;
const COLON = 58;
const EQUALS = 61;

/** A heading has as many `=` on each side as its depth says, at most these. */
const MAX_DEPTH = 6;

export interface WikiTextOptions {
  /**
   * Whether `key` (as written, without surrounding blanks) is the key of an infobox field. Asked only where the word
   * "Infobox" is gone and another line stands directly above a line such as `- Date: 1916`: if its key is known, that
   * other line is the label of an infobox, else both are a paragraph. By default every key is taken for known.
   */
  isInfoboxKey?: ((key: string) => boolean) | undefined;
}

/**
 * The tree of a wiki text, from one pass over its lines: headings, an infobox, and paragraphs between blank lines. Every
 * literal is exactly its slice of the text. Byte order marks at the beginning belong to no node, and are counted.
 */
export function parseWikiText(text: string, { isInfoboxKey = () => true }: WikiTextOptions = {}): Root {
  const line = new LineCursor(text, marksBefore(text));
  const blocks: (Heading | Infobox | Paragraph)[] = [];
  const start = { line: 1, column: line.following + 1, offset: line.following };
  /** The block to which the next line may belong. */
  let open: Infobox | Paragraph | null = null;
  /** The end of the last line of the open block. */
  let end = start;

  const close = () => {
    if (!open) return;
    open.position!.end = end;
    if (open.type === 'paragraph') fillParagraph(open, text);
    open = null;
  };
  while (line.next()) {
    const first = skipBlanks(text, line.start, line.end);
    const heading = readHeading(line);
    if (first === line.end || heading) {
      close();
      if (heading) blocks.push(heading);
      continue;
    }
    const isField = text.charCodeAt(line.start) === DASH;
    if (open?.type === 'infobox' && !isField) close();
    if (open?.type === 'infobox') open.children.push(readField(line));
    if (!open) {
      const label = isTop(blocks) ? readLabel(line, first, isInfoboxKey) : null;
      const position = { start: line.point(line.start), end };
      open = label
        ? { type: 'infobox', children: [label], position }
        : { type: 'paragraph', children: [], position };
      blocks.push(open);
    }
    end = line.point(line.end);
  }
  close();
  return { type: 'root', children: blocks, position: { start, end: line.point(line.end) } };
}

/** Whether nothing but a title stands above. */
const isTop = (blocks: readonly (Heading | Infobox | Paragraph)[]): boolean =>
  blocks.length === 0 || (blocks.length === 1 && blocks[0]!.type === 'heading' && blocks[0]!.depth === 1);

/** A paragraph has one text, every character and line ending of it. */
function fillParagraph({ children, position }: Paragraph, text: string): void {
  const value = text.slice(position!.start.offset, position!.end.offset);
  children.push({ type: 'text', value, position });
}

/**
 * A line such as `= Siege of Tessalit =` or `==Siege==`: as many `=` on the right as on the left, and something between
 * them; behind them may stand blanks. Of a longer row of `=` on the right none belongs to the text.
 */
function readHeading(line: LineCursor): Heading | null {
  const { text, start, end } = line;
  if (text.charCodeAt(start) !== EQUALS) return null;
  const afterOpening = skipEquals(text, start, end);
  const depth = afterOpening - start;
  if (depth > MAX_DEPTH) return null;
  const beforeTail = skipBlanksBack(text, afterOpening, end);
  let closing = beforeTail;
  while (closing > afterOpening && text.charCodeAt(closing - 1) === EQUALS) closing--;
  if (beforeTail - closing !== depth) return null;
  const from = skipBlanks(text, afterOpening, closing);
  if (from === closing) return null;
  const words: Text = literal('text', line, from, skipBlanksBack(text, from, closing));
  return {
    type: 'heading',
    depth: depth as Heading['depth'],
    children: [words],
    position: positionIn(line, start, end),
  };
}

/** The label of an infobox that begins on this line; null if none does. */
function readLabel(
  line: LineCursor,
  first: number,
  isInfoboxKey: (key: string) => boolean,
): InfoboxLabel | null {
  const { text, end } = line;
  if (text.charCodeAt(first) === DASH) return null;
  const label: InfoboxLabel = literal('infoboxLabel', line, first, skipBlanksBack(text, first, end));
  if (/^infobox$/i.test(label.value)) return label;
  const next = new LineCursor(text, line.following);
  if (!next.next() || text.charCodeAt(next.start) !== DASH) return null;
  const key = readField(next).children[0].value;
  return key !== '' && isInfoboxKey(key) ? label : null;
}

/** A line that begins with `-`: a key up to the first colon, if there is one, and a value. */
function readField(line: LineCursor): InfoboxField {
  const { text, start, end } = line;
  const dash = start + 1;
  let colon = dash;
  while (colon < end && text.charCodeAt(colon) !== COLON) colon++;
  const keyStart = skipBlanks(text, dash, colon);
  const hasKey = colon < end && keyStart < colon;
  const valueStart = skipBlanks(text, colon < end ? colon + 1 : dash, end);
  const valueEnd = skipBlanksBack(text, valueStart, end);
  return {
    type: 'infoboxField',
    children: [
      hasKey
        ? literal('infoboxKey', line, keyStart, skipBlanksBack(text, keyStart, colon))
        : literal('infoboxKey', line, valueStart, valueStart),
      literal('infoboxValue', line, valueStart, valueEnd),
    ],
    position: positionIn(line, start, end),
  };
}

function literal<Type extends string>(type: Type, line: LineCursor, start: number, end: number) {
  return { type, value: line.text.slice(start, end), position: positionIn(line, start, end) };
}

function positionIn(line: LineCursor, start: number, end: number) {
  return { start: line.point(start), end: line.point(end) };
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

import type { Yaml } from 'mdast';
import { LineCursor, marksBefore } from '../../text/line-cursor.ts';
import type { Point } from '../nodes.ts';

/** A stretch of Markdown that can be parsed by itself, behind the definitions of the links that it names. */
export interface Piece {
  /** Lines of their own, and an empty line; empty where there are none. */
  definitions: string;
  text: string;
  /** Where the text begins. */
  start: Point;
}

export interface SplitMarkdown {
  /** The YAML between the two lines `---` at the beginning; null where there is none. */
  frontMatter: Yaml | null;
  pieces: Piece[];
  /** Where the text ends. */
  end: Point;
}

/** A piece is closed at the first good place after so many characters. */
const PIECE = 1000;
/** Where no good place comes, at the next line; and a line that is longer than this is cut, and has pieces of its own. */
const LONGEST_PIECE = 8000;

/** `[label]: address "title"`, and what other Markdown calls a footnote: `[^1]: Text`. */
const DEFINITION =
  /^ {0,3}\[(?:(\^[^[\]]{1,200})\]:|([^[\]]{1,200})\]:\s{0,9}\S{1,2000}(?:\s{1,9}(?:"[^"]{0,400}"|'[^']{0,400}'|\([^()]{0,400}\)))?\s*$)/;
/** A heading, or an item of a list that is in no other. */
const STARTS_BLOCK = /^(?:#{1,6}|[-*+]|\d{1,9}[.)])\s/;
/** An empty line, or what underlines a heading. */
const ENDS_BLOCK = /^(?:\s*| {0,3}(?:=+|-+)\s*)$/;
const FENCE = /^ {0,3}(`{3,}|~{3,})/;

/**
 * Splits Markdown before blocks that nothing above them reaches into: a line that is not indented after an empty one, a
 * heading, an item of a list, outside of fenced code. remark-parse takes more than linear time on some paragraphs and
 * nestings, so that no piece is long. Definitions of links go with each piece that names them.
 */
export function splitMarkdown(markdown: string): SplitMarkdown {
  const { frontMatter, line } = passFrontMatter(markdown);
  const definitions = new Set<string>();
  let piece: Omit<Piece, 'definitions'> = { text: '', start: { line: 1, column: 1, offset: 0 } };
  const pieces: (typeof piece)[] = [];
  let fence: string | null = null;
  let blank = true;
  const close = () => {
    if (piece.text !== '') pieces.push(piece);
    piece = { ...piece, text: '' };
  };
  const add = (text: string, offset: number) => {
    if (piece.text === '') piece.start = line.point(offset);
    piece.text += text;
  };
  while (line.next()) {
    const words = markdown.slice(line.start, line.end);
    const mark = FENCE.exec(words)?.[1];
    const own = (blank && /^\S/.test(words)) || STARTS_BLOCK.test(words);
    const { length } = piece.text;
    if ((fence === null && length > PIECE && own) || length + words.length > LONGEST_PIECE) close();
    if (fence === null && mark !== undefined) fence = mark;
    else if (fence !== null && mark?.startsWith(fence)) fence = null;
    // It cannot stand within a paragraph.
    const match: RegExpExecArray | null = fence === null && blank ? DEFINITION.exec(words) : null;
    const defined: string | undefined = match?.[1] ?? match?.[2];
    blank = defined !== undefined || ENDS_BLOCK.test(words);
    if (defined !== undefined) {
      definitions.add(label(defined));
      add(' '.repeat(words.length), line.start);
    } else {
      for (let from = 0; from < words.length; from += LONGEST_PIECE) {
        if (from > 0) close();
        add(words.slice(from, from + LONGEST_PIECE), line.start + from);
      }
    }
    add(markdown.slice(line.end, line.following), line.end);
    if (words.length > LONGEST_PIECE) close();
  }
  close();
  return {
    frontMatter,
    pieces: pieces.map((each) => ({ ...each, definitions: definitionsFor(each.text, definitions) })),
    end: line.point(line.end),
  };
}

/** The front matter, and the lines behind it. */
function passFrontMatter(markdown: string): { frontMatter: Yaml | null; line: LineCursor } {
  const top = () => new LineCursor(markdown, marksBefore(markdown));
  const line = top();
  const words = () => markdown.slice(line.start, line.end);
  if (line.next() && /^---\s*$/.test(words())) {
    const start = line.point(line.start);
    const from = line.following;
    for (let { end } = line; line.next(); { end } = line) {
      if (!/^(?:---|\.\.\.)\s*$/.test(words())) continue;
      const value = markdown.slice(from, Math.max(from, end));
      return {
        frontMatter: { type: 'yaml', value, position: { start, end: line.point(line.end) } },
        line,
      };
    }
  }
  return { frontMatter: null, line: top() };
}

/** What is between brackets, as CommonMark compares it. */
const label = (text: string) => text.replace(/\s+/g, ' ').trim().toLowerCase();

function definitionsFor(piece: string, definitions: ReadonlySet<string>): string {
  if (definitions.size === 0) return '';
  const named = new Set<string>();
  for (const [, text = ''] of piece.matchAll(/\[([^[\]]{1,200})\]/g)) {
    if (definitions.has(label(text))) named.add(label(text));
  }
  return named.size === 0 ? '' : `${[...named].map((name) => `[${name}]: #\n`).join('')}\n`;
}

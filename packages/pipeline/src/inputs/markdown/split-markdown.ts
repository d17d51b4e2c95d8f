/** Markdown in pieces that can be parsed by themselves. */
export interface SplitMarkdown {
  /** The YAML between the two lines `---` at the beginning; null where there is none. */
  frontMatter: string | null;
  pieces: string[];
}

/** A piece is closed at the first good place after so many characters. */
const PIECE = 1000;
/** Where no good place comes, at the next line; and a line that is longer than this is cut. */
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
 * heading, an item of a list, outside of fenced code. remark-parse takes more than linear time on some paragraphs and nestings, so
 * that no piece is long. Definitions of links go with each piece that names them.
 */
export function splitMarkdown(markdown: string): SplitMarkdown {
  const lines = markdown.split('\n');
  let start = 0;
  let frontMatter: string | null = null;
  if (/^---\s*$/.test(lines[0]!)) {
    const end = lines.findIndex((line, index) => index > 0 && /^(?:---|\.\.\.)\s*$/.test(line));
    if (end > 0) {
      frontMatter = lines.slice(1, end).join('\n');
      start = end + 1;
    }
  }
  const definitions = new Set<string>();
  const pieces: string[] = [];
  let piece: string[] = [];
  let length = 0;
  let fence: string | null = null;
  let blank = true;
  const close = () => {
    if (piece.length > 0) pieces.push(piece.join('\n'));
    piece = [];
    length = 0;
  };
  for (const line of lines.slice(start)) {
    const mark = FENCE.exec(line)?.[1];
    const own = (blank && /^\S/.test(line)) || STARTS_BLOCK.test(line);
    if (fence === null && length > PIECE && own) close();
    if (length > 0 && length + line.length > LONGEST_PIECE) close();
    if (fence === null && mark !== undefined) fence = mark;
    else if (fence !== null && mark?.startsWith(fence)) fence = null;
    // It cannot stand within a paragraph.
    const match: RegExpExecArray | null = fence === null && blank ? DEFINITION.exec(line) : null;
    const defined: string | undefined = match?.[1] ?? match?.[2];
    blank = defined !== undefined || ENDS_BLOCK.test(line);
    if (defined !== undefined) {
      definitions.add(label(defined));
      piece.push('');
      continue;
    }
    for (let index = 0; index === 0 || index < line.length; index += LONGEST_PIECE) {
      if (index > 0) close();
      piece.push(line.slice(index, index + LONGEST_PIECE));
      length += Math.min(line.length, LONGEST_PIECE) + 1;
    }
  }
  close();
  return { frontMatter, pieces: pieces.map((text) => withDefinitions(text, definitions)) };
}

/** What is between brackets, as CommonMark compares it. */
const label = (text: string) => text.replace(/\s+/g, ' ').trim().toLowerCase();

function withDefinitions(piece: string, definitions: ReadonlySet<string>): string {
  if (definitions.size === 0) return piece;
  const named = new Set<string>();
  for (const [, text = ''] of piece.matchAll(/\[([^[\]]{1,200})\]/g)) {
    if (definitions.has(label(text))) named.add(label(text));
  }
  return [piece, ...[...named].map((name) => `\n[${name}]: #`)].join('\n');
}

import type { Nodes, Root } from 'mdast';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import type { VFile } from 'vfile';
import { type Layout, LayoutBuilder, tellTree } from '../lay-out.ts';
import { SourceText } from '../text/source-text.ts';
import type { WikiTextOptions } from './grammar.ts';
import { reportArticle, reportUnreadable } from './messages.ts';
import { remarkWikiText } from './remark-wiki-text.ts';
import { scanWikiText } from './scan-wiki-text.ts';
import { parseWikiText } from './wiki-text-parser.ts';

export interface ArticleOptions extends WikiTextOptions {
  /**
   * `fast`, the default, reads line by line; `remark` is remark-parse with a micromark extension, the reference. Both
   * give the same tree.
   */
  parser?: ArticleParser | undefined;
  /** How long a text may be, in UTF-16 code units (`String(file).length`). 2,000,000 if not given. */
  maxCharacters?: number | undefined;
}

export type ArticleParser = 'fast' | 'remark';

const parse = (text: string, options: ArticleOptions): Root =>
  options.parser === 'remark'
    ? unified().use(remarkParse).use(remarkWikiText, options).parse(text)
    : parseWikiText(text, options);

/** MediaWiki allows a page 2 MiB: what is longer is no article. The stages behind the parser keep rows for each line. */
const MAX_CHARACTERS = 2_000_000;

/**
 * Parses the text of one article to mdast: `heading`, `paragraph` and `infobox` nodes in the order of the text, blank
 * lines between them. Nothing in a line has a meaning, so every literal (`text`, `infoboxLabel`, `infoboxKey`,
 * `infoboxValue`) obeys `value === String(file).slice(position.start.offset, position.end.offset)`.
 *
 * Offsets are UTF-16 code units into `String(file)`, end exclusive, a byte order mark included; lines and columns begin
 * at 1 and count the same units; a line ends with LF, CRLF or CR.
 *
 * What is odd about the article becomes a message of `file` with the source `openbattles`. Never throws: of a text that
 * cannot be read (too long, or not a text) the result is null and the message's `fatal` is true.
 */
export function parseArticle(file: VFile, options: ArticleOptions = {}): Root | null {
  const text = String(file);
  if (isUnreadable(file, text, options)) return null;
  const marks = marksOf(text);
  const unmarked = text.slice(marks);
  const tree = parse(unmarked, options);
  const builder = new LayoutBuilder(unmarked, marks);
  tellTree(tree, builder);
  if (marks > 0) shift(tree, marks);
  reportArticle(file, new SourceText(text), builder.layout);
  return tree;
}

/**
 * The same for a reader who wants no tree: the parts of an article. Of a long one the tree would be most of what lives
 * while it is read.
 */
export function layOutArticle(file: VFile, text: SourceText, options: ArticleOptions): Layout | null {
  if (isUnreadable(file, text.text, options)) return null;
  const marks = marksOf(text.text);
  const unmarked = text.text.slice(marks);
  const builder = new LayoutBuilder(unmarked, marks);
  if (options.parser === 'remark') tellTree(parse(unmarked, options), builder);
  else scanWikiText(unmarked, builder, options);
  reportArticle(file, text, builder.layout);
  return builder.layout;
}

const isUnreadable = (
  file: VFile,
  text: string,
  { maxCharacters = MAX_CHARACTERS }: ArticleOptions,
): boolean => reportUnreadable(file, text, maxCharacters);

/** How many byte order marks a text begins with. */
const marksOf = (text: string): number => /^\uFEFF*/.exec(text)![0].length;

/** Moves all positions behind the byte order marks, which micromark drops without counting them. */
function shift(node: Nodes, marks: number): void {
  for (const point of [node.position!.start, node.position!.end]) {
    point.offset! += marks;
    if (point.line === 1) point.column += marks;
  }
  if ('children' in node) for (const child of node.children) shift(child, marks);
}

import type { Root } from 'mdast';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { VFile } from 'vfile';
import type { SourceText } from '../text/source-text.ts';
import { reportArticle, reportUnreadable } from './messages.ts';
import { remarkWikiText } from './remark-wiki-text.ts';
import type { WikiTextOptions } from './wiki-text.ts';

export interface ArticleOptions extends WikiTextOptions {
  /** How long a text may be, in UTF-16 code units (`String(file).length`). 2,000,000 if not given. */
  maxCharacters?: number | undefined;
}

/** MediaWiki allows a page 2 MiB: what is longer is no article. The stages behind the parser keep rows for each line. */
const MAX_CHARACTERS = 2_000_000;

/** What reads all that is read: Markdown by remark-parse, wiki text by the parser that the plugin brings. */
const processor = (options?: WikiTextOptions) => unified().use(remarkParse).use(remarkWikiText, options);

/**
 * Parses the text of one article to mdast: `heading`, `paragraph` and `infobox` nodes in the order of the text, blank
 * lines between them. Nothing in a line has a meaning, so every literal (`text`, `infoboxLabel`, `infoboxKey`,
 * `infoboxValue`) obeys `value === text.slice(position.start.offset, position.end.offset)`.
 *
 * Offsets are UTF-16 code units into the text, end exclusive, a byte order mark included; lines and columns begin at 1
 * and count the same units; a line ends with LF, CRLF or CR.
 *
 * What is odd about the article becomes a message of `file` with the source `openbattles`. Never throws: of a text that
 * cannot be read (too long, or not a text) the result is null and the message's `fatal` is true.
 */
export function parseArticle(
  file: VFile,
  text: SourceText,
  { maxCharacters = MAX_CHARACTERS, ...options }: ArticleOptions = {},
): Root | null {
  if (reportUnreadable(file, text.text, maxCharacters)) return null;
  const tree = processor(options).parse(text.text);
  reportArticle(file, text, tree);
  return tree;
}

/**
 * Parses an article that is written in Markdown (CommonMark) to the same blocks: each heading and paragraph has one
 * `text`, on one line and without markup. The infobox is a list of `Key: value` right after the title, or below a heading
 * or line "Infobox". Items of other lists, quotations and code are paragraphs; front matter is a `yaml` node. What has no
 * place in them is told in the root's `data.leftOut`.
 *
 * Positions count as those of {@link parseArticle}, and say where in the Markdown a node was read.
 *
 * @throws {RangeError} where the text is nested so deeply that it cannot be read.
 */
export const parseMarkdown = (markdown: string): Root =>
  processor().parse(new VFile({ path: 'article.md', value: markdown }));

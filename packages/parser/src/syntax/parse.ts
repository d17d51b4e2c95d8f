import type { Root } from 'mdast';
import { unified } from 'unified';
import type { VFile } from 'vfile';
import type { SourceText } from '../text/source-text.ts';
import { reportArticle, reportUnreadable } from './messages.ts';
import { remarkWikiText } from './remark-wiki-text.ts';
import type { WikiTextOptions } from './wiki-text.ts';

export interface ArticleOptions extends WikiTextOptions {
  /** How long a text may be, in UTF-16 code units (`String(file).length`). 2,000,000 if not given. */
  maxCharacters?: number | undefined;
}

/** MediaWiki allows a page 2 MiB: what is longer is no article. The stages behind the parser keep rows for each line. */
export const MAX_CHARACTERS = 2_000_000;

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
  const tree = unified().use(remarkWikiText, options).parse(text.text);
  reportArticle(file, text, tree);
  return tree;
}

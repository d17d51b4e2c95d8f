/** Apart from the rest of the package: only who reads Markdown needs `remark-parse`, which takes long to load. */
import type { Root } from 'mdast';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { VFile } from 'vfile';
import { remarkWikiText } from './syntax/remark-wiki-text.ts';

export { remarkWikiText };

/**
 * Parses an article that is written in Markdown (CommonMark) to the same blocks: each heading and paragraph has one
 * `text`, on one line and without markup. The infobox is a list of `Key: value` right after the title, or below a heading
 * or line "Infobox". Items of other lists, quotations and code are paragraphs; front matter is a `yaml` node. What has no
 * place in them is told in the root's `data.leftOut`.
 *
 * Positions count as those of `parseArticle`, and say where in the Markdown a node was read.
 *
 * @throws {RangeError} where the text is nested so deeply that it cannot be read.
 */
export const parseMarkdown = (markdown: string): Root =>
  unified()
    .use(remarkParse)
    .use(remarkWikiText)
    .parse(new VFile({ path: 'article.md', value: markdown }));

import type { Root } from 'mdast';
import type { Plugin } from 'unified';
import { parseMarkdown } from './markdown/parse-markdown.ts';
import { parseWikiText, type WikiTextOptions } from './wiki-text.ts';

/**
 * Reads wiki text, and leaves Markdown, told by a file's name, to `remark-parse`. Both give the same blocks: headings,
 * infoboxes and paragraphs.
 *
 * ```ts
 * unified().use(remarkParse).use(remarkWikiText).parse('= Siege =\n\nInfobox\n- Date: 1916\n');
 * ```
 */
export const remarkWikiText: Plugin<[(WikiTextOptions | undefined)?], string, Root> = function (options) {
  const remark = this.parser;
  this.parser = (text, file) =>
    remark && /^\.(?:md|markdown)$/.test(file.extname ?? '')
      ? parseMarkdown(text, (piece) => remark(piece, file) as Root)
      : parseWikiText(text, options);
};

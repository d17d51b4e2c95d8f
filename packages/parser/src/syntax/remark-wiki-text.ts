// Types the lists of extensions among the data of a processor.
import type {} from 'remark-parse';
import type { Processor } from 'unified';
import { wikiTextFromMarkdown } from './from-wiki-text.ts';
import type { WikiTextOptions } from './grammar.ts';
import { wikiText } from './wiki-text.ts';

/**
 * Makes `remark-parse` read wiki text instead of Markdown: headings, an infobox and paragraphs, every character as
 * written.
 *
 * ```ts
 * unified().use(remarkParse).use(remarkWikiText).parse('= Siege =\n\nInfobox\n- Date: 1916\n');
 * ```
 */
export function remarkWikiText(this: Processor, options?: WikiTextOptions): undefined {
  const data = this.data();
  data.micromarkExtensions ??= [];
  data.micromarkExtensions.push(wikiText(options));
  data.fromMarkdownExtensions ??= [];
  data.fromMarkdownExtensions.push(wikiTextFromMarkdown());
}

import type { Remark } from './remarks.ts';

/** "[3]", "[note 2]", with the page that {{rp}} puts behind it: "3,600[1]:64". */
export const FOOTNOTE_MARK =
  /(?::(?=\[\d{1,3}\]))?\[(?:\d{1,3}|[a-z]|(?:note|nb|n) ?\d{1,3})\](?:(?::|(?<=\d:?\[\d{1,3}\]): )\d{1,4}(?:[–-]\d{1,4})?(?![\d,]| ?[a-z]))?/gi;

/** A mark stands right behind what it belongs to. After a blank, a number in brackets may be somebody's addition. */
const APART = /(?<=\s)\[\d{1,3}\]/g;

/**
 * Blanks out the marks of footnotes, which are no words of a sentence: "20[3] soldiers". Every offset stays what it is.
 *
 * @param remark is told of those that may be none.
 */
export function withoutFootnoteMarks(text: string, remark: (remark: Remark) => void): string {
  if (!text.includes('[')) return text;
  for (const { 0: mark, index } of text.matchAll(APART))
    remark({
      rule: 'footnote-mark',
      reason: `"${mark}" was taken for the mark of a footnote`,
      harmless: true,
      start: index,
      end: index + mark.length,
    });
  return text.replace(FOOTNOTE_MARK, ({ length }) => ' '.repeat(length));
}

// What the two parsers of wiki text share: `wiki-text-parser.ts`, and `wiki-text.ts`, an extension of micromark.

export interface WikiTextOptions {
  /**
   * Whether `key` (as written, without surrounding blanks) is the key of an infobox field. Asked only where the word
   * "Infobox" is gone and another line stands directly above a line such as `- Date: 1916`: if its key is known, that
   * other line is the label of an infobox, else both are a paragraph. By default every key is taken for known.
   */
  isInfoboxKey?: ((key: string) => boolean) | undefined;
}

export const everyKey = (): boolean => true;

/** A heading has as many `=` on each side as its depth says, at most these. */
export const MAX_DEPTH = 6;

/** Whether a line, without surrounding blanks, is the label of an infobox whatever stands below it. */
export const isLabel = (line: string): boolean => /^infobox$/i.test(line);

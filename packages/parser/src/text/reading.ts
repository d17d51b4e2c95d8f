/** A stretch of the text or value at hand: UTF-16 code units (JavaScript string indices), end exclusive. */
export interface Span {
  start: number;
  end: number;
}

/** What a reader has to say of a stretch that it cleaned, doubts or cannot read. It becomes a message with its place. */
export interface Remark extends Span {
  /** The name of the rule, a kebab-case word that users can search for. */
  rule: string;
  reason: string;
  /** Whether nothing is in doubt, as where residue was cleaned: a note, and no warning. */
  harmless?: boolean;
}

/**
 * What the readers say of the values is said no more often than this of an article. A page of wiki markup read as a plain
 * value has hundreds; a million times the same would help nobody, and take more time and memory than all the reading.
 */
export const MOST_REMARKS_A_RULE = 1000;

/**
 * What was read from one value. Every item carries the span of its quote and the name of the rule that read it; what
 * could not be read is a remark and never an item.
 */
export interface Reading<Item extends Span & { rule: string }> {
  items: Item[];
  remarks: Remark[];
}

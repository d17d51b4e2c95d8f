/** A stretch of the text or value at hand: UTF-16 code units (JavaScript string indices), end exclusive. */
export interface Span {
  start: number;
  end: number;
}

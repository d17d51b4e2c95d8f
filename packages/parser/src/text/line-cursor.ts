const LINE_FEED = 10;

/**
 * Goes through a text line by line: `while (line.next())`. A line ends with LF, CRLF or CR; behind the last line ending
 * stands one more line, be it empty. Offsets are UTF-16 code units.
 */
export class LineCursor {
  readonly text: string;
  /** From 1; 0 before the first call of `next`. */
  number = 0;
  start = 0;
  /** Where the line ending begins. */
  end = 0;
  /** Where the next line begins; beyond the text if there is none. */
  following: number;
  /** The next LF and the next CR. Each is looked for when it has been passed, so that all lines together take one pass. */
  private feed = -1;
  private carriageReturn = -1;

  /** @param from where the first line begins. */
  constructor(text: string, from = 0) {
    this.text = text;
    this.following = from;
  }

  /** Goes to the next line; false, and nothing changes, if there is none. */
  next(): boolean {
    const { text, following } = this;
    if (following > text.length) return false;
    // Every other line of an article is empty, and a look takes a shorter time than a call of `indexOf`.
    if (text.charCodeAt(following) === LINE_FEED) this.feed = following;
    else if (this.feed < following) this.feed = indexOrLength(text, '\n', following);
    if (this.carriageReturn < following) this.carriageReturn = indexOrLength(text, '\r', following);
    this.number++;
    this.start = following;
    if (this.feed < this.carriageReturn) {
      this.end = this.feed;
      this.following = this.feed + 1;
    } else {
      this.end = this.carriageReturn;
      // At the end of the text neither is there, and both stand at its length.
      this.following = this.end + (this.feed === this.end + 1 && this.feed < text.length ? 2 : 1);
    }
    return true;
  }

  /** A place on the line, as a unist point. What is passed before the first line counts among its columns. */
  point(offset: number): { line: number; column: number; offset: number } {
    return { line: this.number, column: offset - (this.number > 1 ? this.start : 0) + 1, offset };
  }
}

/** How many byte order marks a text begins with. */
export const marksBefore = (text: string): number => /^\uFEFF*/.exec(text)![0].length;

function indexOrLength(text: string, character: string, from: number): number {
  const index = text.indexOf(character, from);
  return index === -1 ? text.length : index;
}

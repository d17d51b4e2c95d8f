/** The bytes up to a mark, and whether it came. */
export interface Piece {
  /** With the mark, which stands last. Valid until the next piece is read. Empty where it is overlong. */
  bytes: Buffer;
  /** Whether the mark came; false: these are the last bytes of the input. */
  found: boolean;
  /** Whether more bytes stood before the mark than allowed; they are gone. */
  overlong: boolean;
  /** Where the first byte stands in the input. */
  offset: number;
}

/**
 * Takes bytes that come in chunks apart at marks. A byte is copied and looked at a bounded number of times, however small
 * the chunks and however long the pieces; memory holds a piece and a chunk.
 */
export class ByteReader {
  readonly #chunks: AsyncIterator<Uint8Array>;
  #room = Buffer.alloc(0);
  #start = 0;
  #end = 0;
  #offset = 0;

  constructor(chunks: AsyncIterable<Uint8Array>) {
    this.#chunks = chunks[Symbol.asyncIterator]();
  }

  /** Says that no more is wanted, so that files and processes behind the chunks are closed. */
  async close(): Promise<void> {
    await this.#chunks.return?.();
  }

  /** The bytes up to and with a mark, or to the end of the input. */
  async until(mark: string, limit: number): Promise<Piece> {
    const offset = this.#offset;
    let overlong = false;
    // How far there is no mark. One may come in two chunks: what may be its beginning is looked at again.
    let searched = 0;
    for (;;) {
      const here = this.#room.subarray(this.#start, this.#end);
      const at = here.indexOf(mark, searched, 'latin1');
      if (at >= 0) {
        const length = at + mark.length;
        overlong ||= length > limit;
        const bytes = overlong ? here.subarray(0, 0) : here.subarray(0, length);
        this.#drop(length);
        return { bytes, found: true, overlong, offset };
      }
      searched = Math.max(0, here.length - mark.length + 1);
      if (searched > limit || overlong) {
        overlong = true;
        this.#drop(searched);
        searched = 0;
      }
      const { done, value } = await this.#chunks.next();
      if (!done) this.#push(value);
      else {
        const rest = this.#room.subarray(this.#start, this.#end);
        this.#drop(rest.length);
        return { bytes: overlong ? rest.subarray(0, 0) : rest, found: false, overlong, offset };
      }
    }
  }

  #drop(length: number): void {
    this.#start += length;
    this.#offset += length;
  }

  #push(chunk: Uint8Array): void {
    const length = this.#end - this.#start;
    if (this.#end + chunk.length > this.#room.length) {
      // Twice what is needed, so that a piece in many chunks is moved seldom.
      const fits = 2 * (length + chunk.length) <= this.#room.length;
      const room = fits ? this.#room : Buffer.allocUnsafe(2 * (length + chunk.length));
      this.#room.copy(room, 0, this.#start, this.#end);
      this.#room = room;
      this.#start = 0;
      this.#end = length;
    }
    this.#room.set(chunk, this.#end);
    this.#end += chunk.length;
  }
}

import type { Cell } from './tables.ts';

/** Texts in UTF-8, one after another: text `i` lies from `offsets[i]` to `offsets[i + 1]`, and a null is empty there. */
export interface Utf8Texts {
  bytes: Uint8Array;
  offsets: Int32Array;
}

/**
 * The mean length of texts, in UTF-16 units, from which each is encoded by itself. To call the encoder takes as long as to
 * encode some dozens of them, and to join texts as long as to encode some dozens too.
 */
const LONG = 48;

/** More than this is given back between two uses. */
const KEPT = 1 << 23;

const encoder = new TextEncoder();

/**
 * Encodes columns of texts, one after another, into memory of its own that `reset` makes free again for the next ones: to
 * ask the platform for a buffer a column costs more than what goes into it.
 */
export class Utf8Encoder {
  #bytes = new Uint8Array(1 << 16);
  #end = 0;
  #offsets = new Int32Array(1 << 14);
  #offsetsEnd = 0;

  /** What was encoded so far is no longer needed. */
  reset(): void {
    this.#end = 0;
    this.#offsetsEnd = 0;
    if (this.#bytes.length > KEPT) this.#bytes = new Uint8Array(1 << 16);
  }

  /**
   * The texts of a column, good until `reset`, or undefined where a cell is neither a text nor null. As the platform's
   * encoder does, half a surrogate pair becomes U+FFFD.
   */
  encode(cells: readonly (Cell | undefined)[]): Utf8Texts | undefined {
    const offsets = this.#openOffsets(cells.length + 1);
    let length = 0;
    offsets[0] = 0;
    for (let index = 0; index < cells.length; index++) {
      const cell = cells[index];
      if (typeof cell === 'string') length += cell.length;
      else if (cell !== null) return undefined;
      offsets[index + 1] = length;
    }
    this.#offsetsEnd += offsets.length;
    const texts = cells as readonly (string | null)[];
    const bytes = length > LONG * texts.length ? undefined : this.#encodeJoined(texts, length, offsets);
    return { bytes: bytes ?? this.#encodeEach(texts, length, offsets), offsets };
  }

  /** Undefined where joined texts are not the texts joined. */
  #encodeJoined(
    texts: readonly (string | null)[],
    length: number,
    offsets: Int32Array,
  ): Uint8Array | undefined {
    let joined = '';
    for (const text of texts) if (text !== null) joined += text;
    // Most columns are ASCII, where each unit is a byte.
    const bytes = this.#put(joined, length + (length >> 3));
    if (bytes.length === length) return bytes;
    // The halves of a surrogate pair, at the end of one text and the beginning of the next, would have become a character.
    for (const text of texts) if (text !== null && (text.charCodeAt(0) & 0xfc00) === 0xdc00) return undefined;
    let end = 0;
    for (let index = 0; index < texts.length; index++) {
      let units = texts[index]?.length ?? 0;
      while (units > 0) {
        const byte = bytes[end]!;
        end += byte < 0x80 ? 1 : byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
        units -= byte < 0xf0 ? 1 : 2;
      }
      offsets[index + 1] = end;
    }
    return bytes;
  }

  #encodeEach(texts: readonly (string | null)[], length: number, offsets: Int32Array): Uint8Array {
    // Room for all, so that they come to stand one after another.
    this.#reserve(3 * length);
    const start = this.#end;
    for (let index = 0; index < texts.length; index++) {
      const text = texts[index];
      if (text) this.#end += encoder.encodeInto(text, this.#bytes.subarray(this.#end)).written;
      offsets[index + 1] = this.#end - start;
    }
    return this.#bytes.subarray(start, this.#end);
  }

  /** Encodes a text for which so many bytes are most probably enough. */
  #put(text: string, likely: number): Uint8Array {
    this.#reserve(likely);
    const { read, written } = encoder.encodeInto(text, this.#bytes.subarray(this.#end));
    if (read < text.length) return this.#put(text, 3 * text.length);
    this.#end += written;
    return this.#bytes.subarray(this.#end - written, this.#end);
  }

  /** Makes room. What was encoded before stays where it is, in the buffer of then. */
  #reserve(count: number): void {
    if (this.#end + count <= this.#bytes.length) return;
    this.#bytes = new Uint8Array(Math.max(count, 2 * this.#bytes.length));
    this.#end = 0;
  }

  #openOffsets(count: number): Int32Array {
    if (this.#offsetsEnd + count > this.#offsets.length) {
      this.#offsets = new Int32Array(Math.max(count, 2 * this.#offsets.length));
      this.#offsetsEnd = 0;
    }
    return this.#offsets.subarray(this.#offsetsEnd, this.#offsetsEnd + count);
  }
}

/** More than this is given back when it has been taken. */
const KEPT = 1 << 25;

/** Bytes in the making, in a buffer that grows. Writers reserve room, write into `bytes` from `length` on and move `length`. */
export class ByteSink {
  bytes = new Uint8Array(1 << 16);
  length = 0;

  /** Makes room for so many bytes more, and gives the buffer, which may be another than before. */
  reserve(count: number): Uint8Array<ArrayBuffer> {
    const needed = this.length + count;
    if (needed > this.bytes.length) {
      const larger = new Uint8Array(Math.max(needed, 2 * this.bytes.length));
      larger.set(this.bytes.subarray(0, this.length));
      this.bytes = larger;
    }
    return this.bytes;
  }

  append(bytes: Uint8Array): void {
    this.reserve(bytes.length).set(bytes, this.length);
    this.length += bytes.length;
  }

  /** What was written, in a buffer of its own that holds nothing else. The sink is empty then, and keeps its room. */
  take(): Uint8Array<ArrayBuffer> {
    const taken = this.bytes.slice(0, this.length);
    this.length = 0;
    if (this.bytes.length > KEPT) this.bytes = new Uint8Array(1 << 16);
    return taken;
  }
}

/** Writes a text of ASCII, such as a number, at `end`, and gives the end after it. There must be room. */
export function putAscii(bytes: Uint8Array, end: number, text: string): number {
  for (let index = 0; index < text.length; index++) bytes[end++] = text.charCodeAt(index);
  return end;
}

/** Writes a finite number as `String` does, at most 25 bytes, at `end`, and gives the end after it. There must be room. */
export function putNumber(bytes: Uint8Array, end: number, number: number): number {
  if (number !== (number | 0)) return putAscii(bytes, end, String(number));
  let rest = number | 0;
  if (rest < 0) {
    // 2 ** 31 has no positive counterpart.
    if (rest === -2147483648) return putAscii(bytes, end, '-2147483648');
    bytes[end++] = 0x2d;
    rest = -rest;
  }
  let digits = 1;
  for (let bound = 10; digits < 10 && rest >= bound; bound *= 10) digits++;
  for (let index = end + digits - 1; index >= end; index--) {
    const tenth = (rest / 10) | 0;
    bytes[index] = 0x30 + rest - 10 * tenth;
    rest = tenth;
  }
  return end + digits;
}

/** From so many bytes on the platform copies faster than a loop. */
const LONG = 128;

/** Copies the bytes from `start` to `stop`, exclusive, to `end`, and gives the end after them. There must be room. */
export function putBytes(
  bytes: Uint8Array,
  end: number,
  from: Uint8Array,
  start: number,
  stop: number,
): number {
  if (stop - start < LONG) {
    while (start < stop) bytes[end++] = from[start++]!;
    return end;
  }
  bytes.set(from.subarray(start, stop), end);
  return end + stop - start;
}

/** Four bytes that are all the same, as a word. */
export const fourTimes = (byte: number): number => Math.imul(byte, 0x01010101);

/** Not 0 where a byte of the word is that of which `four` has four (https://graphics.stanford.edu/~seander/bithacks.html). */
export function hasByte(word: number, four: number): number {
  const same = word ^ four;
  return (same - 0x01010101) & ~same & 0x80808080;
}

/** Not 0 where a byte of the word is below that of which `four` has four, which is not above 128. */
export function hasByteBelow(word: number, four: number): number {
  return (word - four) & ~word & 0x80808080;
}

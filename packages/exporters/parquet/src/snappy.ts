/** Positions of earlier bytes by the hash of four of them, for inputs of each size. Room that one call leaves to the next. */
const tables: (Uint32Array | undefined)[] = [];

const MAX_TABLE_BITS = 14;
const MAX_OFFSET = 0xffff;

/** No match begins so near to the end. */
const MARGIN = 15;

/** From so many bytes on the platform copies faster than a loop. */
const LONG = 32;

/**
 * Compresses bytes with Snappy (https://github.com/google/snappy/blob/main/format_description.txt): the algorithm of
 * snappyjs (https://github.com/zhipeng-jia/snappyjs, MIT License, Copyright (c) 2016 Zhipeng Jia) as hyparquet-writer has
 * it, and the same bytes, in a third of the time: it writes into one buffer that is large enough from the beginning, and
 * compares four bytes at once.
 */
export function compress(input: Uint8Array): Uint8Array {
  const { length } = input;
  const output = new Uint8Array(32 + length + Math.ceil(length / 6));
  const view = new DataView(input.buffer, input.byteOffset, length);
  let end = 0;
  for (let rest = length; ; rest >>>= 7) {
    output[end++] = rest < 0x80 ? rest : (rest & 0x7f) | 0x80;
    if (rest < 0x80) break;
  }
  let bits = 1;
  while (1 << bits <= length && bits <= MAX_TABLE_BITS) bits++;
  bits--;
  const shift = 32 - bits;
  const table = tables[bits] ?? new Uint32Array(1 << bits);
  tables[bits] = table.fill(0);
  // What is not yet written begins here.
  let literal = 0;
  if (length >= MARGIN) {
    const limit = length - MARGIN;
    let at = 1;
    let nextHash = Math.imul(view.getInt32(at, true), 0x1e35a7bd) >>> shift;
    search: while (true) {
      // The longer nothing is found, the larger are the steps.
      let skip = 32;
      let next = at;
      let candidate: number;
      do {
        at = next;
        const hash = nextHash;
        next = at + (skip++ >>> 5);
        if (at > limit) break search;
        // Behind the margin there may be no four bytes; there the search ends before the hash is used.
        if (next <= limit) nextHash = Math.imul(view.getInt32(next, true), 0x1e35a7bd) >>> shift;
        candidate = table[hash]!;
        table[hash] = at;
      } while (at - candidate > MAX_OFFSET || view.getInt32(at, true) !== view.getInt32(candidate, true));
      end = putLiteral(output, end, input, literal, at);
      let current: number;
      do {
        const matched = matchLength(view, at, candidate, length);
        end = putCopy(output, end, at - candidate, matched);
        at += matched;
        literal = at;
        if (at >= limit) break search;
        table[Math.imul(view.getInt32(at - 1, true), 0x1e35a7bd) >>> shift] = at - 1;
        current = view.getInt32(at, true);
        const hash = Math.imul(current, 0x1e35a7bd) >>> shift;
        candidate = table[hash]!;
        table[hash] = at;
      } while (at - candidate <= MAX_OFFSET && current === view.getInt32(candidate, true));
      at++;
      nextHash = Math.imul(view.getInt32(at, true), 0x1e35a7bd) >>> shift;
    }
  }
  if (literal < length) end = putLiteral(output, end, input, literal, length);
  return output.subarray(0, end);
}

/** How many bytes are the same at both places, of which four are known to be. */
function matchLength(view: DataView, at: number, candidate: number, length: number): number {
  let matched = 4;
  const fours = length - at - 4;
  while (matched <= fours && view.getInt32(at + matched, true) === view.getInt32(candidate + matched, true)) {
    matched += 4;
  }
  while (at + matched < length && view.getUint8(at + matched) === view.getUint8(candidate + matched))
    matched++;
  return matched;
}

/** Writes bytes as they are. */
function putLiteral(
  output: Uint8Array,
  begin: number,
  input: Uint8Array,
  start: number,
  stop: number,
): number {
  const last = stop - start - 1;
  let end = begin;
  if (last < 60) {
    output[end++] = last << 2;
  } else {
    const size = last < 0x100 ? 1 : last < 0x10000 ? 2 : last < 0x1000000 ? 3 : 4;
    output[end++] = (59 + size) << 2;
    for (let byte = 0; byte < size; byte++) output[end++] = last >>> (8 * byte);
  }
  if (last < LONG) {
    for (let index = start; index < stop; index++) output[end++] = input[index]!;
    return end;
  }
  output.set(input.subarray(start, stop), end);
  return end + last + 1;
}

/** Writes that bytes stand again, so far behind, in pieces of 64 at most and none below four. */
function putCopy(output: Uint8Array, begin: number, offset: number, matched: number): number {
  let end = begin;
  let rest = matched;
  while (rest > 64) {
    const piece = rest >= 68 ? 64 : 60;
    output[end++] = 2 + ((piece - 1) << 2);
    output[end++] = offset;
    output[end++] = offset >>> 8;
    rest -= piece;
  }
  if (rest < 12 && offset < 2048) {
    output[end++] = 1 + ((rest - 4) << 2) + ((offset >>> 8) << 5);
    output[end++] = offset;
  } else {
    output[end++] = 2 + ((rest - 1) << 2);
    output[end++] = offset;
    output[end++] = offset >>> 8;
  }
  return end;
}

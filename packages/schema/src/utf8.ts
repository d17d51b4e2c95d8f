import type { Cell } from './tables.ts';

/** Texts in UTF-8, one after another: text `i` lies from `offsets[i]` to `offsets[i + 1]`, and a null is empty there. */
export interface Utf8Texts {
  bytes: Uint8Array;
  offsets: Int32Array;
}

/** Memory is asked for in pieces of so many bytes and offsets: to ask for each column costs more than what goes into it. */
const BYTES = 1 << 18;
const OFFSETS = 1 << 14;

/** With `u`, halves of a surrogate pair are none where both are there. */
const HALF_PAIR = /\p{Surrogate}/gu;

const encoder = new TextEncoder();

/** What is free of the last pieces. */
let freeBytes = new Uint8Array();
let freeOffsets = new Int32Array();

/**
 * The texts of a column, or undefined where a cell is neither a text nor null. As the platform's encoder does, half a
 * surrogate pair becomes U+FFFD. Texts are encoded with one call, since each call takes as long as some dozen letters.
 */
export function encodeTexts(cells: readonly (Cell | undefined)[]): Utf8Texts | undefined {
  if (freeOffsets.length <= cells.length) freeOffsets = new Int32Array(Math.max(OFFSETS, cells.length + 1));
  const offsets = freeOffsets.subarray(0, cells.length + 1);
  let length = 0;
  offsets[0] = 0;
  for (let index = 0; index < cells.length; index++) {
    const cell = cells[index];
    if (typeof cell === 'string') length += cell.length;
    else if (cell !== null) return undefined;
    offsets[index + 1] = length;
  }
  freeOffsets = freeOffsets.subarray(cells.length + 1);
  const texts = cells as readonly (string | null)[];
  // Most columns are ASCII, where each unit is a byte.
  const bytes = encode(texts.join(''), length + (length >> 3));
  if (bytes.length === length) return { bytes, offsets };
  if (moveOffsets(offsets, bytes)) return { bytes, offsets };
  return encodeTexts(texts.map((text) => text?.replace(HALF_PAIR, '\ufffd') ?? null));
}

/**
 * Makes offsets in UTF-16 those in UTF-8. False where there are none, since the halves of a surrogate pair, at the end of
 * one text and the beginning of the next, have become a character.
 */
function moveOffsets(offsets: Int32Array, bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  let end = 0;
  let start = 0;
  for (let index = 1; index < offsets.length; index++) {
    const stop = offsets[index]!;
    let units = stop - start;
    while (units > 0) {
      // Four letters of ASCII at once.
      if (units >= 4 && (view.getInt32(end, true) & 0x80808080) === 0) {
        end += 4;
        units -= 4;
        continue;
      }
      const byte = bytes[end]!;
      end += byte < 0x80 ? 1 : byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
      units -= byte < 0xf0 ? 1 : 2;
    }
    if (units < 0) return false;
    offsets[index] = end;
    start = stop;
  }
  return true;
}

/** Encodes a text for which so many bytes are most probably enough. */
function encode(text: string, likely: number): Uint8Array {
  if (freeBytes.length < likely) freeBytes = new Uint8Array(Math.max(BYTES, likely));
  const { read, written } = encoder.encodeInto(text, freeBytes);
  if (read < text.length) return encode(text, 3 * text.length);
  const bytes = freeBytes.subarray(0, written);
  freeBytes = freeBytes.subarray(written);
  return bytes;
}

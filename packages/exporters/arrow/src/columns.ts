import { type Cell, type Column, toEpochDay } from '@openbattles/schema';
import { Bool, BufferType, Data, type DataType, DateDay, Float64, Int32, makeData, Utf8 } from 'apache-arrow';

/** The nulls of a column in Arrow's terms: how many, and a bitmap with a bit set for each cell that is none. */
export interface Validity {
  nullCount: number;
  nullBitmap: Uint8Array | null;
}

/** The cells of one column in one batch. Cells that are not set are zero or empty, which is what nulls want. */
export interface Cells {
  /** Stores a cell of the type at the index. Indices only rise. */
  set(index: number, cell: Exclude<Cell, null>): void;
  /** The first `length` cells. */
  toData(length: number, validity: Validity): Data;
}

/** How a type of cell stands in Arrow. */
export interface ArrowType {
  type: DataType;
  /** Room for as many cells. */
  open(capacity: number): Cells;
}

type Fixed = Int32 | Float64 | DateDay;

function openFixed(
  type: Fixed,
  values: Int32Array | Float64Array,
  read: (cell: Exclude<Cell, null>) => number,
): Cells {
  return {
    set(index, cell) {
      values[index] = read(cell);
    },
    // Not makeData, whose overloads take one type each: it would make the same object.
    toData: (length, { nullCount, nullBitmap }) =>
      new Data(type, 0, length, nullCount, {
        [BufferType.DATA]: values,
        ...(nullBitmap ? { [BufferType.VALIDITY]: nullBitmap } : {}),
      }),
  };
}

function openBoolean(capacity: number): Cells {
  const bits = new Uint8Array((capacity + 7) >> 3);
  return {
    set(index, cell) {
      if (cell) setBit(bits, index);
    },
    toData: (length, validity) => makeData({ type: new Bool(), length, ...validity, data: bits }),
  };
}

function openText(capacity: number): Cells {
  const encoder = new TextEncoder();
  // One entry more than cells: a text lies between its entry and the next.
  const valueOffsets = new Int32Array(capacity + 1);
  let bytes = new Uint8Array(capacity);
  let end = 0;
  return {
    set(index, cell) {
      const text = String(cell);
      // A UTF-16 unit takes three bytes of UTF-8 at most.
      const needed = end + 3 * text.length;
      if (needed > bytes.length) {
        const larger = new Uint8Array(Math.max(needed, 2 * bytes.length));
        larger.set(bytes.subarray(0, end));
        bytes = larger;
      }
      end += encoder.encodeInto(text, bytes.subarray(end)).written;
      valueOffsets[index + 1] = end;
    },
    toData(length, validity) {
      // A null is as empty as can be: it ends where the cell before it ends.
      for (let index = 0; index < length; index++) {
        valueOffsets[index + 1] = Math.max(valueOffsets[index]!, valueOffsets[index + 1]!);
      }
      const data = bytes.subarray(0, end);
      return makeData({ type: new Utf8(), length, ...validity, valueOffsets, data });
    },
  };
}

/** Sets a bit as Arrow counts them, from the least of the first byte. */
export function setBit(bits: Uint8Array, index: number): void {
  bits[index >> 3]! |= 1 << (index & 7);
}

/**
 * Typed arrays filled by hand, not the library's builders, which take five times as long. Texts are plain UTF-8 and
 * never dictionaries, which several readers refuse when they change between batches.
 */
export const ARROW_TYPES: Readonly<Record<Column['type'], ArrowType>> = {
  text: { type: new Utf8(), open: openText },
  boolean: { type: new Bool(), open: openBoolean },
  integer: {
    type: new Int32(),
    open: (capacity) => openFixed(new Int32(), new Int32Array(capacity), Number),
  },
  number: {
    type: new Float64(),
    open: (capacity) => openFixed(new Float64(), new Float64Array(capacity), Number),
  },
  date: {
    type: new DateDay(),
    open: (capacity) =>
      openFixed(new DateDay(), new Int32Array(capacity), (cell) => toEpochDay(String(cell))!),
  },
};

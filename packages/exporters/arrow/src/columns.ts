import type { Cell, Column } from '@openbattles/schema';
import { Bool, BufferType, Data, type DataType, DateDay, Float64, Int32, makeData, Utf8 } from 'apache-arrow';
import { toEpochDay } from './days.ts';

/** The nulls of a column in Arrow's terms: how many, and a bitmap with a bit set for each cell that is none. */
export interface Validity {
  nullCount: number;
  nullBitmap: Uint8Array | null;
}

/** The cells of one column in one batch. Cells that are not set are zero or empty, which is what nulls want. */
export interface Cells {
  /** Stores the cell at the index; false, and nothing stored, where the type does not hold it. Indices only rise. */
  set(index: number, cell: Exclude<Cell, null>): boolean;
  /** The first `length` cells. */
  toData(length: number, validity: Validity): Data;
}

/** How a type of cell stands in Arrow. */
export interface ArrowType {
  type: DataType;
  /** What a cell must be, for messages. */
  expected: string;
  /** Room for as many cells. */
  open(capacity: number): Cells;
}

type Fixed = Int32 | Float64 | DateDay;

function openFixed(
  type: Fixed,
  values: Int32Array | Float64Array,
  read: (cell: Exclude<Cell, null>) => number | undefined,
): Cells {
  return {
    set(index, cell) {
      const value = read(cell);
      if (value === undefined) return false;
      values[index] = value;
      return true;
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
      if (typeof cell !== 'boolean') return false;
      if (cell) setBit(bits, index);
      return true;
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
      if (typeof cell !== 'string') return false;
      // A UTF-16 unit takes three bytes of UTF-8 at most.
      const needed = end + 3 * cell.length;
      if (needed > bytes.length) {
        const larger = new Uint8Array(Math.max(needed, 2 * bytes.length));
        larger.set(bytes.subarray(0, end));
        bytes = larger;
      }
      end += encoder.encodeInto(cell, bytes.subarray(end)).written;
      valueOffsets[index + 1] = end;
      return true;
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
  text: { type: new Utf8(), expected: 'a text', open: openText },
  boolean: { type: new Bool(), expected: 'true or false', open: openBoolean },
  integer: {
    type: new Int32(),
    expected: 'a whole number of 32 bits',
    // `| 0` is how Int32Array itself would wrap or cut the number: what it leaves alone is in range.
    open: (capacity) =>
      openFixed(new Int32(), new Int32Array(capacity), (cell) =>
        cell === (Number(cell) | 0) ? cell : undefined,
      ),
  },
  number: {
    type: new Float64(),
    expected: 'a finite number',
    open: (capacity) =>
      openFixed(new Float64(), new Float64Array(capacity), (cell) =>
        Number.isFinite(cell) ? Number(cell) : undefined,
      ),
  },
  date: {
    type: new DateDay(),
    expected: 'a calendar day from 0001-01-01 to 9999-12-31, YYYY-MM-DD',
    open: (capacity) =>
      openFixed(new DateDay(), new Int32Array(capacity), (cell) =>
        typeof cell === 'string' ? toEpochDay(cell) : undefined,
      ),
  },
};

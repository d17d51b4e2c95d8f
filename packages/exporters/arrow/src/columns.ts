import type { BatchColumn, CellType } from '@openbattles/schema';
import { Bool, BufferType, Data, type DataType, DateDay, Float64, Int32, Utf8 } from 'apache-arrow';

type Buffers = {
  [BufferType.DATA]: Data['values'];
  [BufferType.OFFSET]?: Int32Array;
  [BufferType.VALIDITY]?: Uint8Array;
};

/** A bitmap with the bits that are to be set, as Arrow counts them: from the least of the first byte. */
function toBitmap(length: number, capacity: number, isSet: (index: number) => boolean): Uint8Array {
  const bits = new Uint8Array((capacity + 7) >> 3);
  for (let index = 0; index < length; index++) if (isSet(index)) bits[index >> 3]! |= 1 << (index & 7);
  return bits;
}

/** The values of a column as Arrow's buffers, without the bitmap of nulls, which are zero or empty there. */
function toBuffers({ column: { type }, texts, numbers }: BatchColumn, capacity: number): Buffers | undefined {
  if (type === 'text') return texts && { [BufferType.DATA]: texts.bytes, [BufferType.OFFSET]: texts.offsets };
  if (type !== 'boolean' || !numbers) return numbers && { [BufferType.DATA]: numbers };
  return { [BufferType.DATA]: toBitmap(numbers.length, capacity, (index) => numbers[index] === 1) };
}

/**
 * A column as Arrow has it, or undefined where a cell is not what the column holds. Not the library's builders, which take
 * five times as long.
 *
 * @param capacity how many rows a batch has at most. The library writes bitmaps whole, so that this is seen in the file.
 */
export function toData(column: BatchColumn, capacity: number): Data | undefined {
  const { cells, nulls } = column;
  const { type, nullable } = column.column;
  const buffers = toBuffers(column, capacity);
  if (!buffers || (nulls > 0 && !nullable)) return undefined;
  if (nulls > 0) {
    buffers[BufferType.VALIDITY] = toBitmap(cells.length, capacity, (index) => cells[index] !== null);
  }
  // Not makeData, whose overloads take one type each: it would make the same object.
  return new Data(ARROW_TYPES[type], 0, cells.length, nulls, buffers);
}

/** Texts are plain UTF-8 and never dictionaries, which several readers refuse when they change between batches. */
export const ARROW_TYPES: Readonly<Record<CellType, DataType>> = {
  text: new Utf8(),
  boolean: new Bool(),
  integer: new Int32(),
  number: new Float64(),
  date: new DateDay(),
};

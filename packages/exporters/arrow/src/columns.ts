import { type Cell, type CellType, type Column, toEpochDay, type Utf8Encoder } from '@openbattles/schema';
import { Bool, BufferType, Data, type DataType, DateDay, Float64, Int32, Utf8 } from 'apache-arrow';

type Cells = readonly (Cell | undefined)[];

/** How a type of cell stands in Arrow. */
interface ArrowType {
  type: DataType;
  /**
   * The values of cells as Arrow's buffers, without the bitmap of nulls; or undefined where a cell is neither null nor what
   * the column holds. A null is zero or empty there.
   */
  toBuffers(cells: Cells, room: Room): Buffers | undefined;
}

/** What columns of a batch are made in. */
export interface Room {
  utf8: Utf8Encoder;
  /** How many rows a batch has at most. The library writes bitmaps whole, so that this is seen in the file. */
  capacity: number;
}

type Buffers = {
  [BufferType.DATA]: Data['values'];
  [BufferType.OFFSET]?: Int32Array;
  [BufferType.VALIDITY]?: Uint8Array;
};

function toIntegers(cells: Cells): Buffers | undefined {
  const values = new Int32Array(cells.length);
  for (let index = 0; index < cells.length; index++) {
    const cell = cells[index];
    if (cell === null) continue;
    // `| 0` is how Arrow would wrap or cut the number.
    if (typeof cell !== 'number' || cell !== (cell | 0)) return undefined;
    values[index] = cell;
  }
  return { [BufferType.DATA]: values };
}

function toNumbers(cells: Cells): Buffers | undefined {
  const values = new Float64Array(cells.length);
  for (let index = 0; index < cells.length; index++) {
    const cell = cells[index];
    if (cell === null) continue;
    if (typeof cell !== 'number' || !Number.isFinite(cell)) return undefined;
    values[index] = cell;
  }
  return { [BufferType.DATA]: values };
}

function toDays(cells: Cells): Buffers | undefined {
  const values = new Int32Array(cells.length);
  for (let index = 0; index < cells.length; index++) {
    const cell = cells[index];
    if (cell === null) continue;
    const day = typeof cell === 'string' ? toEpochDay(cell) : undefined;
    if (day === undefined) return undefined;
    values[index] = day;
  }
  return { [BufferType.DATA]: values };
}

function toBits(cells: Cells, { capacity }: Room): Buffers | undefined {
  const bits = new Uint8Array((capacity + 7) >> 3);
  for (let index = 0; index < cells.length; index++) {
    const cell = cells[index];
    if (cell === true) setBit(bits, index);
    else if (cell !== false && cell !== null) return undefined;
  }
  return { [BufferType.DATA]: bits };
}

function toTexts(cells: Cells, { utf8 }: Room): Buffers | undefined {
  const texts = utf8.encode(cells);
  return texts && { [BufferType.DATA]: texts.bytes, [BufferType.OFFSET]: texts.offsets };
}

/** Sets a bit as Arrow counts them, from the least of the first byte. */
function setBit(bits: Uint8Array, index: number): void {
  bits[index >> 3]! |= 1 << (index & 7);
}

/**
 * The cells of a column as Arrow has them, or undefined where one is not what the column holds. Typed arrays filled by
 * hand, not the library's builders, which take five times as long.
 */
export function toData({ type, nullable }: Column, cells: Cells, room: Room): Data | undefined {
  const buffers = ARROW_TYPES[type].toBuffers(cells, room);
  if (!buffers) return undefined;
  let nullCount = 0;
  for (const cell of cells) if (cell === null) nullCount++;
  if (nullCount > 0) {
    if (!nullable) return undefined;
    const bitmap = new Uint8Array((room.capacity + 7) >> 3);
    for (let index = 0; index < cells.length; index++) if (cells[index] !== null) setBit(bitmap, index);
    buffers[BufferType.VALIDITY] = bitmap;
  }
  // Not makeData, whose overloads take one type each: it would make the same object.
  return new Data(ARROW_TYPES[type].type, 0, cells.length, nullCount, buffers);
}

/** Texts are plain UTF-8 and never dictionaries, which several readers refuse when they change between batches. */
export const ARROW_TYPES: Readonly<Record<CellType, ArrowType>> = {
  text: { type: new Utf8(), toBuffers: toTexts },
  boolean: { type: new Bool(), toBuffers: toBits },
  integer: { type: new Int32(), toBuffers: toIntegers },
  number: { type: new Float64(), toBuffers: toNumbers },
  date: { type: new DateDay(), toBuffers: toDays },
};

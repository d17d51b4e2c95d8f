import { type Cell, type CellType, toEpochDay } from '@openbattles/schema';
import { Bool, BufferType, Data, type DataType, DateDay, Float64, Int32, Utf8 } from 'apache-arrow';

type Cells = readonly Cell[];

/** The buffers of a column as Arrow names them. A null is zero, or empty. */
type Buffers = { [BufferType.DATA]: Data['values']; [BufferType.OFFSET]?: Int32Array };

/** A bitmap with a bit for each cell of which `isSet` is true, as Arrow counts them: from the least of the first byte. */
function toBitmap(cells: Cells, capacity: number, isSet: (cell: Cell) => boolean): Uint8Array {
  const bits = new Uint8Array((capacity + 7) >> 3);
  for (const [index, cell] of cells.entries()) if (isSet(cell)) bits[index >> 3]! |= 1 << (index & 7);
  return bits;
}

function toTexts(cells: Cells): Buffers {
  const texts = cells.map((cell) => (cell === null ? '' : String(cell)));
  const offsets = new Int32Array(cells.length + 1);
  for (const [index, text] of texts.entries()) offsets[index + 1] = offsets[index]! + Buffer.byteLength(text);
  const bytes = Buffer.alloc(offsets[cells.length]!);
  for (const [index, text] of texts.entries()) bytes.write(text, offsets[index]!);
  return { [BufferType.DATA]: bytes, [BufferType.OFFSET]: offsets };
}

/** How a type of cell stands in Arrow. */
interface ArrowType {
  type: DataType;
  toBuffers(cells: Cells, capacity: number): Buffers;
}

/**
 * Typed arrays, not the library's builders, which take five times as long. Texts are plain UTF-8 and never
 * dictionaries, which several readers refuse when they change between batches.
 */
export const ARROW_TYPES: Readonly<Record<CellType, ArrowType>> = {
  text: { type: new Utf8(), toBuffers: toTexts },
  boolean: {
    type: new Bool(),
    toBuffers: (cells, capacity) => ({
      [BufferType.DATA]: toBitmap(cells, capacity, (cell) => cell === true),
    }),
  },
  integer: {
    type: new Int32(),
    toBuffers: (cells) => ({ [BufferType.DATA]: Int32Array.from(cells, Number) }),
  },
  number: {
    type: new Float64(),
    toBuffers: (cells) => ({ [BufferType.DATA]: Float64Array.from(cells, Number) }),
  },
  date: {
    type: new DateDay(),
    toBuffers: (cells) => ({
      [BufferType.DATA]: Int32Array.from(cells, (cell) => (cell === null ? 0 : toEpochDay(String(cell))!)),
    }),
  },
};

/**
 * A column as Arrow has it.
 *
 * @param capacity how many rows a batch has at most. The library writes bitmaps whole, so that this is seen in the file.
 */
export function toData(cellType: CellType, cells: Cells, capacity: number): Data {
  const { type, toBuffers } = ARROW_TYPES[cellType];
  const nulls = cells.filter((cell) => cell === null).length;
  const validity =
    nulls > 0 ? { [BufferType.VALIDITY]: toBitmap(cells, capacity, (cell) => cell !== null) } : {};
  // Not makeData, whose overloads take one type each: it would make the same object.
  return new Data(type, 0, cells.length, nulls, { ...toBuffers(cells, capacity), ...validity });
}

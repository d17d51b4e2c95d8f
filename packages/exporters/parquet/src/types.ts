import { type Cell, type CellType, toEpochDay } from '@openbattles/schema';
import type { SchemaElement } from 'hyparquet-writer';

/** How a type of cell stands in Parquet. */
interface ParquetType {
  element: Pick<SchemaElement, 'type' | 'converted_type' | 'logical_type'>;
  /** The value of a cell of the type. */
  toValue(cell: Exclude<Cell, null>): Exclude<Cell, null>;
}

const asIs = (cell: Exclude<Cell, null>) => cell;

export const PARQUET_TYPES: Readonly<Record<CellType, ParquetType>> = {
  text: { element: { type: 'BYTE_ARRAY', converted_type: 'UTF8' }, toValue: asIs },
  integer: { element: { type: 'INT32' }, toValue: asIs },
  number: { element: { type: 'DOUBLE' }, toValue: asIs },
  boolean: { element: { type: 'BOOLEAN' }, toValue: asIs },
  date: { element: { type: 'INT32', converted_type: 'DATE' }, toValue: (cell) => toEpochDay(String(cell))! },
};

import type { CellType } from '@openbattles/schema';
import type { SchemaElement } from 'hyparquet-writer';

/** How a type of cell stands in Parquet. */
export const PARQUET_TYPES: Readonly<Record<CellType, Pick<SchemaElement, 'type' | 'converted_type'>>> = {
  text: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  integer: { type: 'INT32' },
  number: { type: 'DOUBLE' },
  boolean: { type: 'BOOLEAN' },
  date: { type: 'INT32', converted_type: 'DATE' },
};

import {
  ByteSink,
  cellProblem,
  type Exporter,
  type Table,
  throwProblem,
  toExporter,
} from '@openbattles/schema';
import { makeData, RecordBatch, type Schema, Struct, tableFromIPC } from 'apache-arrow';
import { toData } from './columns.ts';
import { BatchWriter, type Block, FileWriter } from './ipc.ts';
import { toSchema } from './metadata.ts';

/**
 * The Arrow IPC file format (Feather version 2), uncompressed: utf8, int32, float64, bool and date32, nullable where
 * the column is, with the codebook as metadata (`toSchema`). Rows are written in record batches of at most
 * `rowsPerBatch`; a part is one of them or more.
 *
 * `encode` and `write` throw a RangeError that names table, row (from 1) and column where a cell is missing or is not what
 * its column holds: Arrow would wrap, cut or empty it without a word.
 */
export function createArrowExporter({ rowsPerBatch = 4096 } = {}): Exporter {
  return toExporter(
    {
      format: 'arrow',
      encodeShared(shared, rowsBefore = 0) {
        const { table, rows } = shared;
        const schema = schemaOf(table);
        sink.length = 0;
        const writer = new BatchWriter(sink, schema);
        for (const { length, columns } of shared.batches(rowsPerBatch)) {
          const children = columns.map(
            (column) => toData(column, rowsPerBatch) ?? throwProblem(table, rows, rowsBefore, cellProblem),
          );
          const data = makeData({ type: new Struct(schema.fields), length, nullCount: 0, children });
          writer.write(new RecordBatch(schema, data));
        }
        return { rows: rows.length, bytes: sink.take(), index: writer.blocks };
      },
      open(table) {
        const writer = new FileWriter();
        return {
          start: () => writer.start(schemaOf(table)),
          add({ bytes, index }) {
            writer.add(bytes.length, index as readonly Block[]);
            return bytes;
          },
          end: () => writer.end(),
        };
      },
    },
    rowsPerBatch,
  );
}

/** Arrow in batches of the usual size. */
export const arrowExporter: Exporter = createArrowExporter();

/** Room that one call leaves to the next. */
const sink = new ByteSink();

const schemas = new WeakMap<Table, Schema>();

/** The schema of a table, made once. */
function schemaOf(table: Table): Schema {
  const schema = schemas.get(table) ?? toSchema(table);
  schemas.set(table, schema);
  return schema;
}

/** How many rows each record batch of a file of ours has, in their order. */
export const batchLengths = (bytes: Uint8Array): number[] =>
  tableFromIPC(bytes).batches.map(({ numRows }) => numRows);

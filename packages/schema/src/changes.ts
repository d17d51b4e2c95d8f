import { nullable, oneOf, type RowOf, text } from './columns.ts';
import { table } from './table.ts';
import { CAUSES } from './vocabularies.ts';

/** Stands for the id where a column itself changed, and with it every row. */
export const EVERY_ROW = '*';

/**
 * What differs from the release before, a table like the others, so that every format can write it.
 * Cells stand as texts, since one column holds those of every type.
 */
export const changes = table(
  'changes',
  'Changes',
  'Every cell that differs from the release before, every row that came or went, and every column that changed',
  ['table', 'id', 'column'],
  {
    table: text('The table'),
    id: text(`The key of the row, its parts joined by a blank; ${EVERY_ROW} where the column itself changed`),
    column: text('The column; of a row that came or went, the first column of its key'),
    before: nullable(
      text('The cell in the release before, empty where it was; of a column, its type and place'),
    ),
    after: nullable(text('The cell in this release, empty where it is; of a column, its type and place')),
    cause: oneOf(
      CAUSES,
      'source: the text, or what is recorded of it, was edited; rules: the same text is read otherwise',
    ),
  },
);

/** A row of the table `changes`. */
export type ChangeRow = RowOf<(typeof changes)['row']['properties']>;

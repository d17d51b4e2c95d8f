import { type Problem, placeOf } from './assertions.ts';
import { type BattleRecord, recordKey } from './record.ts';
import type { Row, Table } from './table.ts';
import { TABLES } from './tables.ts';
import { validateRecord } from './validate.ts';

/** Something that a record may not say, and what became of it. */
export interface Refusal {
  problem: Problem;
  /** Where it was read from, in code points of the source text; null where no text is to blame. */
  place: { char_start: number; char_end: number } | null;
  /** What was done: a cell is null now, a row is gone, or nothing could be done, and the record is still not valid. */
  mended: 'cell' | 'row' | null;
}

/** Columns that say one thing together: where one of them is refused, the others would say something else. */
const TOGETHER: readonly (readonly string[])[] = [
  ['date_edtf', 'date_start', 'date_end', 'year_start', 'year_end', 'date_precision'],
  ['latitude', 'longitude'],
];

/** A figure whose number is refused says nothing any more, and any other number would be false. */
const FIGURE = new Set(['low', 'high', 'qualifier']);

/** What is not read from the text, and without which there is no record. */
const NEEDED = new Set(['battle_id', 'source_id']);

const TABLE_BY_NAME = new Map<string, Table>(TABLES.map((table) => [table.name, table]));

/**
 * Takes out of a record what its schema or the assertions refuse, and nothing else: a cell becomes null where the column
 * allows it, with those that say the same thing, else its row goes, and what refers to that. So one odd value of a text
 * costs no more than itself.
 *
 * @param record is changed.
 * @param fieldName gives the name in the template of a key as written; see {@link placeOf}.
 * @returns what was refused, in the order in which it was found; empty where the record was valid.
 */
export function mendRecord(record: BattleRecord, fieldName: (key: string) => string | null): Refusal[] {
  const refusals: Refusal[] = [];
  // What is taken out may leave others without what they refer to. Each round takes something out, so that there is an end.
  for (;;) {
    const found: Refusal[] = [];
    /** The rows that go: what else is wrong with them is of no interest. */
    const gone = new Set<string>();
    for (const problem of validateRecord(record)) {
      const row = `${problem.table} ${problem.row}`;
      if (gone.has(row)) continue;
      const mended = remedyOf(record, problem);
      if (mended === 'row') gone.add(row);
      found.push({ problem, place: placeOf(record, problem, fieldName), mended });
    }
    refusals.push(...found);
    if (found.every(({ mended }) => mended === null)) return refusals;
    takeOut(record, found);
  }
}

/** What can be done about a problem. */
function remedyOf(record: BattleRecord, { table: name, column }: Problem): Refusal['mended'] {
  const table = TABLE_BY_NAME.get(name);
  const rows = table && record[recordKey(table)];
  if (!table || rows === undefined) return null;
  const isList = Array.isArray(rows);
  if (column !== null && !NEEDED.has(column) && !FIGURE.has(column)) {
    if (table.columns.find((each) => each.name === column)?.nullable) return 'cell';
  }
  return isList ? 'row' : null;
}

function takeOut(record: BattleRecord, refusals: readonly Refusal[]): void {
  const gone = new Map<string, Set<number>>();
  for (const { problem, mended } of refusals) {
    const { table, row, column } = problem;
    if (mended === 'row') gone.set(table, (gone.get(table) ?? new Set()).add(row));
    if (mended !== 'cell' || column === null) continue;
    const cells = [record[recordKey(TABLE_BY_NAME.get(table)!)]].flat()[row] as Record<string, unknown>;
    for (const name of TOGETHER.find((names) => names.includes(column)) ?? [column])
      if (name in cells) cells[name] = null;
  }
  // A finding that lost one of its rows says something else: it goes with all of them.
  const findings = new Set(
    [...(gone.get('finding_refs') ?? [])].map((row) => record.finding_refs[row]?.finding_id),
  );
  for (const [name, rows] of gone) {
    const key = recordKey(TABLE_BY_NAME.get(name)!);
    const kept = (record[key] as unknown as Row[]).filter((_, index) => !rows.has(index));
    Object.assign(record, { [key]: kept });
  }
  if (findings.size === 0) return;
  record.findings = record.findings.filter(({ finding_id }) => !findings.has(finding_id));
  record.finding_refs = record.finding_refs.filter(({ finding_id }) => !findings.has(finding_id));
}

/** What was refused and what became of it, in words. */
export function describeRefusal({ problem: { table, column, message }, mended }: Refusal): string {
  const remedy = { cell: '; it is left empty', row: '; the row is left out' };
  return `${table} ${column ?? 'row'}: ${message}${mended === null ? '' : remedy[mended]}`;
}

import { type BattleRecord, recordKey, rowsOf } from './record.ts';
import type { Row, Table } from './table.ts';
import { TABLES } from './tables.ts';

/** Something wrong with one row of a record. `column` is null where the row as a whole is meant. */
export interface Problem {
  table: string;
  /** Index of the row among the record's rows of that table. */
  row: number;
  column: string | null;
  rule: string;
  message: string;
}

/** What the assertions ask of a table, found once: what a row is checked for depends on its columns alone. */
interface TablePlan {
  table: Table;
  /** The pairs of columns of which the first comes before the second. */
  pairs: readonly (readonly [first: string, last: string])[];
  hasQualifier: boolean;
  hasQuote: boolean;
  /** The columns that refer to others, with those that they refer to. */
  references: readonly { name: string; references: string }[];
  /** The columns that others refer to, and their names with the table's. */
  referredTo: readonly { name: string; as: string }[];
}

const PAIRS = [
  ['low', 'high'],
  ['date_start', 'date_end'],
  ['year_start', 'year_end'],
] as const;

const REFERRED_TO = new Set(TABLES.flatMap(({ columns }) => columns.map(({ references }) => references)));

const PLANS: readonly TablePlan[] = TABLES.map((table) => {
  const names = new Set(table.columns.map(({ name }) => name));
  return {
    table,
    pairs: PAIRS.filter(([first, last]) => names.has(first) && names.has(last)),
    hasQualifier: names.has('qualifier'),
    hasQuote: names.has('quote'),
    references: table.columns.flatMap(({ name, references }) => (references ? [{ name, references }] : [])),
    referredTo: table.columns
      .map(({ name }) => ({ name, as: `${table.name}.${name}` }))
      .filter(({ as }) => REFERRED_TO.has(as)),
  };
});

/** Which bounds a qualifier leaves open; what holds for `low` and `high` where both are stated. */
const BOUNDS: Readonly<Record<string, { low: boolean; high: boolean; equal: boolean }>> = {
  exact: { low: true, high: true, equal: true },
  about: { low: true, high: true, equal: true },
  range: { low: true, high: true, equal: false },
  at_least: { low: true, high: false, equal: false },
  more_than: { low: true, high: false, equal: false },
  at_most: { low: false, high: true, equal: false },
  less_than: { low: false, high: true, equal: false },
  vague: { low: false, high: false, equal: false },
  unknown: { low: false, high: false, equal: false },
};

/** What is wrong with the cells of a row, without where the row stands. */
interface Fault {
  column: string | null;
  message: string;
}

function boundsFault({ qualifier, low, high }: Row): Fault | null {
  const bounds = typeof qualifier === 'string' ? BOUNDS[qualifier] : undefined;
  if (!bounds) return null;
  const fits =
    (low !== null) === bounds.low && (high !== null) === bounds.high && !(bounds.equal && low !== high);
  return fits
    ? null
    : { column: 'qualifier', message: `low ${low} and high ${high} do not fit the qualifier ${qualifier}` };
}

function orderFault(cells: Row, [first, last]: readonly [string, string]): Fault | null {
  const [low, high] = [cells[first] ?? null, cells[last] ?? null];
  return low !== null && high !== null && low > high
    ? { column: last, message: `${first} ${low} comes after ${last} ${high}` }
    : null;
}

/** Only a text with a surrogate has fewer code points than code units, and few texts have one. */
const SURROGATE = /[\ud800-\udbff]/;
const codePoints = (text: string): number => (SURROGATE.test(text) ? [...text].length : text.length);

function lengthFault({ quote, char_start, char_end }: Row): Fault | null {
  if (typeof quote !== 'string') return null;
  const length = codePoints(quote);
  return Number(char_end) - Number(char_start) === length
    ? null
    : {
        column: 'quote',
        message: `the quote has ${length} characters, but stands from ${char_start} to ${char_end}`,
      };
}

/** The key of a row, so that equal keys are equal texts. */
const keyOf = ({ key }: Table, cells: Row): string => JSON.stringify(key.map((column) => cells[column]));

/** What a row's key is compared by: a key of one column is told by its cell alone, one of several by all with their lengths. */
function identityOf({ key }: Table, cells: Row): unknown {
  if (key.length === 1) return cells[key[0]!];
  let identity = '';
  for (const column of key) {
    const cell = String(cells[column]);
    identity += `${cell.length} ${cell}`;
  }
  return identity;
}

/**
 * Every assertion that the record breaks: a statement that must hold for every record and that JSON Schema cannot make,
 * because it compares cells. The record must have passed its JSON Schema.
 */
export function checkAssertions(record: BattleRecord): Problem[] {
  const problems = {
    'bounds-fit-qualifier': [] as Problem[],
    'low-before-high': [] as Problem[],
    'quote-has-its-length': [] as Problem[],
    'key-is-unique': [] as Problem[],
    'reference-exists': [] as Problem[],
    'finding-refers-to-rows': [] as Problem[],
  };
  const add = (rule: keyof typeof problems, table: string, row: number, fault: Fault | null) => {
    if (fault) problems[rule].push({ table, row, rule, ...fault });
  };
  const cellsOf = new Map<string, ReadonlySet<unknown>>();
  /** By table, what the first column of its key says: what a finding may refer to. */
  const ids = new Map<string, ReadonlySet<unknown>>();
  for (const { table, pairs, hasQualifier, hasQuote, referredTo } of PLANS) {
    const { name } = table;
    const seen = new Set<unknown>();
    const rows = rowsOf(record, table);
    ids.set(name, table.key.length === 1 ? seen : new Set(rows.map((cells) => cells[table.key[0]!])));
    for (const { name: column, as } of referredTo) {
      const isKey = table.key.length === 1 && column === table.key[0];
      cellsOf.set(as, isKey ? seen : new Set(rows.map((cells) => cells[column])));
    }
    let twice = 0;
    for (let row = 0; row < rows.length; row++) {
      const cells = rows[row]!;
      if (hasQualifier) add('bounds-fit-qualifier', name, row, boundsFault(cells));
      for (const pair of pairs) add('low-before-high', name, row, orderFault(cells, pair));
      if (hasQuote) add('quote-has-its-length', name, row, lengthFault(cells));
      seen.add(identityOf(table, cells));
      // one look, and not another to ask before: there may be half a million
      if (seen.size + twice <= row) {
        twice++;
        const message = `the key ${keyOf(table, cells)} stands twice`;
        add('key-is-unique', name, row, { column: table.key[0]!, message });
      }
    }
  }
  for (const { table, references: columns } of PLANS) {
    const rows = rowsOf(record, table);
    for (const { name, references } of columns) {
      const known = cellsOf.get(references);
      for (let row = 0; row < rows.length; row++) {
        const id = rows[row]![name] ?? null;
        if (id === null || known?.has(id)) continue;
        const message = `${references} has no ${JSON.stringify(id)}`;
        add('reference-exists', table.name, row, { column: name, message });
      }
    }
  }
  for (const [row, ref] of record.finding_refs.entries()) {
    if (ids.get(ref.table)?.has(ref.id)) continue;
    const message = `the record has no row ${JSON.stringify(ref.id)} in ${ref.table}`;
    add('finding-refers-to-rows', 'finding_refs', row, { column: 'id', message });
  }
  return Object.values(problems).flat();
}

/**
 * Where in the source text a problem was read from: the evidence of its row or, for the battle's own row, which is
 * read from several fields, that of the infobox field which the column is read from. Null where no text is to blame.
 * Offsets are code points into the source text. `fieldName` gives the name in the template of a key as written.
 */
export function placeOf(
  record: BattleRecord,
  problem: Problem,
  fieldName: (key: string) => string | null,
): { char_start: number; char_end: number } | null {
  const table = TABLES.find(({ name }) => name === problem.table);
  if (!table) return null;
  const cells = [record[recordKey(table)]].flat()[problem.row] as Row | undefined;
  if (typeof cells?.char_start === 'number' && typeof cells.char_end === 'number') {
    return { char_start: cells.char_start, char_end: cells.char_end };
  }
  const names = table.columns.find(({ name }) => name === problem.column)?.readFrom ?? [];
  return record.infobox.find(({ key }) => names.includes(fieldName(key) ?? '')) ?? null;
}

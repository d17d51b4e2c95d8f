import { type BattleRecord, recordKey, rowsOf } from './record.ts';
import { type Row, TABLES } from './tables.ts';

/** Something wrong with one row of a record. `column` is null where the row as a whole is meant. */
export interface Problem {
  table: string;
  /** Index of the row among the record's rows of that table. */
  row: number;
  column: string | null;
  rule: string;
  message: string;
}

/** A statement that must hold for every record and that JSON Schema cannot make, because it compares cells. */
interface Assertion {
  name: string;
  check(record: BattleRecord): Iterable<Omit<Problem, 'rule'>>;
}

function* eachRow(record: BattleRecord): Iterable<{ table: string; row: number; cells: Row }> {
  for (const table of TABLES) {
    for (const [row, cells] of rowsOf(record, table).entries()) yield { table: table.name, row, cells };
  }
}

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

const ASSERTIONS: readonly Assertion[] = [
  {
    name: 'bounds-fit-qualifier',
    *check(record) {
      for (const { table, row, cells } of eachRow(record)) {
        if (typeof cells.qualifier !== 'string') continue;
        const bounds = BOUNDS[cells.qualifier];
        if (!bounds) continue;
        const { low, high } = cells;
        if (
          (low !== null) !== bounds.low ||
          (high !== null) !== bounds.high ||
          (bounds.equal && low !== high)
        ) {
          const message = `low ${low} and high ${high} do not fit the qualifier ${cells.qualifier}`;
          yield { table, row, column: 'qualifier', message };
        }
      }
    },
  },
  {
    name: 'low-before-high',
    *check(record) {
      const pairs = [
        ['low', 'high'],
        ['date_start', 'date_end'],
        ['year_start', 'year_end'],
      ] as const;
      for (const { table, row, cells } of eachRow(record)) {
        for (const [first, last] of pairs) {
          const [low, high] = [cells[first] ?? null, cells[last] ?? null];
          if (low !== null && high !== null && low > high) {
            yield { table, row, column: last, message: `${first} ${low} comes after ${last} ${high}` };
          }
        }
      }
    },
  },
  {
    name: 'quote-has-its-length',
    *check(record) {
      for (const { table, row, cells } of eachRow(record)) {
        const { quote, char_start, char_end } = cells;
        if (typeof quote !== 'string') continue;
        const length = [...quote].length;
        if (Number(char_end) - Number(char_start) !== length) {
          const message = `the quote has ${length} characters, but stands from ${char_start} to ${char_end}`;
          yield { table, row, column: 'quote', message };
        }
      }
    },
  },
  {
    name: 'key-is-unique',
    *check(record) {
      for (const table of TABLES) {
        const seen = new Set<string>();
        for (const [row, cells] of rowsOf(record, table).entries()) {
          const key = JSON.stringify(table.key.map((column) => cells[column]));
          if (seen.has(key)) {
            yield { table: table.name, row, column: table.key[0]!, message: `the key ${key} stands twice` };
          }
          seen.add(key);
        }
      }
    },
  },
  {
    name: 'reference-exists',
    *check(record) {
      const ids = new Map<string, Set<unknown>>();
      for (const table of TABLES) {
        for (const column of table.columns) {
          const name = `${table.name}.${column.name}`;
          ids.set(name, new Set(rowsOf(record, table).map((cells) => cells[column.name])));
        }
      }
      for (const table of TABLES) {
        for (const { name, references } of table.columns) {
          if (!references) continue;
          for (const [row, cells] of rowsOf(record, table).entries()) {
            const id = cells[name] ?? null;
            if (id !== null && !ids.get(references)?.has(id)) {
              yield {
                table: table.name,
                row,
                column: name,
                message: `${references} has no ${JSON.stringify(id)}`,
              };
            }
          }
        }
      }
    },
  },
  {
    name: 'finding-refers-to-rows',
    *check(record) {
      for (const [row, ref] of record.finding_refs.entries()) {
        const table = TABLES.find(({ name }) => name === ref.table);
        const exists = table && rowsOf(record, table).some((cells) => cells[table.key[0]!] === ref.id);
        if (!exists) {
          const message = `the record has no row ${JSON.stringify(ref.id)} in ${ref.table}`;
          yield { table: 'finding_refs', row, column: 'id', message };
        }
      }
    },
  },
];

/** Every assertion that the record breaks. The record must have passed its JSON Schema. */
export function checkAssertions(record: BattleRecord): Problem[] {
  return ASSERTIONS.flatMap(({ name, check }) =>
    [...check(record)].map((problem) => ({ ...problem, rule: name })),
  );
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

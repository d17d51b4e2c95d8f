import { readFileSync } from 'node:fs';
import { type Cell, type Row, TABLES } from '@openbattles/schema';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareTables, leastStep, reasonOf } from '../src/compare/comparison.ts';
import { diffTable, idOf } from '../src/compare/diff.ts';
import type { TableState } from '../src/published/release-tables.ts';
import {
  compareVersions,
  draftOf,
  greatestStep,
  isDraft,
  isVersion,
  nextVersion,
  STEPS,
} from '../src/published/versions.ts';

/** A table as a case writes it: columns as `[name, type]`, rows as lists of cells in their order. */
interface CaseTable {
  key: string[];
  columns: [string, string][];
  rows: Cell[][];
}

interface StepCase {
  name: string;
  /** What is other than in {@link BEFORE}; null where the table is gone. */
  edit: Partial<CaseTable> | null;
  step: string | null;
  /** The least version after 1.2.3. */
  next: string | null;
  changes: (string | null)[][];
}

const BEFORE: CaseTable = {
  key: ['id'],
  columns: [
    ['id', 'text'],
    ['low', 'integer'],
    ['note', 'text'],
  ],
  rows: [
    ['a', 1, 'x'],
    ['b', 2, null],
    ['c', null, 'z'],
  ],
};

const toState = ({ key, columns, rows }: CaseTable): TableState => ({
  name: 'things',
  key,
  columns: columns.map(([name, type]) => ({ name, type })),
  rows: rows.map((cells) => Object.fromEntries(columns.map(([name], index) => [name, cells[index] ?? null]))),
});

const CASES: StepCase[] = JSON.parse(readFileSync(new URL('cases/steps.json', import.meta.url), 'utf8'));

test.each(CASES)('$name: $step', ({ edit, step, next, changes }) => {
  const after = edit ? toState({ ...BEFORE, ...edit }) : undefined;
  const comparison = compareTables([[toState(BEFORE), after]], () => 'rules');
  const least = leastStep(comparison);
  expect(least).toBe(step);
  expect(least && nextVersion('1.2.3', least)).toBe(next);
  expect(comparison.changes.map(({ id, column, before, after }) => [id, column, before, after])).toEqual(
    changes,
  );
});

/** Tables as a case of renames writes them, with rows as lists of cells. */
interface RenameCase {
  name: string;
  tables: { name: string; key: string[]; columns: string[]; before: Cell[][]; after: Cell[][] }[];
  step: string;
  /** What asks for the step, in words. */
  reason: string;
  /** Table, id, column, cell before and after. */
  changes: (string | null)[][];
}

const RENAMES: RenameCase[] = JSON.parse(
  readFileSync(new URL('cases/renames.json', import.meta.url), 'utf8'),
);

test.each(RENAMES)('$name: $step', ({ tables, step, reason, changes }) => {
  const pairs = tables.map(({ name, key, columns, before, after }) => {
    const state = (rows: Cell[][]) => ({
      ...toState({ key, columns: columns.map((column) => [column, 'text']), rows }),
      name,
    });
    return [state(before), state(after)] as const;
  });
  const comparison = compareTables(pairs, () => 'rules');
  expect(leastStep(comparison)).toBe(step);
  expect(reasonOf(comparison)).toBe(reason);
  expect(
    comparison.changes.map(({ table, id, column, before, after }) => [table, id, column, before, after]),
  ).toEqual(changes);
});

test('a table that came is one step, and its columns and rows are told', () => {
  const comparison = compareTables([[undefined, toState(BEFORE)]], () => 'rules');
  expect(leastStep(comparison)).toBe('MINOR');
  expect(comparison.kinds.get('table added')).toEqual({ count: 1, first: 'things' });
  expect(comparison.tables).toMatchObject([{ table: 'things', rows_added: 3, columns_changed: 3 }]);
});

describe('a cell that only tells where a row stands', () => {
  const casualties = TABLES.find(({ name }) => name === 'casualties')!;
  const state = (row: Row): TableState => ({ ...casualties, rows: [row] });
  const before = { casualty_id: 'a', char_start: 10, quote: '5 killed' };
  const after = { ...before, char_start: 12 };

  test.each([
    ['moved with an edit: counted, not listed', 'source' as const, 0, 1],
    ['is found elsewhere in the same text: listed', 'rules' as const, 1, 0],
    ['may have moved with an edit: counted, not listed', null, 0, 1],
  ])('%s', (_, cause, listed, moved) => {
    const comparison = compareTables([[state(before), state(after)]], () => cause);
    expect(comparison.changes).toHaveLength(listed);
    expect(comparison.tables).toMatchObject([{ cells_changed: listed, cells_moved: moved }]);
    expect(leastStep(comparison)).toBe('PATCH');
  });
});

describe('properties', () => {
  const cell = fc.oneof(fc.constant(null), fc.integer(), fc.boolean(), fc.string({ minLength: 1 }));
  const rows = (columns: readonly string[]) =>
    fc
      .uniqueArray(fc.tuple(fc.string({ minLength: 1, maxLength: 3 }), ...columns.slice(1).map(() => cell)), {
        selector: ([id]) => id,
        maxLength: 12,
      })
      .map((list) =>
        list.map((cells) => Object.fromEntries(columns.map((name, at) => [name, cells[at] ?? null]))),
      );
  const table = fc.uniqueArray(fc.constantFrom('b', 'c', 'd', 'e'), { maxLength: 4 }).chain((names) => {
    const columns = ['id', ...names];
    return rows(columns).map(
      (rows): TableState => ({
        name: 't',
        key: ['id'],
        columns: columns.map((name) => ({ name, type: 'text' })),
        rows,
      }),
    );
  });

  test('a table does not differ from itself', () => {
    fc.assert(
      fc.property(table, (state) => {
        expect([...diffTable(state, state)]).toEqual([]);
      }),
    );
  });

  test('the earlier cells with the differences applied are the later cells', () => {
    fc.assert(
      fc.property(table, table, (before, after) => {
        const names = after.columns.map(({ name }) => name);
        const cells = new Map<string, Row>(before.rows.map((row) => [idOf(before.key, row), row]));
        const columnsBefore = new Set(before.columns.map(({ name }) => name));
        for (const difference of diffTable(before, after)) {
          if (difference.kind === 'column removed') columnsBefore.delete(difference.column);
          if (difference.kind === 'column renamed') {
            const was = difference.before!.split(':')[0]!;
            columnsBefore.delete(was);
            columnsBefore.add(difference.column);
            for (const [id, row] of cells) cells.set(id, { ...row, [difference.column]: row[was] ?? null });
          }
          if (difference.kind === 'column added' || difference.kind === 'column inserted')
            expect(columnsBefore.has(difference.column)).toBe(false);
          if (difference.kind === 'row removed') cells.delete(difference.id);
          if (difference.kind === 'row added') cells.set(difference.id, difference.row);
          if (difference.kind === 'cell changed')
            cells.set(difference.id, { ...cells.get(difference.id), [difference.column]: difference.after });
        }
        const shared = names.filter((name) => columnsBefore.has(name));
        const textOf = (row: Row) => shared.map((name) => (row[name] === null ? null : String(row[name])));
        const sorted = (list: Iterable<Row>) => [...list].map(textOf).sort();
        expect(sorted(cells.values())).toEqual(sorted(after.rows));
      }),
    );
  });

  test('there are no fewer differences one way than the other', () => {
    fc.assert(
      fc.property(table, table, (a, b) => {
        const there = [...diffTable(a, b)].filter(({ kind }) => kind === 'cell changed').length;
        expect([...diffTable(b, a)].filter(({ kind }) => kind === 'cell changed')).toHaveLength(there);
      }),
    );
  });
});

describe('versions', () => {
  test.each([
    ['0.1.0', true],
    ['10.20.30', true],
    ['1.0', false],
    ['01.0.0', false],
    ['1.0.0-rc.1', false],
    ['v1.0.0', false],
  ])('%s is a version: %s', (text, expected) => expect(isVersion(text)).toBe(expected));

  test('a draft is named after its version, and is none', () => {
    expect(draftOf('1.2.3')).toBe('1.2.3-draft');
    const names = ['1.2.3-draft', '1.2.3', '1.2-draft', '-draft', '1.2.3-draft-draft'];
    expect(names.map(isDraft)).toEqual([true, false, false, false, false]);
    expect(isVersion('1.2.3-draft')).toBe(false);
  });

  test('the greatest step is that of the weightiest difference', () => {
    expect(greatestStep([null, 'PATCH', 'MAJOR', 'MINOR'])).toBe('MAJOR');
    expect(greatestStep([])).toBeNull();
  });

  test('every step gives a later version, and a greater step one later still', () => {
    const part = fc.nat(10_000);
    fc.assert(
      fc.property(part, part, part, (...parts) => {
        const version = parts.join('.');
        const [patch, minor, major] = STEPS.map((step) => nextVersion(version, step));
        expect(compareVersions(patch!, version)).toBeGreaterThan(0);
        expect(compareVersions(minor!, patch!)).toBeGreaterThan(0);
        expect(compareVersions(major!, minor!)).toBeGreaterThan(0);
      }),
    );
  });
});

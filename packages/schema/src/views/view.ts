import { type ColumnSchema, count, nullable, number, text } from '../columns.ts';
import { toEpochDay } from '../days.ts';
import { locationOf } from '../located.ts';
import type { BattleRecord } from '../record.ts';
import { type Cell, type Row, type Table, table } from '../table.ts';
import type { BattleRow, EventRow } from '../tables.ts';
import type { LocationPrecision } from '../vocabularies.ts';

/**
 * Views lay the tables out under the column names of other data, for those who know it. They say nothing that the
 * tables do not: where the other data has a best estimate and the text a range, the estimate stays empty.
 */

/** Whether a column is what it is in the other data, only resembles it, or is ours under a name of ours. */
type Fit = 'equal' | 'resembles' | 'ours';

/** A column of a view: how it relates to the column of that name in the other data, and how it is filled. */
export interface ViewColumn<Subject> {
  name: string;
  schema: ColumnSchema;
  fit: Fit;
  read(subject: Subject): Cell;
}

/** Rows under the column names of other data. */
export interface View {
  table: Table;
  /** The rows that the view has of a battle. */
  rows(record: BattleRecord): Row[];
  /** How each column relates to the column of that name in the other data. */
  fits: ReadonlyMap<string, Fit>;
  /** What to know of the view as a whole, in Markdown. */
  about: string;
}

/** Defines a view: a row for each of the `subjects` that a record has, a cell for each column. */
export function view<Subject>(
  name: string,
  title: string,
  about: string,
  key: string,
  columns: readonly ViewColumn<Subject>[],
  subjects: (record: BattleRecord) => Subject[],
): View {
  const schemas = Object.fromEntries(columns.map(({ name, schema }) => [name, schema]));
  const empty: Row = Object.fromEntries(columns.map(({ name }) => [name, null]));
  const toRow = (subject: Subject): Row => {
    // A copy that is filled: to make an object of so many entries takes several times as long.
    const row: Record<string, Cell> = { ...empty };
    for (const { name, read } of columns) row[name] = read(subject);
    return row;
  };
  return {
    table: table(name, title, `${title}: see views/README.md`, [key], schemas),
    rows: (record) => subjects(record).map(toRow),
    fits: new Map(columns.map(({ name, fit }) => [name, fit])),
    about,
  };
}

/** The year in which something happened; null where it may have been in several. */
export const yearOf = ({ year_start, year_end }: BattleRow | EventRow) =>
  year_start === year_end ? year_start : null;

/** How many days from the first possible one to the last, both counted. */
export function daysOf({ date_start, date_end }: BattleRow | EventRow): number | null {
  if (date_start === null || date_end === null) return null;
  return toEpochDay(date_end)! - toEpochDay(date_start)! + 1;
}

export const words = (description: string) => nullable(text(description));
export const degrees = (description: string, bound: number) =>
  nullable(number(description, { unit: 'degrees', minimum: -bound, maximum: bound }));

export const deaths = (description: string) => nullable(count(description, { unit: 'deaths' }));
export const latitude = degrees('The latitude of the first of `locations`: stated, or from a gazetteer', 90);
export const longitude = degrees('The longitude of the same', 180);

/** UCDP's classes of precision; 5, linear or fuzzy, is what lies between places. */
const WHERE_PREC: Readonly<Record<LocationPrecision, number>> = {
  place: 1,
  near: 2,
  district: 3,
  province: 4,
  country: 6,
  sea: 7,
};

/** UCDP's class of how exactly it is known where a battle was; null where it is not. */
export function wherePrec(record: BattleRecord): number | null {
  const location = locationOf(record);
  if (location === null) return null;
  if (location.basis === 'gazetteer' && record.battle.place_relation === 'between') return 5;
  return WHERE_PREC[location.precision!];
}

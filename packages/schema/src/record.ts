import Type, { type Static } from 'typebox';
import {
  battles,
  belligerents,
  casualties,
  claims,
  commanders,
  events,
  findingRefs,
  findings,
  infobox,
  type Row,
  sources,
  strengths,
  type Table,
} from './tables.ts';

/**
 * The record of one article: the rows of its battle by table. It is what the parser makes, what `extract` prints and
 * what `battle.json` holds. The rows are the tables' rows, so that there is no second shape.
 */
export const battleRecord = Type.Object(
  {
    battle: battles.row,
    belligerents: Type.Array(belligerents.row),
    commanders: Type.Array(commanders.row),
    strengths: Type.Array(strengths.row),
    casualties: Type.Array(casualties.row),
    events: Type.Array(events.row),
    claims: Type.Array(claims.row),
    findings: Type.Array(findings.row),
    finding_refs: Type.Array(findingRefs.row),
    source: sources.row,
    infobox: Type.Array(infobox.row),
  },
  {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Battle record',
    additionalProperties: false,
  },
);

export type BattleRecord = Static<typeof battleRecord>;

/** Where the rows of a table stand in a record: `battle` and `source` are single rows, the others lists of the table's name. */
const SINGLE_ROWS: Readonly<Record<string, 'battle' | 'source'>> = { battles: 'battle', sources: 'source' };

/** The key of the record that holds the rows of a table. */
export function recordKey(table: Table): keyof BattleRecord {
  return SINGLE_ROWS[table.name] ?? (table.name as keyof BattleRecord);
}

/** The rows that a record has for a table. */
export function rowsOf(record: BattleRecord, table: Table): readonly Row[] {
  const rows = record[recordKey(table)];
  return Array.isArray(rows) ? rows : [rows];
}

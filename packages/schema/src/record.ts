import type { Row, Table } from './table.ts';
import {
  type ActionRow,
  type BattleRow,
  type BelligerentRow,
  type CasualtyRow,
  type ClaimRow,
  type CommanderRow,
  type EventRow,
  type FindingRefRow,
  type FindingRow,
  type InfoboxRow,
  type LocationRow,
  type SourceRow,
  type StrengthRow,
  TABLES,
} from './tables.ts';

/**
 * The record of one article: the rows of its battle by table. It is what the parser makes, what `extract` prints and
 * what `battle.json` holds. The rows are the tables' rows, so that there is no second shape.
 */
export interface BattleRecord {
  battle: BattleRow;
  belligerents: BelligerentRow[];
  commanders: CommanderRow[];
  strengths: StrengthRow[];
  casualties: CasualtyRow[];
  events: EventRow[];
  claims: ClaimRow[];
  locations: LocationRow[];
  actions: ActionRow[];
  findings: FindingRow[];
  finding_refs: FindingRefRow[];
  source: SourceRow;
  infobox: InfoboxRow[];
}

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

/** The record of which these are the rows, in the order of the tables; its keys in the order that every record has. */
export function recordOf(tables: readonly (readonly Row[])[]): BattleRecord {
  const rows = Object.fromEntries(
    TABLES.map((table, index) => [recordKey(table), isSingle(table) ? tables[index]![0] : tables[index]]),
  ) as unknown as BattleRecord;
  const { infobox, source, ...others } = rows;
  return { ...others, source, infobox };
}

const isSingle = (table: Table) => table.name in SINGLE_ROWS;

/** The JSON Schema of a record. */
export const battleRecord = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Battle record',
  type: 'object',
  properties: Object.fromEntries(
    TABLES.map((table) => [
      recordKey(table),
      isSingle(table) ? table.row : { type: 'array', items: table.row },
    ]),
  ),
  required: TABLES.map(recordKey),
  additionalProperties: false,
};

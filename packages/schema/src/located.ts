import { nullable, oneOf, type RowOf } from './columns.ts';
import type { BattleRecord } from './record.ts';
import { table } from './table.ts';
import { battles, type LocationRow, locations } from './tables.ts';
import { LOCATION_BASES } from './vocabularies.ts';

/** The location that says most of where a battle was: the stated coordinates, or else what the gazetteer has; null where neither does. */
export const locationOf = ({ locations }: BattleRecord): LocationRow | null =>
  locations.find(({ event_id, precision }) => event_id === null && precision !== null) ?? null;

const { latitude: _, longitude: __, ...battle } = battles.row.properties;
const location = locations.row.properties;

/** The battles as a map shows them: each at its first location. */
export const locatedBattles = table(
  'battles',
  'Battles on a map',
  'One row a battle, at the point of its first location',
  ['battle_id'],
  {
    ...battle,
    latitude: location.latitude,
    longitude: location.longitude,
    location_basis: nullable(oneOf(LOCATION_BASES, 'Where the point comes from')),
    location_precision: location.precision,
    radius_km: location.radius_km,
  },
);

export type LocatedBattleRow = RowOf<(typeof locatedBattles)['row']['properties']>;

/** The battle of a record as a map shows it. */
export function locatedBattle(record: BattleRecord): LocatedBattleRow {
  const found = locationOf(record);
  return {
    ...record.battle,
    latitude: found?.latitude ?? null,
    longitude: found?.longitude ?? null,
    location_basis: found?.basis ?? null,
    location_precision: found?.precision ?? null,
    radius_km: found?.radius_km ?? null,
  };
}

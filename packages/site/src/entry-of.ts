import type { BattleRecord, BattleRow, LocationRow } from '@openbattles/schema';
import { type Entry, isConflict } from './entries.ts';
import { projectPoint } from './map.ts';
import { nameOf } from './pages/battle/battle.ts';

/** What the index says of a battle. */
export function entryOf({ battle, belligerents, commanders, findings, ...record }: BattleRecord): Entry {
  const sides = [...new Set(belligerents.map(({ side }) => side))].sort((a, b) => a - b);
  // A record of a release before 1.1 has no locations.
  const locations: readonly LocationRow[] = record.locations ?? [];
  // The middle of a province would look like a place on the map.
  const isPoint = ({ precision }: LocationRow) => precision === 'place' || precision === 'near';
  const { latitude, longitude } = locations.find(isPoint) ?? battle;
  return {
    id: battle.battle_id,
    name: nameOf(battle),
    date: battle.date_edtf,
    from: battle.year_start,
    to: battle.year_end,
    place: placeOf(battle),
    country: battle.country,
    partOf: battle.part_of,
    sides: sides.map((side) => belligerents.filter((row) => row.side === side).map(({ name }) => name)),
    commanders: commanders.map(({ name }) => name),
    result: battle.result,
    victor: battle.victor,
    point: latitude === null || longitude === null ? null : projectPoint(longitude, latitude),
    conflicts: findings.filter(({ kind }) => isConflict(kind)).length,
  };
}

/** The place by its parts, which are without what is left over in the text; as written where it has none. */
function placeOf({ locality, region, country, place_text }: BattleRow): string | null {
  const parts = [locality, region].filter((part) => part !== null);
  if (parts.length > 0) return parts.join(', ');
  return place_text === country ? null : place_text;
}

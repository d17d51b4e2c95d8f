import type { BattleRecord, BattleRow } from '@openbattles/schema';
import { type Entry, isConflict } from './entries.ts';
import { projectPoint } from './map.ts';
import { nameOf } from './pages/battle/battle.ts';

/** What the index says of a battle. */
export function entryOf({ battle, belligerents, commanders, findings }: BattleRecord): Entry {
  const sides = [...new Set(belligerents.map(({ side }) => side))].sort((a, b) => a - b);
  const { latitude, longitude } = battle;
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

import type { BattleRecord } from '@openbattles/schema';
import { type Entry, isConflict } from './entries.ts';
import { projectPoint } from './map.ts';
import { nameOf, whenOf } from './pages/battle/battle.ts';

/** What the index says of a battle. */
export function entryOf({ battle, belligerents, commanders, findings }: BattleRecord): Entry {
  const sides = [...new Set(belligerents.map(({ side }) => side))].sort((a, b) => a - b);
  const { latitude, longitude } = battle;
  return {
    id: battle.battle_id,
    name: nameOf(battle),
    when: whenOf(battle),
    from: battle.year_start,
    to: battle.year_end,
    place: battle.place_text,
    country: battle.country,
    partOf: battle.part_of,
    sides: sides.map((side) =>
      belligerents
        .filter((row) => row.side === side)
        .map(({ name }) => name)
        .join(', '),
    ),
    commanders: commanders.map(({ name }) => name).join(', '),
    result: battle.result,
    victor: battle.victor,
    point: latitude === null || longitude === null ? null : projectPoint(longitude, latitude),
    conflicts: findings.filter(({ kind }) => isConflict(kind)).length,
  };
}

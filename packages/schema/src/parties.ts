import type { BattleRecord } from './record.ts';

/** The combatants of a side that stand under no other. */
export function partiesOf({ belligerents }: BattleRecord, side: number): string[] {
  return belligerents
    .filter((row) => row.side === side && row.role === 'combatant' && row.parent === null)
    .map(({ name }) => name);
}

/** Several names in one cell; null where there are none. */
export const joined = (names: readonly string[]): string | null =>
  names.length > 0 ? names.join('; ') : null;

/** The combatants of a side in one cell; null where the side is not known, or the infobox names none. */
export const sideName = (record: BattleRecord, side: number | null): string | null =>
  side === null ? null : joined(partiesOf(record, side));

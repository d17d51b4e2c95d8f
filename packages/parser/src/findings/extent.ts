import type { BattleRecord, ClaimRow, EventRow } from '@openbattles/schema';
import words from '../language/words/findings.json' with { type: 'json' };
import { anyOf } from '../text/any-of.ts';
import { daysBetween } from './comparable.ts';

/** Sections of what came before the battle, and of what became of its memory. */
const OTHER_STORIES = new RegExp(`\\b${anyOf(words.otherStories)}s?\\b`, 'i');

/** Over a longer time the prose tells of many fights, and a single one says nothing of the whole. */
const LONGEST_BATTLE = 100;

/** Whether the infobox dates a battle that is short enough for its losses to be told as a whole. */
export function isShort({ battle: { date_start, date_end } }: BattleRecord): boolean {
  return date_start !== null && date_end !== null && daysBetween(date_start, date_end) <= LONGEST_BATTLE;
}

/**
 * The claims that may be of the battle: not those of another time, nor undated ones of a section that tells another
 * story. `sectionAt` gives the heading over a place (code points).
 */
export function claimsWithin(
  { battle, claims, events }: BattleRecord,
  sectionAt: (codePoint: number) => string | null,
): ClaimRow[] {
  const eventById = new Map(events.map((event) => [event.event_id, event]));
  return claims.filter(({ event_id, char_start }) => {
    const event = event_id === null ? undefined : eventById.get(event_id);
    if (event?.date_start && battle.date_start) return isWithin(event, battle);
    return !OTHER_STORIES.test(sectionAt(char_start) ?? '');
  });
}

/** Whether something happened while the battle lasted, or was reported since it began. */
function isWithin({ date_start, date_end, date_role }: EventRow, battle: BattleRecord['battle']): boolean {
  const isBefore = (date_end ?? date_start!) < battle.date_start!;
  const isAfter = date_role === 'occurrence' && date_start! > (battle.date_end ?? battle.date_start!);
  return !isBefore && !isAfter;
}

/** Whether a figure of the prose counts the whole battle of a side: no part of it, and no single day of several. */
export function isOfAll(record: BattleRecord, claim: ClaimRow, event: EventRow | undefined): boolean {
  if (claim.group !== null) return false;
  if (!event?.date_start || event.date_role === 'report') return true;
  const { date_start, date_end } = record.battle;
  return date_start !== null && event.date_start <= date_start && (event.date_end ?? '') >= (date_end ?? '');
}

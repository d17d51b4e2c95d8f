import type { BattleRecord, ClaimRow, EventRow } from '@openbattles/schema';
import words from '../language/words/findings.json' with { type: 'json' };
import { anyOf } from '../text/any-of.ts';
import { daysBetween } from './comparable.ts';

/** Sections of what came before the battle, and of what became of its memory. */
const OTHER_STORIES = new RegExp(`\\b${anyOf(words.otherStories)}s?\\b`, 'i');

/** A sentence, and what of it stands before a claim. */
export interface SentenceOfClaim {
  before: string;
  whole: string;
}

/** "In the entire war", "In the following siege": what the figures after it are of. */
const OF_ANOTHER = new RegExp(
  `\\b(?:during|in|over|throughout) the (?:\\p{L}{1,20} )?(${anyOf(words.otherExtents)})\\b`,
  'iu',
);
/** "In the first assault", "in the skirmish at the bridge" */
const OF_PART = new RegExp(
  `\\b(?:during|in) (?:an?|the|this|their) (?:\\p{L}{1,20} )?(${anyOf(words.parts)})\\b`,
  'iu',
);

/** Whether a noun is what the battle is called. */
const isNamedSo = ({ title, name }: BattleRecord['battle'], noun: string): boolean =>
  `${title ?? ''} ${name ?? ''}`.toLowerCase().includes(noun.toLowerCase());

/** Whether a sentence tells of a part of the battle alone: "In the first assault no Dane was killed". */
export function isOfPart({ battle }: BattleRecord, { whole }: SentenceOfClaim): boolean {
  const noun = OF_PART.exec(whole)?.[1];
  return noun !== undefined && !isNamedSo(battle, noun);
}

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
  sentenceOf: (claim: ClaimRow) => SentenceOfClaim,
): ClaimRow[] {
  const eventById = new Map(events.map((event) => [event.event_id, event]));
  return claims.filter((claim) => {
    const { event_id, char_start } = claim;
    const event = event_id === null ? undefined : eventById.get(event_id);
    if (event?.date_start && battle.date_start) return isWithin(event, battle);
    const other = OF_ANOTHER.exec(sentenceOf(claim).before)?.[1];
    if (other !== undefined && !isNamedSo(battle, other)) return false;
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

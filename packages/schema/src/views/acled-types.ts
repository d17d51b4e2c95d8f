import { ACTION_TYPE_NOTES } from '../action-types.ts';
import type { BattleRecord } from '../record.ts';
import type { ActionRow, EventRow } from '../tables.ts';

/** Names of parties that hold a state, and of those who do not, by words that say so. */
const STATE = /\b(?:government|republic|kingdom|empire|sultanate|caliphate|commonwealth|federation)\b/i;
const NON_STATE =
  /\b(?:rebels?|insurgents?|guerrillas?|militants?|separatists?|revolutionaries|militias?)\b/i;
/** ACLED asks of a government's capture whether the place was its own before. */
const AGAIN =
  /\b(?:re-?(?:captur|conquer|tak|took|gain|occup|claim|cover)|won back|t[ao]+k(?:en)? back|liberat)/i;

const STRATEGIC = 'Strategic developments';

/** The actions that a passage states. */
export const statedIn = (record: BattleRecord, event: EventRow): ActionRow[] =>
  record.actions.filter((row) => row.event_id === event.event_id && row.modality === 'stated');

/** The event type and the sub-event type of a passage; each null where its actions are of none, or of several. */
export function acledType(
  record: BattleRecord,
  event: EventRow,
): { event_type: string | null; sub_event_type: string | null } {
  const known = statedIn(record, event).flatMap((row) => {
    const { acled } = ACTION_TYPE_NOTES[row.type];
    return acled === null ? [] : [{ type: acled[0], sub: acled[1] ?? subByActor(record, row) }];
  });
  // What moves and is agreed is coded where nothing violent happens.
  const violent = known.filter(({ type }) => type !== STRATEGIC);
  const told = violent.length > 0 ? violent : known;
  const event_type = onlyOf(told.map(({ type }) => type));
  return { event_type, sub_event_type: event_type === null ? null : onlyOf(told.map(({ sub }) => sub)) };
}

/** The one value of a list whose values are all the same; null of any other. */
function onlyOf(values: readonly (string | null)[]): string | null {
  const [first, another] = new Set(values);
  return another === undefined ? (first ?? null) : null;
}

/** Of a capture, what ACLED calls it where the text says whether a state or others made it. */
function subByActor({ belligerents }: BattleRecord, { type, side, quote }: ActionRow): string | null {
  if (type !== 'capture' || side === null) return null;
  const names = belligerents
    .filter((row) => row.side === side && row.role === 'combatant')
    .map(({ name }) => name);
  const are = (words: RegExp) => names.length > 0 && names.every((name) => words.test(name));
  if (are(NON_STATE) && !names.some((name) => STATE.test(name))) return 'Non-state actor overtakes territory';
  return are(STATE) && AGAIN.test(quote) ? 'Government regains territory' : null;
}

/** What ACLED writes where civilians are the target. */
export const civilianTargeting = (record: BattleRecord, event: EventRow): string | null =>
  statedIn(record, event).some(({ type }) => type === 'civilians-harmed') ? 'Civilian targeting' : null;

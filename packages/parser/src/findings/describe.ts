import { MONTHS } from '@openbattles/dates';
import type { BattleRecord, CasualtyRow, ClaimRow, EventRow } from '@openbattles/schema';

/** The columns of a figure that a sentence about it needs. */
export type Figure = Pick<ClaimRow, 'low' | 'high' | 'qualifier'>;

/** With commas at the thousands, in every locale. */
function number(value: number | null): string {
  const digits = String(value ?? '');
  return digits.length < 4 ? digits : digits.replace(/\B(?=(?:\d{3})+$)/g, ',');
}

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** "49", "32–49", "at least 20", "more than 34", "about 57", "an unstated number". */
export function amount({ low, high, qualifier }: Figure): string {
  switch (qualifier) {
    case 'range':
      return `${number(low)}–${number(high)}`;
    case 'about':
      return `about ${number(low)}`;
    case 'at_least':
      return `at least ${number(low)}`;
    case 'more_than':
      return `more than ${number(low)}`;
    case 'at_most':
      return `at most ${number(high)}`;
    case 'less_than':
      return `fewer than ${number(high)}`;
    case 'vague':
    case 'unknown':
      return 'an unstated number';
    default:
      return number(low);
  }
}

/** "the Malian Army (side 1)". */
export function sideName({ belligerents }: BattleRecord, side: number | null): string {
  if (side === null) return 'a side that the text does not name';
  const [first, ...more] = belligerents.filter((row) => row.side === side && row.role === 'combatant');
  return first ? `${first.name}${more.length > 0 ? ' and others' : ''} (side ${side})` : `side ${side}`;
}

/** "killed or wounded", "BRDM-2 captured", "vehicles destroyed". */
export function what({
  outcome,
  subject,
  category,
}: Pick<CasualtyRow | ClaimRow, 'outcome' | 'subject' | 'category'>): string {
  const happened = outcome === null ? '' : outcome.replaceAll('+', ' or ');
  const counted = category === 'personnel' ? '' : `${subject ?? category} `;
  return `${counted}${happened}`.trim();
}

/** " according to the MNLA", or nothing where the article says it itself. */
export const bySpeaker = ({ claimant }: Pick<ClaimRow, 'claimant'>): string =>
  claimant === null ? '' : ` according to ${claimant}`;

/** "10 February 2012". */
export function day(iso: string): string {
  const [year, month, date] = iso.split('-').map(Number);
  return `${date} ${capital(MONTHS[month! - 1]!)} ${year}`;
}

/** " on 10 February 2012", where the claim stands under a day. */
export function onDay(event: EventRow | undefined): string {
  const isDay = event?.date_start != null && event.date_start === event.date_end;
  return isDay ? ` on ${day(event.date_start!)}` : '';
}

/** "a, b and c". */
export const list = (items: readonly string[]): string =>
  items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;

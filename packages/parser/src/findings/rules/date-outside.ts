import type { BattleRecord, EventRow } from '@openbattles/schema';
import words from '../../language/words/findings.json' with { type: 'json' };
import { anyOf } from '../../text/any-of.ts';

import { daysBetween } from '../comparable.ts';
import { day, list } from '../describe.ts';

import type { FindingRule, Reference } from '../rule.ts';

import { wordsOf } from '../words-of-names.ts';

/** Sections that tell of other times on purpose. */
const OTHER_TIMES = new RegExp(`\\b${anyOf(words.otherTimes)}s?\\b`, 'i');
/** Sections that tell of the battle itself. */
const OF_BATTLE = new RegExp(String.raw`\b${anyOf(words.battleSections)}`, 'i');
/** Shorter words of a place are no names: "the", "and". */
const SHORTEST_NAME = 4;
/** Words of a title that name no place. */
const NO_PLACES = new Set([
  ...words.battleNouns.words,
  ...words.battleSections.words,
  'mount',
  'near',
  'river',
]);
/** Days further from the battle belong to another story. */
const NEAR_DAYS = 100;

export const dateOutside: FindingRule = {
  kind: 'date-outside',
  *check({ record }) {
    const { date_start, date_end, date_precision } = record.battle;
    if (date_start === null || date_end === null || date_precision !== 'day') return;
    const field = record.infobox.find(({ key }) => key.toLowerCase() === 'date');
    if (!field) return;
    const places = placesOf(record);
    const outside = record.events.filter(
      (event) =>
        isOutside(event, date_start, date_end) && wordsOf(event.quote).some((word) => places.has(word)),
    );
    for (const [where, events] of [
      ['before', outside.filter((event) => event.date_start! < date_start)],
      ['after', outside.filter((event) => event.date_start! > date_end)],
    ] as const) {
      const days = [...new Set(events.map((event) => event.date_start!))].sort();
      if (days.length === 0) continue;
      yield {
        key: [where],
        message: `${list(days.map(day))} in the prose ${days.length === 1 ? 'lies' : 'lie'} ${where} the days of the infobox, ${day(date_start)}${date_start === date_end ? '' : ` to ${day(date_end)}`}.`,
        refs: [
          ...events.map((event): Reference => ({ table: 'events', id: event.event_id, role: 'prose' })),
          { table: 'infobox', id: field.field_id, role: 'infobox' },
        ],
      };
    }
  },
};

/** The words by which the prose may call the place of the battle. */
function placesOf({ battle: { name, title, locality } }: BattleRecord): ReadonlySet<string> {
  const words = wordsOf(`${name ?? ''} ${title ?? ''} ${locality ?? ''}`);
  return new Set(words.filter((word) => word.length >= SHORTEST_NAME && !NO_PLACES.has(word)));
}

function isOutside(event: EventRow, first: string, last: string): boolean {
  if (event.date_precision !== 'day' || event.date_basis === 'relative') return false;
  if (event.date_start === null || event.date_start !== event.date_end) return false;
  if (event.section === null || OTHER_TIMES.test(event.section) || !OF_BATTLE.test(event.section))
    return false;
  if (event.date_start >= first && event.date_start <= last) return false;
  const distance =
    event.date_start > last ? daysBetween(last, event.date_start) : daysBetween(event.date_start, first);
  return distance <= NEAR_DAYS;
}

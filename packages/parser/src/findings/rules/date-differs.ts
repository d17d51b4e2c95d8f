import type { BattleRecord, EventRow } from '@openbattles/schema';
import words from '../../language/words/findings.json' with { type: 'json' };
import { anyOf } from '../../text/any-of.ts';
import { daysBetween } from '../comparable.ts';
import { day } from '../describe.ts';
import type { FindingRule } from '../rule.ts';
import { wordsOf } from '../words-of-names.ts';

/** The battle with its name, and nothing else that could be the subject: "The siege of Szigetvár". */
const BATTLE = String.raw`\b[Tt]he (${anyOf(words.battleNouns)})(?: (?:of|at|near) ([^,.;:()]{1,40}?))?`;
/** Between the verb and its day: "from", "near Waterloo on". */
const UP_TO_DAY = String.raw`(?: [^,.;:()]{0,40})? $`;

/** What the prose says of the battle on a day, by the words right before the day. */
const TOLD = [
  { of: 'whole', pattern: new RegExp(`${BATTLE} (?:was )?${anyOf(words.fought)}${UP_TO_DAY}`, 'i') },
  { of: 'start', pattern: new RegExp(`${BATTLE} ${anyOf(words.began)}${UP_TO_DAY}`, 'i') },
  { of: 'end', pattern: new RegExp(`${BATTLE} (?:was )?${anyOf(words.ended)}${UP_TO_DAY}`, 'i') },
] as const;

/** The two calendars lie so many days apart: what differs by them says the same. */
const CALENDARS = { least: 10, most: 13 };
/** Days further from the battle are those of another of the same name. */
const NEAR_DAYS = 100;

export const dateDiffers: FindingRule = {
  kind: 'date-differs',
  *check({ record }) {
    const { date_start, date_end, date_precision } = record.battle;
    if (date_start === null || date_end === null || date_precision !== 'day') return;
    const field = record.infobox.find(({ key }) => key.toLowerCase() === 'date');
    if (!field) return;
    const own = namesOf(record);
    const nouns = nounsOf(record);
    for (const event of record.events) {
      const told = toldOf(event, own, nouns);
      if (told === null || !differs(event, told, record.battle)) continue;
      const days = (from: string, to: string) => (from === to ? day(from) : `${day(from)} to ${day(to)}`);
      const verb = { whole: 'was fought on', start: 'began on', end: 'ended on' }[told];
      yield {
        key: [told],
        message: `The battle ${verb} ${days(event.date_start!, event.date_end!)} in the prose; the infobox has ${days(date_start, date_end)}.`,
        refs: [
          { table: 'events', id: event.event_id, role: 'prose' },
          { table: 'infobox', id: field.field_id, role: 'infobox' },
        ],
      };
      return;
    }
  },
};

/**
 * The words of the battle's names. One that says less than the title is that of something greater: "Battle of Britain" in
 * the infobox of "Battle of Britain Day".
 */
function namesOf({ battle: { title, name } }: BattleRecord): string[][] {
  const own = tellingWords((title ?? '').replace(/\(.*/, ''));
  const others = (name ?? '').split(/[,;/]/).map(tellingWords);
  const isLess = (words: string[]) => words.length < own.length && words.every((word) => own.includes(word));
  return [own, ...others.filter((words) => !isLess(words))].filter((words) => words.length > 0);
}

/** The words of a battle's name without what it is: "britain" and "day". */
function tellingWords(name: string): string[] {
  return wordsOf(name).filter((word) => word.length > 2 && !words.battleNouns.words.includes(word));
}

/** What the battle is by its names: "the raid" is another than the Battle of Vik. Where these do not say, it is a battle. */
function nounsOf({ battle: { title, name } }: BattleRecord): readonly string[] {
  const said = wordsOf(`${title ?? ''} ${name ?? ''}`);
  const nouns = words.battleNouns.words.filter((noun) => said.includes(noun));
  return nouns.length > 0 ? nouns : ['battle'];
}

/** Whether an event says when the battle was, began or ended; null where it does not, or speaks of another battle. */
function toldOf(
  event: EventRow,
  own: readonly (readonly string[])[],
  nouns: readonly string[],
): (typeof TOLD)[number]['of'] | null {
  // Before the common era there are days in EDTF alone.
  if (event.date_start === null || event.date_end === null) return null;
  if (event.date_precision !== 'day' || event.date_basis === 'relative') return null;
  const before = event.quote.slice(0, Math.max(0, event.quote.indexOf(event.date_text)));
  for (const { of, pattern } of TOLD) {
    const found = pattern.exec(before);
    if (found === null) continue;
    const [, noun, name] = found;
    if (name === undefined) return nouns.includes(noun!.toLowerCase()) ? of : null;
    const said = new Set(wordsOf(name));
    return own.some((telling) => telling.every((word) => said.has(word))) ? of : null;
  }
  return null;
}

function differs(event: EventRow, told: string, { date_start, date_end }: BattleRecord['battle']): boolean {
  const [first, last] = [
    daysBetween(date_start!, event.date_start!),
    daysBetween(date_end!, event.date_end!),
  ];
  const isRange = event.date_start !== event.date_end;
  const apart =
    told === 'start'
      ? [first]
      : told === 'end'
        ? [last]
        : isRange
          ? [first, last]
          : // one day of several contradicts them only from outside
            [first < 0 ? first : Math.max(0, last)];
  const isCalendar = (days: number) => Math.abs(days) >= CALENDARS.least && Math.abs(days) <= CALENDARS.most;
  if (apart.some((days) => isCalendar(days) || Math.abs(days) > NEAR_DAYS)) return false;
  return apart.some((days) => days !== 0);
}

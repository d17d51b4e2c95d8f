import { count, date, nullable, oneOf, text } from '../columns.ts';
import { locationOf } from '../located.ts';
import { joined, partiesOf } from '../parties.ts';
import type { BattleRecord } from '../record.ts';
import type { EventRow } from '../tables.ts';
import { DATE_ROLES } from '../vocabularies.ts';
import { acledType, civilianTargeting } from './acled-types.ts';
import {
  daysOf,
  deaths,
  degrees,
  type View,
  type ViewColumn,
  view,
  wherePrec,
  words,
  yearOf,
} from './view.ts';

/** A dated passage, the record that it stands in, and the parties of the record's sides 1 and 2. */
interface Passage {
  event: EventRow;
  record: BattleRecord;
  actors: Readonly<Record<number, readonly string[]>>;
  event_type: string | null;
  sub_event_type: string | null;
}

function passages(record: BattleRecord): Passage[] {
  const actors = { 1: partiesOf(record, 1), 2: partiesOf(record, 2) };
  return record.events.map((event) => ({ event, record, actors, ...acledType(record, event) }));
}

/** Whether the date of a passage is that of what happened, and not of a report on it. */
const isDated = ({ date_role }: EventRow) => date_role === 'occurrence';
const isDay = (event: EventRow) => isDated(event) && event.date_precision === 'day' && daysOf(event) === 1;

const GEO_PRECISION: Readonly<Record<number, number>> = { 1: 1, 2: 2, 3: 2, 4: 3 };

/** The killed of a passage that gives one figure of them, for no side in particular. */
function fatalities({ event, record }: Passage): number | null {
  const [claim, another] = record.claims.filter(
    (row) => row.event_id === event.event_id && row.outcome === 'killed',
  );
  return claim && !another && claim.side === null && claim.low === claim.high ? claim.low : null;
}

const ACLED_COLUMNS: readonly ViewColumn<Passage>[] = [
  {
    name: 'event_id_cnty',
    schema: text('`events.event_id`'),
    fit: 'resembles',
    read: ({ event }) => event.event_id,
  },
  {
    name: 'event_date',
    schema: nullable(
      date(
        '`events.date_start`, where the date is one day and that of what happened, not of a report; ACLED sets a day within a month that it only knows',
      ),
    ),
    fit: 'resembles',
    read: ({ event }) => (isDay(event) ? event.date_start : null),
  },
  {
    name: 'year',
    schema: nullable(
      count('The year, where the date lies within one of the common era and is not that of a report'),
    ),
    fit: 'equal',
    read: ({ event }) => (event.date_start === null || !isDated(event) ? null : yearOf(event)),
  },
  {
    name: 'time_precision',
    schema: nullable(
      count('1 where the date is one day, 3 where it is a month; ACLED has 2, about a week, besides'),
    ),
    fit: 'resembles',
    read: ({ event }) => (isDay(event) ? 1 : isDated(event) && event.date_precision === 'month' ? 3 : null),
  },
  ...[1, 2].flatMap((side): ViewColumn<Passage>[] => [
    {
      name: `actor${side}`,
      schema: words(
        `The first combatant of side ${side} of the battle; in ACLED an actor of this event, from its own list`,
      ),
      fit: 'resembles',
      read: ({ actors }) => actors[side]![0] ?? null,
    },
    {
      name: `assoc_actor_${side}`,
      schema: words(`The other combatants of side ${side}, joined by "; "`),
      fit: 'resembles',
      read: ({ actors }) => joined(actors[side]!.slice(1)),
    },
  ]),
  {
    name: 'country',
    schema: words('`battles.country`: where the battle was, though a passage may tell of another place'),
    fit: 'resembles',
    read: ({ record }) => record.battle.country,
  },
  {
    name: 'admin1',
    schema: words('`battles.region` of the battle; in ACLED the first-order division'),
    fit: 'resembles',
    read: ({ record }) => record.battle.region,
  },
  {
    name: 'location',
    schema: words('`battles.locality` of the battle'),
    fit: 'resembles',
    read: ({ record }) => record.battle.locality,
  },
  {
    name: 'latitude',
    schema: degrees('The latitude of the first of `locations` of the battle', 90),
    fit: 'resembles',
    read: ({ record }) => locationOf(record)?.latitude ?? null,
  },
  {
    name: 'longitude',
    schema: degrees('The longitude of the same', 180),
    fit: 'resembles',
    read: ({ record }) => locationOf(record)?.longitude ?? null,
  },
  {
    name: 'geo_precision',
    schema: nullable(
      count('By the precision of that location: 1 the place itself, 2 near it or a district, 3 a province'),
    ),
    fit: 'resembles',
    read: ({ record }) => GEO_PRECISION[wherePrec(record) ?? 0] ?? null,
  },
  {
    name: 'source',
    schema: words('`sources.url`: the article; in ACLED the names of the sources'),
    fit: 'resembles',
    read: ({ record }) => record.source.url,
  },
  {
    name: 'notes',
    schema: text('`events.quote`: the passage itself; in ACLED a summary'),
    fit: 'resembles',
    read: ({ event }) => event.quote,
  },
  {
    name: 'fatalities',
    schema: deaths(
      'The killed, where the passage gives one figure of them, one number, for no side in particular; ACLED writes 0 where it knows of none',
    ),
    fit: 'resembles',
    read: fatalities,
  },
  {
    name: 'date_role',
    schema: oneOf(
      DATE_ROLES,
      '`events.date_role`: of a passage that is dated by a report, the day on which it happened is not known',
    ),
    fit: 'ours',
    read: ({ event }) => event.date_role,
  },
  {
    name: 'event_type',
    schema: words(
      "By the stated `actions` of the passage, where all are of one of ACLED's types; strategic developments count where nothing violent is stated",
    ),
    fit: 'resembles',
    read: ({ event_type }) => event_type,
  },
  {
    name: 'sub_event_type',
    schema: words(
      'By the same actions; that of a capture only where the names of the side say whether it is a state',
    ),
    fit: 'resembles',
    read: ({ sub_event_type }) => sub_event_type,
  },
  {
    name: 'civilian_targeting',
    schema: words('"Civilian targeting" where an action of the passage harms civilians or prisoners'),
    fit: 'resembles',
    read: ({ event, record }) => civilianTargeting(record, event),
  },
];

/** Dated passages, a row each. */
export const ACLED_LIKE: View = view(
  'acled_like',
  'Dated passages under the column names of ACLED',
  `A row is a dated passage of an article (\`events\`). In [ACLED](https://acleddata.com/) it is an event of one day at one
place with a type; a passage may tell of several, or of none. Types are filled from \`actions\` that are stated, and left
empty where a passage has several. Types of actors, interaction codes and ISO numbers are not here. Place and actors are
those of the battle, not of the passage.`,
  'event_id_cnty',
  ACLED_COLUMNS,
  passages,
);

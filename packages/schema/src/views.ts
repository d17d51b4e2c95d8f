import { acledType, civilianTargeting } from './acled-types.ts';
import { type ColumnSchema, count, date, nullable, number, oneOf, text } from './columns.ts';
import { toEpochDay } from './days.ts';
import { locationOf } from './located.ts';
import { joined, partiesOf } from './parties.ts';
import type { BattleRecord } from './record.ts';
import {
  type BattleRow,
  type CasualtyRow,
  type Cell,
  type EventRow,
  type Row,
  type Table,
  table,
} from './tables.ts';
import { DATE_ROLES, type LocationPrecision } from './vocabularies.ts';

/**
 * Views lay the tables out under the column names of other data, for those who know it. They say nothing that the
 * tables do not: where the other data has a best estimate and the text a range, the estimate stays empty.
 */

/** Whether a column is what it is in the other data, only resembles it, or is ours under a name of ours. */
type Fit = 'equal' | 'resembles' | 'ours';

/** A column of a view: how it relates to the column of that name in the other data, and how it is filled. */
interface ViewColumn<Subject> {
  name: string;
  schema: ColumnSchema;
  fit: Fit;
  read(subject: Subject): Cell;
}

export interface View {
  table: Table;
  /** The rows that the view has of a battle. */
  rows(record: BattleRecord): Row[];
  /** How each column relates to the column of that name in the other data. */
  fits: ReadonlyMap<string, Fit>;
  /** What to know of the view as a whole, in Markdown. */
  about: string;
}

function view<Subject>(
  name: string,
  title: string,
  about: string,
  key: string,
  columns: readonly ViewColumn<Subject>[],
  subjects: (record: BattleRecord) => Subject[],
): View {
  const schemas = Object.fromEntries(columns.map(({ name, schema }) => [name, schema]));
  const empty: Row = Object.fromEntries(columns.map(({ name }) => [name, null]));
  const toRow = (subject: Subject): Row => {
    // A copy that is filled: to make an object of so many entries takes several times as long.
    const row: Record<string, Cell> = { ...empty };
    for (const { name, read } of columns) row[name] = read(subject);
    return row;
  };
  return {
    table: table(name, title, `${title}: see views/README.md`, [key], schemas),
    rows: (record) => subjects(record).map(toRow),
    fits: new Map(columns.map(({ name, fit }) => [name, fit])),
    about,
  };
}

const sidesOf = ({ belligerents }: BattleRecord) => new Set(belligerents.map(({ side }) => side));

/** The one figure that speaks for all of its kind: the only total, or else the only figure, unless of a sub-group. */
function governing(figures: readonly CasualtyRow[]): CasualtyRow | null {
  const totals = figures.filter(({ is_total }) => is_total);
  const [figure, another] = totals.length > 0 ? totals : figures;
  return figure && !another && figure.group === null ? figure : null;
}

const killed = ({ casualties }: BattleRecord, category: string) =>
  casualties.filter((row) => row.outcome === 'killed' && row.category === category);

const deathsOf = (record: BattleRecord, side: number) =>
  governing(killed(record, 'personnel').filter((row) => row.side === side));

const civilianDeaths = (record: BattleRecord) => governing(killed(record, 'civilian'));

/** A total that the infobox gives beyond the sides, as `Casualties3` often does. */
function allDeaths(record: BattleRecord): CasualtyRow | null {
  const sides = sidesOf(record);
  return governing(killed(record, 'personnel').filter((row) => row.is_total && !sides.has(row.side)));
}

const stated = (figure: CasualtyRow | null) => (figure && figure.low === figure.high ? figure.low : null);

const yearOf = ({ year_start, year_end }: BattleRow | EventRow) =>
  year_start === year_end ? year_start : null;

/** How many days from the first possible one to the last, both counted. */
function daysOf({ date_start, date_end }: BattleRow | EventRow): number | null {
  if (date_start === null || date_end === null) return null;
  return toEpochDay(date_end)! - toEpochDay(date_start)! + 1;
}

/** UCDP's classes by the number of days that they reach to; beyond a year there is none. */
const DATE_PREC = [
  { prec: 1, days: 1 },
  { prec: 2, days: 6 },
  { prec: 3, days: 7 },
  { prec: 4, days: 31 },
  { prec: 5, days: 366 },
] as const;

function datePrec(row: BattleRow): number | null {
  const days = daysOf(row);
  return days === null ? null : (DATE_PREC.find((known) => days <= known.days)?.prec ?? null);
}

/** UCDP's classes of precision; 5, linear or fuzzy, is what lies between places. */
const WHERE_PREC: Readonly<Record<LocationPrecision, number>> = {
  place: 1,
  near: 2,
  district: 3,
  province: 4,
  country: 6,
  sea: 7,
};

function wherePrec(record: BattleRecord): number | null {
  const location = locationOf(record);
  if (location === null) return null;
  if (location.basis === 'gazetteer' && record.battle.place_relation === 'between') return 5;
  return WHERE_PREC[location.precision!];
}

/** The one claimant of the figures of deaths, where they have one and the same. */
function claimantOf(record: BattleRecord): string | null {
  const figures = [deathsOf(record, 1), deathsOf(record, 2), civilianDeaths(record), allDeaths(record)];
  const claimants = new Set(figures.flatMap((figure) => (figure ? [figure.claimant] : [])));
  const [claimant] = claimants;
  return claimants.size === 1 ? (claimant ?? null) : null;
}

const words = (description: string) => nullable(text(description));
const deaths = (description: string) => nullable(count(description, { unit: 'deaths' }));
const degrees = (description: string, bound: number) =>
  nullable(number(description, { unit: 'degrees', minimum: -bound, maximum: bound }));

const latitude = degrees('The latitude of the first of `locations`: stated, or from a gazetteer', 90);
const longitude = degrees('The longitude of the same', 180);

const GED_COLUMNS: readonly ViewColumn<BattleRecord>[] = [
  {
    name: 'id',
    schema: text('`battles.battle_id`; in GED a number'),
    fit: 'resembles',
    read: ({ battle }) => battle.battle_id,
  },
  {
    name: 'year',
    schema: nullable(count('The year, where the battle lies within one of the common era')),
    fit: 'equal',
    read: ({ battle }) => (battle.date_start === null ? null : yearOf(battle)),
  },
  {
    name: 'conflict_name',
    schema: words(
      '`battles.part_of`: the war or campaign as the article names it; in GED a name from its own list',
    ),
    fit: 'resembles',
    read: ({ battle }) => battle.part_of,
  },
  {
    name: 'dyad_name',
    schema: words(
      'side_a and side_b joined by " - ", where the battle has these two sides only; in GED from its own list',
    ),
    fit: 'resembles',
    read: (record) => {
      const [a, b] = [joined(partiesOf(record, 1)), joined(partiesOf(record, 2))];
      return a !== null && b !== null && sidesOf(record).size === 2 ? `${a} - ${b}` : null;
    },
  },
  {
    name: 'side_a',
    schema: words(
      'The combatants of side 1 of the infobox, joined by "; "; in GED side A is the government where there is one',
    ),
    fit: 'resembles',
    read: (record) => joined(partiesOf(record, 1)),
  },
  {
    name: 'side_b',
    schema: words(
      'The combatants of side 2 of the infobox, joined by "; "; a third side stands in `belligerents` only',
    ),
    fit: 'resembles',
    read: (record) => joined(partiesOf(record, 2)),
  },
  {
    name: 'source_article',
    schema: words('`sources.url`: the article; in GED the titles of the news reports'),
    fit: 'resembles',
    read: ({ source }) => source.url,
  },
  {
    name: 'source_original',
    schema: words(
      'Who states the figures of deaths in this row, where the text names one claimant for all of them',
    ),
    fit: 'equal',
    read: claimantOf,
  },
  {
    name: 'where_prec',
    schema: nullable(
      count(
        'By the precision of the first of `locations`: 1 the place itself, 2 near it, 3 a district, 4 a province, 5 between places, 6 a country, 7 a sea; GED judges the distance in kilometres',
      ),
    ),
    fit: 'resembles',
    read: wherePrec,
  },
  {
    name: 'where_coordinates',
    schema: words('`battles.locality`; in GED from a gazetteer'),
    fit: 'resembles',
    read: ({ battle }) => battle.locality,
  },
  {
    name: 'where_description',
    schema: words('`battles.place_text`: the place as written'),
    fit: 'equal',
    read: ({ battle }) => battle.place_text,
  },
  {
    name: 'adm_1',
    schema: words(
      '`battles.region`: what the article writes between locality and country; in GED the first-order division',
    ),
    fit: 'resembles',
    read: ({ battle }) => battle.region,
  },
  {
    name: 'latitude',
    schema: latitude,
    fit: 'equal',
    read: (record) => locationOf(record)?.latitude ?? null,
  },
  {
    name: 'longitude',
    schema: longitude,
    fit: 'equal',
    read: (record) => locationOf(record)?.longitude ?? null,
  },
  {
    name: 'country',
    schema: words(
      '`battles.country` as written, of its time or of today; in GED by the list of Gleditsch and Ward',
    ),
    fit: 'resembles',
    read: ({ battle }) => battle.country,
  },
  {
    name: 'date_prec',
    schema: nullable(
      count(
        'By the days from date_start to date_end: 1 one, 2 to six, 3 seven, 4 to thirty-one, 5 to a year. GED grades how exactly the day is known, not how long it lasted',
      ),
    ),
    fit: 'resembles',
    read: ({ battle }) => datePrec(battle),
  },
  {
    name: 'date_start',
    schema: nullable(date('`battles.date_start`')),
    fit: 'equal',
    read: ({ battle }) => battle.date_start,
  },
  {
    name: 'date_end',
    schema: nullable(date('`battles.date_end`')),
    fit: 'equal',
    read: ({ battle }) => battle.date_end,
  },
  {
    name: 'deaths_a',
    schema: deaths(
      'The killed personnel of side 1, where the infobox has one figure of them and it is one number',
    ),
    fit: 'resembles',
    read: (record) => stated(deathsOf(record, 1)),
  },
  {
    name: 'deaths_b',
    schema: deaths('The killed personnel of side 2, by the same rule'),
    fit: 'resembles',
    read: (record) => stated(deathsOf(record, 2)),
  },
  {
    name: 'deaths_civilians',
    schema: deaths('The killed civilians, by the same rule over all sides'),
    fit: 'resembles',
    read: (record) => stated(civilianDeaths(record)),
  },
  {
    name: 'deaths_unknown',
    schema: deaths('Always empty: the infobox has no such figure'),
    fit: 'resembles',
    read: () => null,
  },
  {
    name: 'best',
    schema: deaths(
      'The total that the infobox states beyond its sides, where it is one number; in GED the sum of the four above',
    ),
    fit: 'resembles',
    read: (record) => stated(allDeaths(record)),
  },
  {
    name: 'high',
    schema: deaths('The greatest number of that total'),
    fit: 'resembles',
    read: (record) => allDeaths(record)?.high ?? null,
  },
  {
    name: 'low',
    schema: deaths('The least number of that total'),
    fit: 'resembles',
    read: (record) => allDeaths(record)?.low ?? null,
  },
  ...[
    { name: 'deaths_a', figure: (record: BattleRecord) => deathsOf(record, 1) },
    { name: 'deaths_b', figure: (record: BattleRecord) => deathsOf(record, 2) },
    { name: 'deaths_civilians', figure: civilianDeaths },
  ].flatMap(({ name, figure }): ViewColumn<BattleRecord>[] => [
    {
      name: `${name}_low`,
      schema: deaths(`The least number of the figure that ${name} is read from`),
      fit: 'ours',
      read: (record) => figure(record)?.low ?? null,
    },
    {
      name: `${name}_high`,
      schema: deaths(`The greatest number of the figure that ${name} is read from`),
      fit: 'ours',
      read: (record) => figure(record)?.high ?? null,
    },
  ]),
];

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

/** Every view, in the order in which they are written and listed. */
export const VIEWS: readonly View[] = [
  view(
    'ged_like',
    "Battles under the column names of UCDP's Georeferenced Event Dataset",
    `A row is a battle. In [UCDP GED](https://ucdp.uu.se/downloads/) it is an event of organised violence with at least one
death, at one place and time, so that a battle may be many of its rows. Columns that GED takes from lists of its own
(ids of conflicts, dyads and actors, type_of_violence, event_clarity, priogrid_gid) are not here.

Deaths are never added up, and a range has no best estimate: \`deaths_a\`, \`deaths_b\`, \`deaths_civilians\` and \`best\` are
filled only where the low number is the high one ("about 100" is 100 in both). The ranges stand in the columns that end
in \`_low\` and \`_high\`, which GED does not have. Where the infobox has several figures of one kind and no total, all are
empty: see \`casualties\`.`,
    'id',
    GED_COLUMNS,
    (record) => [record],
  ),
  view(
    'acled_like',
    'Dated passages under the column names of ACLED',
    `A row is a dated passage of an article (\`events\`). In [ACLED](https://acleddata.com/) it is an event of one day at one
place with a type; a passage may tell of several, or of none. Types are filled from \`actions\` that are stated, and left
empty where a passage has several. Types of actors, interaction codes and ISO numbers are not here. Place and actors are
those of the battle, not of the passage.`,
    'event_id_cnty',
    ACLED_COLUMNS,
    passages,
  ),
];

/** What each view is, column by column, in Markdown. */
export function viewsMarkdown(): string {
  const views = VIEWS.map(({ table, about, fits }) => {
    const lines = table.columns.map(
      ({ name, description }) => `| \`${name}\` | ${fits.get(name)} | ${description} |`,
    );
    return `## ${table.name}.csv

${table.title}. ${about}

| column | is | filled by |
|---|---|---|
${lines.join('\n')}
`;
  });
  return `# Views

The tables under the column names of other data, for those who know it. A column *equals* the one of that name there,
only *resembles* it (read on before you compare), or is *ours*. Nothing in them is estimated: an empty cell says that
the text does not tell. Evidence, qualifiers and claims stand in the tables.

${views.join('\n')}`;
}

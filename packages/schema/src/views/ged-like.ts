import { count, date, nullable, text } from '../columns.ts';
import { locationOf } from '../located.ts';
import { joined, partiesOf } from '../parties.ts';
import type { BattleRecord } from '../record.ts';
import type { BattleRow, CasualtyRow } from '../tables.ts';
import {
  daysOf,
  deaths,
  latitude,
  longitude,
  type View,
  type ViewColumn,
  view,
  wherePrec,
  words,
  yearOf,
} from './view.ts';

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

/** The one claimant of the figures of deaths, where they have one and the same. */
function claimantOf(record: BattleRecord): string | null {
  const figures = [deathsOf(record, 1), deathsOf(record, 2), civilianDeaths(record), allDeaths(record)];
  const claimants = new Set(figures.flatMap((figure) => (figure ? [figure.claimant] : [])));
  const [claimant] = claimants;
  return claimants.size === 1 ? (claimant ?? null) : null;
}

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

/** Battles, a row each. */
export const GED_LIKE: View = view(
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
);

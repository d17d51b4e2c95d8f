import { ACTION_TYPE_MEANINGS, ACTION_TYPES, MODALITIES, MODALITY_MEANINGS } from './action-types.ts';
import {
  boolean,
  type ColumnNotes,
  type ColumnSchema,
  count,
  date,
  edtf,
  integer,
  nullable,
  number,
  oneOf,
  type RowOf,
  text,
  wikidataItem,
} from './columns.ts';
import { type Table, table } from './table.ts';
import {
  BELLIGERENT_ROLES,
  CATEGORIES,
  DATE_BASES,
  DATE_PRECISIONS,
  DATE_ROLES,
  DECISIVENESS,
  FINDING_KIND_MEANINGS,
  FINDING_KINDS,
  FINDING_ROLE_MEANINGS,
  FINDING_ROLES,
  LOCATION_BASES,
  LOCATION_PRECISION_MEANINGS,
  LOCATION_PRECISIONS,
  OUTCOMES,
  PLACE_RELATIONS,
  QUALIFIER_MEANINGS,
  QUALIFIERS,
  RESULTS,
  STATUSES,
} from './vocabularies.ts';

const battleId = text('The battle that the row belongs to', { references: 'battles.battle_id' });

const side = (field: string) =>
  count(`The side, as numbered by the infobox (1, 2, 3 …); from the number of the field ${field}`);

const position = count('Place among the rows of its side, in the order of the text, from 1', {
  locates: true,
});

const evidence = {
  quote: text('The exact characters that the row was read from'),
  char_start: count('Where the quote begins in the source text', { unit: 'code points', locates: true }),
  char_end: count('Where the quote ends in the source text, exclusive', {
    unit: 'code points',
    locates: true,
  }),
  line: count('The line of the source text on which the quote begins, from 1', { locates: true }),
  rule: text('The name of the reading rule'),
};

const outcomePattern = `^(?:(?:${OUTCOMES.join('|')})(?:\\+(?!$)|$))+$`;

const outcome = (description: string): ColumnSchema<string> => ({
  type: 'string',
  description: `${description}: ${OUTCOMES.join(', ')}; one figure over several joins them in this order with +`,
  pattern: outcomePattern,
});

const figure = {
  subject: nullable(text('The counted noun as written')),
  category: oneOf(CATEGORIES, 'What kind of thing is counted'),
  low: nullable(count('The least number that the text allows; null where it gives no lower bound')),
  high: nullable(count('The greatest number that the text allows; null where it gives no upper bound')),
  qualifier: oneOf(QUALIFIERS, 'How the number is meant', { meanings: QUALIFIER_MEANINGS }),
  is_total: boolean('Whether the figure covers other figures of the same value'),
  group: nullable(text('The part of the side that the figure counts, as written')),
  claimant: nullable(
    text('Who states the figure, as written', { counterparts: { ucdp_ged: 'source_original' } }),
  ),
};

/** No day is converted: which calendar an article follows for a day, it seldom says. */
const CALENDAR =
  ', in the calendar of the text: Julian before 1582 unless it says otherwise, the New Style where it has both; null before the common era';

const days = (
  what: string,
  notes: ColumnNotes = {},
  { start = notes, end = notes }: { start?: ColumnNotes; end?: ColumnNotes } = {},
) => ({
  date_edtf: nullable(edtf(`${what} in EDTF level 1 (ISO 8601-2)`, notes)),
  date_start: nullable(date(`First possible day${CALENDAR}`, start)),
  date_end: nullable(date(`Last possible day${CALENDAR}`, end)),
  year_start: nullable(integer('First possible year, astronomical: 1 BC is 0', { unit: 'year', ...notes })),
  year_end: nullable(integer('Last possible year, astronomical: 1 BC is 0', { unit: 'year', ...notes })),
  date_precision: nullable(oneOf(DATE_PRECISIONS, 'How exactly the date is stated', notes)),
});

const fromDate = { readFrom: ['date'] };
const startOf = {
  ...fromDate,
  counterparts: { ucdp_ged: 'date_start', wikidata: 'P580', schema_org: 'startDate' },
};
const endOf = {
  ...fromDate,
  counterparts: { ucdp_ged: 'date_end', wikidata: 'P582', schema_org: 'endDate' },
};
const fromPlace = { readFrom: ['place'] };
const fromCoordinates = { readFrom: ['place', 'coordinates'] };
const fromResult = { readFrom: ['result'] };

export const battles = table('battles', 'Battles', 'One row a battle', ['battle_id'], {
  battle_id: text('Stable id, made from the title', { counterparts: { schema_org: 'identifier' } }),
  title: nullable(text('The title of the article')),
  name: nullable(
    text('The name of the battle', {
      readFrom: ['conflict'],
      counterparts: { wikidata: 'label', schema_org: 'name' },
    }),
  ),
  part_of: nullable(
    text('The war or campaign', {
      readFrom: ['partof'],
      counterparts: { wikidata: 'P361', schema_org: 'superEvent' },
    }),
  ),
  date_text: nullable(text('The date as written', fromDate)),
  ...days('The extent of the battle', fromDate, { start: startOf, end: endOf }),
  place_text: nullable(
    text('The place as written', { ...fromPlace, counterparts: { ucdp_ged: 'where_description' } }),
  ),
  place_relation: nullable(oneOf(PLACE_RELATIONS, 'How the battle lies to the place', fromPlace)),
  locality: nullable(
    text('The first part of the place', {
      ...fromPlace,
      counterparts: { wikidata: 'P276', schema_org: 'location' },
    }),
  ),
  region: nullable(text('What stands between locality and country', fromPlace)),
  country: nullable(
    text('The last part of the place, where it is or was a sovereign state', {
      ...fromPlace,
      counterparts: { wikidata: 'P17', schema_org: 'addressCountry' },
    }),
  ),
  place_now: nullable(text('The present-day name of the place', fromPlace)),
  latitude: nullable(
    number('Latitude, north positive', {
      unit: 'degrees',
      minimum: -90,
      maximum: 90,
      ...fromCoordinates,
      counterparts: { ucdp_ged: 'latitude', acled: 'latitude', wikidata: 'P625', schema_org: 'latitude' },
    }),
  ),
  longitude: nullable(
    number('Longitude, east positive', {
      unit: 'degrees',
      minimum: -180,
      maximum: 180,
      ...fromCoordinates,
      counterparts: { ucdp_ged: 'longitude', acled: 'longitude', wikidata: 'P625', schema_org: 'longitude' },
    }),
  ),
  result_text: nullable(text('The result as written', fromResult)),
  result: nullable(oneOf(RESULTS, 'What the result amounts to', fromResult)),
  decisiveness: nullable(oneOf(DECISIVENESS, 'How the victory is described', fromResult)),
  victor: nullable(text('The winner as written', { ...fromResult, counterparts: { wikidata: 'P1346' } })),
  victor_side: nullable(
    count('The side that the winner is named on; null where the names do not match', {
      readFrom: ['result', 'combatant'],
    }),
  ),
  territory: nullable(text('Changes of territory as written', { readFrom: ['territory'] })),
  source_id: text('The source text', { references: 'sources.source_id' }),
});

export const infobox = table(
  'infobox',
  'Infobox fields',
  'Every field of the infobox, known or not, as written',
  ['field_id'],
  {
    field_id: text('Stable id'),
    battle_id: battleId,
    key: text('The name of the field as written'),
    position: count('Place of the field in the infobox, from 1', { locates: true }),
    text: nullable(text('The value as written; null where it is empty (the quote is then the key)')),
    ...evidence,
  },
);

export const belligerents = table(
  'belligerents',
  'Belligerents',
  'The parties to the battle',
  ['belligerent_id'],
  {
    belligerent_id: text('Stable id'),
    battle_id: battleId,
    side: side('CombatantN'),
    position,
    name: text('The party, without residue', { counterparts: { wikidata: 'P710' } }),
    role: oneOf(BELLIGERENT_ROLES, 'Whether the party fought or supported'),
    parent: nullable(text('The party or heading that it stands under')),
    ...evidence,
  },
);

export const commanders = table('commanders', 'Commanders', 'Who commanded', ['commander_id'], {
  commander_id: text('Stable id'),
  battle_id: battleId,
  side: side('CommanderN'),
  position,
  name: text('The person, without rank, marks and residue', { counterparts: { wikidata: 'P4791' } }),
  rank: nullable(text('The rank as written', { counterparts: { wikidata: 'P410' } })),
  status: nullable(oneOf(STATUSES, 'What became of the person in the battle')),
  affiliation: nullable(text('The party that the person belongs to, as written')),
  ...evidence,
});

export const strengths = table('strengths', 'Strengths', 'What each side had', ['strength_id'], {
  strength_id: text('Stable id'),
  battle_id: battleId,
  side: side('StrengthN'),
  position,
  ...figure,
  ...evidence,
});

export const casualties = table(
  'casualties',
  'Casualties and losses',
  'What each side lost',
  ['casualty_id'],
  {
    casualty_id: text('Stable id'),
    battle_id: battleId,
    side: side('CasualtiesN'),
    position,
    outcome: outcome('What happened'),
    ...figure,
    ...evidence,
  },
);

export const events = table(
  'events',
  'Events',
  'The dated passages of the prose; the quote is the passage that the date governs',
  ['event_id'],
  {
    event_id: text('Stable id'),
    battle_id: battleId,
    section: nullable(text('The heading that the passage stands under; null before the first')),
    paragraph: count('The paragraph in which the passage stands, from 1, counted over the article', {
      locates: true,
    }),
    date_text: text('The date as written'),
    date_char_start: count('Where the date begins in the source text', {
      unit: 'code points',
      locates: true,
    }),
    date_char_end: count('Where the date ends in the source text, exclusive', {
      unit: 'code points',
      locates: true,
    }),
    ...days('The date'),
    date_basis: oneOf(
      DATE_BASES,
      'Whether the date is fully stated, takes its year or month from the text before it, or counts from another date',
    ),
    date_role: oneOf(DATE_ROLES, 'Whether the date is that of what happened or of a report on it'),
    ...evidence,
  },
);

export const claims = table(
  'claims',
  'Claims',
  'The figures that the prose states, each with who states it',
  ['claim_id'],
  {
    claim_id: text('Stable id'),
    battle_id: battleId,
    event_id: nullable(text('The dated passage that the claim stands in', { references: 'events.event_id' })),
    side: nullable(count('The side whose strength or loss it is; null where the text does not say')),
    outcome: nullable(outcome('What happened; null for a strength')),
    ...figure,
    reported_by: nullable(text('Who reports what the claimant says, as written')),
    ...evidence,
  },
);

export const locations = table(
  'locations',
  'Locations',
  'Where the battle was, as points: the coordinates that the article states, and what a gazetteer has of the names that it gives. A name of several places, or of none, has no point',
  ['location_id'],
  {
    location_id: text('Stable id'),
    battle_id: battleId,
    event_id: nullable(
      text('The dated passage that was there; null where it is the battle as a whole', {
        references: 'events.event_id',
      }),
    ),
    name: nullable(text('The place as written: the smallest that is named')),
    part_matched: nullable(
      text(
        'The name that the gazetteer has, as written; null where the coordinates are stated, or it has none',
      ),
    ),
    latitude: nullable(number('Latitude, north positive', { unit: 'degrees', minimum: -90, maximum: 90 })),
    longitude: nullable(number('Longitude, east positive', { unit: 'degrees', minimum: -180, maximum: 180 })),
    basis: oneOf(LOCATION_BASES, 'Whether the article states the coordinates or a gazetteer has them'),
    precision: nullable(
      oneOf(
        LOCATION_PRECISIONS,
        'How the battle lies to the point; null where it cannot be told which place is meant',
        { meanings: LOCATION_PRECISION_MEANINGS },
      ),
    ),
    radius_km: nullable(
      count(
        'How far the farthest settlement of a district or province lies from its middle; null for a settlement, whose extent the gazetteer does not have',
        { unit: 'kilometres' },
      ),
    ),
    candidates: nullable(
      count(
        'How many places of the gazetteer may be meant: 1 where there is a precision; null where the coordinates are stated',
      ),
    ),
    geoname_id: nullable(count('The number of the settlement in GeoNames (https://www.geonames.org/)')),
    gazetteer: nullable(
      text('The gazetteer and the day of its last change; null where the coordinates are stated'),
    ),
    ...evidence,
  },
);

export const actions = table(
  'actions',
  'Actions',
  'What the prose says was done, planned, attempted or not done: a row for each telling, so that what is told twice has two',
  ['action_id'],
  {
    action_id: text('Stable id'),
    battle_id: battleId,
    event_id: nullable(
      text('The dated passage that the action stands in', { references: 'events.event_id' }),
    ),
    type: oneOf(ACTION_TYPES, 'What was done', { meanings: ACTION_TYPE_MEANINGS }),
    modality: oneOf(MODALITIES, 'Whether it was done', { meanings: MODALITY_MEANINGS }),
    side: nullable(
      count(
        'The side that does it: of a withdrawal who goes, of a surrender who yields; null for clashes, and where the text does not say',
      ),
    ),
    ...evidence,
  },
);

export const findings = table(
  'findings',
  'Findings',
  'Where the article disagrees with itself or explains itself; stated, never reconciled',
  ['finding_id'],
  {
    finding_id: text('Stable id'),
    battle_id: battleId,
    kind: oneOf(FINDING_KINDS, 'What kind of finding it is', { meanings: FINDING_KIND_MEANINGS }),
    message: text('What was found'),
    ...evidence,
  },
);

export const findingRefs = table(
  'finding_refs',
  'References of findings',
  'The rows that a finding speaks of',
  ['finding_id', 'position'],
  {
    finding_id: text('The finding', { references: 'findings.finding_id' }),
    battle_id: battleId,
    position: count('Place among the references of the finding, from 1'),
    table: text('The table of the row'),
    id: text('The id of the row in its table'),
    role: oneOf(FINDING_ROLES, 'What the row is to the finding', { meanings: FINDING_ROLE_MEANINGS }),
  },
);

export const sources = table(
  'sources',
  'Sources',
  'The texts that the values were read from',
  ['source_id'],
  {
    source_id: text('Stable id'),
    file: text('The file of the text'),
    title: nullable(
      text('The title of the article at its origin', {
        counterparts: { wikidata: 'P1476', schema_org: 'name' },
      }),
    ),
    url: nullable(
      text('The address of the article', { counterparts: { wikidata: 'P854', schema_org: 'url' } }),
    ),
    revision: nullable(
      text('The revision of the article, where it is known', { counterparts: { schema_org: 'version' } }),
    ),
    retrieved: nullable(
      date('The day on which the text was retrieved, where it is known', {
        counterparts: { wikidata: 'P813' },
      }),
    ),
    licence: nullable(
      text('The licence of the text, as an SPDX identifier', {
        counterparts: { wikidata: 'P275', schema_org: 'license' },
      }),
    ),
    attribution: nullable(text('Who is to be named', { counterparts: { schema_org: 'creditText' } })),
    sha256: text('SHA-256 of the bytes of the file, hexadecimal', { counterparts: { schema_org: 'sha256' } }),
    characters: count('Length of the text', { unit: 'code points' }),
    wikidata: nullable(
      wikidataItem('The item of the article in Wikidata, such as `Q123`, where it is known'),
    ),
  },
);

/** Every table, in the order in which they are written and listed. */
export const TABLES = [
  battles,
  infobox,
  belligerents,
  commanders,
  strengths,
  casualties,
  events,
  claims,
  locations,
  actions,
  findings,
  findingRefs,
  sources,
] as const satisfies readonly Table[];

export type BattleRow = RowOf<(typeof battles)['row']['properties']>;
export type InfoboxRow = RowOf<(typeof infobox)['row']['properties']>;
export type BelligerentRow = RowOf<(typeof belligerents)['row']['properties']>;
export type CommanderRow = RowOf<(typeof commanders)['row']['properties']>;
export type StrengthRow = RowOf<(typeof strengths)['row']['properties']>;
export type CasualtyRow = RowOf<(typeof casualties)['row']['properties']>;
export type EventRow = RowOf<(typeof events)['row']['properties']>;
export type ClaimRow = RowOf<(typeof claims)['row']['properties']>;
export type LocationRow = RowOf<(typeof locations)['row']['properties']>;
export type ActionRow = RowOf<(typeof actions)['row']['properties']>;
export type FindingRow = RowOf<(typeof findings)['row']['properties']>;
export type FindingRefRow = RowOf<(typeof findingRefs)['row']['properties']>;
export type SourceRow = RowOf<(typeof sources)['row']['properties']>;

/** The evidence columns of a row that was read from text. */
export type Evidence = Pick<InfoboxRow, 'quote' | 'char_start' | 'char_end' | 'line' | 'rule'>;

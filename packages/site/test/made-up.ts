import type { BattleRecord, Row } from '@openbattles/schema';
import type { SiteBattle, SiteRelease } from '../src/index.ts';

/** A row that is said to be read from words of the text. */
interface Said {
  table: string;
  id: string;
  quote: string;
  cells: Row;
}

interface MadeUp {
  id: string;
  name: string;
  battle?: Row;
  source?: Row;
  text: string;
  rows?: readonly Said[];
  findings?: readonly {
    id: string;
    kind: string;
    message: string;
    rows: readonly [table: string, id: string][];
  }[];
}

const FIGURE = {
  subject: null,
  category: 'personnel',
  low: null,
  high: null,
  qualifier: 'exact',
  is_total: false,
  group: null,
  claimant: null,
};

/** The columns that a row of a table has, besides those that a test names. */
const CELLS: Readonly<Record<string, Row>> = {
  infobox: { key: 'Key', position: 1, text: null },
  belligerents: { side: 1, position: 1, name: '', role: 'combatant', parent: null },
  commanders: { side: 1, position: 1, name: '', rank: null, status: null, affiliation: null },
  strengths: { side: 1, position: 1, ...FIGURE },
  casualties: { side: 1, position: 1, outcome: 'killed', ...FIGURE },
  events: {
    section: null,
    paragraph: 1,
    date_text: '',
    date_edtf: null,
    date_start: null,
    date_end: null,
    year_start: null,
    year_end: null,
    date_precision: null,
    date_basis: 'stated',
    date_role: 'occurrence',
  },
  claims: { event_id: null, side: 1, outcome: 'killed', ...FIGURE, reported_by: null },
  actions: { event_id: null, type: 'attack', modality: 'stated', side: null },
  locations: { event_id: null, basis: 'stated', precision: 'place', latitude: null, longitude: null },
};

const BATTLE: Row = {
  part_of: null,
  date_text: null,
  date_edtf: null,
  date_start: null,
  date_end: null,
  year_start: null,
  year_end: null,
  date_precision: null,
  place_text: null,
  place_relation: null,
  locality: null,
  region: null,
  country: null,
  place_now: null,
  latitude: null,
  longitude: null,
  result_text: null,
  result: null,
  decisiveness: null,
  victor: null,
  victor_side: null,
  territory: null,
};

const SOURCE: Row = {
  url: null,
  revision: null,
  retrieved: null,
  licence: 'CC0-1.0',
  attribution: 'Nobody',
  sha256: '0'.repeat(64),
  wikidata: null,
};

const KEYS: Readonly<Record<string, string>> = { infobox: 'field_id' };

/** A battle that nobody fought, whose rows stand in its text where they are first said. */
export function madeUpBattle({
  id,
  name,
  battle,
  source,
  text,
  rows = [],
  findings = [],
}: MadeUp): SiteBattle {
  const row = ({ table, id: own, quote, cells }: Said): Row => {
    const at = text.indexOf(quote);
    if (at < 0) throw new Error(`The text of ${id} has no ${quote}`);
    const start = Array.from(text.slice(0, at)).length;
    return {
      [KEYS[table] ?? `${table.replace(/s$/, '').replace('casualtie', 'casualty')}_id`]:
        `${id}/${table}/${own}`,
      battle_id: id,
      ...CELLS[table],
      ...cells,
      quote,
      char_start: start,
      char_end: start + Array.from(quote).length,
      line: text.slice(0, at).split('\n').length,
      rule: 'made-up',
    };
  };
  const of = (table: string) => rows.filter((said) => said.table === table).map(row);
  const tables = [...new Set([...Object.keys(CELLS), ...rows.map(({ table }) => table)])];
  const made = Object.fromEntries(tables.map((table) => [table, of(table)]));
  const evidenceOf = (table: string, own: string) =>
    made[table]!.find((known) => Object.values(known)[0] === `${id}/${own}`)!;
  const record = {
    battle: { battle_id: id, title: name, name, ...BATTLE, ...battle, source_id: id },
    ...made,
    findings: findings.map((finding) => {
      const { quote, char_start, char_end, line, rule } = evidenceOf(...finding.rows[0]!) as Record<
        string,
        never
      >;
      return {
        finding_id: `${id}/findings/${finding.id}`,
        battle_id: id,
        kind: finding.kind,
        message: finding.message,
        ...{ quote, char_start, char_end, line, rule },
      };
    }),
    finding_refs: findings.flatMap((finding) =>
      finding.rows.map(([table, own], at) => ({
        finding_id: `${id}/findings/${finding.id}`,
        battle_id: id,
        position: at + 1,
        table,
        id: `${id}/${own}`,
        role: at === 0 ? 'prose' : 'infobox',
      })),
    ),
    source: {
      source_id: id,
      file: `${id}.txt`,
      title: name,
      ...SOURCE,
      characters: Array.from(text).length,
      ...source,
    },
  } as unknown as BattleRecord;
  return { record, text, readFrom: {} };
}

const HOSTILE = `"><script>injected=1</script><img src=x onerror="injected=1">'</title></script><!--`;

/** Battles with everything that is odd. */
export const ODD: readonly SiteBattle[] = [
  madeUpBattle({
    id: 'battle-of-the-long-ago',
    name: 'Battle of the Long Ago',
    battle: {
      date_text: 'around September 490 BC',
      date_edtf: '-0489-09~',
      year_start: -489,
      year_end: -489,
      date_precision: 'month',
      place_text: 'Marathon, Attica',
      country: 'Greece',
      latitude: 38.118,
      longitude: 23.978,
      result: 'victory',
      result_text: 'Victory of the few',
      victor: 'The few',
      victor_side: 1,
    },
    text: 'The few, 9,000 to 10,000 strong, met the many. They lost 192, the many "at least 6,400"; nobody counted the ships. Herodotus says 200,000, others fewer than 25,000.',
    rows: [
      { table: 'belligerents', id: '1/few', quote: 'The few', cells: { name: 'The few' } },
      { table: 'belligerents', id: '2/many', quote: 'the many', cells: { side: 2, name: 'The many' } },
      {
        table: 'strengths',
        id: '1/men',
        quote: '9,000 to 10,000',
        cells: { low: 9000, high: 10_000, qualifier: 'range' },
      },
      {
        table: 'strengths',
        id: '2/men',
        quote: 'fewer than 25,000',
        cells: { side: 2, high: 25_000, qualifier: 'less_than' },
      },
      { table: 'casualties', id: '1/killed', quote: '192', cells: { low: 192, high: 192 } },
      {
        table: 'casualties',
        id: '2/killed',
        quote: '"at least 6,400"',
        cells: { side: 2, low: 6400, qualifier: 'at_least' },
      },
      {
        table: 'casualties',
        id: '2/lost/ships',
        quote: 'nobody counted the ships',
        cells: { side: 2, outcome: 'lost', subject: 'ships', category: 'ship', qualifier: 'unknown' },
      },
      {
        table: 'claims',
        id: '2/strength/herodotus',
        quote: 'Herodotus says 200,000',
        cells: { side: 2, outcome: null, low: 200_000, high: 200_000, claimant: 'Herodotus' },
      },
      { table: 'actions', id: 'clash', quote: 'met', cells: { type: 'clash' } },
      {
        table: 'actions',
        id: '2/statement',
        quote: 'Herodotus says',
        cells: { side: 2, type: 'statement', modality: 'negated' },
      },
    ],
    findings: [
      {
        id: 'claim-above-infobox/2',
        kind: 'claim-above-infobox',
        message:
          'Strength, The many (side 2): 200,000 according to Herodotus in the prose against fewer than 25,000 in the infobox.',
        rows: [
          ['claims', 'claims/2/strength/herodotus'],
          ['strengths', 'strengths/2/men'],
        ],
      },
    ],
  }),
  madeUpBattle({
    id: 'battle-without-infobox',
    name: 'Battle without infobox',
    text: 'Nobody wrote down anything about it.',
    source: { licence: null, attribution: null },
  }),
  madeUpBattle({
    id: 'battle-of-the-sixty',
    name: 'Battle of the Sixty Commanders',
    battle: {
      date_edtf: '1704-05/1705',
      date_text: 'May 1704 to 1705',
      year_start: 1704,
      year_end: 1705,
      country: 'France',
      place_text: 'Sèvre',
      latitude: 46.3,
      longitude: -1.1,
    },
    text: Array.from({ length: 60 }, (_, at) => `Général Nº${at + 1} d’Œuvre-Łódź`).join(', '),
    rows: Array.from({ length: 60 }, (_, at) => ({
      table: 'commanders',
      id: `1/general-${at + 1}`,
      quote: `Général Nº${at + 1} d’Œuvre-Łódź`,
      cells: {
        name: `Général Nº${at + 1} d’Œuvre-Łódź`,
        position: at + 1,
        ...(at % 7 === 0 ? { status: 'killed' } : {}),
      },
    })),
  }),
  madeUpBattle({
    id: 'battle-of-yarmouk',
    name: 'معركة اليرموك',
    battle: {
      date_edtf: '0636-08',
      year_start: 636,
      year_end: 636,
      result: 'disputed',
      result_text: 'متنازع عليها',
    },
    text: 'معركة اليرموك 🏹🏹 وقعت سنة 636. قُتل 70,000 من الروم.\r\n\u{1F409} 4,000 died.',
    rows: [
      { table: 'casualties', id: '1/killed', quote: '70,000 من الروم', cells: { low: 70_000, high: 70_000 } },
      {
        table: 'claims',
        id: '2/killed',
        quote: '.\r\n\u{1F409} 4,000',
        cells: { side: null, low: 4000, high: 4000 },
      },
      {
        table: 'later_table',
        id: 'a-row',
        quote: 'معركة اليرموك 🏹',
        cells: { kind: 'a table that this program does not know' },
      },
    ],
  }),
  madeUpBattle({
    id: 'battle-of-script',
    name: `Battle of ${HOSTILE}`,
    battle: {
      part_of: HOSTILE,
      country: HOSTILE,
      result: 'other',
      result_text: HOSTILE,
      victor: HOSTILE,
      date_text: HOSTILE,
      place_text: HOSTILE,
    },
    source: { url: 'javascript:injected=1', attribution: HOSTILE, title: HOSTILE, licence: HOSTILE },
    text: `= ${HOSTILE} =\n<script>injected=1</script> &amp; &lt;b&gt; </span></div> 5 killed by ${HOSTILE}\n`,
    rows: [
      { table: 'infobox', id: 'x', quote: HOSTILE, cells: { key: HOSTILE, text: HOSTILE } },
      { table: 'belligerents', id: '1/x', quote: HOSTILE, cells: { name: HOSTILE, parent: HOSTILE } },
      { table: 'commanders', id: '1/x', quote: HOSTILE, cells: { name: HOSTILE, rank: HOSTILE } },
      {
        table: 'claims',
        id: '1/x',
        quote: `5 killed by ${HOSTILE}`,
        cells: { low: 5, high: 5, claimant: HOSTILE, subject: HOSTILE },
      },
    ],
    findings: [
      { id: HOSTILE, kind: HOSTILE, message: `5 killed: ${HOSTILE}`, rows: [['claims', 'claims/1/x']] },
    ],
  }),
];

/** A release of these battles. */
export const madeUpRelease = (
  battles: readonly SiteBattle[],
  rest: Partial<SiteRelease> = {},
): SiteRelease => ({
  version: '9.9.9',
  title: 'Made-up Battles',
  description: 'Battles that nobody fought.',
  codebook: [
    {
      table: 'battles',
      column: 'battle_id',
      type: 'text',
      is_key: true,
      nullable: false,
      unit: null,
      allowed: null,
      read_from: null,
      references: null,
      description: 'Stable id',
    },
    {
      table: 'later_table',
      column: 'kind',
      type: 'text',
      is_key: false,
      nullable: true,
      unit: 'years',
      allowed: 'a|b',
      read_from: 'x|y',
      references: 'battles.battle_id',
      description: HOSTILE,
    },
  ],
  tables: new Map([['battles', { title: 'Battles', description: 'One row a battle' }]]),
  files: [
    { path: 'battles.csv', bytes: 100 },
    { path: 'later_table.parquet', bytes: 2_000_000 },
    { path: 'battles/battle-of-the-long-ago/battle.json', bytes: 5000 },
  ],
  history: [
    {
      version: '9.9.9',
      entry: null,
      changes: [{ table: 'battles', id: 'x', column: 'name', before: HOSTILE, after: null, cause: 'source' }],
    },
    { version: '9.9.8', entry: `The first.\n${HOSTILE}`, changes: [] },
  ],
  size: battles.length,
  battles: () => battles,
  ...rest,
});

/** Many battles, over five centuries and the whole world. */
export function* manyBattles(count: number): Generator<SiteBattle> {
  for (let number = 0; number < count; number++) {
    const year = 1500 + (number % 500);
    const killed = (number % 97) + 1;
    const place = `Ford ${number} on the Sèvre`;
    yield madeUpBattle({
      id: `battle-of-ford-${number}`,
      name: `Battle of Ford ${number}`,
      battle: {
        date_edtf: `${year}-05-0${(number % 9) + 1}`,
        year_start: year,
        year_end: year,
        place_text: place,
        country: `Land ${number % 80}`,
        part_of: `War ${number % 300}`,
        latitude: ((number * 7) % 120) - 55,
        longitude: ((number * 13) % 340) - 170,
        result: number % 3 === 0 ? 'victory' : 'draw',
        ...(number % 3 === 0 ? { victor: `Northland ${number % 50}`, victor_side: 1 } : {}),
      },
      text: `The army of Northland ${number % 50} under Captain ${number} Müller met that of Southland ${number % 40}. They lost ${killed} killed, says the chronicle of ${place}. ${'Nobody counted the others, since night fell. '.repeat(20)}`,
      rows: [
        {
          table: 'belligerents',
          id: '1/north',
          quote: `Northland ${number % 50}`,
          cells: { name: `Northland ${number % 50}` },
        },
        {
          table: 'belligerents',
          id: '2/south',
          quote: `Southland ${number % 40}`,
          cells: { side: 2, name: `Southland ${number % 40}` },
        },
        {
          table: 'commanders',
          id: '1/captain',
          quote: `Captain ${number} Müller`,
          cells: { name: `Captain ${number} Müller` },
        },
        {
          table: 'claims',
          id: '1/killed',
          quote: `${killed} killed`,
          cells: { low: killed, high: killed, claimant: 'the chronicle' },
        },
      ],
    });
  }
}

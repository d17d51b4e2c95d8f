import { type BattleRecord, cellProblem, VIEWS, viewsMarkdown } from '@openbattles/schema';
import { describe, expect, test } from 'vitest';
import { validRecord } from './record.ts';
import cases from './views.json' with { type: 'json' };

type Patch = Readonly<Record<string, unknown>>;

interface Case {
  name: string;
  battle?: Patch;
  event?: Patch;
  belligerents?: Patch[];
  casualties?: Patch[];
  claims?: Patch[];
  locations?: Patch[];
  actions?: Patch[];
  ged_like?: Patch;
  acled_like?: Patch;
}

const EVENT = {
  event_id: 'battle-of-sample/1588-08-10',
  section: null,
  paragraph: 1,
  date_text: '10 August 1588',
  date_edtf: '1588-08-10',
  date_start: '1588-08-10',
  date_end: '1588-08-10',
  year_start: 1588,
  year_end: 1588,
  date_precision: 'day',
  date_role: 'occurrence',
  quote: 'On 10 August 1588 they fought.',
};

const FIGURE = { category: 'personnel', qualifier: 'exact', is_total: false, group: null, claimant: null };

/** A record with the rows of a case, as far as the views look at them. */
function recordOf({
  battle,
  event,
  belligerents = [],
  casualties = [],
  claims = [],
  locations = [],
  actions = [],
}: Case): BattleRecord {
  const record = validRecord();
  const rows = {
    battle: { ...record.battle, ...battle },
    events: [{ ...EVENT, ...event }],
    belligerents: belligerents.map((row) => ({ role: 'combatant', parent: null, ...row })),
    casualties: casualties.map((row) => ({ ...FIGURE, outcome: 'killed', ...row })),
    locations: locations.map((row) => ({ event_id: null, latitude: null, longitude: null, ...row })),
    actions: actions.map((row) => ({
      event_id: EVENT.event_id,
      modality: 'stated',
      side: null,
      quote: 'took',
      ...row,
    })),
    claims: claims.map((row) => ({ ...FIGURE, outcome: 'killed', event_id: EVENT.event_id, ...row })),
  };
  return { ...record, ...rows } as unknown as BattleRecord;
}

describe.each(['ged_like', 'acled_like'] as const)('%s', (name) => {
  const view = VIEWS.find(({ table }) => table.name === name)!;

  test.each((cases as Case[]).filter((one) => name in one))('$name', (one) => {
    const rows = view.rows(recordOf(one));
    const expected = one[name];
    expect(rows).toEqual([expect.objectContaining(expected)]);
    for (const row of rows) {
      for (const column of view.table.columns) expect(cellProblem(column, row[column.name])).toBeUndefined();
    }
  });

  test('tells of every column what it is', () => {
    for (const { name } of view.table.columns) {
      expect(viewsMarkdown()).toMatch(
        new RegExp(`\\| \`${name}\` \\| (?:equal|resembles|ours) \\| .{5,} \\|`),
      );
    }
  });
});

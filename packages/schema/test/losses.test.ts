import { type BattleRecord, cellProblem, losses, lossesOf, type Row } from '@openbattles/schema';
import { describe, expect, test } from 'vitest';
import { validRecord } from './record.ts';

const evidence = { quote: '12 killed', char_start: 1, char_end: 10, line: 1, rule: 'count' };
const figure = {
  ...{ battle_id: 'battle-of-sample', side: 1, subject: 'men', category: 'personnel', low: 12, high: null },
  ...{ qualifier: 'at_least', is_total: false, group: null, claimant: null, outcome: 'killed' },
};
const casualty = { casualty_id: 'battle-of-sample/casualties/1/killed', position: 1, ...figure, ...evidence };
const claim = {
  claim_id: 'battle-of-sample/claims/1/killed',
  event_id: null,
  reported_by: null,
  ...figure,
  ...evidence,
};
const party = { role: 'combatant', parent: null };

const recordWith = (rows: object) => ({ ...validRecord(), ...rows }) as unknown as BattleRecord;

describe('the losses of a battle', () => {
  const CASES = [
    {
      name: 'a figure of the infobox',
      rows: { casualties: [casualty] },
      expected: [
        { loss_id: casualty.casualty_id, stated_in: 'infobox', low: 12, high: null, quote: '12 killed' },
      ],
    },
    {
      name: 'a claim, with who makes it and the day that it is of',
      rows: {
        events: [{ event_id: 'an-event', date_edtf: '1588-08-09' }],
        claims: [{ ...claim, event_id: 'an-event', claimant: 'the crown', reported_by: 'a chronicle' }],
      },
      expected: [
        {
          ...{
            loss_id: claim.claim_id,
            stated_in: 'prose',
            claimant: 'the crown',
            reported_by: 'a chronicle',
          },
          ...{ date_edtf: '1588-08-10', event_date_edtf: '1588-08-09' },
        },
      ],
    },
    { name: 'no strength', rows: { claims: [{ ...claim, outcome: null }] }, expected: [] },
    {
      name: 'the combatants of the side by name, without those who help or stand under others',
      rows: {
        casualties: [casualty],
        belligerents: [
          { ...party, side: 1, name: 'Spain' },
          { ...party, side: 1, name: 'Portugal' },
          { ...party, side: 1, name: 'Naples', parent: 'Spain' },
          { ...party, side: 1, name: 'The Pope', role: 'supporter' },
          { ...party, side: 2, name: 'England' },
        ],
      },
      expected: [{ side: 1, side_name: 'Spain; Portugal' }],
    },
    {
      name: 'no name where the side is not known',
      rows: { claims: [{ ...claim, side: null }], belligerents: [{ ...party, side: 1, name: 'Spain' }] },
      expected: [{ side: null, side_name: null }],
    },
    {
      name: 'the title where the battle has no name',
      rows: { casualties: [casualty], battle: { ...validRecord().battle, name: null, title: 'Armada' } },
      expected: [{ battle: 'Armada' }],
    },
  ];

  test.each(CASES)('$name', ({ rows, expected }) => {
    const found: readonly Row[] = lossesOf(recordWith(rows));
    expect(found).toEqual(expected.map((row) => expect.objectContaining(row)));
    for (const row of found) {
      expect(Object.keys(row)).toEqual(losses.columns.map(({ name }) => name));
      for (const column of losses.columns) expect(cellProblem(column, row[column.name])).toBeUndefined();
    }
  });
});

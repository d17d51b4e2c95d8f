import {
  type BattleRecord,
  battleRecord,
  describeRefusal,
  mendRecord,
  placeOf,
  validateRecord,
} from '@openbattles/schema';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { validRecord } from './record.ts';

type Break = (record: BattleRecord) => void;

/** A record broken in one place: how, and the table, column and rule that must be named. */
const BROKEN: readonly [string, Break, { table: string; column: string | null; rule: string }][] = [
  [
    'a count beyond 32 bits',
    ({ strengths: [row] }) => Object.assign(row!, { low: 9_999_999_999, high: 9_999_999_999 }),
    { table: 'strengths', column: 'low', rule: 'schema' },
  ],
  [
    'a word that is not in the list',
    ({ strengths: [row] }) => Object.assign(row!, { category: 'infantry' }),
    { table: 'strengths', column: 'category', rule: 'schema' },
  ],
  [
    'an empty text, which CSV cannot tell from a null',
    ({ battle }) => Object.assign(battle, { name: '' }),
    { table: 'battles', column: 'name', rule: 'schema' },
  ],
  [
    'a day that no calendar has',
    ({ battle }) => Object.assign(battle, { date_start: '1587-02-29' }),
    { table: 'battles', column: 'date_start', rule: 'schema' },
  ],
  [
    'a date that is not EDTF',
    ({ battle }) => Object.assign(battle, { date_edtf: '10 August 1588' }),
    { table: 'battles', column: 'date_edtf', rule: 'schema' },
  ],
  [
    'a latitude beyond the pole',
    ({ battle }) => Object.assign(battle, { latitude: 90.5 }),
    { table: 'battles', column: 'latitude', rule: 'schema' },
  ],
  [
    'a column that no table has',
    ({ strengths: [row] }) => Object.assign(row!, { mood: 'grim' }),
    { table: 'strengths', column: null, rule: 'schema' },
  ],
  [
    'a column that is missing',
    ({ battle }) => Reflect.deleteProperty(battle, 'result'),
    { table: 'battles', column: null, rule: 'schema' },
  ],
  [
    'a null where none may be',
    ({ battle }) => Object.assign(battle, { source_id: null }),
    { table: 'battles', column: 'source_id', rule: 'schema' },
  ],
  [
    'a year before the common era as a day',
    ({ battle }) => Object.assign(battle, { date_start: '0000-01-01' }),
    { table: 'battles', column: 'date_start', rule: 'schema' },
  ],
  [
    'a reversed range',
    ({ strengths: [row] }) => Object.assign(row!, { low: 40, high: 34 }),
    { table: 'strengths', column: 'high', rule: 'low-before-high' },
  ],
  [
    'a range with one bound',
    ({ strengths: [row] }) => Object.assign(row!, { high: null }),
    { table: 'strengths', column: 'qualifier', rule: 'bounds-fit-qualifier' },
  ],
  [
    'an exact figure with two values',
    ({ strengths: [row] }) => Object.assign(row!, { qualifier: 'exact' }),
    { table: 'strengths', column: 'qualifier', rule: 'bounds-fit-qualifier' },
  ],
  [
    'a quote of another length than its span',
    ({ strengths: [row] }) => Object.assign(row!, { char_end: 112 }),
    { table: 'strengths', column: 'quote', rule: 'quote-has-its-length' },
  ],
  [
    'a quote whose span counts code units',
    ({ strengths: [row] }) => Object.assign(row!, { quote: '40 \u{1f6a2}', char_start: 100, char_end: 105 }),
    { table: 'strengths', column: 'quote', rule: 'quote-has-its-length' },
  ],
  [
    'a finding about a row that is not there',
    ({ battle: { battle_id }, finding_refs }) =>
      finding_refs.push({
        finding_id: 'f',
        battle_id,
        position: 1,
        table: 'strengths',
        id: 'none',
        role: 'infobox',
      }),
    { table: 'finding_refs', column: 'id', rule: 'finding-refers-to-rows' },
  ],
  [
    'the same id twice',
    ({ strengths }) => strengths.push({ ...strengths[0]! }),
    { table: 'strengths', column: 'strength_id', rule: 'key-is-unique' },
  ],
  [
    'a row of another battle',
    ({ strengths: [row] }) => Object.assign(row!, { battle_id: 'another' }),
    { table: 'strengths', column: 'battle_id', rule: 'reference-exists' },
  ],
];

test('the schema of a record is a JSON Schema', () => {
  const ajv = new Ajv2020();
  ajv.addKeyword('codebook');
  expect(ajv.validateSchema(battleRecord)).toBe(true);
});

describe('validateRecord', () => {
  test('a valid record has no problems', () => {
    expect(validateRecord(validRecord())).toEqual([]);
  });

  test('a quote is as long as its code points are many', () => {
    const record = validRecord();
    Object.assign(record.strengths[0]!, { quote: '40 \u{1f6a2}', char_start: 100, char_end: 104 });
    expect(validateRecord(record)).toEqual([]);
  });

  test.each(BROKEN)('%s is a problem at its place', (_, damage, expected) => {
    const record = validRecord();
    damage(record);
    expect(validateRecord(record)).toContainEqual(expect.objectContaining(expected));
  });

  test('something that is no record is a problem and no crash', () => {
    for (const value of [null, 1, [], {}, { battle: {} }]) expect(validateRecord(value)).not.toEqual([]);
  });
});

const lower = (key: string) => key.toLowerCase();

describe('placeOf', () => {
  test('a row is at its quote', () => {
    const record = validRecord();
    Object.assign(record.strengths[0]!, { low: 40, high: 34 });
    expect(placeOf(record, validateRecord(record)[0]!, lower)).toMatchObject({
      char_start: 100,
      char_end: 111,
    });
  });

  test('a column of the battle is at the infobox field that it is read from', () => {
    const record = validRecord();
    record.battle.date_end = '1587-01-01';
    expect(placeOf(record, validateRecord(record)[0]!, lower)).toMatchObject({
      char_start: 40,
      char_end: 54,
    });
  });

  test('what was read from no text is nowhere', () => {
    const record = validRecord();
    record.source.sha256 = '';
    expect(placeOf(record, validateRecord(record)[0]!, lower)).toBeNull();
  });
});

describe('mendRecord', () => {
  const mend = (damage: Break) => {
    const record = validRecord();
    damage(record);
    return { record, refusals: mendRecord(record, lower) };
  };

  test.each(BROKEN)('%s costs no more than itself', (_, damage, { table, column }) => {
    const { record, refusals } = mend(damage);
    const isBeyondMending =
      table === 'battles' && column !== 'name' && !column?.startsWith('date_') && column !== 'latitude';
    expect(refusals.map(({ mended }) => mended)).toEqual([isBeyondMending ? null : expect.any(String)]);
    expect(validateRecord(record).length > 0).toBe(isBeyondMending);
    const { battle } = record;
    expect(battle).toMatchObject(
      isBeyondMending ? {} : { title: 'Battle of Sample', date_text: '10 August 1588' },
    );
  });

  test('what says one thing goes together, and what refers to a row goes with it', () => {
    const { record, refusals } = mend(({ battle, strengths: [row], findings, finding_refs }) => {
      battle.date_end = '1587-01-01';
      row!.low = 40;
      row!.high = 34;
      const { battle_id } = battle;
      const evidence = { quote: row!.quote, char_start: 100, char_end: 111, line: 6, rule: 'r' };
      const finding_id = 'f';
      findings.push({ finding_id, battle_id, kind: 'losses-above-strength', message: 'm', ...evidence });
      finding_refs.push({
        finding_id,
        battle_id,
        position: 1,
        table: 'strengths',
        id: row!.strength_id,
        role: 'infobox',
      });
    });
    const { date_text, date_edtf, date_start, year_start, date_precision } = record.battle;
    expect({ date_text, date_edtf, date_start, year_start, date_precision }).toEqual({
      date_text: '10 August 1588',
      date_edtf: null,
      date_start: null,
      year_start: null,
      date_precision: null,
    });
    expect([record.strengths, record.findings, record.finding_refs]).toEqual([[], [], []]);
    expect(refusals.map((refusal) => [refusal.place?.char_start, describeRefusal(refusal)])).toEqual([
      [40, 'battles date_end: date_start 1588-08-10 comes after date_end 1587-01-01; it is left empty'],
      [100, 'strengths high: low 40 comes after high 34; the row is left out'],
      [undefined, expect.stringMatching(/^finding_refs id: .*; the row is left out$/)],
    ]);
  });

  test('an origin that is empty costs no article', () => {
    const { record, refusals } = mend(({ source }) => {
      source.revision = '';
    });
    expect(record.source.revision).toBeNull();
    expect(refusals.map(({ mended }) => mended)).toEqual(['cell']);
    expect(validateRecord(record)).toEqual([]);
  });
});

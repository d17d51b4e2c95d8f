import { expect, test } from 'vitest';
import { type Entry, packEntries, unpackEntries } from '../src/entries.ts';
import { EVERYTHING, fromAddress, Index, type Query, toAddress, toYear } from '../src/query.ts';

const entry = (id: string, rest: Partial<Entry>): Entry => ({
  id,
  name: id,
  date: null,
  from: null,
  to: null,
  place: null,
  country: null,
  partOf: null,
  sides: [],
  commanders: [],
  result: null,
  victor: null,
  point: null,
  conflicts: 0,
  ...rest,
});

const ENTRIES = [
  entry('Torfou', {
    from: 1793,
    to: 1793,
    place: 'Sèvre Nantaise',
    country: 'France',
    result: 'victory',
    commanders: ['François de Charette'],
    conflicts: 2,
  }),
  entry('Marathon', {
    from: -489,
    to: -489,
    country: 'Greece',
    sides: [['Athens', 'Plataea'], ['Persia']],
    result: 'victory',
    conflicts: 1,
  }),
  entry('Somewhere', { sides: [['Athens']] }),
  entry('Long war', { from: 1790, to: 1815, country: 'France' }),
];
const INDEX = new Index(ENTRIES);
const ask = (query: Partial<Query>) => INDEX.find({ ...EVERYTHING, ...query }).map(({ id }) => id);

test.each<[string, Partial<Query>, string[]]>([
  [
    'everything stands in the order of time, what has no year last',
    {},
    ['Marathon', 'Long war', 'Torfou', 'Somewhere'],
  ],
  ['diacritics do not matter', { words: 'sevre' }, ['Torfou']],
  ['nor case', { words: 'FRANÇOIS' }, ['Torfou']],
  ['every word must stand somewhere', { words: 'athens persia' }, ['Marathon']],
  ['years overlap', { from: 1800, to: 1810 }, ['Long war']],
  ['years before the common era', { to: 0 }, ['Marathon']],
  ['country and result', { country: 'France', result: 'victory' }, ['Torfou']],
  ['conflicts', { conflicts: true, sort: '-conflicts' }, ['Torfou', 'Marathon']],
  ['latest first', { sort: '-date', country: 'France' }, ['Torfou', 'Long war']],
  ['nothing', { words: 'nobody' }, []],
])('%s', (_, query, ids) => {
  expect(ask(query)).toEqual(ids);
});

test.each<Partial<Query>>([
  {},
  {
    words: 'Sèvre & # = "%"',
    from: -489,
    to: 1800,
    country: 'Côte d’Ivoire',
    result: 'victory',
    conflicts: true,
    sort: '-conflicts',
  },
])('the address holds the query', (query) => {
  const whole = { ...EVERYTHING, ...query };
  expect(fromAddress(toAddress(whole))).toEqual(whole);
});

test('an address that nobody made asks for everything', () => {
  expect(fromAddress('sort=constructor&from=abc&&=%')).toEqual(EVERYTHING);
});

test.each([
  ['490 BC', -489],
  ['1 bce', 0],
  ['-489', -489],
  [' 1066 AD', 1066],
  ['1066', 1066],
  ['year', null],
  ['', null],
])('%s is the year %s', (text, year) => {
  expect(toYear(text)).toBe(year);
});

test('entries that are packed come out as they were', () => {
  const many = [
    ...ENTRIES,
    entry('battle-of-x', {
      name: 'Battle of X',
      date: '1704-05/1705',
      from: 1704,
      to: 1705,
      point: [1, 2.5],
    }),
    entry('battle-of-x-1', {
      name: 'Battle of X',
      date: '-0489-09~',
      from: -489,
      to: -489,
      victor: 'Athens',
    }),
    entry('y', { name: 'Y', date: '../1944', from: null, to: 1944 }),
    entry('z', { name: 'Z', date: '18XX', from: 1800, to: 1899, commanders: ['Athens', 'Z'] }),
  ];
  expect(unpackEntries(packEntries(many))).toEqual(many);
});

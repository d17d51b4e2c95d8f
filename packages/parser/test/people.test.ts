import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCommanders } from '../src/infobox/people.ts';
import cases from './cases/people.json' with { type: 'json' };
import { standsIn, values } from './values.ts';

interface Expected {
  name: string;
  rank?: string;
  status?: string;
  affiliation?: string;
  quote?: string;
}

describe('readCommanders', () => {
  test.each(cases.map((one) => [one.value, one] as const))('%s', (value, { why, people }) => {
    const { items } = readCommanders(value);
    const expected = people as Expected[];
    expect(
      items.map(({ name, rank, status, affiliation }) => ({ name, rank, status, affiliation })),
      why,
    ).toEqual(
      expected.map(({ name, rank = null, status = null, affiliation = null }) => ({
        name,
        rank,
        status,
        affiliation,
      })),
    );
    items.forEach(({ start, end }, i) => {
      const quote = expected[i]?.quote;
      if (quote !== undefined) expect(value.slice(start, end), why).toBe(quote);
    });
  });

  test('what is left out is a remark', () => {
    const value = 'Leadership:, Unknown, 25pxCheikh Ag Aoussa';
    const { remarks } = readCommanders(value);
    expect(remarks.map(({ rule, start, end }) => [rule, value.slice(start, end)])).toEqual([
      ['image-width', '25px'],
      ['heading', 'Leadership'],
      ['no-person', 'Unknown'],
    ]);
  });

  test('of any value: people in order, each within its quote', () => {
    fc.assert(
      fc.property(values, (value) => {
        const { items, remarks } = readCommanders(value);
        let end = 0;
        for (const person of items) {
          expect(person.start).toBeGreaterThanOrEqual(end);
          end = person.end;
          const quote = value.slice(person.start, person.end);
          expect(quote).toHaveLength(person.end - person.start);
          expect(standsIn(person.name, quote)).toBe(true);
          expect(standsIn(person.rank ?? '', quote)).toBe(true);
        }
        for (const { start, end } of remarks) expect(value.slice(start, end)).toHaveLength(end - start);
      }),
    );
  });
});

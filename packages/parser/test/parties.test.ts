import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readBelligerents } from '../src/infobox/parties.ts';
import cases from './cases/parties.json' with { type: 'json' };
import { standsIn, values } from './values.ts';

interface Expected {
  name: string;
  role?: string;
  parent?: string;
  aliases?: string[];
  quote?: string;
}

describe('readBelligerents', () => {
  test.each(cases.map((one) => [one.value, one] as const))('%s', (value, { why, parties }) => {
    const { items } = readBelligerents(value);
    const expected = parties as Expected[];
    expect(
      items.map(({ name, role, parent, aliases }) => ({ name, role, parent, aliases })),
      why,
    ).toEqual(
      expected.map(({ name, role = 'combatant', parent = null, aliases = [] }) => ({
        name,
        role,
        parent,
        aliases,
      })),
    );
    items.forEach(({ start, end }, i) => {
      const quote = expected[i]?.quote;
      if (quote !== undefined) expect(value.slice(start, end), why).toBe(quote);
    });
  });

  test('what is left out is a remark', () => {
    const value = 'German mercenaries:, Waldeck, Unknown';
    const { remarks } = readBelligerents(value);
    expect(remarks.map(({ rule, start, end }) => [rule, value.slice(start, end)])).toEqual([
      ['heading', 'German mercenaries'],
      ['no-party', 'Unknown'],
    ]);
  });

  test('of any value: parties within their quotes, supporters under nobody', () => {
    fc.assert(
      fc.property(values, (value) => {
        const { items, remarks } = readBelligerents(value);
        for (const party of items) {
          const quote = value.slice(party.start, party.end);
          expect(quote).toHaveLength(party.end - party.start);
          expect(standsIn(party.name, quote)).toBe(true);
          if (party.role === 'supporter') expect(party.parent).toBeNull();
        }
        for (const { start, end } of remarks) expect(value.slice(start, end)).toHaveLength(end - start);
      }),
    );
  });
});

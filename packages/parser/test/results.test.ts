import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RESULT_RULES, readResult } from '../src/infobox/results.ts';
import { matchVictor } from '../src/infobox/victors.ts';
import results from './cases/results.json' with { type: 'json' };
import victors from './cases/victors.json' with { type: 'json' };
import { values } from './values.ts';

describe('readResult', () => {
  test.each(results.map((result) => [result.value, result] as const))('%s', (value, { why, ...expected }) => {
    const { victorSpan, ...outcome } = readResult(value).outcome;
    expect({ value, ...outcome }, why).toEqual({
      rule: null,
      decisiveness: null,
      victor: null,
      rest: null,
      ...expected,
    });
    if (victorSpan) expect(value.slice(victorSpan.start, victorSpan.end)).toBe(outcome.victor);
    else expect(outcome.victor).toBeNull();
  });

  test.each(RESULT_RULES.map(({ name }) => name))('the rule %s has a case', (name) => {
    expect(results.filter(({ rule }) => rule === name)).not.toEqual([]);
  });

  test('of any value: a victor is a slice of it, and there is none without a result', () => {
    fc.assert(
      fc.property(values, (value) => {
        const { outcome, remarks } = readResult(value);
        expect(outcome.victor === null).toBe(outcome.victorSpan === null);
        if (outcome.victorSpan) {
          const { start, end } = outcome.victorSpan;
          expect(outcome.result).not.toBeNull();
          expect(end).toBeGreaterThan(start);
          expect(value.slice(start, end)).toHaveLength(end - start);
        }
        for (const { start, end } of remarks) expect(value.slice(start, end)).toHaveLength(end - start);
      }),
    );
  });
});

describe('matchVictor', () => {
  test.each(victors.map((victor) => [victor.victor, victor] as const))('%s', (name, { why, sides, side }) => {
    const named = sides.map((names, i) => ({ side: i + 1, names }));
    expect(matchVictor(name, named), why).toBe(side);
    // the order of the sides decides nothing
    expect(matchVictor(name, [...named].reverse()), why).toBe(side);
  });
});

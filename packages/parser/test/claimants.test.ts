import { findDates } from '@openbattles/dates';
import { describe, expect, it } from 'vitest';
import { readClaims, readSides } from '../src/index.ts';
import { SAYING_RULES } from '../src/prose/claimants/claimants.ts';
import claimants from './cases/claimants.json' with { type: 'json' };

describe('who says so', () => {
  it('has a case for every rule', () => {
    const covered = new Set(claimants.map(({ rule }) => rule));
    expect(SAYING_RULES.map(({ name }) => name).filter((name) => !covered.has(name))).toEqual([]);
  });
  for (const { text, claims } of claimants) {
    it(text, () => {
      const found = readClaims(text, { start: 0, end: text.length }, findDates(text), readSides([], text));
      expect(
        found.map(({ low, outcome, claimant, reported_by }) => ({ low, outcome, claimant, reported_by })),
      ).toEqual(claims);
    });
  }
});

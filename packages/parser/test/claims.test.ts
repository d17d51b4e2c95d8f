import { readFileSync } from 'node:fs';
import { findDates } from '@openbattles/dates';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readClaims, readSides } from '../src/index.ts';
import { GOVERNORS } from '../src/prose/governors.ts';
import { FRAME_RULES } from '../src/prose/speech.ts';
import rules from './cases/claim-rules.json' with { type: 'json' };
import whose from './cases/claim-sides.json' with { type: 'json' };
import claimants from './cases/claimants.json' with { type: 'json' };

const read = (text: string, parties: Parameters<typeof readSides>[0] = [], start = 0) =>
  readClaims(text, { start, end: text.length }, findDates(text), readSides(parties, text));

describe('what is claimed', () => {
  it('has cases for every rule', () => {
    expect(rules.map(({ rule }) => rule).sort()).toEqual(GOVERNORS.map(({ name }) => name).sort());
    for (const { matches, ignores } of rules)
      expect([matches.length > 0, ignores.length > 0]).toEqual([true, true]);
  });
  for (const { rule, matches, ignores } of rules) {
    describe(rule, () => {
      for (const { text, claims } of matches) {
        it(text, () => {
          const found = read(text);
          expect(
            found.map(({ start, end, outcome, subject, low, high }) => ({
              quote: text.slice(start, end),
              outcome,
              subject,
              low,
              high,
            })),
          ).toEqual(claims);
          expect(found.map((claim) => claim.rule)).toContain(rule);
        });
      }
      for (const text of ignores)
        it(`no claim: ${text}`, () => expect(read(text).filter((claim) => claim.rule === rule)).toEqual([]));
    });
  }
});

describe('who says so', () => {
  it('has a case for every rule', () => {
    expect(new Set(claimants.map(({ rule }) => rule))).toEqual(
      new Set([...FRAME_RULES.map(({ name }) => name), null]),
    );
  });
  for (const { text, claims } of claimants) {
    it(text, () => {
      expect(
        read(text).map(({ low, outcome, claimant, reported_by }) => ({
          low,
          outcome,
          claimant,
          reported_by,
        })),
      ).toEqual(claims);
    });
  }
});

describe('whose it is', () => {
  const { parties, lead, cases } = whose;
  for (const { text, claims } of cases) {
    it(text, () => {
      const all = lead + text;
      expect(
        read(all, parties, lead.length).map(({ start, end, side }) => ({
          quote: all.slice(start, end),
          side,
        })),
      ).toEqual(claims);
    });
  }
});

describe('any text', () => {
  const word = fc.constantFrom(
    ...'killed wounded were was 20 a an the of MNLA rebels soldiers ( ) , . ; " according to said that several none no ships lost captured prisoners and or with their side 2012 February 8 – \u{1F600} three hundred'.split(
      ' ',
    ),
  );
  it('gives claims whose spans lie in it, in order and with bounds that fit', () => {
    fc.assert(
      fc.property(fc.array(word, { maxLength: 60 }), (words) => {
        const text = words.join(' ');
        for (const { start, end, low, high, qualifier } of read(text)) {
          expect(0 <= start && start < end && end <= text.length).toBe(true);
          expect(text.slice(start, end)).toBe(text.slice(start, end).trim());
          if (qualifier === 'exact') expect(low).toBe(high);
          if (low !== null && high !== null) expect(low).toBeLessThanOrEqual(high);
        }
      }),
    );
  });
});

describe('the labelled passages', () => {
  const lines = readFileSync(new URL('gold/claims.jsonl', import.meta.url), 'utf8')
    .trim()
    .split('\n');
  it('are well formed: claims and decoys lie in their passage', () => {
    for (const line of lines) {
      const { start, end, claims, decoys } = JSON.parse(line);
      for (const span of [...claims, ...decoys])
        expect(start <= span.start && span.start < span.end && span.end <= end).toBe(true);
    }
  });
});

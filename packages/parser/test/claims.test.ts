import { readFileSync } from 'node:fs';
import { findDates } from '@openbattles/dates';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readClaims, readSides } from '../src/index.ts';
import { DateCursor } from '../src/language/words-of-text.ts';
import { ClaimReader, wordsOfParagraph } from '../src/prose/claims.ts';
import { LOSS_RULES } from '../src/prose/figures/losses.ts';
import { STRENGTH_VETOES } from '../src/prose/figures/strength-vetoes.ts';
import { STRENGTH_RULES } from '../src/prose/figures/strengths.ts';
import { REASONS } from '../src/prose/figures/unread.ts';
import { scenesOf } from '../src/prose/scene.ts';
import { sentences } from '../src/prose/sentences.ts';
import rules from './cases/claim-rules.json' with { type: 'json' };
import vetoes from './cases/figure-vetoes.json' with { type: 'json' };

const read = (text: string) =>
  readClaims(text, { start: 0, end: text.length }, findDates(text), readSides([], text));

describe('what is claimed', () => {
  it('has cases for every rule', () => {
    const names = [...LOSS_RULES, ...STRENGTH_RULES].map(({ name }) => name);
    expect(rules.map(({ rule }) => rule).sort()).toEqual(
      [...names, 'says-figure', 'number-of-whole', 'number-of-lost'].sort(),
    );
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

describe('of whom it is claimed', () => {
  it.each([
    ['The files record 66,081 civilian deaths.', 'civilian'],
    ['The files record 66,081 military deaths.', 'personnel'],
    ['The number of civilian deaths was 300.', 'civilian'],
    ['Three hundred civilians were killed.', 'civilian'],
    ['The Luftwaffe lost 20 fighters.', 'aircraft'],
    ['The militants lost 20 fighters.', 'personnel'],
    // beside divisions
    ['The Danes had 104 infantry and 15 motorised divisions.', 'formation', 'formation'],
  ])('%s', (text, ...categories) => expect(read(text).map((claim) => claim.category)).toEqual(categories));
});

describe('what is no claim', () => {
  /** The reasons why figures of a text became no claims. */
  const unread = (text: string) => {
    const all = { start: 0, end: text.length };
    const reader = new ClaimReader(text);
    const words = wordsOfParagraph(text, all, sentences(text, all), new DateCursor(findDates(text)));
    reader.read(scenesOf(words, readSides([], text)));
    return reader.unread.map(({ reason }) => reason);
  };
  it('has cases for every veto that is told', () => {
    const held = vetoes.map(({ veto }) => veto);
    const told = STRENGTH_VETOES.map(({ name }) => name).filter(
      (name) => name !== 'one' && name !== 'no-number',
    );
    expect(held).toEqual(expect.arrayContaining(told));
  });
  for (const { veto, held, let: passed } of vetoes) {
    it(`${veto}: ${held}`, () => {
      expect(unread(held)).toContainEqual(expect.stringMatching(new RegExp(`: ${REASONS[veto]}$`)));
    });
    it(`not ${veto}: ${passed}`, () => {
      expect(unread(passed)).toEqual([]);
      expect(read(passed)).not.toEqual([]);
    });
  }
});

it.each([
  ['As many as 30,000 – 15,000 dead and wounded and more.', ['15,000 dead and wounded']],
  ['The rebels lost 300–200 men.', []],
])('a range that runs backwards is none, unless its dash opens an aside: %s', (text, quotes) => {
  expect(read(text).map(({ start, end }) => text.slice(start, end))).toEqual(quotes);
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

import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { AFTER_NUMBER_RULES } from '../src/infobox/figures/after-number/after-number-rules.ts';
import { UNNUMBERED_RULES } from '../src/infobox/figures/unnumbered.ts';
import { type Figure, type FigureKind, readFigures } from '../src/infobox/figures.ts';
import { MILITARY_NOUNS, NAMED_MODELS } from '../src/language/lexicon/military-nouns.ts';
import { UNITS } from '../src/language/lexicon/number-words.ts';
import { OUTCOME_WORDS } from '../src/language/lexicon/outcomes.ts';
import { QUANTITY_RULES } from '../src/language/quantities.ts';
import cases from './cases/figures.json' with { type: 'json' };

/** A case as someone who does not program writes it: what a figure leaves out is null or false. */
interface Case {
  /** The rule that the case is about, and whether the rule reads something in it. */
  rule: string;
  matches: boolean;
  kind: string;
  value: string;
  figures: Record<string, unknown>[];
  remarks?: string[];
}

const written = (value: string, { start, end, rule: _, ...figure }: Figure): Record<string, unknown> => ({
  quote: value.slice(start, end),
  ...figure,
});
const whole = (figure: Record<string, unknown>): Record<string, unknown> => ({
  outcome: null,
  subject: null,
  is_total: false,
  group: null,
  claimant: null,
  ...figure,
});

describe('cases', () => {
  test.each(cases as Case[])('$rule $matches: $value', ({ kind, value, figures, remarks = [] }) => {
    const read = readFigures(value, kind as FigureKind);
    expect(read.items.map((item) => written(value, item))).toEqual(figures.map(whole));
    expect([...new Set(read.remarks.map(({ rule }) => rule))].sort()).toEqual([...remarks].sort());
  });

  const numberRules = [...QUANTITY_RULES, ...UNNUMBERED_RULES].map(({ name }) => name);
  test.each(numberRules)('the rule %s reads what its cases say, and nothing else', (name) => {
    for (const { rule, matches, kind, value } of cases as Case[])
      if (rule === name) {
        const used = readFigures(value, kind as FigureKind).items.map((item) => item.rule);
        expect([value, used.includes(name)]).toEqual([value, matches]);
      }
  });

  test.each(AFTER_NUMBER_RULES)('the rule $name answers where its cases say so, and nowhere else', (rule) => {
    const read = vi.spyOn(rule, 'read');
    for (const { rule: name, matches, kind, value } of cases as Case[]) {
      if (name !== rule.name) continue;
      read.mockClear();
      readFigures(value, kind as FigureKind);
      expect([value, read.mock.results.some((result) => result.value !== null)]).toEqual([value, matches]);
    }
    read.mockRestore();
  });

  test.each([...numberRules, ...AFTER_NUMBER_RULES.map(({ name }) => name)])(
    'the rule %s has a case that matches and one that does not',
    (name) => {
      const about = (cases as Case[]).filter(({ rule }) => rule === name);
      expect([about.some(({ matches }) => matches), about.some(({ matches }) => !matches)]).toEqual([
        true,
        true,
      ]);
    },
  );
});

describe('lexicons', () => {
  test('each noun is read as its category', () => {
    const ambiguous = /^(?:fighter|scout|trainer|attacker|raider)s?$/;
    const wrong = [...MILITARY_NOUNS].filter(([noun, category]) => {
      if (OUTCOME_WORDS.has(noun) || ambiguous.test(noun)) return false;
      const [item] = readFigures(`3,000 ${noun}`, 'casualties').items;
      return (
        item === undefined ||
        (item.category !== category && item.category !== 'civilian' && item.category !== 'other')
      );
    });
    expect(wrong).toEqual([]);
  });

  test('a named model is also a name', () => {
    for (const name of NAMED_MODELS.keys()) {
      const label = `${name[0]!.toUpperCase()}${name.slice(1)}`;
      const [item] = readFigures(`${label}: 45,000`, 'strength').items;
      expect([name, item?.category, item?.subject]).toEqual([name, 'personnel', null]);
    }
  });
});

describe('properties', () => {
  const kinds = fc.constantFrom<FigureKind>('strength', 'casualties');
  const words = fc.constantFrom(
    ...[
      'killed',
      'wounded',
      'or',
      'and',
      'men',
      'ships',
      'of the line',
      'Total:',
      'Army:',
      'about',
      'up to',
      'no',
      'unknown',
    ],
    ...[
      '12',
      '1,200',
      '3–5',
      '20+',
      '(',
      ')',
      '[2]',
      ',',
      ';',
      '\n',
      '•',
      '----',
      '25px',
      '<ref>',
      '{{',
      'of which',
      'T-34s',
    ],
    ...[
      'Spanish',
      'claim',
      'including',
      'several',
      'heavy',
      'per',
      'in 1863',
      '5 May 1864',
      '"',
      ':',
      '-',
      '~',
      '?',
      '%',
      'kille',
    ],
  );
  const values = fc.oneof(
    fc.array(words, { maxLength: 30 }).map((list) => list.join(' ')),
    fc.array(words, { maxLength: 30 }).map((list) => list.join('')),
    fc.string({ unit: 'binary', maxLength: 80 }),
  );

  test('spans lie within the value, quotes are no blanks, and bounds are in order', () => {
    fc.assert(
      fc.property(values, kinds, (value, kind) => {
        const { items, remarks } = readFigures(value, kind);
        for (const { start, end } of [...items, ...remarks]) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(value.length);
        }
        for (const { start, end, low, high, outcome, subject } of items) {
          expect(value.slice(start, end).trim()).not.toBe('');
          if (low !== null && high !== null) expect(low).toBeLessThanOrEqual(high);
          expect(outcome === null).toBe(kind === 'strength');
          if (subject !== null) expect(value).toContain(subject);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('a number is read as it is written, in digits and in words', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2 ** 31 - 1 }), (number) => {
        for (const text of [String(Math.min(number, 9999)), number.toLocaleString('en-US')]) {
          const value = Number(text.replaceAll(',', ''));
          const [item] = readFigures(`${text} men`, 'strength').items;
          expect([item?.low, item?.high]).toEqual([value, value]);
        }
      }),
    );
    for (const [word, number] of UNITS)
      expect(readFigures(`${word} killed`, 'casualties').items[0]?.low).toBe(number);
  });

  test('a range that runs backwards is never read', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999 }), fc.integer({ min: 1, max: 99_999 }), (a, b) => {
        const { items, remarks } = readFigures(`${a}–${b} killed`, 'casualties');
        // the hundreds and thousands of the upper end may be those of the lower
        if (a <= b && items.length > 0) {
          expect([a, 100 * a, 1000 * a]).toContain(items[0]!.low);
          expect(items[0]!.high).toBe(b);
        }
        if (a > b) expect([items, remarks.map(({ rule }) => rule)]).toEqual([[], ['unreadable-number']]);
      }),
    );
  });

  test.each([
    '(',
    '(1 ',
    '[',
    'a: ',
    '5, ',
    'killed ',
    'aA',
    '5-',
    '<ref>',
    '{{',
    'File:',
    '5 (x claim) ',
    'of which 5 ',
  ])('a value of nothing but %j comes to an end', (piece) => {
    expect(() => readFigures(piece.repeat(20_000), 'casualties')).not.toThrow();
  });
});

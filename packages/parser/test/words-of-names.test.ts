import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { standsAsWritten, wordsIn, wordsOf } from '../src/findings/words-of-names.ts';

/** Letters, marks and marks of punctuation that join words, part them, or are written as others. */
const text = fc.string({
  unit: fc.constantFrom(..."abEZ .'-’–é\u0301ﬁΣσς½№…İßK\u200d1,日´^", '\ud835\udc00', '\ud800'),
  maxLength: 30,
});

describe('the words of names in a text', () => {
  test.each([
    ['Prince of Condé, 1648', ['prince', 'of', 'conde']],
    ["Sid'Ahmed and Al–Jazeera", ['sid', 'ahmed', 'and', 'al', 'jazeera']],
    ['e\u0301tat', ['etat']],
    ['', []],
  ])('%j', (words, expected) => {
    expect(wordsOf(words)).toEqual(expected);
  });

  test('of the wanted words exactly those are found that the text has', () => {
    fc.assert(
      fc.property(text, fc.array(text), (where, others) => {
        const has = new Set(wordsOf(where));
        const wanted = new Set([...has, ...others.flatMap(wordsOf)]);
        expect(wordsIn(where, 0, wanted)).toEqual(has);
      }),
    );
  });

  test('words before the start are none', () => {
    expect(wordsIn('Lens Paris', 5, new Set(['lens', 'paris']))).toEqual(new Set(['paris']));
  });

  test.each([
    ['Jean Lens', 'at Lens.', true],
    ['Jean Lens', 'at Lenses, Lensé and lens', false],
    ['Jean Lens', 'at “Lens”', true],
    ['of Lens', 'of men', false],
  ])('%s in %j as written: %s', (name, where, expected) => {
    expect(standsAsWritten(name, (word) => word !== 'of', where, 0)).toBe(expected);
  });
});

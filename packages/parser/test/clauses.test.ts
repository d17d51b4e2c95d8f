import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import cases from './cases/clauses.json' with { type: 'json' };
import { drawClauses } from './draw-clauses.ts';

describe('the clauses of a sentence', () => {
  for (const { sentence, clauses } of cases)
    it(sentence, () => expect(drawClauses(sentence)).toEqual(clauses));

  it('are those of any words', () => {
    const words = fc.constantFrom(
      ...'The Romans lost 300 men , and ( who ) killed ; while that were of with to attack by - had been 40'.split(
        ' ',
      ),
    );
    fc.assert(
      fc.property(fc.array(words, { minLength: 1, maxLength: 40 }), (list) => {
        const drawn = drawClauses(list.join(' '));
        expect(drawn[0]).toMatch(/^main/);
      }),
    );
  });
});

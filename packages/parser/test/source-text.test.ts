import { SourceText } from '@openbattles/parser';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

const anyText = fc.string({
  unit: fc.constantFrom('a', 'é', '–', '😀', '𝔘', '\n', '\r', '\r\n', ' ', '\u0301'),
});

describe('SourceText', () => {
  test('a code point index slices as Python does', () => {
    fc.assert(
      fc.property(anyText, fc.nat(), fc.nat(), (text, a, b) => {
        const points = [...text];
        const [start, end] = [a % (points.length + 1), b % (points.length + 1)].sort((x, y) => x - y);
        expect(new SourceText(text).slice(start!, end!)).toBe(points.slice(start, end).join(''));
      }),
    );
  });

  test('offset and code point are each other’s inverse', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const source = new SourceText(text);
        expect(source.characters).toBe([...text].length);
        for (let index = 0; index <= source.characters; index++) {
          expect(source.codePoint(source.offset(index))).toBe(index);
        }
      }),
    );
  });

  test('line and column agree with the lines of the text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const source = new SourceText(text);
        const lines = text.split(/\r\n|\r|\n/);
        for (let offset = 0; offset <= text.length; offset++) {
          const { line, column } = source.point(offset);
          const before = text.slice(0, offset).split(/\r\n|\r|\n/);
          // Between CR and LF of one line end, the offset still belongs to the line that they end.
          if (text[offset - 1] === '\r' && text[offset] === '\n') continue;
          expect([line, column]).toEqual([before.length, before.at(-1)!.length + 1]);
          expect(lines[line - 1]!.length).toBeGreaterThanOrEqual(column - 1);
        }
      }),
    );
  });

  test('the evidence of a span is its slice', () => {
    const source = new SourceText('= 𝔘 =\n\n32–49 killed 😀');
    expect(source.evidence({ start: 8, end: 20 }, 'sample')).toEqual({
      quote: '32–49 killed',
      char_start: 7,
      char_end: 19,
      line: 3,
      rule: 'sample',
    });
  });
});

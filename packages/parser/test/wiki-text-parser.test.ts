import fc from 'fast-check';
import { VFile } from 'vfile';
import { describe, expect, it } from 'vitest';
import type { WikiTextOptions } from '../src/syntax/grammar.ts';
import { type ArticleParser, layOutArticle, parseArticle } from '../src/syntax/parse-article.ts';
import { SourceText } from '../src/text/source-text.ts';
import { anyOptions, generated, isInfoboxKey, mutated, ownTexts, PARSERS } from './parsers.ts';

/** How many texts are compared; `bench/parser.ts` compares more. */
const numRuns = Number(process.env.COMPARED_TEXTS ?? 2000);

const texts = ownTexts();

function expectSameTree(text: string, options?: WikiTextOptions): void {
  expect(PARSERS.fast(text, options)).toStrictEqual(PARSERS.remark(text, options));
}

function compare(arbitrary: fc.Arbitrary<string>, runs: number): void {
  fc.assert(fc.property(arbitrary, anyOptions, expectSameTree), { numRuns: runs });
}

describe('wikiTextParser gives the tree and the positions of remark-parse with remarkWikiText', () => {
  it('of the fixtures and the sources', () => {
    for (const text of texts) expectSameTree(text);
  });

  it('of any text', () => {
    compare(generated, numRuns);
  });

  it('of the fixtures and the sources, changed anywhere', () => {
    compare(mutated(texts), Math.ceil(numRuns / 4));
  });

  it('of any string', () => {
    compare(fc.string({ unit: 'binary' }), Math.ceil(numRuns / 4));
  });
});

describe('parseArticle', () => {
  const parse = (text: string, parser?: ArticleParser) => {
    const file = new VFile(text);
    const tree = parseArticle(file, { isInfoboxKey, parser });
    return { tree, messages: file.messages.map(({ place, reason, fatal }) => ({ place, reason, fatal })) };
  };

  it('says the same of a text whichever parser reads it', () => {
    fc.assert(
      fc.property(generated, (text) => {
        expect(parse(text, 'fast')).toStrictEqual(parse(text, 'remark'));
      }),
      { numRuns: Math.ceil(numRuns / 4) },
    );
  });

  it('finds a NUL wherever it stands', () => {
    fc.assert(
      fc.property(fc.nat(40_000), fc.constantFrom('a', '–', '\u0100'), (length, character) => {
        const { tree, messages } = parse(`${character.repeat(length)}\0${character}`);
        expect(tree).toBeNull();
        expect(messages).toEqual([
          expect.objectContaining({ place: { line: 1, column: length + 1, offset: length }, fatal: true }),
        ]);
      }),
      { numRuns: 20 },
    );
  });
});

describe('layOutArticle', () => {
  const layOut = (text: string, parser: ArticleParser) => {
    const file = new VFile(text);
    const layout = layOutArticle(file, new SourceText(text), { isInfoboxKey, parser });
    const fields = layout?.infobox?.fields.map(({ key, keySpan, value, valueSpan, start, end }) => {
      return { key, keySpan, value, valueSpan, start, end };
    });
    return { layout, fields, messages: file.messages.map(({ place, reason }) => ({ place, reason })) };
  };

  it('gives the same parts of a text whether there is a tree or none', () => {
    fc.assert(
      fc.property(fc.oneof(generated, mutated(texts)), (text) => {
        expect(layOut(text, 'fast')).toStrictEqual(layOut(text, 'remark'));
      }),
      { numRuns: Math.ceil(numRuns / 4) },
    );
  });

  it('says the same as parseArticle, and of a field what stands in the text', () => {
    fc.assert(
      fc.property(generated, (text) => {
        const file = new VFile(text);
        parseArticle(file, { isInfoboxKey });
        const { fields = [], messages } = layOut(text, 'fast');
        expect(messages).toEqual(file.messages.map(({ place, reason }) => ({ place, reason })));
        for (const { key, keySpan, value, valueSpan } of fields) {
          expect(text.slice(keySpan.start, keySpan.end)).toBe(key);
          expect(text.slice(valueSpan.start, valueSpan.end)).toBe(value);
        }
      }),
      { numRuns: Math.ceil(numRuns / 4) },
    );
  });
});

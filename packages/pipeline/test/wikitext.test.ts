import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { renderArticle } from '../src/inputs/wikitext/render-article.ts';
import { TEMPLATE_RULES } from '../src/inputs/wikitext/templates.ts';
import articles from './cases/wikitext-articles.json' with { type: 'json' };
import values from './cases/wikitext-values.json' with { type: 'json' };

const render = (wikitext: string) => renderArticle('Battle of Sample', wikitext);

describe('the value of a field', () => {
  test.each(values)('$wikitext', ({ wikitext, value }) => {
    const { text } = render(`{{Infobox military conflict\n| strength1 = ${wikitext}\n}}`);
    expect(text).toBe(`= Battle of Sample =\n\nInfobox\n- Strength1: ${value}\n`);
  });

  test('is tried with every rule of a template', () => {
    const names = values.flatMap(({ wikitext }) =>
      [...wikitext.matchAll(/\{\{([^{}|:]+)/g)].map(([, name]) => name!.trim().toLowerCase()),
    );
    const untried = TEMPLATE_RULES.filter(({ pattern }) => !names.some((name) => pattern.test(name)));
    expect(untried.map(({ pattern }) => String(pattern))).toEqual([]);
  });
});

describe('an article', () => {
  test.each(articles)('$name', ({ wikitext, text }) => {
    expect(render(wikitext).text).toBe(text);
  });

  test('says what was left out', () => {
    const { omissions } = render('{{unknown thing|a}} and {{Unknown_thing}}\n{| \n|}\n');
    expect(omissions).toEqual([
      '{{unknown thing}} was left out 2 times: no rule reads it',
      'the article has no infobox of a battle',
      'a table was left out',
    ]);
  });

  const pieces = fc.constantFrom(
    ...[
      '{{',
      '}}',
      '[[',
      ']]',
      '|',
      '=',
      '\n',
      '<br>',
      '<ref>',
      '</ref>',
      '<!--',
      '-->',
      "''",
      '{|',
      '|}',
      '*',
    ],
    ...[
      'Infobox battle',
      'date',
      'File:',
      'small',
      'quote',
      'x',
      ' ',
      '1808',
      '&#10;',
      '&amp;',
      '$&',
      '\0',
      '\uD800',
    ],
  );

  test('comes out whole of whatever goes in: a title, fields and paragraphs of a line each', () => {
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 40 }), (parts) => {
        const { text } = render(parts.join(''));
        expect(text).toMatch(
          /^= Battle of Sample =\n(?:\nInfobox\n(?:- \S.*\n)+)?(?:\n(?:=+.+=+\n)*\S.*\n)*$/,
        );
      }),
    );
  });
});

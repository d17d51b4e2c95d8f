import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { renderArticle, renderWikitext } from '../src/inputs/wikitext/render-article.ts';
import { TEMPLATE_RULES } from '../src/inputs/wikitext/template-rules.ts';
import articles from './cases/wikitext-articles.json' with { type: 'json' };
import values from './cases/wikitext-values.json' with { type: 'json' };

const render = (wikitext: string) => renderArticle('Battle of Sample', wikitext);

describe('the value of a field', () => {
  test.each(values)('$wikitext', ({ wikitext, value }) => {
    const { text } = render(`{{Infobox military conflict\n| strength1 = ${wikitext}\n}}`);
    expect(text).toBe(`= Battle of Sample =\n\nInfobox\n- Strength1: ${value}\n`);
  });

  test('is tried with every rule of a template', () => {
    const tried = new Set(
      values.flatMap(({ wikitext }) =>
        [...wikitext.matchAll(/\{\{([^{}|:]+)/g)].map(([, name]) => name!.trim().toLowerCase()),
      ),
    );
    const untried = TEMPLATE_RULES.filter(
      ({ names = '', pattern }) =>
        !names.split('|').some((name) => tried.has(name)) && ![...tried].some((name) => pattern?.test(name)),
    );
    expect(untried.map(({ names, pattern }) => names ?? String(pattern))).toEqual([]);
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

  test('says of what an infobox is that was not read, and what a comment hides', () => {
    const { omissions } = renderWikitext(
      null,
      '{{Infobox battle|conflict=A|module={{Infobox siege|conflict=[[B]]}}}}{{Infobox civil conflict|title=C}}{{Infobox weapon|a}}{{Multiple image|caption=On 3 May}}<!-- x',
    );
    expect(omissions.map(({ kind, name }) => [kind, name])).toEqual([
      ['html', '<!-- has no end, and hides all behind it'],
      ['template', 'infobox weapon'],
      ['image', '{{multiple image}}'],
      ['second-infobox', 'infobox siege, [[B]]'],
      ['second-infobox', 'infobox civil conflict, C'],
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

import type { Row } from '@openbattles/schema';
import { describe, expect, test } from 'vitest';
import { Evidence } from '../src/evidence.ts';
import { type SiteBattle, siteFiles } from '../src/index.ts';
import { sayDate } from '../src/words/dates.ts';
import { sayFigure } from '../src/words/figures.ts';
import { madeUpRelease, ODD } from './made-up.ts';
import { frozenBattles } from './written-site.ts';

const BATTLES: readonly SiteBattle[] = [
  ...frozenBattles('1.0.0', ['siege-of-tessalit', 'battle-of-tinzaouaten-2012']),
  ...ODD,
];

const filesOf = (url: string | null = null) =>
  new Map(
    [...siteFiles(madeUpRelease(BATTLES), { url, mostPages: 1000 })].map(({ path, content }) => [
      path,
      content,
    ]),
  );

const PAGES = filesOf();

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  '#39': "'",
  '#13': '\r',
};
const unescaped = (text: string) => text.replace(/&(#?\w+);/g, (_, name) => ENTITIES[name]!);

/** The stretches of the text on a page, with the rows that each was read from. */
const segmentsIn = (page: string) =>
  [...page.matchAll(/<span class="s" id="c\d+" data-n="([\d ]+)">([^<]*)<\/span>/g)].map(
    ([, rows, text]) => ({
      rows: rows!.split(' ').map(Number),
      text: unescaped(text!),
    }),
  );

/** The values on a page, with the rows that each leads to. */
const valuesIn = (page: string) =>
  [...page.matchAll(/<a class="v(?: brief)?" href="#c\d+" data-n="([\d ]+)">([^<]*)<\/a>/g)].map(
    ([, rows, text]) => ({
      rows: rows!.split(' ').map(Number),
      text: unescaped(text!),
    }),
  );

/** Everything that a row may be said as. */
function saidAs(row: Row, battle: Row): string[] {
  const figure = row as { low?: number | null; high?: number | null; qualifier?: string };
  const { low = null, high = null, qualifier } = figure;
  const cells = Object.values({ ...row, ...(row.key === undefined ? {} : battle) });
  const dates = [row.date_edtf, row.key === undefined ? null : battle.date_edtf];
  return [
    ...cells.filter((cell) => typeof cell === 'string'),
    `“${row.quote}”`,
    ...(qualifier === undefined
      ? []
      : [sayFigure({ low, high, qualifier }), sayFigure({ low, high, qualifier: 'exact' })]),
    ...dates.filter((date) => typeof date === 'string').map(sayDate),
  ];
}

describe.each(BATTLES.map((battle) => [battle.record.battle.battle_id, battle] as const))(
  '%s',
  (id, { record }) => {
    const page = PAGES.get(`battles/${id}.html`)!;
    const evidence = new Evidence(record);
    const segments = segmentsIn(page);

    test('each highlight is exactly the characters of its row', () => {
      for (const { n, row } of evidence.marks) {
        const lit = segments.filter(({ rows }) => rows.includes(n)).map(({ text }) => text);
        expect(lit.join('')).toBe(row.quote);
      }
    });

    test('each row that was read from the text stands on the page, with an address of its own', () => {
      const values = valuesIn(page);
      for (const mark of evidence.marks) {
        if (mark.table !== 'findings')
          expect(
            values.some(({ rows }) => rows.includes(mark.n)),
            mark.id,
          ).toBe(true);
        const escaped = mark.id.replace(
          /[&<>"']/g,
          (character) => `&${Object.keys(ENTITIES).find((name) => ENTITIES[name] === character)};`,
        );
        expect(page.split(`id="${escaped}"`).length, mark.id).toBe(2);
      }
    });

    test('each value says what one of its rows says', () => {
      const battle = record.battle as unknown as Row;
      for (const { rows, text } of valuesIn(page)) {
        const said = rows.flatMap((n) => saidAs(evidence.marks[n]!.row, battle));
        const known = said.some(
          (words) =>
            words === text ||
            words.toLowerCase() === text.toLowerCase() ||
            (text.endsWith('…”') && words.startsWith(text.slice(0, -2))),
        );
        expect(known, `${text} of ${rows.map((n) => evidence.marks[n]!.id)}`).toBe(true);
      }
    });
  },
);

describe('the pages', () => {
  test.each([...PAGES].filter(([path]) => path.endsWith('.html')))(
    '%s has no markup of the texts',
    (_, page) => {
      expect(page).not.toMatch(/<script>|<img|onerror="|href="javascript:/);
      // Nothing is written into the page that the policy would have to allow.
      expect(page).not.toMatch(/ style="| on\w+="/);
    },
  );

  test('what is unknown, open or not counted is no bar from zero', () => {
    const page = PAGES.get('battles/battle-of-the-long-ago.html')!;
    const line = (id: string) =>
      page.slice(page.indexOf(`id="battle-of-the-long-ago/${id}"`)).split('</li>')[0]!;
    expect(line('casualties/2/lost/ships')).not.toContain('<svg');
    expect(line('casualties/2/lost/ships')).toContain('unknown, the text says');
    expect(line('casualties/2/killed')).toContain('class="open"');
    expect(line('strengths/1/men')).toContain('class="range"');
    expect(line('strengths/2/men')).not.toContain('class="sure"');
  });

  test('an action says what was done, whether it was, and by whom where that is told', () => {
    const page = PAGES.get('battles/battle-of-the-long-ago.html')!;
    const line = (id: string) =>
      page.slice(page.indexOf(`id="battle-of-the-long-ago/actions/${id}"`)).split('</li>')[0]!;
    expect(line('clash')).toMatch(/<strong>clash<\/strong>: <a class="v[^>]*>“met”/);
    expect(line('2/statement')).toContain('<strong>statement</strong> <em>not done</em>, The many: ');
    // a release that had none yet has no section for them
    expect(PAGES.get('battles/siege-of-tessalit.html')).not.toContain('id="actions"');
  });

  test('numbers in the sentence of a finding lead to their rows, and no other number does', () => {
    const page = PAGES.get('battles/siege-of-tessalit.html')!;
    const sentences = [...page.matchAll(/<p class="kind">.*?<\/p>\s*<p>(.*?)<\/p>/gs)].map(
      ([, sentence]) => sentence!,
    );
    const sum = sentences.find((sentence) => sentence.includes('equals'))!;
    expect(sum).not.toMatch(/side <a/);
    expect(sum.match(/<a class="v/g)!.length).toBeGreaterThan(2);
  });

  test('the findings that are furthest apart come first', () => {
    const page = PAGES.get('disputed.html')!;
    const ratios = [...page.matchAll(/<b>([\d.,]+)×/g)].map(([, ratio]) => Number(ratio!.replace(',', '')));
    // 100 against 4, and 200,000 against fewer than 25,000.
    expect(ratios).toEqual(expect.arrayContaining([25, 8]));
    expect(ratios).toEqual([...ratios].sort((a, b) => b - a));
  });

  test('a sitemap is made where the address is known, and each page says its own', () => {
    expect(PAGES.has('sitemap.xml')).toBe(false);
    const files = filesOf('https://example.org/battles');
    expect(files.get('sitemap.xml')).toContain(
      '<loc>https://example.org/battles/battles/siege-of-tessalit.html</loc>',
    );
    expect(files.get('disputed.html')).toContain(
      '<link rel="canonical" href="https://example.org/battles/disputed.html">',
    );
  });

  test('programs read what a page is about', () => {
    for (const [path, page] of PAGES) {
      if (!path.endsWith('.html')) continue;
      const data = JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/s.exec(page)![1]!);
      expect(data).toMatchObject({ '@context': 'https://schema.org', '@type': 'Dataset', version: '9.9.9' });
      expect(page).toContain('<meta property="og:title"');
    }
  });

  test('tables, columns and files are those that the release names', () => {
    const page = PAGES.get('data.html')!;
    expect(page).toContain('later table');
    expect(page).toContain('href="data/later_table.parquet"');
  });
});

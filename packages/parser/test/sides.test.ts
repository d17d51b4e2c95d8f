import { findDates } from '@openbattles/dates';
import { describe, expect, it } from 'vitest';
import { readClaims, readSides } from '../src/index.ts';
import { LEARNING_RULES } from '../src/prose/names/learnt-names.ts';
import { SIDE_RULES } from '../src/prose/sides/side-of-figure.ts';
import whose from './cases/claim-sides.json' with { type: 'json' };
import names from './cases/names-of-sides.json' with { type: 'json' };
import sections from './cases/sides-of-sections.json' with { type: 'json' };
import { readText } from './read-source.ts';

/** The quotes of the claims that begin after an offset, each with its side. */
function sidesIn(
  text: string,
  parties: Parameters<typeof readSides>[0],
  start = 0,
  victor: number | null = null,
  winner?: string,
) {
  const sides = readSides(parties, text, undefined, victor, winner);
  const claims = readClaims(text, { start, end: text.length }, findDates(text), sides);
  return claims.map((claim) => ({ quote: text.slice(claim.start, claim.end), side: claim.side }));
}

describe('whose it is', () => {
  const { parties, lead, cases } = whose;
  it('has a case for every rule', () => {
    const covered = new Set(cases.map(({ rule }) => rule));
    expect(SIDE_RULES.map(({ name }) => name).filter((name) => !covered.has(name))).toEqual([]);
  });
  for (const { text, claims } of cases)
    it(text, () => expect(sidesIn(lead + text, parties, lead.length)).toEqual(claims));
});

/** Ways to write a text otherwise that say the same. */
const VARIANTS: Readonly<Record<string, (text: string) => string>> = {
  'with curly quotes': (text) => text.replace(/'/g, '’').replace(/"([^"]*)"/g, '“$1”'),
  'with two blanks after a mark': (text) => text.replace(/([,.]) /g, '$1  '),
  'with names in italics': (text) => text.replace(/\b(Dacko|Moussa)\b/g, '_$1_'),
  'with dashes that touch the words': (text) => text.replace(/ – /g, '—'),
  'with an adverb before the verb': (text) =>
    text.replace(/\bwere killed\b/g, 'were also killed').replace(/\blost\b/, 'reportedly lost'),
  'after a sentence about nobody': (text) => `It rained all day. ${text}`,
};

describe('whose it is, however it is written', () => {
  const { parties, lead, cases } = whose;
  const read = (text: string) => sidesIn(lead + text, parties, lead.length).map(({ side }) => side);
  for (const [how, rewrite] of Object.entries(VARIANTS))
    it(how, () => {
      const other = cases.flatMap(({ text }) => {
        const again = rewrite(text);
        const [sides, others] = [read(text), read(again)];
        return sides.join() === others.join() ? [] : [{ again, sides, others }];
      });
      expect(other).toEqual([]);
    });
});

describe('by what the sides are called', () => {
  it('has a case for every rule that learns names', () => {
    const covered = new Set(names.map(({ rule }) => rule));
    expect(LEARNING_RULES.map(({ name }) => name).filter((name) => !covered.has(name))).toEqual([]);
  });
  for (const { about, one, two, text, sides, victor, winner } of names) {
    it(`${about}: ${text}`, () => {
      const parties = [one, two].map((side, index) => ({ ...side, side: index + 1 }));
      expect(sidesIn(text, parties, 0, victor, winner).map(({ side }) => side)).toEqual(sides);
    });
  }
});

describe('by the heading of its section', () => {
  for (const { why, title = 'Battle of Nowhere', within, heading, text, sides } of sections)
    it(why, () => {
      const infobox = 'Infobox\n- Date: 3 May 1650\n- Combatant1: Sweden\n- Combatant2: Denmark';
      const headings = within === undefined ? `==${heading}==` : `==${within}==\n===${heading}===`;
      const { record } = readText(`= ${title} =\n\n${infobox}\n\n${headings}\n${text}\n`);
      expect(record!.claims.map(({ side }) => side)).toEqual(sides);
    });
});

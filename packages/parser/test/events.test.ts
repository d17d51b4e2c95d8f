import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eventIds } from '../src/prose/dates/event-ids.ts';
import datesOfClaims from './cases/dates-of-claims.json' with { type: 'json' };
import cases from './cases/events.json' with { type: 'json' };
import { readText, sourceText } from './read-source.ts';

const article = (paragraphs: string) =>
  `= Battle of Nowhere =\n\nInfobox\n- Date: 1–20 March 2012\n\n${paragraphs}\n`;

describe('dated passages', () => {
  for (const { text, events } of cases) {
    it(text, () => {
      const found = readText(article(text)).record!.events;
      expect(
        found.map(({ date_edtf, date_role, quote }) => ({
          date: date_edtf,
          role: date_role,
          passage: quote,
        })),
      ).toEqual(events);
    });
  }
});

it('has whole characters at its ends, wherever a sentence without an end is cut', () => {
  const half = /^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/;
  for (const before of ['', 'a ']) {
    const found = readText(article(`${before}${'😀'.repeat(400)}. On 7 March 2012, it rained.`)).record!
      .events;
    const [long] = readText(article(`${before}${'😀'.repeat(400)} on 7 March 2012 it rained.`)).record!
      .events;
    for (const { quote } of [...found, long!]) expect(quote).not.toMatch(half);
  }
});

describe('the date of a claim', () => {
  it.each(datesOfClaims)('$text', ({ text, claims: expected }) => {
    const { claims, events } = readText(article(text)).record!;
    const dates = new Map(events.map(({ event_id, date_edtf }) => [event_id, date_edtf]));
    expect(claims.map(({ low, event_id }) => [low, event_id && dates.get(event_id)])).toEqual(expected);
  });
});

describe('the id of an event', () => {
  const name = 'battle-of-tinzaouaten-2012';
  const text = sourceText(`${name}.txt`);
  const idsByQuote = (changed: string) =>
    new Map(readText(changed, name).record!.events.map(({ quote, event_id }) => [quote, event_id]));
  const before = idsByQuote(text);
  const paragraphs = [...text.matchAll(/\n(?=(?:On|According) )/g)].map(({ index }) => index + 1);
  const day = fc.constantFrom('7', '8', '9', '12').map((number) => `On ${number} February 2012, it rained.`);

  it('is that of its day for the fullest account of it', () => {
    expect([...before.values()]).toContain(`${name}/2012-02-07`);
    expect(new Set(before.values()).size).toBe(before.size);
  });

  it('survives a paragraph put in anywhere else', () => {
    fc.assert(
      fc.property(fc.constantFrom(...paragraphs), day, (at, sentence) => {
        const after = idsByQuote(`${text.slice(0, at)}${sentence}\n\n${text.slice(at)}`);
        for (const [quote, id] of before) expect(after.get(quote)).toBe(id);
      }),
    );
  });

  it('does not depend on the order of the passages', () => {
    const event = fc.record({
      battleId: fc.constant('b'),
      edtf: fc.constantFrom('2012-02-07', '2012-02-08'),
      quote: fc.string({ minLength: 1, maxLength: 30 }),
      told: fc.integer({ min: 1, max: 9 }),
    });
    fc.assert(
      fc.property(
        fc.uniqueArray(event, {
          selector: ({ quote }) => quote.toLowerCase().replace(/[^a-z0-9]/g, ''),
          maxLength: 6,
        }),
        (events) => {
          const ids = eventIds(events);
          const reversed = eventIds([...events].reverse()).reverse();
          expect(new Set(ids).size).toBe(ids.length);
          expect(reversed).toEqual(ids);
        },
      ),
    );
  });
});

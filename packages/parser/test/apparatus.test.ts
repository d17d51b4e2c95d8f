import { isApparatus } from '@openbattles/parser';
import { describe, expect, it, test } from 'vitest';
import cases from './cases/apparatus.json' with { type: 'json' };
import { readText } from './read-source.ts';

describe('a section of works, notes or links', () => {
  test.each(cases.sections)('%s', (name) => expect(isApparatus(name)).toBe(true));
  test.each(cases.narratives)('is not %s', (name) => expect(isApparatus(name)).toBe(false));
});

const rowsOf = (paragraphs: string) => {
  const { record, file } = readText(`= Battle of Lindow =\n\nInfobox\n- Date: 3 May 1704\n\n${paragraphs}\n`);
  const { events, claims } = record!;
  return { events, claims, told: file.messages.filter(({ ruleId }) => ruleId === 'apparatus') };
};

describe('no event and no claim', () => {
  const told = 'On 5 May 1704, 30 men were killed.';

  it('is read from a section of works and those below it; what comes behind it is read', () => {
    const {
      events,
      claims,
      told: notes,
    } = rowsOf(
      `${told}\n\n==Further reading==\n${told}\n\n===Books===\n${told}\n\n===The war===\n${told}\n\n==Legacy==\nOn 9 May 1704, 7 men were killed.`,
    );
    expect(events.map(({ date_edtf, paragraph }) => [date_edtf, paragraph])).toEqual([
      ['1704-05-05', 1],
      ['1704-05-09', 5],
    ]);
    expect(claims.map(({ low }) => low)).toEqual([30, 7]);
    expect(notes.map(({ line }) => line)).toEqual([8]);
  });

  test.each(cases.works)('is read from %s', (work) => {
    const { events, claims, told: notes } = rowsOf(`${told}\n\n${work}`);
    expect([events.length, claims.length, notes.length]).toEqual([1, 1, 1]);
  });

  test.each(cases.stories)('is lost of %s', (story) => {
    expect(rowsOf(`${told}\n\n${story}`).told).toEqual([]);
  });
});

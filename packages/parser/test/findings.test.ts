import { describe, expect, it } from 'vitest';
import { FINDING_RULES } from '../src/findings/finding-rules.ts';
import cases from './cases/findings.json' with { type: 'json' };
import { readText } from './read-source.ts';

const rules = FINDING_RULES.map(({ kind }) => kind);

it('has an article with and one without each kind of finding', () => {
  for (const kind of rules) {
    const own = cases.filter((entry) => entry.kind === kind);
    expect([
      kind,
      own.some(({ message }) => message !== null),
      own.some(({ message }) => message === null),
    ]).toEqual([kind, true, true]);
  }
});

/** What makes a text as long as a whole article. */
const FILLER = 'It was a long and bitter fight over barren ground that nobody wanted. '.repeat(70);

describe.each(cases)('$kind: $why', ({ kind, infobox, message, ...entry }) => {
  const prose = 'wholeArticle' in entry ? `${entry.wholeArticle}\n\n==Battle==\n${FILLER}` : entry.prose;
  const { record } = readText(
    `= ${'title' in entry ? entry.title : 'Battle of Nowhere'} =\n\nInfobox\n${infobox.map((line) => `- ${line}`).join('\n')}\n\n${prose}\n`,
  );
  const found = record!.findings.filter((finding) => finding.kind === kind);

  it(message === null ? 'finds nothing' : 'says so', () => {
    expect(found.map((finding) => finding.message)).toEqual(message === null ? [] : [message]);
  });

  it('points to rows, the first of which is its evidence', () => {
    for (const finding of found) {
      const refs = record!.finding_refs.filter(({ finding_id }) => finding_id === finding.finding_id);
      const rows = record![refs[0]!.table as 'claims'] as unknown as Record<string, unknown>[];
      const first = rows.find((row) => Object.values(row).includes(refs[0]!.id));
      expect(first).toMatchObject({
        quote: finding.quote,
        char_start: finding.char_start,
        char_end: finding.char_end,
      });
      expect(refs.map(({ position }) => position)).toEqual(refs.map((_, index) => index + 1));
    }
  });
});

it('compares nothing where the infobox has more figures than any has, and says so', () => {
  const losses = (count: number) => Array.from({ length: count }, () => '9 killed').join(', ');
  const article = (count: number) =>
    `= Battle =\n\nInfobox\n- Casualties1: ${losses(count)}\n\nOn 3 May 1808, 12 soldiers were killed.\n`;
  const rules = (count: number) => readText(article(count)).file.messages.map(({ ruleId }) => ruleId);
  expect(rules(500)).not.toContain('too-many-figures');
  expect(rules(501)).toContain('too-many-figures');
});

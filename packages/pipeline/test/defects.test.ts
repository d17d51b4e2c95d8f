import { expect, it } from 'vitest';
import { readArticle } from '../src/reading/read-article.ts';
import { toSource } from '../src/sources/sources.ts';

it('leaves out an article over which the reader fails, and says so', () => {
  const text = '= Battle of Kjula =\n\nInfobox\n- Date: 3 May 1644\n- Place: Kjula, Sweden\n';
  const source = toSource('battle-of-kjula.txt', Buffer.from(text));
  const { record, file } = readArticle(source, {
    gazetteer() {
      throw new RangeError('no such row');
    },
  });
  expect(record).toBeNull();
  const fatal = file.messages.filter((message) => message.fatal);
  expect(fatal.map(({ ruleId, reason }) => [ruleId, reason])).toEqual([
    [
      'defect',
      'A defect of openbattles (RangeError: no such row): the article is left out; please report it with its text',
    ],
  ]);
});

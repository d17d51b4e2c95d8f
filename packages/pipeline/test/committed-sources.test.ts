import { join } from 'node:path';
import { rowsOf, TABLES, validateRecord } from '@openbattles/schema';
import { expect, test } from 'vitest';
import { ArticleReader } from '../src/reading/article-reader.ts';
import { ROOT } from './openbattles.ts';

/** The one test that reads `sources/`: whatever it holds, a new text needs no other. */
test('every committed source gives a valid record, and every quote stands in its text', async () => {
  const reader = new ArticleReader(join(ROOT, 'sources'));
  for await (const { text, record } of reader.records()) {
    expect(validateRecord(record)).toEqual([]);
    const characters = [...text];
    for (const row of TABLES.flatMap((table) => rowsOf(record, table))) {
      if (typeof row.quote !== 'string') continue;
      const [start, end] = [Number(row.char_start), Number(row.char_end)];
      expect(characters.slice(start, end).join('')).toBe(row.quote);
    }
  }
  expect(reader.leftOut).toEqual([]);
});

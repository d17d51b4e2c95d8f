import { validateRecord } from '@openbattles/schema';
import { describe, expect, it } from 'vitest';
import cases from './cases/odd-values.json' with { type: 'json' };
import { readText } from './read-source.ts';

const at = (record: unknown, path: string) =>
  path.split('.').reduce((value, key) => (value as Record<string, unknown>)[key], record);

describe('one odd value costs no more than itself, and a warning says where it stands', () => {
  for (const { name, text, warnings, kept } of cases) {
    it(name, () => {
      const { record, file } = readText(`= Battle of Nowhere =\n\n${text}\n`);
      expect(validateRecord(record)).toEqual([]);
      const told = file.messages.filter(({ fatal }) => fatal === false);
      expect(told.map(({ line, column, ruleId }) => `${line}:${column} ${ruleId}`)).toEqual(warnings);
      for (const [path, value] of Object.entries(kept))
        expect([path, at(record, path)]).toEqual([path, value]);
    });
  }
});

import { validateRecord } from '@openbattles/schema';
import { describe, expect, it } from 'vitest';
import cases from './cases/odd-values.json' with { type: 'json' };
import uncertain from './cases/uncertain-figures.json' with { type: 'json' };
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

describe('a figure of the prose whose number says nothing certain is a note at its place, and no claim', () => {
  for (const { text, notes, claims } of uncertain) {
    it(text, () => {
      const { record, file } = readText(`= Battle of Nowhere =\n\nInfobox\n- Date: 3 May 1900\n\n${text}\n`);
      const told = file.messages.filter(({ line }) => line === 6);
      expect(told.map(({ line, column, reason }) => `${line}:${column} ${reason}`)).toEqual(notes);
      expect(record!.claims.map(({ quote }) => quote)).toEqual(claims);
    });
  }
});

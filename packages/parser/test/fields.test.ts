import { describe, expect, it, test } from 'vitest';
import { knownField } from '../src/infobox/fields.ts';
import cases from './cases/fields.json' with { type: 'json' };
import { readText } from './read-source.ts';

describe('knownField', () => {
  test.each(cases.known.map((field) => [field.key, field] as const))(
    '%s',
    (key, { key: _, why, ...field }) => {
      expect(knownField(key), why).toEqual(field);
    },
  );

  test.each(cases.unknown)('"%s" is no field', (key) => {
    expect(knownField(key)).toBeNull();
  });
});

it('says a thousand times at most what was cleaned in the values of an article', () => {
  const { file } = readText(`= Battle =\n\nInfobox\n- Territory: a${' ()'.repeat(1001)}\n- Partof: b ()\n`);
  const messages = file.messages.filter(({ ruleId }) => ruleId === 'empty-brackets');
  expect(messages).toHaveLength(1000);
  expect(messages.at(-2)!.reason).not.toMatch(/last message of this kind/);
  expect(messages.at(-1)!.reason).toMatch(/last message of this kind/);
});

import { describe, expect, test } from 'vitest';
import { knownField } from '../src/infobox/fields.ts';
import cases from './cases/fields.json' with { type: 'json' };

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

import { fieldName } from '@openbattles/parser';
import { TABLES } from '@openbattles/schema';
import { expect, test } from 'vitest';

test.each([
  ['Partof', 'partof'],
  ['Location', 'place'],
  ['STATUS', 'result'],
  ['Combatant2', 'combatant'],
  ['strength2a', 'strength'],
  ['Map Type', 'map_type'],
  ['Weather', null],
])('%s is the field %s of the template', (key, name) => {
  expect(fieldName(key)).toBe(name);
});

test('every field that the codebook names is one of the template', () => {
  for (const { readFrom } of TABLES.flatMap((table) => [...table.columns])) {
    for (const name of readFrom ?? []) expect([fieldName(name), fieldName(`${name}1`)]).toContain(name);
  }
});

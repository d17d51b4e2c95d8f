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

test.each([
  ['an empty field', '- Combatant1: Mali\n- Combatant2: \n- Commander2: X Y', '2', 5],
  ['nothing but residue', '- Combatant1: Mali\n- Combatant2: 25px, ()', '2', 5],
  ['no field', '- Combatant1: Mali\n- Strength2: 300', '2', 5],
  [
    'two fields, of which one has a name',
    '- Combatant1: Mali\n- Combatant1a: \n- Combatant2: France',
    null,
    0,
  ],
  ['no sides at all', '- Casualties1: 5 killed', null, 0],
])('says that no party of a side is named: %s', (_, fields, side, line) => {
  const { record, file } = readText(`= Battle =\n\nInfobox\n${fields}\n`);
  const messages = file.messages.filter(({ ruleId }) => ruleId === 'nameless-side');
  expect(messages.map((message) => [/side (\d)/.exec(message.reason)?.[1], message.line])).toEqual(
    side === null ? [] : [[side, line]],
  );
  expect(record).not.toBeNull();
});

it('leaves no marks of direction in the name of a battle', () => {
  const { record } = readText('= Battle =\n\nInfobox\n- Conflict: Battle of \u202aÓtto\u202c\u200e\n');
  expect(record?.battle.name).toBe('Battle of Ótto');
});

it('keeps an article with more men than a count may hold, and says so', () => {
  const { record, file } = readText(
    '= Battle =\n\nInfobox\n- Casualties1: 3 billion killed, 5 wounded\n\nThree billion men were killed.\n',
  );
  expect(record?.casualties.map(({ outcome, low }) => [outcome, low])).toEqual([['wounded', 5]]);
  expect(record?.claims).toEqual([]);
  expect(file.messages.map(({ ruleId }) => ruleId)).toContain('unreadable-number');
});

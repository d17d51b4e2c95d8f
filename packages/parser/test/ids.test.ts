import { describe, expect, test } from 'vitest';
import { Ids, slug } from '../src/text/ids.ts';

describe('slug', () => {
  test.each([
    ['Battle of Tinzaouaten (2012)', 'battle-of-tinzaouaten-2012'],
    ['Siege of Żółkiew', 'siege-of-zołkiew'],
    ["Hama Ag Sid'Ahmed", 'hama-ag-sidahmed'],
    ['BRDM-2', 'brdm-2'],
    ['Битва при Калке', 'битва-при-калке'],
    ['(…)', ''],
  ])('%s', (text, expected) => {
    expect(slug(text)).toBe(expected);
  });
});

describe('Ids', () => {
  test('the first row keeps the plain id; later ones are told apart by what they say, then by a count', () => {
    const ids = new Ids();
    const make = () => ids.make(['siege', 'casualties', 1, 'killed', null], ['', '32-49']);
    expect([make(), make(), make(), make()]).toEqual([
      'siege/casualties/1/killed',
      'siege/casualties/1/killed/32-49',
      'siege/casualties/1/killed/32-49/2',
      'siege/casualties/1/killed/32-49/3',
    ]);
  });

  test('no id is given twice', () => {
    const ids = new Ids();
    const made = ['a', 'a', 'a/2', 'a', 'a/2'].map((id) => ids.make([id]));
    expect(new Set(made).size).toBe(made.length);
  });
});

import { readFileSync } from 'node:fs';
import { distance, gazetteerFile, locate, openGazetteer } from '@openbattles/places';
import { describe, expect, test } from 'vitest';
import cases from './cases.json' with { type: 'json' };

type Part = { name: string; relation?: 'near' | 'off' | 'between' | 'in' };
interface Case {
  why: string;
  parts: (string | Part)[];
  today?: string[];
  expected: Record<string, unknown>;
}

const gazetteer = openGazetteer(readFileSync(gazetteerFile));
const toPart = (part: string | Part): Part => (typeof part === 'string' ? { name: part } : part);

describe('locate', () => {
  test.each((cases as Case[]).map((one) => [one.why, one] as const))(
    '%s',
    (_, { parts, today = [], expected }) => {
      const found = locate(parts.map(toPart), { gazetteer, today: today.map(toPart) });
      expect(found).toMatchObject(expected);
      expect(found.latitude === null).toBe(found.longitude === null);
      if (found.precision === null) expect(found.latitude).toBeNull();
    },
  );

  test('a point is that of its settlement, and a district is as wide as its settlements lie', () => {
    const town = locate([{ name: 'Tessalit' }, { name: 'Mali' }], { gazetteer });
    expect(distance([town.latitude!, town.longitude!], [20.2, 1.01])).toBeLessThan(5);
    const county = locate([{ name: 'Hardin County' }, { name: 'Tennessee' }], { gazetteer });
    expect(distance([county.latitude!, county.longitude!], [35.2, -88.2])).toBeLessThan(county.radius_km!);
  });
});

describe('the gazetteer', () => {
  test.each([
    ['the first name of all and the last', ['1 bezirk', 'zzz']],
    ['marks, hyphens and capitals', ['SAINT-DIZIER', 'Saint Dizier', 'St. Dizier', 'Zürich', 'Łódź', 'Lodz']],
  ])('finds %s', (_, names) => {
    for (const name of names) expect(gazetteer.find(name), name).not.toEqual([]);
  });

  test.each(['', '  ', 'Tessali', 'Tessalitt', '\t', 'a\nb', '中國', '~'])('has nothing of %j', (name) => {
    expect(gazetteer.find(name)).toEqual([]);
  });

  test('says which it is', () => {
    expect(gazetteer.version).toMatch(/^GeoNames \d{4}-\d\d-\d\d$/);
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCoordinates, readPlace } from '../src/infobox/places.ts';
import coordinates from './cases/coordinates.json' with { type: 'json' };
import places from './cases/places.json' with { type: 'json' };
import { values } from './values.ts';

const NOTHING = {
  relation: null,
  locality: null,
  region: null,
  country: null,
  place_now: null,
  latitude: null,
  longitude: null,
};

describe('readPlace', () => {
  test.each(places.map((place) => [place.value, place] as const))('%s', (value, { why, ...place }) => {
    const { coordinates: _, ...read } = readPlace(value).place;
    const parts = read.parts.map(({ name }) => name);
    expect({ value, ...read, parts }, why).toEqual({ ...NOTHING, ...place });
  });

  test('a number of many commas ends', () => {
    // with a pattern that could cut the number anywhere it did not
    expect(readPlace(`Eureka, ${'1,'.repeat(200)}1, Ballarat`).place.parts[0]!.name).toBe('Eureka');
  });

  test('of any value: parts with letters or digits, remarks within the value, no country but the last part', () => {
    fc.assert(
      fc.property(values, (value) => {
        const { place, remarks } = readPlace(value);
        for (const { name } of place.parts) expect(name).toMatch(/[\p{L}\p{N}]/u);
        if (place.country !== null) expect(place.country).toBe(place.parts.at(-1)?.name);
        for (const { start, end } of remarks) expect(value.slice(start, end)).toHaveLength(end - start);
      }),
    );
  });
});

describe('readCoordinates', () => {
  test.each(coordinates.map((point) => [point.value, point] as const))('%s', (value, point) => {
    const read = readCoordinates(value);
    if (point.none) return expect(read).toBeNull();
    expect(read?.latitude).toBeCloseTo(point.latitude!, 4);
    expect(read?.longitude).toBeCloseTo(point.longitude!, 4);
    expect(value.slice(read!.start, read!.end)).toBe(value);
  });

  test('the span is that of all notations of one point, and of no second point', () => {
    const value = 'Off Coronel 36°59′S 73°48′W / 36.983°S 73.8°W / -36.983; -73.8, Chile 1°N 2°E';
    const read = readCoordinates(value)!;
    expect(value.slice(read.start, read.end)).toBe('36°59′S 73°48′W / 36.983°S 73.8°W / -36.983; -73.8');
    expect(read).toMatchObject({ latitude: -36.983, longitude: -73.8 });
  });

  test('every point lies on the globe', () => {
    fc.assert(
      fc.property(values, (value) => {
        const point = readCoordinates(value);
        if (point === null) return;
        expect(Math.abs(point.latitude)).toBeLessThanOrEqual(90);
        expect(Math.abs(point.longitude)).toBeLessThanOrEqual(180);
      }),
    );
  });
});

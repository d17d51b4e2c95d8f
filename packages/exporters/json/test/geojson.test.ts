import { battles, type Row } from '@openbattles/schema';
import { expect, test } from 'vitest';
import { hardRows, written } from '../../test/rows.ts';
import { geoJsonExporter } from '../src/index.ts';

const read = async (rows: readonly Row[]) =>
  JSON.parse(String(await written(geoJsonExporter, battles, rows)));

/** A battle at a place, with null in every other cell. */
const battle = (battle_id: string, latitude: number | null, longitude: number | null): Row => ({
  ...Object.fromEntries(battles.columns.map(({ name }) => [name, null])),
  battle_id,
  source_id: battle_id,
  latitude,
  longitude,
});

test('a battle with coordinates is a point, longitude first, with the other columns as properties', async () => {
  const { type, features } = await read([battle('a', 20.2, 1), battle('b', -0.5, -179.9)]);
  expect(type).toBe('FeatureCollection');
  expect(features.map(({ id, geometry }: { id: string; geometry: object }) => [id, geometry])).toEqual([
    ['a', { type: 'Point', coordinates: [1, 20.2] }],
    ['b', { type: 'Point', coordinates: [-179.9, -0.5] }],
  ]);
  const { latitude: _, longitude: __, ...others } = battle('a', 20.2, 1);
  expect(features[0].properties).toEqual(others);
});

test('a battle without both of them is left out', async () => {
  expect((await read([battle('a', null, null), battle('b', 1, null)])).features).toEqual([]);
  expect((await read([])).features).toEqual([]);
});

test('any cells stand as they are, a point a line', async () => {
  const rows = hardRows(battles, 100).map((row) => ({ ...row, latitude: 1.5, longitude: 2 }));
  const text = String(await written(geoJsonExporter, battles, rows));
  expect(text.split('\n')).toHaveLength(rows.length + 3);
  expect(JSON.parse(text).features.map(({ properties }: { properties: Row }) => properties.name)).toEqual(
    rows.map((row: Row) => row.name),
  );
});

test('what is no number of degrees is refused', async () => {
  await expect(read([battle('a', Number.NaN, 1)])).rejects.toThrow('column latitude is NaN');
});

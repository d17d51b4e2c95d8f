import { geoEqualEarth } from 'd3-geo';

export const MAP_WIDTH = 960;
export const MAP_HEIGHT = 468;

/** The projection of the map: equal areas, so that no part of the world looks greater than it is. */
export const projection = () =>
  geoEqualEarth().fitExtent(
    [
      [2, 2],
      [MAP_WIDTH - 2, MAP_HEIGHT - 2],
    ],
    { type: 'Sphere' },
  );

const project = projection();

/** Where a place lies on the map, in whole units of the map: one is about 40 km, less than a dot. */
export function projectPoint(longitude: number, latitude: number): readonly [x: number, y: number] | null {
  const place = project([longitude, latitude]);
  return place && [Math.round(place[0]), Math.round(place[1])];
}

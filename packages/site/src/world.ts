import { geoGraticule10, geoPath } from 'd3-geo';
import { feature, mesh } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import atlas from 'world-atlas/countries-110m.json' with { type: 'json' };
import { type Html, html, type Part } from './html.ts';
import { MAP_HEIGHT, MAP_WIDTH, projection } from './map.ts';

const world = atlas as unknown as Topology<{ countries: GeometryCollection; land: GeometryCollection }>;

/** The map of the world, with room for what is drawn on it. */
export function worldMap(label: string, drawn: Part): Html {
  const path = geoPath(projection()).digits(1);
  const { countries, land } = world.objects;
  const borders = mesh(world, countries, (a, b) => a !== b);
  return html`<svg class="map" viewBox="0 0 ${MAP_WIDTH} ${MAP_HEIGHT}" role="img" aria-label="${label}">
<path class="sea" d="${path({ type: 'Sphere' })}"/><path class="grid" d="${path(geoGraticule10())}"/>
<path class="land" d="${path(feature(world, land))}"/><path class="borders" d="${path(borders)}"/>
${drawn}</svg>`;
}

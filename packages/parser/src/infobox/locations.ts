import { type Gazetteer, locate, type PlacePart } from '@openbattles/places';
import type { LocationRow } from '@openbattles/schema';
import type { Field } from '../syntax/parts.ts';
import { slug } from '../text/ids.ts';
import type { ReadingContext } from '../text/reading-context.ts';
import type { Coordinates } from './coordinates.ts';
import { type PlaceReading, seenFromAfar } from './places.ts';

/** The point that a field states. */
export function statedLocation(
  { record, text, ids }: ReadingContext,
  { valueSpan }: Field,
  { latitude, longitude, start, end }: Coordinates,
  name: string | null,
): LocationRow {
  const { battle_id } = record.battle;
  const base = valueSpan.start;
  return {
    location_id: ids.make([battle_id, 'locations', 'stated', name && slug(name)]),
    battle_id,
    event_id: null,
    name,
    part_matched: null,
    latitude,
    longitude,
    basis: 'stated',
    precision: 'place',
    radius_km: null,
    candidates: null,
    geoname_id: null,
    gazetteer: null,
    ...text.evidence({ start: base + start, end: base + end }, 'stated-coordinates'),
  };
}

/** Adds what a gazetteer has of the names that a place gives. Where it has no point, the row says how many may be meant. */
export function addLocated(
  { record, text, ids }: ReadingContext,
  { valueSpan }: Field,
  { parts, place_now, relation }: PlaceReading,
  gazetteer: Gazetteer,
): void {
  const name = parts[0]?.name;
  if (name === undefined) return;
  const { battle_id } = record.battle;
  const sought = parts.map(seenFromAfar);
  const found = locate(sought, { gazetteer, today: partsToday(place_now, relation, sought) });
  record.locations.push({
    location_id: ids.make([battle_id, 'locations', 'gazetteer', slug(name)]),
    battle_id,
    event_id: null,
    name,
    part_matched: found.matched,
    latitude: found.latitude,
    longitude: found.longitude,
    basis: 'gazetteer',
    precision: found.precision,
    radius_km: found.radius_km,
    candidates: found.candidates,
    geoname_id: found.geoname_id,
    gazetteer: gazetteer.version,
    ...text.evidence(valueSpan, found.rule),
  });
}

/** The parts of the present-day name. "near present-day Baghdad" is the only "near" of its value. */
function partsToday(
  place_now: string | null,
  relation: PlaceReading['relation'],
  parts: readonly PlacePart[],
): PlacePart[] {
  const names = place_now?.split(', ') ?? [];
  const isNear = relation === 'near' && parts.every((part) => part.relation !== 'near');
  return names.map((name) => ({ name, relation: isNear ? 'near' : null }));
}

const RADIUS_OF_EARTH = 6371;
const radians = (degrees: number) => (degrees * Math.PI) / 180;

/** The distance of two points on the globe, in kilometres, from their latitudes and longitudes in degrees. */
export function distance(
  [latitude, longitude]: readonly [number, number],
  [otherLatitude, otherLongitude]: readonly [number, number],
): number {
  const height = Math.sin(radians(otherLatitude - latitude) / 2) ** 2;
  const width = Math.sin(radians(otherLongitude - longitude) / 2) ** 2;
  const across = Math.cos(radians(latitude)) * Math.cos(radians(otherLatitude)) * width;
  return 2 * RADIUS_OF_EARTH * Math.asin(Math.sqrt(height + across));
}

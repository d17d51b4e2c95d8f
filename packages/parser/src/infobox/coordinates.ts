import type { Span } from '../text/span.ts';

/** A point, in decimal degrees, north and east positive. */
export interface Coordinates extends Span {
  latitude: number;
  longitude: number;
}

/** One notation: `read` gives latitude and longitude, or null for what cannot be a point on the globe. */
interface Notation {
  name: string;
  /** What a value holds that may be in this notation: a quick look before the slow one. */
  hint: RegExp;
  pattern: RegExp;
  read(groups: (string | undefined)[]): [latitude: number, longitude: number] | null;
}

const ANGLE = String.raw`(\d{1,3}(?:\.\d{1,12})?) ?[°º] ?(?:(\d{1,2}(?:\.\d{1,12})?) ?['′’] ?(?:(\d{1,2}(?:\.\d{1,12})?) ?(?:["″”]|''|′′) ?)?)?`;
const degrees = (d = '0', m = '0', s = '0', side = ''): number | null => {
  if (Number(m) >= 60 || Number(s) >= 60) return null;
  const size = Number(d) + Number(m) / 60 + Number(s) / 3600;
  return /[SW]/i.test(side) ? -size : size;
};
const point = (latitude: number | null, longitude: number | null): [number, number] | null =>
  latitude !== null && longitude !== null && Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180
    ? [latitude, longitude]
    : null;

/** The best first: Wikipedia gives the same point in several notations, side by side. */
const NOTATIONS: readonly Notation[] = [
  {
    name: 'decimal-pair',
    hint: /; -?\d/,
    pattern: /(?<![\d.°])(-?\d{1,2}(?:\.\d{1,15})?); (-?\d{1,3}(?:\.\d{1,15})?)(?![\d.]*[°\d])/g,
    read: ([, latitude, longitude]) => point(Number(latitude), Number(longitude)),
  },
  {
    name: 'decimal-comma-pair',
    hint: /\.\d+, ?-?\d/,
    pattern: /(?<![\d.°])(-?\d{1,2}\.\d{2,15}), ?(-?\d{1,3}\.\d{2,15})(?![\d.]*[°\d])/g,
    read: ([, latitude, longitude]) => point(Number(latitude), Number(longitude)),
  },
  {
    name: 'coord-template',
    hint: /\{\{/,
    pattern: /\{\{ ?coord ?\|([^{}]{1,200})\}\}/gi,
    read: ([, fields]) => fromTemplate(fields ?? ''),
  },
  {
    name: 'degrees',
    hint: /[°º]/,
    pattern: new RegExp(String.raw`${ANGLE}([NS])[,;]? ?${ANGLE}([EW])(?!\p{L})`, 'gu'),
    read: ([, a, b, c, ns, d, e, f, ew]) => point(degrees(a, b, c, ns), degrees(d, e, f, ew)),
  },
  {
    name: 'sides-first',
    hint: /[NS] ?\d/,
    pattern: new RegExp(String.raw`(?<!\p{L})([NS]) ?${ANGLE}[,;]? ?([EW]) ?${ANGLE}`, 'gu'),
    read: ([, ns, a, b, c, ew, d, e, f]) => point(degrees(a, b, c, ns), degrees(d, e, f, ew)),
  },
  {
    name: 'decimal-sides',
    hint: /\d ?[NS]/,
    pattern: /(?<![\d.°])(\d{1,2}\.\d{1,15}) ?([NS])[,;]? ?(\d{1,3}\.\d{1,15}) ?([EW])(?![\p{L}\d])/gu,
    read: ([, a, ns, b, ew]) => point(degrees(a, '0', '0', ns), degrees(b, '0', '0', ew)),
  },
];

/** The fields of Wikipedia's {{coord}}: decimal, or degrees with up to minutes and seconds before N, S, E, W. */
function fromTemplate(fields: string): [number, number] | null {
  const values = fields.split('|').map((field) => field.trim());
  const ns = values.findIndex((field) => /^[NS]$/i.test(field));
  const ew = values.findIndex((field) => /^[EW]$/i.test(field));
  if (ns > 0 && ns <= 3 && ew > ns + 1 && ew <= ns + 4) {
    const [a, b, c] = values.slice(0, ns);
    const [d, e, f] = values.slice(ns + 1, ew);
    return point(degrees(a, b, c, values[ns]), degrees(d, e, f, values[ew]));
  }
  const [latitude, longitude] = values;
  if (!/^-?\d+\.?\d*$/.test(latitude ?? '') || !/^-?\d+\.?\d*$/.test(longitude ?? '')) return null;
  return point(Number(latitude), Number(longitude));
}

/** A point, and the place of its notation in the order of preference. */
interface Notated extends Coordinates {
  preference: number;
}

/** Every notation found in a value, in the order of the text, overlaps left to the one preferred. */
export function everyCoordinate(value: string): Notated[] {
  const found: Notated[] = [];
  if (!/\d[°º;.,|]/.test(value)) return found;
  NOTATIONS.forEach(({ hint, pattern, read }, preference) => {
    if (!hint.test(value)) return;
    for (const match of value.matchAll(pattern)) {
      const where = read(match);
      if (!where) continue;
      const start = match.index;
      found.push({
        latitude: where[0],
        longitude: where[1],
        start,
        end: start + match[0].length,
        preference,
      });
    }
  });
  return found.sort((a, b) => a.start - b.start || a.preference - b.preference);
}

/**
 * The first point that a value gives, in any of the common notations: 53°45′04″N 1°39′50″W, 53.751°N 1.664°W, N 53°45′ W
 * 1°39′, 53.751; -1.664, {{coord|…}}. Wikipedia puts several of them side by side: then the decimal pair is read, and
 * the span is that of them all. UTF-16 offsets; null where there is none.
 */
export function readCoordinates(value: string): Coordinates | null {
  return firstPoint(value, everyCoordinate(value));
}

/** The first of the points found in a value, as `readCoordinates` reads it. */
export function firstPoint(value: string, found: readonly Notated[]): Coordinates | null {
  const first = found[0];
  if (!first) return null;
  let best = first;
  let end = first.end;
  for (const next of found.slice(1)) {
    if (next.start > end && !isBetween(value, end, next.start)) break;
    if (next.start >= end && next.preference < best.preference) best = next;
    end = Math.max(end, next.end);
  }
  return { latitude: best.latitude, longitude: best.longitude, start: first.start, end };
}

/** Whether only white space and a slash stand between two notations. */
export const isBetween = (value: string, end: number, start: number): boolean =>
  start - end <= 5 && /^[\s/\ufeff]*$/.test(value.slice(end, start));

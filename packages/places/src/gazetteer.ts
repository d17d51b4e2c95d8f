import { foldName } from './fold.ts';

/** What an entry of the gazetteer is. A province is of the first order below a country, a district of the second. */
export const KINDS = ['settlement', 'district', 'province', 'country'] as const;
export type Kind = (typeof KINDS)[number];

/** What stands for no index, and for no radius. */
export const NONE = 0xffff;

/**
 * A gazetteer is one file: a line of JSON (version, codes of the countries and provinces), the names, and the entries.
 * A line of names is a name, a tab, and the entries that have it, as numbers of base 36 with commas between; a star
 * follows where the name is the entry's own and no other one of it. The lines are in the order of their bytes. An entry is a record of this many bytes.
 */
export const RECORD_BYTES = 22;

export interface GazetteerRecord {
  /** The number in GeoNames; 0 for an area, which the packages give without. */
  id: number;
  latitude: number;
  longitude: number;
  /** In kilometres, from the middle of an area to the farthest of its settlements. */
  radius: number;
  kind: number;
  /** The logarithm of the population, base 2. */
  size: number;
  country: number;
  province: number;
  district: number;
}

/** Writes the record of an entry. The build calls it. */
export function writeRecord(view: DataView, entry: number, record: GazetteerRecord): void {
  const at = entry * RECORD_BYTES;
  view.setUint32(at, record.id);
  view.setInt32(at + 4, Math.round(record.latitude * 1e5));
  view.setInt32(at + 8, Math.round(record.longitude * 1e5));
  view.setUint16(at + 12, record.radius);
  view.setUint8(at + 14, record.kind);
  view.setUint8(at + 15, record.size);
  view.setUint16(at + 16, record.country);
  view.setUint16(at + 18, record.province);
  view.setUint16(at + 20, record.district);
}

/** A place that the gazetteer knows. */
export interface Entry {
  kind: Kind;
  /** Whether the name that was asked for is its own; else it is another name of it. */
  isOwnName: boolean;
  /** The number in GeoNames; null for an area. */
  id: number | null;
  /** Decimal degrees, north and east positive; of an area the middle of its settlements. Both null for a country. */
  latitude: number | null;
  longitude: number | null;
  /** How far the farthest settlement of an area lies from its middle, in kilometres. */
  radius: number | null;
  /** ISO 3166-1, two letters. */
  country: string;
  /** As GeoNames writes it, with the country: `DE.13`. */
  province: string | null;
  /** A number that entries of the same district share. */
  district: number | null;
  /** The logarithm of the population, base 2. */
  size: number;
}

export interface Gazetteer {
  /** Which gazetteer, and the day of its last change: `GeoNames 2023-01-31`. */
  version: string;
  /** All that have a name. How it is written makes no difference where `foldName` sees none. */
  find(name: string): readonly Entry[];
}

interface Header {
  version: string;
  /** How many bytes the names have. */
  names: number;
  countries: string[];
  provinces: string[];
}

const NEWLINE = 10;
const TAB = 9;

/** Where the gazetteer of this package lies. The build of the package makes it. */
export const gazetteerFile = new URL('../dist/gazetteer.bin', import.meta.url);

/**
 * Opens a gazetteer.
 *
 * @param bytes of `gazetteerFile`. They are looked into at each question and must not change.
 */
export function openGazetteer(bytes: Uint8Array): Gazetteer {
  const ascii = new TextDecoder();
  const begin = bytes.indexOf(NEWLINE) + 1;
  const header: Header = JSON.parse(ascii.decode(bytes.subarray(0, begin)));
  const end = begin + header.names;
  // to decode all of them takes longer than to read a short text
  const names = bytes.subarray(begin, end);
  const written = (from: number, to: number): string => ascii.decode(names.subarray(from, to));
  const view = new DataView(bytes.buffer, bytes.byteOffset + end, bytes.byteLength - end);

  /** The entries of a name as its line has them; null where there is none. */
  const lineOf = (name: string): string | null => {
    let [low, high] = [0, names.length];
    while (low < high) {
      const start = names.lastIndexOf(NEWLINE, (low + high) >>> 1) + 1;
      // the middle may be the end of a line
      const from = start < high ? Math.max(start, low) : low;
      const tab = names.indexOf(TAB, from);
      const found = written(from, tab);
      const next = names.indexOf(NEWLINE, tab) + 1;
      if (found === name) return written(tab + 1, next - 1);
      if (found < name) low = next;
      else high = from;
    }
    return null;
  };
  const entryOf = (number: string): Entry => {
    const isOwnName = number.endsWith('*');
    const at = Number.parseInt(number, 36) * RECORD_BYTES;
    const kind = KINDS[view.getUint8(at + 14)]!;
    const isPoint = kind === 'settlement' || view.getUint16(at + 12) !== NONE;
    const radius = view.getUint16(at + 12);
    const district = view.getUint16(at + 20);
    return {
      kind,
      isOwnName,
      id: view.getUint32(at) || null,
      latitude: isPoint ? view.getInt32(at + 4) / 1e5 : null,
      longitude: isPoint ? view.getInt32(at + 8) / 1e5 : null,
      radius: radius === NONE ? null : radius,
      country: header.countries[view.getUint16(at + 16)] ?? '',
      province: header.provinces[view.getUint16(at + 18)] ?? null,
      district: district === NONE ? null : district,
      size: view.getUint8(at + 15),
    };
  };
  return {
    version: header.version,
    find: (name) => {
      const folded = foldName(name);
      return (folded === null ? null : lineOf(folded))?.split(',').map(entryOf) ?? [];
    },
  };
}

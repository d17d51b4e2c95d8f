import { remembered } from '../language/lexicon/remembered.ts';

/** A field of Wikipedia's "Infobox military conflict". */
export interface KnownField {
  /** The canonical name, in lower case with underscores and the number of its side: `commander2`. */
  name: string;
  kind:
    | 'date'
    | 'place'
    | 'coordinates'
    | 'result'
    | 'combatant'
    | 'commander'
    | 'strength'
    | 'casualties'
    | 'name'
    | 'part_of'
    | 'territory'
    | 'other';
  side: number | null;
  /** The letter of a party within its side: `a` of `combatant2a`. */
  sideSuffix?: string;
}

/** Each field once: what kind it is, its canonical name, and what else the template's articles call it. */
const FIELDS: readonly (readonly [kind: KnownField['kind'], name: string, ...aliases: string[]])[] = [
  ['name', 'conflict', 'battle_name', 'name'],
  ['part_of', 'partof', 'part_of', 'campaign'],
  ['date', 'date', 'dates'],
  ['place', 'place', 'location'],
  ['coordinates', 'coordinates', 'coord', 'coords'],
  ['result', 'result', 'status', 'outcome'],
  ['territory', 'territory', 'territorial_changes', 'territorialchanges'],
  ['other', 'action'],
  ['other', 'alt', 'image_alt'],
  ['other', 'campaignbox'],
  ['other', 'caption', 'image_caption'],
  ['other', 'casualties', 'total_casualties'],
  ['other', 'casus', 'causes', 'cause', 'casus_belli'],
  ['other', 'colour_scheme', 'color_scheme'],
  ['other', 'combatants_header'],
  ['other', 'goals'],
  ['other', 'image', 'picture'],
  ['other', 'image_size', 'imagesize', 'image_upright', 'upright'],
  ['other', 'lat_deg'],
  ['other', 'lat_dir'],
  ['other', 'lat_min'],
  ['other', 'lat_sec'],
  ['other', 'latitude', 'lat'],
  ['other', 'lon_deg', 'long_deg'],
  ['other', 'lon_dir', 'long_dir'],
  ['other', 'lon_min', 'long_min'],
  ['other', 'lon_sec', 'long_sec'],
  ['other', 'longitude', 'lon', 'long'],
  ['other', 'map_alt'],
  ['other', 'map_caption'],
  ['other', 'map_label'],
  ['other', 'map_mark'],
  ['other', 'map_marksize'],
  ['other', 'map_relief'],
  ['other', 'map_size', 'map_width'],
  ['other', 'map_type', 'maptype'],
  ['other', 'methods'],
  ['other', 'notes', 'footnotes', 'note'],
  ['other', 'no_location_property', 'no-location-property'],
  ['other', 'predecessor'],
  ['other', 'qid'],
  ['other', 'sidedefault'],
  ['other', 'successor'],
  ['other', 'timezone'],
  ['other', 'width'],
];

/** The fields that a side has: with its number, and with a letter for a party of its own (`strength2a`). */
const SIDE_FIELDS: typeof FIELDS = [
  ['combatant', 'combatant', 'belligerent', 'combatants', 'side'],
  ['commander', 'commander', 'commanders', 'leader', 'leaders', 'leadfigures'],
  ['strength', 'strength', 'strengths', 'howmany'],
  ['casualties', 'casualties', 'casualty', 'losses'],
  ['other', 'units', 'unit'],
  ['other', 'polstrength'],
];

const index = (fields: typeof FIELDS): ReadonlyMap<string, { name: string; kind: KnownField['kind'] }> =>
  new Map(
    fields.flatMap(([kind, name, ...aliases]) =>
      [name, ...aliases].map((key) => [key, { name, kind }] as const),
    ),
  );
const BY_KEY = index(FIELDS);
const BY_SIDE_KEY = index(SIDE_FIELDS);

/** All keys that the template has, and then some: a text with more has thousands that come once. */
export const MOST_KEYS = 500;

/**
 * The field that a key of an infobox stands for: its name in Wikipedia's Template:Infobox military conflict, or an alias
 * that the template or articles use. Case does not matter, nor whether spaces or underscores part the words. Null for a
 * key that no article should have.
 */
export const knownField: (key: string) => Readonly<KnownField> | null = remembered(readKey, MOST_KEYS);

function readKey(key: string): KnownField | null {
  const plain = key
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, '_');
  const whole = BY_KEY.get(plain);
  if (whole) return { ...whole, side: null };
  const parts = /^([a-z_]{1,30}?)_?([1-9])([a-h])?$/.exec(plain);
  const field = parts && BY_SIDE_KEY.get(parts[1]!);
  if (field) {
    const [, , side = '', suffix] = parts;
    const name = `${field.name}${side}${suffix ?? ''}`;
    return { name, kind: field.kind, side: Number(side), ...(suffix ? { sideSuffix: suffix } : {}) };
  }
  const unnumbered = BY_SIDE_KEY.get(plain);
  return unnumbered ? { ...unnumbered, side: null } : null;
}

/** The name in the template of a key as written, without the number and letter of a side; null where it is none. */
export function fieldName(key: string): string | null {
  const known = knownField(key);
  return known && (known.side === null ? known.name : known.name.replace(/\d+[a-z]?$/, ''));
}

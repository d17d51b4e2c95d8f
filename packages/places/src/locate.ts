import { type Areas, areasOf, hasPartIn, isEmpty, liesIn } from './areas.ts';
import { distance } from './distance.ts';
import type { Entry, Gazetteer } from './gazetteer.ts';

/** A name within the naming of a place, from the smallest to the largest: "Tessalit", "Kidal Region", "Mali". */
export interface PlacePart {
  name: string;
  /** How what is looked for lies to it; `in` if not given. */
  relation?: 'near' | 'off' | 'between' | 'in' | null;
}

export interface LocateContext {
  gazetteer: Gazetteer;
  /** What the place is called today, from the smallest to the largest. */
  today?: readonly PlacePart[];
}

/** How exactly a place is known: at a settlement, near one, within an area, or at sea. */
export type PlacePrecision = 'place' | 'near' | 'district' | 'province' | 'country' | 'sea';

export interface Location {
  /** The name that was found; null where none was. */
  matched: string | null;
  /** Null where the gazetteer has several places that may be meant, or none. */
  precision: PlacePrecision | null;
  /** Decimal degrees, north and east positive. Null of a country, a sea, and where there is no precision. */
  latitude: number | null;
  longitude: number | null;
  /** From the middle of a district or province to the farthest of its settlements. */
  radius_km: number | null;
  /** How many places of the gazetteer may be meant. */
  candidates: number;
  geoname_id: number | null;
  /** The name of the rule that decided. */
  rule: string;
}

/** From so many names on, a value lists theatres of a war and leads to no one place. */
const MOST_NAMES = 12;
/** Settlements of one name that lie so near to one another are one place: a town, and its old town. */
const ONE_PLACE_KM = 15;
/** Within so many kilometres of a settlement another that is named beside it agrees with it. */
const NEIGHBOUR_KM = 50;

/** A part with all that it may mean. */
interface Meaning extends PlacePart {
  areas: Areas;
  settlements: readonly Entry[];
}

const pointOf = ({ latitude, longitude }: Entry) => [latitude!, longitude!] as const;
const within = (a: Entry, b: Entry, km: number) => distance(pointOf(a), pointOf(b)) <= km;

/** After so many names all are forgotten. The same countries and provinces are named again and again. */
const MOST_REMEMBERED = 4000;
const remembered = new WeakMap<Gazetteer, Map<string, Pick<Meaning, 'areas' | 'settlements'>>>();

function meaningOf(part: PlacePart, gazetteer: Gazetteer): Meaning {
  const known = remembered.get(gazetteer) ?? new Map();
  if (known.size === 0 || known.size >= MOST_REMEMBERED) {
    known.clear();
    remembered.set(gazetteer, known);
  }
  let found = known.get(part.name);
  if (!found) {
    const areas = areasOf(part.name, gazetteer);
    const isSettlement = ({ kind }: Entry) => kind === 'settlement';
    found = { areas, settlements: areas.isSaid ? [] : gazetteer.find(part.name).filter(isSettlement) };
    known.set(part.name, found);
  }
  return { ...part, ...found };
}

/** What another part of the naming says of an entry. */
function verdict(entry: Entry, { areas, settlements }: Meaning): 'agrees' | 'contradicts' | 'silent' {
  if (liesIn(entry, areas)) return 'agrees';
  if (entry.kind === 'settlement' && settlements.some((other) => within(entry, other, NEIGHBOUR_KM)))
    return 'agrees';
  if (entry.kind !== 'settlement' && hasPartIn(areas, entry)) return 'silent';
  const isArea =
    areas.lands.length > 0 || areas.isSaid || areas.entries.some(({ kind }) => kind !== 'district');
  return isArea ? 'contradicts' : 'silent';
}

/** The entries that some other part agrees with and none contradicts. */
function agreeing(entries: readonly Entry[], others: readonly Meaning[]): Entry[] {
  return entries.filter((entry) => {
    const verdicts = others.map((other) => verdict(entry, other));
    return verdicts.includes('agrees') && !verdicts.includes('contradicts');
  });
}

/** Settlements that are one place, counted once: the largest of each. */
function places(settlements: readonly Entry[]): Entry[] {
  const kept: Entry[] = [];
  for (const entry of [...settlements].sort((a, b) => b.size - a.size))
    if (!kept.some((larger) => within(entry, larger, ONE_PLACE_KM))) kept.push(entry);
  return kept;
}

const NOWHERE = {
  matched: null,
  precision: null,
  latitude: null,
  longitude: null,
  radius_km: null,
  candidates: 0,
  geoname_id: null,
};

/**
 * Says where a place is, or that the gazetteer cannot tell. A point is given only where one place of the gazetteer has
 * the name and the other parts of the naming agree with it: without them, or with several places, there is none, and
 * `candidates` says how many there were.
 *
 * @param parts the names, from the smallest to the largest.
 */
export function locate(parts: readonly PlacePart[], { gazetteer, today = [] }: LocateContext): Location {
  if (parts.length + today.length > MOST_NAMES) return { ...NOWHERE, rule: 'many-names' };
  const named = parts.map((part) => meaningOf(part, gazetteer));
  const present = today.map((part) => meaningOf(part, gazetteer));
  const isOff = parts.some(({ relation }) => relation === 'off');
  const all = [...named, ...present];
  const settlement = isOff ? null : (settlementIn(named, all, 0) ?? settlementIn(present, all, named.length));
  if (settlement?.precision) return settlement;
  return areaIn(all, isOff) ?? settlement ?? { ...NOWHERE, rule: 'unknown-name' };
}

function settlementIn(list: readonly Meaning[], all: readonly Meaning[], before: number): Location | null {
  let unsure: Location | null = null;
  for (const [at, meaning] of list.entries()) {
    const { name, relation } = meaning;
    const others = all.filter((other) => other !== meaning);
    const settlements = settlementsMeant(meaning, others, before + at);
    if (settlements.length === 0) continue;
    const agreed = agreeing(settlements, others);
    const own = agreed.filter(({ isOwnName }) => isOwnName);
    const found = places(own.length > 0 ? own : agreed);
    const [entry, another] = found;
    if (entry && !another) {
      const isPlace = at === 0 && (relation ?? 'in') === 'in';
      return {
        ...NOWHERE,
        matched: name,
        precision: isPlace ? 'place' : 'near',
        latitude: entry.latitude,
        longitude: entry.longitude,
        candidates: 1,
        geoname_id: entry.id,
        rule: isPlace ? 'one-settlement' : 'settlement-near',
      };
    }
    const candidates = another ? found.length : places(settlements).length;
    unsure ??= { ...NOWHERE, matched: name, candidates, rule: another ? 'several-places' : 'no-context' };
    // What stands after a name that means some settlement is what that lies in, and no landmark.
    break;
  }
  return unsure;
}

/**
 * The settlements that a name may mean where it may mean an area too. A land of the past is meant before a settlement; so is a
 * province that has no settlement of its name in it. After a smaller place that no one knows a name is what that lies in,
 * unless it is said to lie near.
 */
function settlementsMeant(
  { areas, settlements, relation }: Meaning,
  others: readonly Meaning[],
  at: number,
): readonly Entry[] {
  if (areas.lands.length > 0) return [];
  const larger = areas.entries.filter(({ kind }) => kind !== 'district');
  const meant = larger.filter((area) => others.some((other) => liesIn(area, other.areas)));
  if (meant.length === 0) return settlements;
  if (at > 0 && relation !== 'near') return [];
  return settlements.filter((entry) => meant.some((area) => liesIn(entry, { ...areas, entries: [area] })));
}

const RANK: readonly PlacePrecision[] = ['district', 'province', 'country'];
const BORDER = /\b(?:border|frontier|tripoint)/i;

/** The smallest area that is one alone and that no other part contradicts. A border lies in no one country. */
function areaIn(all: readonly Meaning[], isOff: boolean): Location | null {
  const isBorder = all.some(({ name }) => BORDER.test(name));
  for (const kind of isOff || isBorder ? [] : RANK) {
    for (const meaning of all) {
      const { entries, isSaid } = meaning.areas;
      const others = all.filter((other) => other !== meaning && !isEmpty(other.areas));
      const larger = entries.filter((entry) => entry.kind !== 'district');
      const isAlone = kind === 'country' ? larger.length === 1 : isSaid && entries.length === 1;
      const agreed = entries.filter((entry) => {
        const verdicts = entry.kind === kind ? others.map((other) => verdict(entry, other)) : ['contradicts'];
        return !verdicts.includes('contradicts') && (isAlone || verdicts.includes('agrees'));
      });
      const [area, another] = agreed;
      if (!area || another) continue;
      const { latitude, longitude, radius } = area;
      const point = { latitude, longitude, radius_km: radius };
      return { ...areaCalled(meaning.name, kind), ...point };
    }
  }
  const water = all.find(({ areas }) => areas.isSea);
  if (water) return areaCalled(water.name, 'sea');
  const land = isOff || isBorder ? undefined : all.find(({ areas }) => areas.lands.length === 1);
  return land ? areaCalled(land.name, 'country') : null;
}

const areaCalled = (name: string, precision: PlacePrecision): Location => ({
  ...NOWHERE,
  matched: name,
  precision,
  candidates: 1,
  rule: precision === 'sea' ? 'sea' : `one-${precision}`,
});

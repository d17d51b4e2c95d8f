import { bareAreaName } from './area-names.ts';
import { foldName } from './fold.ts';
import type { Entry, Gazetteer } from './gazetteer.ts';
import pastLands from './words/past-lands.json' with { type: 'json' };
import seas from './words/seas.json' with { type: 'json' };

/** What a name may mean that is larger than a settlement. */
export interface Areas {
  /** Districts, provinces and countries of today. */
  entries: readonly Entry[];
  /** The countries and provinces of today that have a part of a land of the past. */
  lands: readonly string[];
  isSea: boolean;
  /** Whether the name says that it is an area's: "Helmand Province". */
  isSaid: boolean;
}

const folded = (name: string): string => foldName(name)!;
const LANDS = new Map(
  Object.entries(pastLands.today).map(([name, today]) => [folded(name), today.split(' ')]),
);
const SEAS = new Set(seas.words.map(folded));
/** "northern Afghanistan", "the Eastern Province" (whose name it is) is tried whole first. */
const PART =
  /^(?:the )?(?:(?:north|south)?(?:east|west)ern|north(?:ern)?|south(?:ern)?|east(?:ern)?|west(?:ern)?|central|upper|lower|mainland|modern|coast of|(?:north|south)(?:east|west)) /;

const NOTHING: Areas = { entries: [], lands: [], isSea: false, isSaid: false };

/** The areas that a name may mean. */
export function areasOf(name: string, gazetteer: Gazetteer): Areas {
  const whole = foldName(name);
  if (whole === null) return NOTHING;
  const areas = areasCalled(whole, gazetteer);
  const part = whole.replace(PART, '');
  return isEmpty(areas) && part !== whole && part !== '' ? areasCalled(part, gazetteer) : areas;
}

export const isEmpty = ({ entries, lands, isSea }: Areas): boolean =>
  entries.length === 0 && lands.length === 0 && !isSea;

function areasCalled(name: string, gazetteer: Gazetteer): Areas {
  const called = name.replace(/^the /, '');
  const bare = bareAreaName(called);
  const isSaid = bare !== called;
  const entries = [called, bare]
    .flatMap((one) => gazetteer.find(one))
    .filter(({ kind }) => kind !== 'settlement');
  return {
    entries: largest(isSaid ? entries.filter(({ kind }) => kind !== 'country') : entries),
    lands: LANDS.get(called) ?? LANDS.get(bare) ?? [],
    isSea: SEAS.has(called),
    isSaid,
  };
}

/** Without those that lie in another of them: "Kandahar" is the province, and no more the district in it. */
function largest(entries: readonly Entry[]): Entry[] {
  return entries.filter(
    (entry, at) =>
      !entries.some(
        (other, otherAt) =>
          other !== entry && isWithin(entry, other) && !(isWithin(other, entry) && at < otherAt),
      ),
  );
}

/** Whether one of the areas that a name may mean lies in an area. */
export function hasPartIn({ entries, lands }: Areas, area: Entry): boolean {
  if (entries.some((entry) => isWithin(entry, area))) return true;
  return lands.some((land) =>
    area.kind === 'country' ? land.startsWith(area.country) : land === area.province,
  );
}

/** Whether an entry lies in one of the areas that a name may mean. */
export function liesIn(entry: Entry, { entries, lands }: Areas): boolean {
  if (lands.includes(entry.country) || (entry.province !== null && lands.includes(entry.province)))
    return true;
  return entries.some((area) => isWithin(entry, area));
}

function isWithin(entry: Entry, area: Entry): boolean {
  if (entry.country !== area.country) return false;
  if (area.kind === 'country') return true;
  if (entry.province !== area.province) return false;
  return area.kind === 'province' || entry.district === area.district;
}

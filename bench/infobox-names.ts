import { readBelligerents } from '../packages/parser/src/infobox/parties.ts';
import { readCommanders } from '../packages/parser/src/infobox/people.ts';
import { readPlace } from '../packages/parser/src/infobox/places.ts';
import { readResult } from '../packages/parser/src/infobox/results.ts';

/** What each reader of names makes of a value, in the shape in which the labelled values are laid. */
export const NAME_READERS: Readonly<Record<string, (value: string) => object>> = {
  place: (value) => {
    const { parts, relation, locality, region, country, place_now, latitude, longitude } =
      readPlace(value).place;
    return {
      parts,
      relation,
      locality,
      region,
      country,
      present_day: place_now,
      lat: latitude,
      lon: longitude,
    };
  },
  result: (value) => {
    const { result, victor, decisiveness, rest } = readResult(value).outcome;
    return { result, victor, decisiveness, rest };
  },
  commander: (value) => ({ people: readCommanders(value).items }),
  combatant: (value) => ({
    parties: readBelligerents(value).items.map(({ name, role, parent }) => ({ name, role, of: parent })),
  }),
};

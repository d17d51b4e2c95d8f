import { meaningsByWord } from '../../language/lexicon/word-list.ts';
import { namedSo } from '../../language/peoples.ts';
import { polityKey } from '../../language/polities.ts';
import seats from '../../language/words/seats-of-government.json' with { type: 'json' };
import type { NameTable } from './name-table.ts';
import { clean, SURE } from './names-of-parties.ts';
import type { SideNames } from './roles-of-sides.ts';

/** The seats of governments by the states that they stand for. */
const SEATS_OF = new Map<string, string[]>();
for (const [seat, states] of meaningsByWord(seats))
  for (const state of states.split(', ').map(polityKey))
    SEATS_OF.set(state, [...(SEATS_OF.get(state) ?? []), clean(seat)]);

/** Lets the seat of its government stand for a state that is a party: "Moscow admitted 300 dead". */
export function addSeats(table: NameTable, sides: readonly SideNames[]): void {
  for (const { side, names } of sides)
    for (const name of names) {
      const party = clean(name);
      for (const state of new Set([party, ...namedSo(party).flatMap((known) => known.names)]))
        for (const seat of SEATS_OF.get(state) ?? []) table.add(seat, side, SURE.learnt, 'seat');
    }
}

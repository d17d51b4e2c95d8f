import { meaningsByWord } from '../../language/lexicon/word-list.ts';
import { namedSo, plural } from '../../language/peoples.ts';
import { polityKey } from '../../language/polities.ts';
import arms from '../../language/words/arms-of-states.json' with { type: 'json' };
import type { NameTable } from './name-table.ts';
import { clean, SURE } from './names-of-parties.ts';
import type { SideNames } from './roles-of-sides.ts';

/** By each state that made some, what its arms are called. */
const ARMS_OF = new Map<string, string[]>();
for (const [arm, state] of meaningsByWord(arms)) {
  const key = polityKey(state);
  const name = clean(arm);
  ARMS_OF.set(key, [...(ARMS_OF.get(key) ?? []), name, plural(name)]);
}

/** The states with arms of their own that a side is made of. */
const makersIn = ({ names }: SideNames): string[] =>
  names.flatMap((name) =>
    [polityKey(name), ...namedSo(clean(name)).flatMap((known) => known.names)].filter((state) =>
      ARMS_OF.has(state),
    ),
  );

/** Lets the arms of a state tell whose they are, where the others are such states as well: "three Heinkels" of Germany, against Britain. */
export function addArms(table: NameTable, sides: readonly SideNames[]): void {
  if (table.count !== 2 || sides.length !== 2) return;
  const makers = sides.map(makersIn);
  if (makers.some((states) => states.length === 0)) return;
  for (const [index, states] of makers.entries())
    for (const state of states)
      for (const arm of ARMS_OF.get(state)!)
        if (!table.knows(arm)) table.add(arm, sides[index]!.side, SURE.learnt, 'unit');
}

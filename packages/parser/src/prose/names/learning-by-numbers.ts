import { namedSo } from '../../language/peoples.ts';
import { polityKey } from '../../language/polities.ts';
import atWar from '../../language/words/states-at-war.json' with { type: 'json' };
import type { LearningRule } from './learning.ts';
import type { NameTable } from './name-table.ts';
import { clean, SURE } from './names-of-parties.ts';
import type { SideNames } from './roles-of-sides.ts';
import { isName, wordAt } from './words-around-names.ts';

const OF_CIVIL_WAR = new Map(
  Object.entries(atWar.civilWar.meanings).map(([state, people]) => [clean(state), people]),
);
const COLONIES: ReadonlySet<string> = new Set(atWar.colonies.words.map(clean));
const ENEMIES: ReadonlySet<string> = new Set(atWar.enemiesOfDominions.words.map(polityKey));

const NUMBERED = /^\d+(?:st|nd|rd|th)$/;
const COLONIAL = /^(?:continentals|line|militia|militiam[ae]n)$/;

/** Where the name of a state ends that begins at a token, and that name: of one word, or of two. */
function* statesAt(
  sentence: Parameters<typeof wordAt>[0],
  at: number,
): Generator<{ state: string; to: number }> {
  if (!isName(sentence, at)) return;
  if (isName(sentence, at + 1))
    yield { state: `${wordAt(sentence, at)} ${wordAt(sentence, at + 1)}`, to: at + 2 };
  yield { state: wordAt(sentence, at), to: at + 1 };
}

/** What the numbers of units tell, in sentences that name no side as well. */
export const RULES_BY_NUMBERS: readonly LearningRule[] = [
  {
    name: 'regiment-of-state',
    example: 'the 20th Maine, the Pennsylvania militia',
    learn({ sentence, votes, table }) {
      const isCivilWar = table.sideOfPeople('confederate') !== null && table.sideOfPeople('federal') !== null;
      const patriots = table.sideOfPeople('continental');
      if (!isCivilWar && patriots === null) return;
      for (let at = 0; at + 1 < sentence.tokens.length; at++) {
        const isNumbered = NUMBERED.test(wordAt(sentence, at));
        for (const { state, to } of statesAt(sentence, isNumbered ? at + 1 : at)) {
          const people = isNumbered && isCivilWar ? OF_CIVIL_WAR.get(state) : undefined;
          const next = wordAt(sentence, to);
          const side =
            people !== undefined
              ? table.sideOfPeople(people)
              : !isCivilWar && COLONIES.has(state) && COLONIAL.test(next)
                ? patriots
                : null;
          if (side === null) continue;
          const name = people !== undefined ? `${wordAt(sentence, at)} ${state}` : `${state} ${next}`;
          if (!table.knows(name)) votes.add(name, side, 'unit');
          break;
        }
      }
    },
  },
  {
    name: 'numbered-squadron',
    example: 'No. 303 Squadron',
    learn({ sentence, votes, table }) {
      const side = table.sideOfPeople('raf');
      if (side === null) return;
      for (let at = 0; at + 2 < sentence.tokens.length; at++) {
        const number = sentence.tokens[at + 1]!;
        if (!isName(sentence, at) || wordAt(sentence, at) !== 'no' || number.kind !== 'number') continue;
        const name = `no ${number.text} squadron`;
        if (isName(sentence, at + 2) && wordAt(sentence, at + 2) === 'squadron' && !table.knows(name))
          votes.add(name, side, 'unit');
      }
    },
  },
];

/** Gives Britain those who fought beside her in the World Wars, where the infobox names none of them. */
export function addDominions(table: NameTable, sides: readonly SideNames[]): void {
  if (table.count !== 2 || sides.length !== 2) return;
  const has = ({ names }: SideNames, is: (state: string) => boolean): boolean =>
    names.some((name) => [polityKey(name), ...namedSo(clean(name)).flatMap((known) => known.names)].some(is));
  for (const [index, side] of sides.entries()) {
    const other = sides[1 - index]!;
    if (!has(side, (state) => state === 'united kingdom') || !has(other, (state) => ENEMIES.has(state)))
      continue;
    for (const people of atWar.dominions.words.map(clean))
      for (const form of [people, `${people}s`])
        if (!table.knows(form)) table.add(form, side.side, SURE.learnt, 'people');
  }
}

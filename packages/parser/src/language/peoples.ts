import { LANDS, STATES, statesOf } from './lexicon/states.ts';
import { wordSet } from './lexicon/word-list.ts';
import { polityKey } from './polities.ts';
import peoples from './words/peoples.json' with { type: 'json' };
import unitNouns from './words/unit-nouns.json' with { type: 'json' };

/** A party as the lexicon knows it. All in small letters. */
export interface People {
  names: readonly string[];
  /** What its people, its troops and its things are called, in the singular. */
  peoples: readonly string[];
}

const ALL: readonly People[] = [...STATES, ...LANDS, ...statesOf(peoples)].map(({ names, peoples }) => ({
  names: names.map(polityKey),
  peoples: peoples.map(polityKey),
}));

/** "Brigade", "Company" are what one party is called where the infobox names it; elsewhere they are anybody's. */
const UNITS = wordSet(unitNouns);

const BY_NAME = new Map<string, People[]>();
const BY_PEOPLE = new Map<string, People[]>();
for (const people of ALL) {
  for (const name of new Set(people.names)) BY_NAME.set(name, [...(BY_NAME.get(name) ?? []), people]);
  const apart = people.peoples.filter((each) => !UNITS.has(each));
  for (const word of new Set(apart.flatMap((each) => [each, plural(each)])))
    BY_PEOPLE.set(word, [...(BY_PEOPLE.get(word) ?? []), people]);
}

/** "Turks" of "Turk", "Czechs" of "Czech"; the Dutch, the Chinese, the Irishmen stay as they are. */
export function plural(word: string): string {
  if (/(?:s|ese|ish|[nt]ch|men|x)$/.test(word)) return word;
  return /[^aeiou]y$/.test(word) ? `${word.slice(0, -1)}ies` : `${word}s`;
}

const NONE: readonly People[] = [];

/** The parties that have a name. */
export const namedSo = (name: string): readonly People[] => BY_NAME.get(polityKey(name)) ?? NONE;

/** The parties whose people, troops or things a word stands for. */
export const peopleCalled = (word: string): readonly People[] => BY_PEOPLE.get(polityKey(word)) ?? NONE;

/** Whether a people and its party are called the same: "Sioux", "Viet Cong". */
export const isPeopleOfItsName = (word: string): boolean =>
  peopleCalled(word).some(({ names }) => names.includes(polityKey(word)));

import { meaningsByWord } from '../../language/lexicon/word-list.ts';
import { namedSo, peopleCalled } from '../../language/peoples.ts';
import { isSovereign } from '../../language/polities.ts';
import type { Sentence } from '../../language/sentence.ts';
import rulerTitles from '../../language/words/ruler-titles.json' with { type: 'json' };
import type { NameTable } from './name-table.ts';
import { clean, SURE } from './names-of-parties.ts';
import { adjectiveOfRole, RULERS } from './words-around-names.ts';

/** What the infobox says of a side: its parties under all their names, and who led them. */
export interface SideNames {
  side: number;
  names: readonly string[];
  commanders: readonly string[];
  /** The titles of those who led them. */
  titles?: readonly string[];
  /** What they had. */
  forces?: readonly { things: string; count: number | null }[];
}

const RULER_BY_WORD = meaningsByWord(rulerTitles);

/** What serves a state, where the others hold none. */
const OF_STATE = ['military', 'police', 'gendarmes', 'policemen', 'police officers', 'the security forces'];
const AGAINST_STATE = [
  'rebels',
  'insurgents',
  'militants',
  'guerrillas',
  'gunmen',
  'separatists',
  'terrorists',
];

/** Roles of which one side has the first where the other has the second. */
const OPPOSED: readonly (readonly [string, string])[] = [
  ['besiegers', 'besieged'],
  ['besiegers', 'garrison'],
  ['besiegers', 'defenders'],
  ['attackers', 'defenders'],
  ['attackers', 'garrison'],
  ['assailants', 'defenders'],
  ['assailants', 'garrison'],
  ['invaders', 'defenders'],
  ['government', 'rebels'],
  ['victors', 'vanquished'],
  ['victors', 'losers'],
];

/** Who comes to help those who are besieged. */
const RELIEF = [
  'relief army',
  'relief force',
  'relieving army',
  'relieving force',
  'relief column',
  'relief expedition',
];

/**
 * Gives the sides the names that they have by what they are, where the article ties them to none: the Allies, the
 * government and the rebels, the sultan; the victors, where the infobox names one; and of what one side is, the opposite.
 */
export function addRoles(
  table: NameTable,
  sides: readonly SideNames[],
  article: readonly Sentence[],
  victor: number | null,
): void {
  if (table.count !== 2) return;
  const add = (word: string, side: number, is: 'role' | 'person' | 'people' = 'role') => {
    if (!table.knows(word)) table.add(word, side, SURE.learnt, is);
  };
  const onlyOne = (is: (side: SideNames) => boolean): number | null => {
    const [first, ...others] = sides.filter(is);
    return first && others.length === 0 ? first.side : null;
  };
  const other = (side: number) => (side === 1 ? 2 : 1);
  if (sides.length === 2) {
    const state = onlyOne(({ names }) => names.some(holdsState));
    if (state !== null && sides.every(({ names }) => names.length > 0)) {
      add('government', state);
      // "the military standards" of Rome are no state's against rebels
      const others = sides.filter(({ side }) => side !== state).flatMap(({ names }) => names);
      const areGroups = others.some(isArmedGroup);
      const areRebels = areGroups || speaksOfRebels(article);
      const areKnown = sides.some(
        ({ side, names }) => side !== state && names.some((name) => namedSo(name).length > 0),
      );
      if (areRebels || !areKnown) for (const word of OF_STATE) add(word, state);
      if (areRebels) add('state troops', state);
      // the others may have an army of their own
      if (areGroups && !others.some((name) => /\barm(?:y|ed|ies)\b/i.test(name))) add('army', state);
      for (const word of AGAINST_STATE) {
        add(word, other(state));
        const adjective = adjectiveOfRole(word);
        if (adjective !== null) add(adjective, other(state), 'people');
      }
    }
    const [many, few] = [...sides].sort((a, b) => statesIn(b) - statesIn(a));
    if (statesIn(many!) > 1 && statesIn(few!) === 1)
      for (const word of ['allied', 'allies']) add(word, many!.side, 'people');
    const titlesOf = new Map(sides.map((side) => [side.side, rulersOf(side)]));
    for (const title of RULERS) {
      const side = onlyOne((each) => titlesOf.get(each.side)!.has(title));
      if (side !== null) add(`the ${title}`, side, 'person');
    }
  }
  // "the Christians" against those who are called Muslims
  const muslims = table.sideOfPeople('muslim');
  if (muslims !== null) for (const word of ['christian', 'christians']) add(word, other(muslims), 'people');
  if (victor !== null) for (const word of ['victors', 'winners']) add(word, victor);
  for (const [one, opposite] of OPPOSED) {
    const [first, second] = [table.sideOfRole(one), table.sideOfRole(opposite)];
    if (first !== null && second === null) add(opposite, other(first));
    if (second !== null && first === null) add(one, other(second));
  }
  const besiegers = table.sideOfRole('besiegers');
  if (besiegers !== null) for (const words of RELIEF) add(words, other(besiegers));
}

const speaksOfRebels = (article: readonly Sentence[]): boolean =>
  article.some(({ tokens }) =>
    tokens.some(({ text, kind }) => kind === 'word' && AGAINST_STATE.includes(text)),
  );

/** Words for the people of a party that fights a state and is none. */
const AGAINST_STATES =
  /^(?:extremist|guerrilla|insurgent|islamist|jihadist|maoist|militant|paramilitary|rebel|separatist)$/;

/** Whether a party is known to fight states, and to be none. */
const isArmedGroup = (name: string): boolean =>
  !isSovereign(name) &&
  namedSo(name).some(({ peoples }) => peoples.some((people) => AGAINST_STATES.test(people)));

/** Whether a party is a state, or what serves one: those who fight in the name of a faith hold none, whatever they call themselves. */
export function holdsState(name: string): boolean {
  if (namedSo(name).some(({ peoples }) => peoples.includes('jihadist'))) return false;
  if (isSovereign(name) || /\b(?:government|police|gendarmerie)\b/i.test(name)) return true;
  const people = /^(\S+) (?:national )?(?:army|armed forces|military)$/i.exec(name)?.[1];
  return people !== undefined && peopleCalled(people).some(({ names }) => names.some(isSovereign));
}

/** How many states of the lexicon a side is made of. */
const statesIn = ({ names }: SideNames): number =>
  new Set(names.flatMap((name) => namedSo(name).slice(0, 1))).size;

/** The titles that the rulers of a side have. */
function rulersOf({ names, commanders, titles = [] }: SideNames): ReadonlySet<string> {
  const found = new Set<string>();
  for (const name of names)
    for (const word of clean(name).split(' ')) {
      const title = RULER_BY_WORD.get(word);
      if (title) found.add(title);
      if (title === 'tsar') found.add('czar');
    }
  for (const title of titles)
    for (const word of clean(title).split(' ')) if (RULERS.has(word)) found.add(word);
  for (const name of commanders) {
    const words = clean(name).split(' ');
    for (const word of words) if (RULERS.has(word)) found.add(word);
    if (words.some((word, at) => at > 0 && /^[ivx]+$/.test(word))) found.add('king');
  }
  return found;
}

import { GOVERNMENT_WORDS } from '../../language/lexicon/side-words.ts';
import { singular } from '../../language/nouns.ts';
import { namedSo, peopleCalled } from '../../language/peoples.ts';
import type { Sentence } from '../../language/sentence.ts';
import { DateCursor, SentenceReader, withoutPossessive } from '../../language/words-of-text.ts';
import { sentences } from '../sentences.ts';
import { addArms } from './arms-of-sides.ts';
import { forcesOfBox } from './counted-peoples.ts';
import { learnNames } from './learnt-names.ts';
import { type Mention, NameTable } from './name-table.ts';
import {
  clean,
  commonNounOf,
  demonymsOf,
  formsOfParty,
  formsOfPerson,
  initialsOf,
  SURE,
} from './names-of-parties.ts';
import { addRoles, holdsState, type SideNames } from './roles-of-sides.ts';
import { addSeats } from './seats-of-sides.ts';
import { RANK_WORDS } from './words-around-names.ts';

export type { SideNames };

/** The names by which a text calls the sides of its battle. */
export interface Sides {
  /** How many sides there are. */
  count: number;
  /** Every mention of a side in a sentence, in order. */
  mentionsIn(sentence: Sentence): readonly Mention[];
  /** The side that "defenders" and the like mean in the article; null where it does not say. */
  sideOfRole(role: string): number | null;
  /** The side whose people a word means; null where it means none, or several. */
  sideOfPeople(word: string): number | null;
  /** Whether a word is a name of a side, or of several. */
  knows(word: string): boolean;
}

/** The sentences of a text without its dates. */
function* sentencesOf(text: string): Generator<Sentence> {
  const all = { start: 0, end: text.length };
  const reader = new SentenceReader(text, all, new DateCursor([]));
  for (const span of sentences(text, all)) yield* reader.read(span);
}

/**
 * The sides' names: from the infobox, from the brackets of the article, and from words that it ties to one side.
 * `read` gives the sentences of the article; they are asked for once somebody asks whose a figure is. `victor` is the
 * side that won, where the infobox names one, and `winner` whom it names.
 */
export function readSides(
  sides: readonly SideNames[],
  text: string,
  read: () => Iterable<Sentence> = () => sentencesOf(text),
  victor: number | null = null,
  winner = '',
): Sides {
  const last = Math.max(0, ...sides.map(({ side }) => side));
  // many an article states no figure, and nobody asks whose it is
  let known: NameTable | null = null;
  const table = () => {
    known ??= tableOf(sides, [...read()], victor, clean(winner));
    return known;
  };
  return {
    // where the infobox shows one side only as a flag, there are still two
    count: last === 0 ? 0 : Math.max(2, last),
    mentionsIn: (sentence) => (last === 0 ? [] : table().mentionsIn(sentence)),
    sideOfRole: (role) => (last === 0 ? null : table().sideOfRole(role)),
    sideOfPeople: (word) => (last === 0 ? null : table().sideOfPeople(word)),
    knows: (word) => last > 0 && table().knows(word),
  };
}

function tableOf(
  sides: readonly SideNames[],
  article: readonly Sentence[],
  victor: number | null,
  winner: string,
): NameTable {
  const table = new NameTable(Math.max(2, ...sides.map(({ side }) => side)));
  const called = wordsAlone(article);
  for (const { side, names, commanders } of sides) {
    for (const name of names) {
      table.addAll(formsOfParty(name), side, 'people');
      for (const people of demonymsOf(name, called)) table.add(people, side, SURE.learnt, 'people');
      const noun = commonNounOf(name);
      if (noun !== null) for (const word of [noun, singular(noun)]) table.addSmall(word, side, SURE.name);
      const initials = initialsOf(name);
      if (initials && called.has(initials.toLowerCase()))
        table.add(initials.toLowerCase(), side, SURE.learnt, 'people');
      // "the army", where rebels who call themselves one fight a state, is rather that of the state
      const areRebels =
        !holdsState(name) && sides.some((other) => other.side !== side && other.names.some(holdsState));
      for (const word of clean(name).split(' '))
        if (GOVERNMENT_WORDS.includes(word) && !areRebels) table.add(word, side, SURE.learnt, 'role');
    }
    // "William III, Duke of Ormond"
    for (const name of commanders.flatMap((commander) => commander.split(/,\s+/)))
      table.addAll(
        formsOfPerson(name, (word) => called.get(word) ?? 0),
        side,
        'person',
      );
  }
  // of a name that no list knows, the text may call the people something else
  const named = sides.filter(({ names }) => names.some(isInLexicon)).map(({ side }) => side);
  learnNames(
    table,
    article,
    { isFree: (side) => !named.includes(side), forces: forcesOfBox(sides), winner },
    called,
  );
  addRoles(table, sides, article, victor ?? table.sideOfPeople(winner));
  addSeats(table, sides);
  addArms(table, sides);
  return table;
}

const isInLexicon = (name: string): boolean =>
  clean(name)
    .split(' ')
    .concat(clean(name))
    .some((word) => namedSo(word).length > 0 || peopleCalled(word).length > 0);

/** How often each word with a capital stands without another before or after it. */
function wordsAlone(article: readonly Sentence[]): ReadonlyMap<string, number> {
  const alone = new Map<string, number>();
  for (const { tokens } of article)
    for (let at = 0; at < tokens.length; at++) {
      const token = tokens[at]!;
      if (!token.capital || tokens[at + 1]?.capital) continue;
      // "Bey Osman's" army, but not "Sarah Osman"
      const before = tokens[at - 1];
      if (before?.capital && at > 1 && !RANK_WORDS.has(before.text)) continue;
      const word = withoutPossessive(token.text);
      alone.set(word, (alone.get(word) ?? 0) + 1);
    }
  return alone;
}

import { FORCE_NOUNS } from '../../language/lexicon/force-words.ts';
import { GIVEN_NAMES } from '../../language/lexicon/given-names.ts';
import { namedSo, type People, peopleCalled, plural } from '../../language/peoples.ts';
import type { Sentence } from '../../language/sentence.ts';
import { withoutPossessive } from '../../language/words-of-text.ts';
import { acronyms } from './acronyms.ts';
import { type ForcesOfBox, PeopleCount } from './counted-peoples.ts';
import { type Learning, type LearningRule, Votes } from './learning.ts';
import { mayTell, RULES_BY_CLAUSES } from './learning-by-clauses.ts';
import { mayKeepCompany, RULES_BY_COMPANY } from './learning-by-company.ts';
import { RULE_BY_DEEDS } from './learning-by-deeds.ts';
import { mayStand, RULES_BY_STANDING } from './learning-by-standing.ts';
import { RULES_BY_WORDS, SHIP_PREFIX } from './learning-by-words.ts';
import { hasStranger, mayLead, PERSONS_BY_CLAUSES, PERSONS_BY_WORDS } from './learning-persons.ts';
import type { KindOfName, NameTable } from './name-table.ts';
import { SURE } from './names-of-parties.ts';
import { adjectiveOfRole, RANK_WORDS, UNITS } from './words-around-names.ts';

export const LEARNING_RULES: readonly LearningRule[] = [
  SHIP_PREFIX,
  ...RULES_BY_WORDS,
  ...PERSONS_BY_WORDS,
  ...PERSONS_BY_CLAUSES,
  ...RULES_BY_CLAUSES,
  ...RULES_BY_STANDING,
  ...RULES_BY_COMPANY,
  RULE_BY_DEEDS,
];

/** What an infobox tells that does not name its parties. */
interface Box {
  /** Whether it has no party for a side, or only a flag that the text lost. */
  isFree: (side: number) => boolean;
  forces: ForcesOfBox;
  /** Who won; empty where it does not say. */
  winner: string;
}

/**
 * Learns from an article by what other words it calls the sides: peoples, persons, units, roles. `alone` tells how often
 * a word with a capital stands by itself.
 */
export function learnNames(
  table: NameTable,
  article: readonly Sentence[],
  { isFree, forces, winner }: Box,
  alone: ReadonlyMap<string, number>,
): void {
  acronyms(table, article);
  const votes = new Votes(article);
  const peoples = new PeopleCount(table);
  const found = learnOnce(table, article, peoples, votes);
  found.push(...learnFirstNames(table, votes, alone));
  const all = [...Array(table.count).keys()].map((at) => at + 1);
  if (all.every(isFree)) for (const sentence of article) peoples.voteByForces(sentence, forces);
  const called = all.some(isFree) ? sidesOfPeoples(table, article) : new Set<number>();
  const taken = new Set(all.filter((side) => !isFree(side) || called.has(side)));
  const give = (group: People, side: number) => {
    for (const name of [...group.peoples.flatMap((people) => [people, plural(people)]), ...group.names]) {
      if (table.knows(name)) continue;
      table.add(name, side, SURE.learnt, 'people');
      found.push(name);
    }
    taken.add(side);
  };
  for (const { group, side } of peoples.besideCommanders()) give(group, side);
  const left = all.filter((side) => !taken.has(side));
  if (table.count === 2 && left.length === 1) {
    const rest = new PeopleCount(table);
    let named = 0;
    for (const sentence of article) {
      rest.count(sentence);
      for (const { is, side } of table.mentionsIn(sentence)) if (is === 'people' && side !== left[0]) named++;
    }
    const most = rest.mostNamed(named) ?? (table.knows(winner) ? undefined : peopleCalled(winner)[0]);
    if (most) give(most, left[0]!);
  }
  // who serves those whom the article made known: "Norfolk led Richard's vanguard"
  const words = new Set(found.map((name) => name.split(' ', 1)[0]!));
  const again = article.filter(({ tokens }) => tokens.some(({ text }) => words.has(withoutPossessive(text))));
  if (again.length === 0) return;
  learnOnce(table, again, new PeopleCount(table), votes);
  learnFirstNames(table, votes, alone);
}

/** A word of a name by which an article calls somebody stands alone at least so often. */
const LEAST_ALONE = 2;

/** Gives those who were learnt by their whole name the first words of it that an article uses alone: Napoleon Bonaparte is Napoleon, Shimazu Yoshihiro Shimazu. */
function learnFirstNames(table: NameTable, votes: Votes, alone: ReadonlyMap<string, number>): string[] {
  const sidesOf = new Map<string, Set<number>>();
  for (const { word: name, side, is } of votes.won()) {
    if (is !== 'person') continue;
    for (const word of name.split(' ').slice(0, -1)) {
      if (word.length < 4 || (alone.get(word) ?? 0) < LEAST_ALONE || !isOwnName(word)) continue;
      sidesOf.set(word, (sidesOf.get(word) ?? new Set()).add(side));
    }
  }
  const found: string[] = [];
  for (const [word, sides] of sidesOf)
    if (sides.size === 1 && !table.knows(word)) {
      table.add(word, [...sides][0]!, SURE.learnt, 'person');
      found.push(word);
    }
  return found;
}

/** Whether a word is a name that not many others bear, and that is none of a rank, a people or a land. */
const isOwnName = (word: string): boolean =>
  !RANK_WORDS.has(word) &&
  !UNITS.has(word) &&
  !FORCE_NOUNS.has(word) &&
  !GIVEN_NAMES.has(word[0]!.toUpperCase() + word.slice(1)) &&
  peopleCalled(word).length === 0 &&
  namedSo(word).length === 0;

/** The sides that an article calls by a people. */
const sidesOfPeoples = (table: NameTable, article: readonly Sentence[]): ReadonlySet<number> =>
  new Set(
    article.flatMap((sentence) =>
      table.mentionsIn(sentence).flatMap(({ is, side }) => (is === 'people' ? [side] : [])),
    ),
  );

/** Reads some sentences for names, and gives the sides those for which they and the votes before speak; the new names. */
function learnOnce(
  table: NameTable,
  article: readonly Sentence[],
  peoples: PeopleCount,
  votes: Votes,
): string[] {
  for (const sentence of article) {
    const mentions = table.mentionsIn(sentence);
    const learning: Learning = { sentence, mentions, table, votes, peoples };
    SHIP_PREFIX.learn(learning);
    if (mentions.length === 0) continue;
    for (const rule of RULES_BY_WORDS) rule.learn(learning);
    if (hasStranger(sentence, mentions)) {
      for (const rule of PERSONS_BY_WORDS) rule.learn(learning);
      if (mayLead(sentence)) for (const rule of PERSONS_BY_CLAUSES) rule.learn(learning);
    }
    if (mayTell(sentence)) for (const rule of RULES_BY_CLAUSES) rule.learn(learning);
    if (mayStand(sentence)) for (const rule of RULES_BY_STANDING) rule.learn(learning);
    if (mayKeepCompany(sentence)) for (const rule of RULES_BY_COMPANY) rule.learn(learning);
    RULE_BY_DEEDS.learn(learning);
  }
  const found: string[] = [];
  const add = (name: string, side: number, is: KindOfName) => {
    if (table.knows(name)) return;
    table.add(name, side, SURE.learnt, is);
    found.push(name);
  };
  for (const { word, side, is } of votes.won()) {
    add(word, side, is);
    // "rebel losses" of the rebels
    const adjective = is === 'role' ? adjectiveOfRole(word) : null;
    if (adjective !== null) add(adjective, side, 'people');
    // "Imperial Guardsmen" of the Imperial Guard
    if (is === 'unit' && word.endsWith(' guard'))
      for (const men of ['smen', 'sman']) add(word + men, side, is);
  }
  return found;
}

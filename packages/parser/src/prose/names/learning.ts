import { FORCE_NOUNS } from '../../language/lexicon/force-words.ts';
import { GIVEN_NAMES } from '../../language/lexicon/given-names.ts';
import { namedSo, peopleCalled } from '../../language/peoples.ts';
import type { Range, Sentence } from '../../language/sentence.ts';
import { ADVERB, DETERMINER, FUNCTION_WORD, NUMBER, PRONOUN } from '../../language/word-classes.ts';
import { isPossessive } from '../../language/words-of-text.ts';
import type { PeopleCount } from './counted-peoples.ts';
import type { KindOfName, Mention, NameTable } from './name-table.ts';
import {
  afterName,
  afterRanks,
  afterTitles,
  isName,
  isShip,
  phrase,
  RANK_WORDS,
  UNITS,
  wordAt,
} from './words-around-names.ts';

/** What an article says of words that are no names of the infobox: for which side each spoke, and how often. */
export class Votes {
  readonly #of = new Map<string, { is: KindOfName; sides: number[] }>();
  readonly #article: readonly Sentence[];
  #noPersons: ReadonlySet<string> | null = null;

  constructor(article: readonly Sentence[]) {
    this.#article = article;
  }

  add(word: string, side: number, is: KindOfName): void {
    const known = this.#of.get(word) ?? { is, sides: [] };
    known.sides[side] = (known.sides[side] ?? 0) + 1;
    this.#of.set(word, known);
  }

  /** The words for which nearly all votes name one side. */
  *won(): Generator<{ word: string; side: number; is: KindOfName }> {
    this.#noPersons ??= noPersonsIn(this.#article);
    for (const [word, { is, sides }] of this.#of) {
      if (is === 'person' && this.#noPersons.has(word)) continue;
      const all = sides.reduce((sum, count) => sum + (count ?? 0), 0);
      const side = sides.findIndex((count) => (count ?? 0) >= MOST * all);
      if (side > 0) yield { word, side, is };
    }
  }
}

/** What is no person where it stands in an article: the names after "in", "at" or "near", and the words in small letters. */
function noPersonsIn(article: readonly Sentence[]): ReadonlySet<string> {
  const found = new Set<string>();
  for (const sentence of article)
    for (let at = 0; at < sentence.tokens.length; at++) {
      const { kind, capital, text } = sentence.tokens[at]!;
      if (kind === 'word' && !capital) found.add(text);
      if (!isName(sentence, at + 1) || !/^(?:at|in|near)$/.test(text)) continue;
      const to = afterName(sentence, at + 1);
      if (!isPossessive(sentence, to - 1)) found.add(phrase(sentence, at + 1, to));
    }
  return found;
}

/** So large a part of the votes must agree. */
const MOST = 0.8;

/** What one way to learn a name from a sentence reads, and the votes that it gives. */
export interface Learning {
  sentence: Sentence;
  mentions: readonly Mention[];
  table: NameTable;
  votes: Votes;
  /** For the peoples of whom the infobox does not say on which side they are. */
  peoples: PeopleCount;
}

export interface LearningRule {
  name: string;
  /** A sentence that teaches something, and what. */
  example: string;
  learn(learning: Learning): void;
}

/** A name that stands beside a side: all of it, and its last word. */
export function learnPerson(learning: Learning, first: number, to: number, side: number): void {
  const { sentence, table, votes } = learning;
  // "When General Horn", "Effectively"
  const isOpening = first === 0 && (sentence.classes[first]! & NO_NAME) !== 0;
  const from = isOpening ? afterRanks(sentence, first + 1) : first;
  if (to <= from) return;
  const whole = phrase(sentence, from, to);
  let own = to;
  for (let at = from + 1; at < to; at++)
    if (/^(?:of|[ivx]+)$/.test(wordAt(sentence, at))) own = Math.min(own, at);
  const last = wordAt(sentence, own - 1);
  const isKnown = (word: string) =>
    table.knows(word) || peopleCalled(word).length > 0 || namedSo(word).length > 0;
  if (whole.length < 3 || isKnown(whole) || RANK_WORDS.has(last)) return;
  const isNoName = (sentence.classes[own - 1]! & (NUMBER | ADVERB)) !== 0;
  if (NO_PERSONS.test(last) || isNoName) return;
  if (UNITS.has(last) || UNITS.has(last.replace(/s$/, ''))) {
    // "the 2nd Squadron", but no other squadron
    if (to > from + 1) learnUnit(learning, from, to, side);
    return;
  }
  votes.add(whole, side, 'person');
  const written = sentence.written(own - 1).replace(/['’]s?$/, '');
  if (last.length > 2 && !isKnown(last) && (own - from === 1 || !GIVEN_NAMES.has(written)))
    votes.add(last, side, 'person');
}

/** What a sentence may begin with, and no name. */
const NO_NAME = FUNCTION_WORD | ADVERB | DETERMINER | PRONOUN;

/** Words with a capital that end the name of an office, a unit or a place, and of no person. */
const NO_PERSONS =
  /^(?:headquarters|service|staff|department|ministry|office|council|house|court|navy|army|guard|guards|force|forces|fleet|air|corps|division|brigade|regiment|command|government|parliament|island|islands|river|bay|point|hill|ridge|line|war|battle|empire|republic|january|february|march|april|may|june|july|august|september|october|november|december|campaign|north|south|east|west)$/;

/** The names of persons in a phrase that the table does not know: where each begins and ends. */
export function unknownNames(
  { sentence, mentions, peoples }: Learning,
  from: number,
  to: number,
): { from: number; to: number }[] {
  const found: { from: number; to: number }[] = [];
  for (let at = from; at < to; at++) {
    if (!isName(sentence, at) || RANK_WORDS.has(wordAt(sentence, at))) continue;
    const end = Math.min(to, afterName(sentence, at));
    const isKnown =
      mentions.some((mention) => mention.from < end && mention.to > at) ||
      peoples.groupAt(sentence, at) !== null;
    if (!isKnown) found.push({ from: at, to: end });
    at = end;
  }
  return found;
}

/** A unit: under its whole name, and without the words between its number and its last: "the 7th Division" of the 7th Infantry Division. */
export function learnUnit(
  { sentence, table, votes }: Learning,
  from: number,
  to: number,
  side: number,
): void {
  const whole = phrase(sentence, from, to);
  // "One was led by"
  const isNumber = to === from + 1 && (sentence.classes[from]! & NUMBER) !== 0;
  if (!table.knows(whole) && !isNumber) votes.add(whole, side, 'unit');
  const short = `${wordAt(sentence, from)} ${wordAt(sentence, to - 1)}`;
  if (to - from > 2 && ORDINAL.test(short) && !table.knows(short)) votes.add(short, side, 'unit');
}

/** Where the name of a ship begins that words before it tell to be one; -1 where none does. */
function shipNameFrom(sentence: Sentence, from: number): number {
  for (let at = from; at < from + 3; at++) {
    const word = wordAt(sentence, at);
    if (isName(sentence, at)) return -1;
    if ((isShip(word) || /^\d+-gun$/.test(word)) && isName(sentence, at + 1)) return at + 1;
  }
  return -1;
}

const NUMBERED = /^\d+(?:st|nd|rd|th)$/;
const ORDINAL = /^\d+(?:st|nd|rd|th) /;

/** After them a name is that of a place. */
const OF_PLACE = /^(?:across|around|at|from|in|inside|into|near|off|on|outside|through|towards?)$/;

/**
 * Whoever a phrase is about whom the table does not know: "General Lapisse", "Skippon's regiment", "the 13th Rajputs",
 * "Wagner fighters", a people. Nothing where it is about somebody known, or a thing.
 */
export function learnWhoever(learning: Learning, { from, to }: Range, side: number): void {
  const { sentence, mentions, peoples } = learning;
  const isThe = wordAt(sentence, from) === 'the';
  // "the 80-gun Alcide", "the frigate Hvide Ørn"
  const ship = isThe ? shipNameFrom(sentence, from + 1) : -1;
  if (
    ship > 0 &&
    afterName(sentence, ship) === to &&
    !mentions.some((known) => known.to > ship && known.from < to)
  ) {
    learnUnit(learning, ship, to, side);
    return;
  }
  const ranked = afterRanks(sentence, isThe ? from + 1 : from);
  const name = afterTitles(sentence, isThe ? from + 1 : from);
  const end = Math.min(to, afterName(sentence, name));
  if (end <= name || !isName(sentence, name)) return;
  // "He", "It", "This" with the capital that begins a sentence
  if ((sentence.classes[name]! & (PRONOUN | DETERMINER)) !== 0) return;
  // "an expedition from Quebec led by him"
  if (OF_PLACE.test(sentence.word(from - 1) ?? '')) return;
  if (mentions.some((mention) => mention.from < end && mention.to > name)) return;
  const last = wordAt(sentence, end - 1);
  const tail = wordAt(sentence, end);
  const isForceNext = end < to && (FORCE_NOUNS.has(tail) || UNITS.has(tail));
  if (isPossessive(sentence, end - 1)) {
    if (isForceNext) learnPerson(learning, name, end, side);
    return;
  }
  if (peoples.groupAt(sentence, end - 1) !== null) {
    if (end === to || isForceNext) peoples.vote(sentence, end - 1, side);
    return;
  }
  // what goes on is no name of its own: "Fort Bello was", "the Elbe bridge"
  if (end < to && !isForceNext && !/^(?:of|and)$/.test(tail)) return;
  const isUnit =
    UNITS.has(last) ||
    (isThe && NUMBERED.test(wordAt(sentence, name))) ||
    (isThe && ranked === from + 1 && last.endsWith('s'));
  if (isUnit || isForceNext) {
    // "the Capuan cavalry" tells of no other Capuans
    const isOfPlace = end - name === 1 && /(?:an|ese|ish)$/.test(last);
    if ((end - name > 1 || !UNITS.has(last)) && !isOfPlace) learnUnit(learning, name, end, side);
  } else if (!isThe || ranked > from + 1) learnPerson(learning, name, end, side);
}

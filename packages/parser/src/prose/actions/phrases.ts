import {
  ACTION_NOUNS,
  AIRCRAFT,
  CIVILIANS,
  INTENTS,
  LEADERS,
  PARTS,
  PLACES,
  POWERS,
  SHOTS,
  UNARMED,
} from '../../language/lexicon/action-words.ts';
import { FORCE_NOUNS } from '../../language/lexicon/force-words.ts';
import { GIVEN_NAMES } from '../../language/lexicon/given-names.ts';
import type { Phrases } from '../../language/lexicon/phrases.ts';
import { RANKS, TITLES } from '../../language/lexicon/ranks.ts';
import { kindOfForce, singular } from '../../language/nouns.ts';
import { peopleCalled } from '../../language/peoples.ts';
import type { Range, Sentence } from '../../language/sentence.ts';
import {
  ADVERB,
  CAPITAL,
  COORDINATOR,
  DETERMINER,
  MILITARY,
  NUMBER,
  PREPOSITION,
  PRONOUN,
  RELATIVE,
} from '../../language/word-classes.ts';
import { isPossessive, withoutPossessive } from '../../language/words-of-text.ts';
import type { Scene } from '../scene.ts';
import { mentionsOf } from '../sides/mentions-in-phrases.ts';

/** "Colonel Smith": a name after one of these is a person's. */
const TITLED: ReadonlySet<string> = new Set([...RANKS, ...TITLES]);
/** Parts of an army that go by where they stand. */
const OF_AN_ARMY = /^(?:centre|center|flank|left|line|lines|rear|right|van|wing|wings)$/;
const ACRONYM = /^\p{Lu}{2,}$/u;
const SOMEONE =
  /^(?:he|she|they|it|we|these|who|whom|him|her|them|himself|themselves|itself|both|others|some|all|most|many|those|each|none|neither|few|several|ones|one|another|latter|former|half|more|survivors|remainder|rest|whole)$/;

/** Adjectives that stand after their noun, before "to". */
const BESIDE_TO =
  /^(?:allied|answerable|close|faithful|friendly|hostile|loyal|opposed|subordinate|sympathetic)$/;
const COMPASS = /^(?:(?:north|south)-?)?(?:east|north|south|west)$/;
const TRAILING =
  /^(?:(?:north|south)?(?:east|north|south|west)(?:wards?)?|afterwards?|again|ahead|armed|ashore|away|back|closer|deeper|downstream|earlier|farther|first|forward|further|here|home|inland|instead|later|last|less|more|much|nearer|next|off|onwards?|out|sooner|soon|then|there|too|unopposed|upstream)$/;
const isTrailing = ({ classes, word }: Sentence, at: number): boolean =>
  TRAILING.test(word(at) ?? '') && (classes[at - 1]! & DETERMINER) === 0;

/** "around 300 men" */
const opensCount = ({ classes, word }: Sentence, at: number): boolean =>
  ((classes[at + 1] ?? 0) & NUMBER) !== 0 &&
  (/^(?:about|around|over|under)$/.test(word(at) ?? '') ||
    // "more than 150 shells"
    (word(at) === 'than' && /^(?:fewer|less|more)$/.test(word(at - 1) ?? '')));

/** The last word of a phrase before "of" or another preposition; that of which it is a part, where it is one. */
export function headAt({ sentence }: Scene, { from, to }: Range): number {
  const { classes, word } = sentence;
  let start = from;
  for (;;) {
    let at = start;
    while (
      at + 1 < to &&
      // "the station 10 kilometres north of the town"
      !((classes[at + 1]! & NUMBER) !== 0 && PLACES.has(singular(word(at) ?? ''))) &&
      ((classes[at + 1]! & (PREPOSITION | COORDINATOR)) === 0 || opensCount(sentence, at + 1)) &&
      sentence.tokens[at + 1]!.kind !== 'open' &&
      // "his troops back 10 miles"
      !(word(at + 1) === 'back' && ((classes[at + 2] ?? 0) & NUMBER) !== 0)
    )
      at++;
    // "the base north of the river"
    if (
      COMPASS.test(word(at) ?? '') &&
      word(at + 1) === 'of' &&
      at > start &&
      (classes[at - 1]! & DETERMINER) === 0
    )
      at--;
    // "troops loyal to Horn"
    if (
      at > start &&
      word(at + 1) === 'to' &&
      BESIDE_TO.test(word(at) ?? '') &&
      !PLACES.has(word(at - 1) ?? '')
    )
      at--;
    // "his troops back", "his men slowly"
    while (at > start && ((classes[at]! & ADVERB) !== 0 || isTrailing(sentence, at))) at--;
    // "a force 800 strong"
    if (word(at) === 'strong' && at - 2 >= start && (classes[at - 1]! & NUMBER) !== 0) at -= 2;
    const isPart = word(at + 1) === 'of' && at + 2 < to && PARTS.has(word(at) ?? '');
    if (!isPart) return at;
    start = at + 2;
  }
}

/** The noun that a phrase is about, in the singular; none where there is no phrase. */
export const headNoun = (scene: Scene, range: Range | null): string =>
  range === null ? '' : singular(withoutPossessive(scene.sentence.word(headAt(scene, range)) ?? ''));

/** The rest of a phrase after its first "and": "the leader and many captives". */
function afterAnd(scene: Scene, range: Range): Range | null {
  const head = headAt(scene, range);
  const { classes, word } = scene.sentence;
  for (let at = head + 1; at < range.to - 1 && at < head + 8; at++)
    if ((classes[at]! & COORDINATOR) !== 0 && /^(?:and|or)$/.test(word(at) ?? ''))
      return { from: at + 1, to: range.to };
  return null;
}

/** Whether a phrase names civilians. */
export function isCivilian(scene: Scene, range: Range | null): boolean {
  if (range === null) return false;
  if (CIVILIANS.has(headNoun(scene, range))) return true;
  // "Nanking's civilian population", "civilian refugees", but "a civilian airport"
  return (
    !PLACES.has(headNoun(scene, range)) &&
    anyWord(scene, range, (word) => /^(?:civilians?|displaced|non-combatants)$/.test(word))
  );
}

/** Whether a phrase names those who fight, or somebody: no road, no news and no night. */
export function isForce(scene: Scene, range: Range | null): boolean {
  return range !== null && (isOneForce(scene, range) || isForce(scene, afterAnd(scene, range)));
}

function isOneForce(scene: Scene, range: Range): boolean {
  const { sentence } = scene;
  const head = headAt(scene, range);
  const word = sentence.word(head) ?? '';
  if (FORCE_NOUNS.has(word) || SOMEONE.test(word)) return true;
  // "the SEA captured the town"
  const own = sentence.classes[head]!;
  if ((own & CAPITAL) !== 0 && ACRONYM.test(sentence.written(head))) return true;
  // "the left wing attacked", "this line was forced back"
  if (OF_AN_ARMY.test(word) || POWERS.has(word) || LEADERS.has(singular(word))) return true;
  // no "artillery and mortar fire"
  if (word === 'artillery' && (sentence.classes[head + 1] ?? 0) & COORDINATOR) return false;
  if (word === 'artillery') return true;
  if (ACTION_NOUNS.has(singular(word)) || SHOTS.has(singular(word)) || WARS.test(word)) return false;
  // "Company A"
  const before = sentence.classes[head - 1] ?? 0;
  if (word.length === 1 && head > range.from && (own & CAPITAL) !== 0 && (before & MILITARY) !== 0)
    return true;
  if ((own & MILITARY) !== 0 && isArmed(word)) return true;
  if ((own & NUMBER) !== 0 && !sentence.dated[head]) return true;
  const isPlaceNoun = PLACES.has(singular(word));
  if (!isPlaceNoun && (own & CAPITAL) !== 0 && (head > 0 || isName(scene, head))) return true;
  // "five He 111s"
  if (SERIAL.test(word)) return true;
  // "the Danish harvest", "the walls of the Danes" are none
  return mentionsOf(scene, range).some(({ from, to }) => from <= head && to > head);
}
/** "The First World War broke out" */
const WARS = /^(?:conflict|rebellion|revolt|revolution|uprising|war|wars)$/;
const SERIAL = /^\p{L}*-?\d+s$/u;

/** Whether a phrase names what somebody means, tries or may do: "no effort", "the plan", and nobody. */
export const namesIntent = (scene: Scene, range: Range): boolean =>
  // "his first action was to attack"
  (INTENTS.has(headNoun(scene, range)) || /^act(?:ion)?$/.test(headNoun(scene, range))) &&
  !isForce(scene, range);

/** Whether a noun of war is one for people, units, ships and the like: no hill, and no shell. */
const isArmed = (word: string): boolean => kindOfForce(word) !== 'other' && !SHOTS.has(singular(word));
/** Whether a word that begins a sentence is a name: no other word is known to stand there. */
const isName = ({ sentence }: Scene, at: number): boolean =>
  !/(?:approval|permission|tion|sion|ment|ness|ity|(?<!fr)ance|(?<!flor|prov|val)ence|ing|ism|news|word|reports?|rumou?rs?|supplies|orders)$/.test(
    sentence.word(at) ?? '',
  ) && (sentence.classes[at]! & (DETERMINER | ADVERB | PREPOSITION | PRONOUN | RELATIVE)) === 0;

/** Whether a phrase names what does no deed of war, such as weather or an illness: "Cholera struck", but "General Snow". */
export function isUnarmed(scene: Scene, range: Range): boolean {
  const head = headAt(scene, range);
  const isName = (scene.sentence.classes[head]! & CAPITAL) !== 0 && head > 0;
  return !isName && UNARMED.has(scene.sentence.word(head) ?? '');
}

/** Whether a phrase names a person whose rank or given name it has. */
function isPerson(scene: Scene, { from, to }: Range): boolean {
  const { sentence } = scene;
  for (let at = from; at < to; at++) {
    const word = sentence.word(at) ?? '';
    if (TITLED.has(word)) return true;
    if (GIVEN_NAMES.has(word) && (sentence.classes[at + 1]! & CAPITAL) !== 0 && at + 1 < to) return true;
  }
  return false;
}

/** Whether a phrase names a place: a noun for one, or a name that is no person's and no people's. */
export function isPlace(scene: Scene, range: Range | null): boolean {
  return range !== null && (isOnePlace(scene, range) || isPlace(scene, afterAnd(scene, range)));
}

function isOnePlace(scene: Scene, range: Range): boolean {
  const { sentence } = scene;
  const head = headAt(scene, range);
  const word = sentence.word(head) ?? '';
  const own = sentence.classes[head]!;
  if ((own & CAPITAL) !== 0 && ACRONYM.test(sentence.written(head))) return false;
  // "joined Falk's", "abandoned Calvinism"
  if (word.endsWith('ism') || WARS.test(word) || isPossessive(sentence, head)) return false;
  if (PLACES.has(word) || PLACES.has(singular(word))) return true;
  if ((own & MILITARY) !== 0 || CIVILIANS.has(singular(word))) return false;
  if (word === 'it') return true;
  if ((own & PRONOUN) !== 0 || SOMEONE.test(word)) return false;
  for (let at = head - 1; at >= range.from && at > head - 5; at--) {
    const before = sentence.word(at) ?? '';
    // "the town hall", "Fort William", "Hill 282"
    if (PLACES.has(singular(before)) && (own & (CAPITAL | NUMBER)) !== 0) return true;
    // "Point 29"
    if (before === 'point' && at === head - 1 && (own & NUMBER) !== 0) return true;
  }
  // "the Italians"
  if (word.endsWith('s') && peopleCalled(word).length > 0) return false;
  // "Ten were captured" begins with a number, not with a name
  if ((own & CAPITAL) === 0 || (own & NUMBER) !== 0 || isPerson(scene, range)) return false;
  return mentionsOf(scene, range).every(({ from, to, is }) => is !== 'person' && (to <= head || from > head));
}

/** Whether a phrase holds one of some words or phrases. */
export function holdsPhrase({ sentence }: Scene, range: Range | null, list: Phrases<true>): boolean {
  if (range === null) return false;
  const wordAt = (at: number) => {
    const word = sentence.word(at);
    return word === null ? null : withoutPossessive(word);
  };
  const oneAt = (at: number) => (wordAt(at) === null ? null : singular(wordAt(at)!));
  for (let at = range.from; at < range.to; at++)
    if (list.at(at, wordAt) !== null || list.at(at, oneAt) !== null) return true;
  return false;
}

export const isAircraft = (scene: Scene, range: Range | null): boolean => holdsPhrase(scene, range, AIRCRAFT);

/** Whether a phrase has a word of which something is true. */
export function anyWord({ sentence }: Scene, { from, to }: Range, is: (word: string) => boolean): boolean {
  for (let at = from; at < to; at++) if (is(sentence.word(at) ?? '')) return true;
  return false;
}

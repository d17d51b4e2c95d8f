import { subjectOf } from '../../language/clauses.ts';
import { REST } from '../../language/lexicon/force-words.ts';
import { POSSESSIVES } from '../../language/lexicon/function-words.ts';
import { GIVEN_NAMES } from '../../language/lexicon/given-names.ts';
import { RANKS } from '../../language/lexicon/ranks.ts';
import type { Clause, Range, Sentence } from '../../language/sentence.ts';
import { CAPITAL } from '../../language/word-classes.ts';
import type { Reading, Seen } from './figure-rule.ts';
import { mostOf } from './force-reading.ts';
import { lossAsSubject } from './loss-verbs.ts';
import { headOf, isElided, isPeople } from './things.ts';

/** What befalls a leader befalls those who are with him, where it is one of these. */
const SHARED = /^(?:killed|captured|surrendered|defected|deserted|fled)$/;
/** So many, without a noun, are men. */
const LEAST_ELIDED = 100;

/** "was slain with 300 knights", "surrendered with 900 men", "was taken along with 60 squires": who is with somebody shares his fate. */
export function lostWith(seen: Seen): Reading | null {
  const { sentence, counted, place } = seen;
  const { clause } = place;
  const { verb } = clause;
  if (verb === null || !/^(?:alongside|beside|with)$/.test(place.preposition ?? '')) return null;
  const isTogether = /^(?:along|together)$/.test(sentence.word(counted.left - 2) ?? '');
  if (place.of >= 0 && !POSSESSIVES.has(sentence.word(place.of) ?? '')) return null;
  if (counted.left !== place.phrase.from && counted.from !== place.phrase.from) return null;
  if (counted.kind !== 'number' || !isPeople(counted) || counted.category === 'civilian') return null;
  if (isElided(counted) ? mostOf(seen) < LEAST_ELIDED : !counted.known) return null;
  if (!isTogether && isOfNounBefore(sentence, clause, place.phrase.from - 1)) return null;
  // "was sunk, with only 12 survivors"
  if (counted.outcome !== null || REST.has(headOf(sentence, counted) ?? '')) return null;
  const words = { from: verb.from, to: verb.to };
  const hasFled = !verb.passive && /^(?:escape|flee)$/.test(verb.lemma);
  const subject = subjectOf(sentence, clause);
  // "the duke with 300 of his men was slain"
  const isInSubject = subject?.to === counted.left - 1 && place.phrase.to === verb.from;
  if (subject === null || (counted.from < verb.to && !isInSubject)) return null;
  // "the sloop went down with 80 hands", but not "the count went down the river with 40 men"
  const goesDown =
    verb.lemma === 'go' && sentence.word(verb.to) === 'down' && sentence.word(verb.to + 1) === 'with';
  const hasSunk = verb.meaning === 'sink' || verb.lemma === 'founder' || goesDown;
  const loss: Reading | null =
    hasFled || hasSunk
      ? { outcome: hasFled ? 'fled' : 'killed', words, bearer: 'itself', governing: clause }
      : lossAsSubject(seen, clause);
  if (loss === null || !SHARED.test(loss.outcome ?? '') || loss.governing !== clause) return null;
  // "the town was taken with 300 men", "the city fell with 300 men": by these
  const isOfPlace = (verb.passive && !hasSunk && verb.meaning !== 'kill') || verb.lemma === 'fall';
  // "was captured with 40 of his men"
  const isHis =
    sentence.word(counted.numberTo) === 'of' &&
    /^(?:her|his)$/.test(sentence.word(counted.numberTo + 1) ?? '');
  if (isOfPlace && place.preposition === 'with' && !isTogether && !isHis && !isPerson(sentence, subject))
    return null;
  return { ...loss, bearer: 'itself' };
}

/** "in a skirmish with 300 men", "by a patrol with 12 men", "to Lund, a town with 300 soldiers": whether "with" tells of the noun right before it, and not of the verb. */
function isOfNounBefore({ classes, dated, word }: Sentence, clause: Clause, at: number): boolean {
  const { verb, objects, phrases } = clause;
  if (objects.some(({ from, to }) => to === at && from > verb!.to)) return true;
  const phrase = phrases.find(({ to }) => to === at);
  if (phrase === undefined || phrase.at < verb!.to) return false;
  if (phrase.preposition === 'by') return true;
  const isNamed = dated[at - 1] || (classes[at - 1]! & CAPITAL) !== 0;
  return !isNamed && !/^(?:at|near|on|outside)$/.test(word(phrase.at) ?? '');
}

/** Whether a subject is a person: "he", "the governor", "Count Horn". */
function isPerson({ word }: Sentence, { from, to }: Range): boolean {
  for (let at = from; at < to; at++)
    if ([PERSONS, RANK_WORDS, GIVEN_NAMES].some((words) => words.has(word(at) ?? ''))) return true;
  return false;
}
const RANK_WORDS: ReadonlySet<string> = new Set(RANKS);
const PERSONS: ReadonlySet<string> = new Set(
  'he she who baron chief commander count duke earl king leader lord prince'.split(' '),
);

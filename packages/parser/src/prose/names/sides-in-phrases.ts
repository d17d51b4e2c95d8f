import { FORCE_NOUNS, OPPONENTS } from '../../language/lexicon/force-words.ts';
import { wordSet } from '../../language/lexicon/word-list.ts';
import type { Clause, Range, Sentence } from '../../language/sentence.ts';
import { ADVERB, CAPITAL, PREPOSITION, VERB_FORM } from '../../language/word-classes.ts';
import placesInLine from '../../language/words/places-in-line.json' with { type: 'json' };
import { headOf } from '../speaker-phrases.ts';
import type { Learning } from './learning.ts';
import { ROLES, UNITS } from './words-around-names.ts';

export const PLACES_IN_LINE = wordSet(placesInLine);

/** Where the words stand whose category is asked for: in prose that counts men and arms. */
export const SURROUNDINGS = { kind: 'strength', aircraft: false } as const;

/** Those whom one has and who are not of one's own. */
export const HELD =
  /^(?:captives?|defectors?|deserters?|enem(?:y|ies)|hostages?|mercenar(?:y|ies)|prisoners?|renegades?|slaves?)$/;

/** Whether a phrase is about the enemies of those whom it names, or about whom they hold. */
export function tellsOfOthers({ word }: Sentence, { from, to }: Range): boolean {
  for (let at = from; at < to; at++) {
    const own = word(at) ?? '';
    if (OPPONENTS.has(own) || HELD.test(own) || /^(?:captured|former)$/.test(own)) return true;
  }
  return false;
}

/** The one side that a phrase is, or whose force it is: "the Danes", "the left of the Danish army", but not "the attack on the Danes". */
export function sideOf({ sentence, mentions }: Learning, { from, to: end }: Range): number | null {
  let to = end;
  while (to > from + 1 && (sentence.classes[to - 1]! & ADVERB) !== 0) to--;
  let side: number | null = null;
  let first = to;
  for (const mention of mentions) {
    if (mention.from < from || mention.to > to || mention.is === 'role') continue;
    if (side !== null && side !== mention.side) return null;
    side = mention.side;
    first = Math.min(first, mention.from);
  }
  if (tellsOfOthers(sentence, { from, to })) return null;
  for (let at = from; at < to; at++) {
    const word = sentence.word(at) ?? '';
    const own = sentence.classes[at]!;
    // "the army sent against the Danes", "the attack on the Danish left"
    const isOther = (own & PREPOSITION) !== 0 ? word !== 'of' : (own & (VERB_FORM | CAPITAL)) === VERB_FORM;
    if (at < first && isOther) return null;
  }
  const head = headOf(sentence, { from, to });
  const isForce = FORCE_NOUNS.has(head) || UNITS.has(head) || PLACES_IN_LINE.has(head);
  const isNamed = mentions.some(
    (mention) => mention.to === to && mention.from >= from && !mention.possessive,
  );
  const isOf = (sentence.word(first - 1) === 'of' || sentence.word(first - 2) === 'of') && first > from;
  return isForce || (isNamed && !isOf) ? side : null;
}

/** The prepositions by which a phrase may still be about what stands after them: "the left of Cumberland's line". */
const WITHIN = /^(?:of|in|on|at)$/;

/** The one side that a phrase names as its own; null where it names none, or several. */
export function sideIn({ sentence, mentions }: Learning, { from, to }: Range): number | null {
  let side: number | null = null;
  for (const mention of mentions) {
    if (mention.from < from || mention.to > to || mention.is === 'role') continue;
    if (side !== null && side !== mention.side) return null;
    for (let at = from; at < mention.from; at++)
      if ((sentence.classes[at]! & PREPOSITION) !== 0 && !WITHIN.test(sentence.word(at) ?? '')) return null;
    side = mention.side;
  }
  return side;
}

/** Whether "and" or a comma joins several things in a phrase. */
export const isList = ({ tokens, word }: Sentence, { from, to }: Range): boolean => {
  for (let at = from; at < to; at++) if (word(at) === 'and' || tokens[at]!.kind === 'comma') return true;
  return false;
};

/** The subject of a clause, or what a relative or a participle goes back to. */
export const subjectIn = (clause: Clause): Range | null =>
  clause.kind === 'main' || !clause.antecedent ? clause.subject : clause.antecedent;

/** The role that a phrase is, with nothing that says whose: "the rebels". */
export function roleIn(sentence: Sentence, { from, to }: Range): string | null {
  const word = sentence.word(to - 1) ?? '';
  return to - from === 2 && sentence.word(from) === 'the' && ROLES.has(word) ? word : null;
}

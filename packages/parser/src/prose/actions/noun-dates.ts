import type { Sentence } from '../../language/sentence.ts';
import {
  ADVERB,
  AUXILIARY,
  COORDINATOR,
  MARK,
  MODAL,
  PARTICIPLE,
  PAST,
  PREPOSITION,
  PRONOUN,
  RELATIVE,
  SUBORDINATOR,
  WORD,
} from '../../language/word-classes.ts';
import type { Naming } from './naming.ts';

/** So many words a name after a noun takes at most: "the fall of the old fort of Trarbach". */
const LONGEST_NAME = 8;
const AIMED_AT = /^(?:against|at|between|in|near|of|on|upon)$/;
const BEFORE_DATES = /^(?:from|in|of|on|since)$/;
const ENDS_NAME =
  PREPOSITION |
  COORDINATOR |
  SUBORDINATOR |
  RELATIVE |
  AUXILIARY |
  MODAL |
  PRONOUN |
  ADVERB |
  PAST |
  PARTICIPLE;

/**
 * Where a noun that tells of an action ends with the name after it, if it has a date of its own: "the fall of Trarbach on 20
 * December", "the 1482 invasion of Scotland"; 0 where it has none.
 */
export function endWithDate({ scene, phrase, at }: Naming): number {
  const { sentence } = scene;
  const { dated, word, tokens } = sentence;
  const end = endOfName(sentence, at);
  for (let k = phrase.from; k < at; k++) if (dated[k]) return end;
  const mark = tokens[end]?.kind;
  // "on the anniversary of the battle, in 2006"
  const isNamed = end > at + 1;
  if (word(phrase.from - 2) === 'anniversary') return 0;
  const opens = mark === 'open' || (mark === 'comma' && isNamed) ? end + 1 : end;
  // "a battle of the Civil War (1861–1865)"
  const isOfWar = /^(?:campaign|rebellion|revolution|war)$/.test(word(end - 1) ?? '');
  const isBracket = mark === 'open' && dated[opens] && !isOfWar;
  return isBracket || (BEFORE_DATES.test(word(opens) ?? '') && dated[opens + 1]) ? end : 0;
}

/** The index after "of the fort of Trarbach", which follows a noun; the one after the noun where no name follows. */
export function endOfName({ word, classes, dated }: Sentence, at: number): number {
  if (!AIMED_AT.test(word(at + 1) ?? '') || dated[at + 2]) return at + 1;
  for (let end = at + 2; end < at + 2 + LONGEST_NAME; end++) {
    const own = classes[end] ?? MARK;
    if ((own & WORD) === 0 || dated[end]) return end;
    if ((own & ENDS_NAME) !== 0 && word(end) !== 'of') return end;
    if (word(end) === 'of' && dated[end + 1]) return end;
  }
  return at + 1;
}

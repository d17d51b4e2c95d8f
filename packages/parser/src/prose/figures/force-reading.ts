import { FORCE_NOUNS } from '../../language/lexicon/force-words.ts';
import { LOSS_NOUNS } from '../../language/lexicon/loss-verbs.ts';
import { wordSet } from '../../language/lexicon/word-list.ts';
import { categoryOfWord } from '../../language/nouns.ts';
import type { Range, Sentence } from '../../language/sentence.ts';
import { opensShare } from '../../language/shares.ts';
import { MILITARY } from '../../language/word-classes.ts';
import noForce from '../../language/words/no-force.json' with { type: 'json' };
import type { Place } from './figure.ts';
import type { Reading, Seen } from './figure-rule.ts';
import { isElided } from './things.ts';

/** Nouns of war or of people that make up no strength. */
export const NO_FORCE = wordSet(noForce);

/** That a counted thing is a force's own; `words` tell it. */
export const here = (
  { counted, place }: Seen,
  words: Range = { from: counted.from, to: counted.from },
): Reading => ({
  outcome: null,
  words,
  bearer: 'owner',
  governing: place.clause,
});

/** Fewer than this and no noun: a number of anything. */
export const LEAST_ELIDED = 10;
/** The most that a counted thing is. */
export const mostOf = ({ counted }: Seen): number => counted.high ?? counted.low ?? 0;

export const isForceWord = (word: string | null): boolean => word !== null && FORCE_NOUNS.has(word);

/** Whether a phrase speaks of a force: "the army of Falco", "they". */
export function speaksOfForce({ classes, word }: Sentence, { from, to }: Range): boolean {
  for (let at = from; at < to; at++) {
    if (isForceWord(word(at)) || /^(?:they|who|which|we)$/.test(word(at) ?? '')) return true;
    if (
      (classes[at]! & MILITARY) !== 0 &&
      /^(?:personnel|formation)$/.test(categoryOfWord(word(at)!, { kind: 'strength', aircraft: false }) ?? '')
    )
      return true;
  }
  return false;
}

/** "a brigade of 1,600 lost 80 percent of its men", "suffered heavy losses": whether what a verb tells is lost is a part of its subject. */
export function losesPart({ word, tokens }: Sentence, { role, clause: { verb, objects } }: Place): boolean {
  const [object] = objects;
  if (role !== 'subject' || verb === null || verb.passive || !object) return false;
  return (
    /^(?:lose|suffer|take)$/.test(verb.meaning ?? '') &&
    (LOSS_NOUNS.has(word(object.to - 1) ?? '') || opensShare(tokens, object.from))
  );
}

const PEACEFUL =
  /^(?:population|people|inhabitants|residents|citizens|civilians|refugees|years|members|slaves|town|city|village)$/;

/** "the population", "the dead": no force. */
export function speaksOfPeace({ word }: Sentence, { from, to }: Range): boolean {
  for (let at = from; at < to; at++)
    if (PEACEFUL.test(word(at) ?? '') || LOSS_NOUNS.has(word(at) ?? '')) return true;
  return false;
}

/** "the prisoners, in number about 500", "the horse were 900 in number": the words before a number that tell what it is the number of. */
export function numberedBy({ sentence: { word }, counted }: Seen): Range | null {
  // "retired, to the number of 300"
  const isOf =
    word(counted.left - 1) === 'of' && word(counted.left - 2) === 'number' && word(counted.left - 4) === 'to';
  if (isOf && isElided(counted))
    return { from: Math.max(0, counted.left - 4 - LONGEST_NUMBERED), to: counted.left - 4 };
  const isBefore = word(counted.left - 1) === 'number' && word(counted.left - 2) === 'in';
  const isAfter = word(counted.numberTo) === 'in' && word(counted.numberTo + 1) === 'number';
  if (!isElided(counted) || !(isBefore || isAfter)) return null;
  const to = isBefore ? counted.left - 2 : counted.left;
  return { from: Math.max(0, to - LONGEST_NUMBERED), to };
}
/** So many words may stand between a force and its number. */
const LONGEST_NUMBERED = 9;

import { FORCE_NOUNS } from '../../language/lexicon/force-words.ts';
import { PLACES_AND_DEEDS } from '../../language/lexicon/loss-verbs.ts';
import { singular } from '../../language/nouns.ts';
import type { Sentence } from '../../language/sentence.ts';
import { opensShare } from '../../language/shares.ts';
import type { Counted } from './counted.ts';

const EQUIPMENT: ReadonlySet<string> = new Set([
  'vehicle',
  'aircraft',
  'ship',
  'artillery',
  'animal',
  'other',
]);

/** Whether a counted thing is no man and no unit of men. */
export const isEquipment = ({ category, known }: Counted): boolean => known && EQUIPMENT.has(category);

export const isPeople = ({ category }: Counted): boolean =>
  category === 'personnel' || category === 'civilian' || category === 'formation';

/** Whether its noun is left out: "lost 500", "300 were killed". */
export const isElided = ({ nounFrom, nounTo }: Counted): boolean => nounFrom === nounTo;

/** Where a counted thing ends, with what the noun says of itself. */
export const endOf = (counted: Counted): number =>
  Math.max(counted.numberTo, counted.nounTo, counted.outcome?.to ?? 0, counted.qualifiedTo);

/** The head of its noun: the last word before "of", be it that of the next thing; null where the noun is left out. */
export function headOf(sentence: Sentence, { nounFrom, nounTo, sharedHead }: Counted): string | null {
  if (sharedHead !== null) return sharedHead;
  let head: string | null = null;
  for (let at = nounFrom; at < nounTo; at++) {
    const word = sentence.word(at);
    if (word === 'of' || word === 'from') break;
    head = word ?? head;
  }
  return head;
}

/** Whether the head of the noun is a place or a deed: its capture is no loss of men or arms. */
export function countsPlaces(sentence: Sentence, counted: Counted): boolean {
  const head = headOf(sentence, counted);
  return head !== null && PLACES_AND_DEEDS.has(singular(head));
}

/** Whom an outcome can happen to: nobody sinks a soldier, no truck defects. */
export function fits(outcome: string, counted: Counted): boolean {
  const { category, known } = counted;
  const elided = isElided(counted) && counted.kind !== 'vague';
  if (counted.kind === 'article' && !known) return false;
  if (/killed|wounded|sick|missing|deserted|defected|surrendered|displaced/.test(outcome)) {
    if (outcome === 'surrendered' || outcome === 'defected' || outcome === 'missing')
      return known ? category !== 'other' : elided;
    return known
      ? isPeople(counted) || category === 'animal'
      : elided || counted.kind !== 'vague' || isElided(counted);
  }
  if (/captured/.test(outcome)) return elided || known;
  if (/destroyed|sunk|damaged/.test(outcome))
    return elided || (known && category !== 'civilian' && category !== 'personnel');
  return elided || known;
}

/** "3,000 bayonets", "a force of 900 rifles": men by what they carry. */
export function isMenByWeapon(sentence: Sentence, counted: Counted): boolean {
  if ((counted.high ?? counted.low ?? 0) < LEAST_BY_WEAPON) return false;
  const head = singular(headOf(sentence, counted) ?? '');
  if (/^(?:bayonet|saber|sabre)$/.test(head)) return true;
  return (
    /^(?:lance|musket|pike|rifle|spear)$/.test(head) &&
    sentence.word(counted.left - 1) === 'of' &&
    FORCE_NOUNS.has(sentence.word(counted.left - 2) ?? '')
  );
}
/** Fewer may be the weapons. */
const LEAST_BY_WEAPON = 50;

/** What a loss of which no more is said is of people, and of things. */
export const lossOf = (counted: Counted): string => (isEquipment(counted) ? 'lost' : 'casualties');

/** Whether a phrase before a thing makes it the whole of which a part is spoken of: "one third of its original force of 6,000", "half its 800 men". */
export function isOfPart({ word, tokens }: Sentence, to: number, from: number): boolean {
  if (from < to && opensShare(tokens, from)) return true;
  for (let at = from + 1; at < to; at++)
    if (
      word(at) === 'of' &&
      /^(?:thirds?|half|quarters?|part|most|all|majority|rest|remainder|survivors|remnants|remains)$/.test(
        word(at - 1) ?? '',
      )
    )
      return true;
  return false;
}

/** Whether "the", "his" or a name stands before a number: what is meant is there. */
export function isDefinite({ word }: Sentence, { from, left }: Counted): boolean {
  for (let at = left - 1; at < from; at++)
    if (/^(?:the|his|her|its|their)$|['’]s?$/.test(word(at) ?? '')) return true;
  return false;
}

/** "several hundred", "dozens": vague, but a number. */
export function isScale({ word }: Sentence, { from, numberTo }: Counted): boolean {
  for (let at = from; at < numberTo; at++)
    if (/^(?:dozen|hundred|thousand|million|score|ten)s?$/.test(word(at) ?? '')) return true;
  return false;
}

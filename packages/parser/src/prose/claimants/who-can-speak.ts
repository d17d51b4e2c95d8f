import { FORCE_NOUNS } from '../../language/lexicon/force-words.ts';
import { DETERMINERS } from '../../language/lexicon/function-words.ts';
import { EVENTS } from '../../language/lexicon/loss-verbs.ts';
import { DOCUMENTS, isSpeaker, isTeller } from '../../language/lexicon/speech-words.ts';
import { namedSo, peopleCalled } from '../../language/peoples.ts';
import type { Clause, Range, Sentence } from '../../language/sentence.ts';
import { CAPITAL, DETERMINER, NUMBER, PRONOUN } from '../../language/word-classes.ts';
import { isPossessive } from '../../language/words-of-text.ts';
import type { Scene } from '../scene.ts';
import { headOf, wordOf } from '../speaker-phrases.ts';

/** Whether a phrase names someone who can speak: a name, a source, or a side. */
export function canSpeak({ sentence, mentions }: Scene, { from, to }: Range, pronoun: string): boolean {
  const head = headOf(sentence, { from, to });
  // "the number of Confederates"
  if (EVENTS.has(head) || AMOUNTS.test(head)) return false;
  // "Archaeological evidence": the first word of a sentence has a capital anyway
  const mayBeNoName = (at: number) =>
    at === 0 &&
    to > at + 1 &&
    (sentence.classes[at + 1]! & CAPITAL) === 0 &&
    !isPossessive(sentence, at) &&
    peopleCalled(sentence.written(at)).length === 0;
  const isName = (at: number) =>
    (sentence.classes[at]! & CAPITAL) !== 0 &&
    (at > from || !DETERMINERS.has(wordOf(sentence, at))) &&
    !mayBeNoName(at);
  // “Some 300 men died,” it said
  const counts = (sentence.classes[from]! & DETERMINER) === 0 ? from : from + 1;
  if ((sentence.classes[counts]! & NUMBER) !== 0 && !isSpeaker(head)) return false;
  for (let at = from; at < to; at++) {
    if ((sentence.classes[at]! & PRONOUN) !== 0) return false;
    const noun = wordOf(sentence, at).replace(/'s$/, '');
    if (isName(at) || isSpeaker(noun) || DOCUMENTS.has(noun)) return true;
  }
  return pronoun !== 'he' && mentions.some((mention) => mention.from >= from && mention.to <= to);
}

/** "the Danes", "rebels": whether a phrase names many of a people, or many who can tell. */
export function areMany(sentence: Sentence, range: Range): boolean {
  const head = headOf(sentence, range);
  const isPeople = peopleCalled(head).length > 0;
  return (
    (/[^su]s$/.test(head) && (isPeople || isSpeaker(head))) ||
    (isPeople && /(?:[nt]ch|ese|ish|men)$/.test(head)) ||
    /^(?:media|police|press)$/.test(head)
  );
}

/** Whether whom a phrase names is of the number of a pronoun: "he" is none of many and no body, "they" no one person. */
export function isOfNumber({ sentence, mentions }: Scene, { from, to }: Range, pronoun: string): boolean {
  const isThey = /^the(?:y|m|ir)$/.test(pronoun);
  for (let at = from; at < to; at++) if (wordOf(sentence, at) === 'and') return isThey;
  const head = headOf(sentence, { from, to });
  const isMany = areMany(sentence, { from, to });
  const isNamed = mentions.some(
    (one) => one.is === 'person' && one.from >= from && one.to === to && !one.possessive,
  );
  const isPerson = isNamed || (isSpeaker(head) && !isMany && !BODIES.test(head));
  if (isThey) return !isPerson;
  if (/^its?$/.test(pronoun)) return !isMany && !isPerson;
  if (isNamed) return true;
  const isThing = BODIES.test(head) || DOCUMENTS.has(head) || FORCE_NOUNS.has(head) || EVENTS.has(head);
  return !isMany && !isThing && namedSo(head).length === 0;
}

const BODIES =
  /^(?:agency|army|coalition|command|committee|council|court|embassy|faction|government|group|junta|military|ministry|movement|newspaper|opposition|organi[sz]ation|paper|party|regime|source|tradition)$/;

/** They are told of, and tell nothing. */
export const AMOUNTS = /^(?:casualties|loss(?:es)?|numbers?|size|strength|total)$/;

/** "No. 602", "KG 1": whether a number ends a name. */
export const isNumberedName = (sentence: Sentence, { from, to }: Range): boolean =>
  to - from >= 2 &&
  sentence.tokens[to - 1]!.kind === 'number' &&
  /^(?:No\.?|\p{Lu}{2,4})$/u.test(sentence.written(to - 2));

/** "what she thought were four battleships": a thought of someone in the story tells nobody anything. */
export const isThought = ({ verb }: Clause): boolean =>
  /^(?:think|thought|believe|suppose|presume|assume|infer|know|learn|fear|realis|realiz|discover)/.test(
    verb?.lemma ?? '',
  );

/** "historians believe", "Smith believes that", but not "Hooker, who believed that": whether what somebody thinks is known from what they tell. */
export function thinksAloud(scene: Scene, own: Range, { verb }: Clause): boolean {
  const head = headOf(scene.sentence, own);
  if (isTeller(head) || DOCUMENTS.has(head) || isTeller(wordOf(scene.sentence, own.to - 1))) return true;
  const written = wordOf(scene.sentence, verb!.head);
  return /(?:s|e|k)$/.test(written) && canSpeak(scene, own, 'he');
}

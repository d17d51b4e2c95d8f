import { FORCE_NOUNS, OPPONENTS } from '../../language/lexicon/force-words.ts';
import type { Clause, Range } from '../../language/sentence.ts';
import { ADVERB, NUMBER, PREPOSITION } from '../../language/word-classes.ts';
import type { Scene } from '../scene.ts';
import { headOf } from '../speaker-phrases.ts';
import { isAgainst, isBeside } from '../verbs-of-war.ts';
import { isShip } from './carriers.ts';
import { isPronoun, mentionsOf, RANK_WORDS } from './mentions-in-phrases.ts';
import { subjectRange } from './subjects.ts';

export const HE = /^(?:he|him|his|she|her|himself)$/;
/** Those who speak of themselves: in what is quoted. */
export const WE = /^(?:we|our|ours|ourselves|i|my|me|mine)$/;
export const THEY = /^(?:they|them|their|theirs|it|its|themselves|itself)$/;

/** "The Danish forces under Alfred, Prince of Lund, had 300 men": what stands before a title that was read as the subject. */
export function beforeTitle({ sentence }: Scene, { from, subject }: Clause, range: Range): Range | null {
  if (range !== subject || sentence.tokens[range.from - 1]?.kind !== 'comma') return null;
  if (!RANK_WORDS.has(sentence.word(range.from) ?? '') || sentence.word(range.from + 1) !== 'of') return null;
  for (let at = range.from - 2; at > from; at--) if (sentence.word(at) === 'under') return { from, to: at };
  return null;
}

const ONE = /^(?:he|him|his|she|her|hers|it|its|this|that)$/;
export const MANY = /^(?:they|them|their|theirs|these|those)$/;

/** Whether a phrase is of another kind than a pronoun that may go back to it: "he" and "this" are no "they"; "they", "the Swedes" and "Horn" no "it". */
export function isOfOtherNumber(scene: Scene, { from, to }: Range, word: string): boolean {
  const { sentence } = scene;
  const isPronounAlone = to === from + 1;
  if (MANY.test(word)) return isPronounAlone && ONE.test(sentence.word(from) ?? '');
  if (!/^its?$/.test(word)) return false;
  if (isPronounAlone && /^(?:he|she|him|her)$/.test(sentence.word(from) ?? '')) return true;
  if (isPronounAlone && MANY.test(sentence.word(from) ?? '')) return true;
  return isPerson(scene, { from, to }) || areMany(scene, { from, to });
}

/** Whether a phrase ends with the name of a person, and is of him: "Lars Horn", but not "the army of Horn". */
const isPerson = ({ sentence, mentions }: Scene, { from, to }: Range): boolean =>
  mentions.some((one) => one.is === 'person' && !one.possessive && one.from >= from && one.to === to) &&
  !FORCE_NOUNS.has(headOf(sentence, { from, to }));

/** What a place or a convoy has, and neither an army nor a man. */
const OF_PLACE = /^(?:defen[cs]es|defenders|escorts?|garrison)$/;

/** Whether what follows "its" at a token is what only a place or a convoy has: "its garrison", "its 300 defenders". */
export function isOfPlace({ sentence }: Scene, at: number, to: number): boolean {
  for (let next = at + 1; next < to && (sentence.classes[next]! & PREPOSITION) === 0; next++)
    if (OF_PLACE.test(sentence.word(next) ?? '')) return true;
  return false;
}

/** "The squadron chased the convoy. It": whether a clause tells of another force than its subject, which "it" may be. */
export const isAtForce = ({ sentence }: Scene, clause: Clause): boolean =>
  isAgainst(clause) &&
  !clause.verb!.passive &&
  clause.objects.some((object) => {
    const head = headOf(sentence, object);
    return FORCE_NOUNS.has(head) && !/[^s]s$|^forces$/.test(head);
  });

/** Whether a pronoun at a token is of those to whom a clause tells that something happens: "300 of his men were killed", "he lost 300 men". */
export const isBefallen = ({ verb, subject }: Clause, at: number): boolean =>
  subject !== null &&
  verb !== null &&
  holds(subject, at) &&
  (verb.passive || /^(?:die|drown|lose|suffer|surrender)$/.test(verb.meaning ?? ''));

/**
 * Whether a clause does something to another such as its subject, so that what befalls "him" afterwards may befall either:
 * "Horn defeated Brahe" before "300 of his men were killed", "When Horn attacked him" before "he lost 300 men".
 */
export function doesToAnother(scene: Scene, clause: Clause, word: string): boolean {
  if (clause.verb === null || clause.verb.passive || !isAgainst(clause)) return false;
  if (!/^(?:he|her|his|she)$/.test(word)) return false;
  const isOne = (range: Range): boolean =>
    (isPronoun(scene, range) && HE.test(scene.sentence.word(range.from) ?? '')) ||
    (word === 'her' && isShip(scene, range)) ||
    (word === 'his' && isPerson(scene, range));
  return clause.objects.some(isOne);
}

/** Whether a phrase names many of a people: "the Swedes", "the Swedish soldiers". */
const areMany = ({ sentence, mentions }: Scene, { from, to }: Range): boolean =>
  /[^su]s$/.test(sentence.word(to - 1) ?? '') &&
  mentions.some((one) => one.is === 'people' && !one.possessive && one.from >= from && one.to <= to);

/** "Trolle and 300 of his men": the part of a phrase to which "and" joins that in which a pronoun is. */
export function joinedBefore({ sentence }: Scene, { from }: Range, at: number): Range | null {
  for (let and = at - 1; and > from; and--) if (sentence.word(and) === 'and') return { from, to: and };
  return null;
}

/**
 * "When the Swedes attacked them, they fled", "When Horn attacked the Danes, they fled": those to whom something is done, whom
 * "they" goes back to: "them", and many to whom one man does it.
 */
export function doneToThem(scene: Scene, { verb, subject, objects }: Clause, at: number): Range | null {
  const { sentence, mentions } = scene;
  if (!/^(?:they|their)$/.test(sentence.word(at) ?? '') || !verb || verb.passive || !subject) return null;
  // "killed 300 Danes with four losses of their own"
  if (sentence.word(at + 1) === 'own') return null;
  if (MANY.test(sentence.word(subject.from) ?? '')) return null;
  const them = objects.find(({ from, to }) => to <= at && to === from + 1 && sentence.word(from) === 'them');
  if (them) return them;
  const isOne =
    isPronoun(scene, subject) ||
    // "the army of Horn" is no one
    (!FORCE_NOUNS.has(headOf(sentence, subject)) &&
      mentions.some(({ is, from, to }) => is === 'person' && from >= subject.from && to === subject.to));
  for (let k = subject.from; k < subject.to; k++) if (sentence.word(k) === 'and') return null;
  return isOne ? (objects.find((object) => object.to <= at && areMany(scene, object)) ?? null) : null;
}

/**
 * "A storm struck the Danish fleet, reducing it to ten ships", "joined the Danes, bringing their number to 800": to whom a participle
 * does something that its clause did something to before, since nobody does it to himself.
 */
export function undergoes(scene: Scene, clause: Clause, at: number): Range | null {
  const { verb, objects } = clause;
  const up = scene.parentOf(clause);
  if (clause.kind !== 'participle' || clause.subject !== null || !verb || !up?.verb || up.verb.passive)
    return null;
  // "took the fort, allowing them to cross": what they did allows it
  if (GRANTS.test(verb.lemma) || !objects.some(({ from }) => from === at)) return null;
  const { word } = scene.sentence;
  // "captured ten ships, bringing their number to 30"
  const isNumber =
    NUMBERS.test(word(at + 1) ?? '') && (isBeside(up) || /^(?:cut|deplet|diminish|reduc)/.test(verb.lemma));
  const isIt = (isNumber ? /^(?:its|their)$/ : /^(?:him|it|them)$/).test(word(at) ?? '');
  if (!isIt) return null;
  const within = up.phrases.find(({ preposition }) => /^(?:among|through)$/.test(preposition));
  return up.objects.findLast(({ to }) => to <= at) ?? within ?? null;
}
const NUMBERS = /^(?:numbers?|ranks|size|strength|total)$/;
const GRANTS =
  /^(?:allow|cost|earn|enabl|free|give|giving|grant|help|leave|leaving|let|permit|provid|spar|win)/;

/** After them a pronoun may be of the subject of its own clause: "left 300 dead behind them". */
export const WITH_ONESELF = /^(?:about|after|among|around|before|behind|beside|between|under|with)$/;

/** "attacked the Danes and took two guns from them", "rode at the Danes": whom a clause before with the same subject names as those to whom something is done. */
export function facedBefore(scene: Scene, doer: Range, own: Clause): Range | undefined {
  const before = scene.parentOf(own) ?? own;
  const { verb, objects, phrases } = before;
  if (own.kind !== 'coordinate' || !verb || verb.passive) return undefined;
  if (subjectRange(scene, before)?.range !== doer) return undefined;
  const at = phrases.filter(({ preposition }) => /^(?:against|at|on|upon)$/.test(preposition));
  return [...objects, ...at].find((range) => range.from >= verb.to && mentionsOf(scene, range).length > 0);
}

/** "a mass of Swedes, 500 to 800 of them": the phrase right before the comma after which the number stands that ends before "of". */
export function setBeforeNumber(scene: Scene, of: number): Range | undefined {
  const { sentence } = scene;
  let comma = of - 1;
  for (; comma > of - LONGEST_NUMBER && sentence.tokens[comma]?.kind !== 'comma'; comma--)
    if ((sentence.classes[comma]! & (NUMBER | ADVERB)) === 0 && !OF_NUMBER.test(sentence.word(comma) ?? ''))
      return undefined;
  if (sentence.tokens[comma]?.kind !== 'comma') return undefined;
  const { subject, objects, phrases } = scene.clauseAt(comma - 1);
  return [subject, ...objects, ...phrases].find((range) => range?.to === comma) ?? undefined;
}
const OF_NUMBER = /^(?:about|around|or|over|some|to)$/;
/** So many words a number has at most, with what says how it is meant. */
const LONGEST_NUMBER = 7;

export const holds = ({ from, to }: Range, at: number): boolean => from <= at && at < to;

/** Whether a subject is one person in a sentence that names a people of the other side, or the enemy. */
export function isOneOf({ sentence, mentions }: Scene, subject: Range, side: number): boolean {
  const own = mentions.filter(({ from, to }) => from >= subject.from && to <= subject.to);
  const isOne = own.length === 1 && own[0]!.is === 'person' && !own[0]!.possessive;
  if (!isOne) return false;
  for (let at = subject.from; at < subject.to; at++) if (sentence.word(at) === 'and') return false;
  if (mentions.some((mention) => mention.is === 'people' && mention.side !== side && !mention.possessive))
    return true;
  // "Horn buried 150 of the enemy. They"
  return sentence.tokens.some((_, at) => at >= subject.to && OPPONENTS.has(sentence.word(at) ?? ''));
}

/** Whose those are of whom a force that nobody knows is told to consist. */
export function madeUpOf({ figures }: Scene, clause: Clause): number | null {
  if (clause.verb?.meaning !== 'count') return null;
  const sides = new Set(
    figures
      .filter(({ place, outcome }) => place.clause === clause && outcome === null)
      .map(({ side }) => side),
  );
  return sides.size === 1 ? [...sides][0]! : null;
}

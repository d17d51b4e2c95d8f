import { TIMES } from '../../language/lexicon/action-words.ts';
import { singular } from '../../language/nouns.ts';
import type { Clause, Range } from '../../language/sentence.ts';
import { DETERMINER, NUMBER } from '../../language/word-classes.ts';
import { isPossessive } from '../../language/words-of-text.ts';
import type { Scene } from '../scene.ts';
import { mentionsOf } from '../sides/mentions-in-phrases.ts';
import { type Making, ofAdjective, ofNoun } from './effects.ts';
import { headAt, headNoun, isForce } from './phrases.ts';

const TAKES = /^(?:cost|costs|takes?|taking|took)$/;
/** Plans that are carried out by those who have them; what they demand, others do. */
const OWN_PLANS =
  /^(?:aim|ambition|attempts?|bids?|decision|desire|determination|efforts?|failure|goal|idea|inability|instructions?|intentions?|mission|objective|orders?|plans?|purpose|refusal|reluctance|strategy|task|unwillingness|wish)$/;

const isIt = ({ sentence }: Scene, { subject }: Clause): boolean =>
  subject !== null && subject.to === subject.from + 1 && sentence.word(subject.from) === 'it';

/** "It took them three days to reach the town", "they took a day to cross", "it cost 300 men to take it" */
function isTaken(scene: Scene, outer: Clause): boolean {
  const { word } = scene.sentence;
  const verb = outer.verb!;
  if (!TAKES.test(word(verb.head) ?? '') || outer.objects.length === 0) return false;
  if (isIt(scene, outer)) return true;
  const last = outer.objects.at(-1)!;
  return /^(?:tak|took)/.test(word(verb.head)!) && TIMES.has(headNoun(scene, last));
}

/** The phrase that tells who does what an infinitive right after it says: "for the Danes (to cross)", "the attempt by the Danes (to land)". */
function doerBefore(scene: Scene, inner: Clause, outer: Clause): Range | null {
  const phrase = outer.phrases.find(({ to }) => to === inner.verb!.from);
  if (phrase === undefined) return null;
  const { word } = scene.sentence;
  // "halted for three days to rest"
  if (phrase.preposition === 'for') return TIMES.has(headNoun(scene, phrase)) ? null : phrase;
  if (phrase.preposition === 'by' && ofNoun(word(phrase.at - 1) ?? '') !== undefined) return phrase;
  // "It fell to Horn to attack"
  return phrase.preposition === 'to' && isIt(scene, outer) && /^f[ae]ll/.test(word(phrase.at - 1) ?? '')
    ? phrase
    : null;
}

/**
 * What a turn of phrase before an infinitive says of it: "seem to have attacked", "it took them a day to cross", "too weak to
 * attack", "made it possible for them to land"; undefined where there is none. `at` is the word before the infinitive.
 */
export function effectOfTurn(scene: Scene, inner: Clause, outer: Clause, at: number): Making | undefined {
  const { word } = scene.sentence;
  const before = word(at) ?? '';
  // "stopped to rest and regroup": what follows is what they stopped for
  if (/^stop(?:s|ped|ping)?$/.test(before)) return 'plan';
  if (word(inner.verb!.from + 1) === 'have') {
    if (/^(?:appear|seem)/.test(before)) return 'achieve';
    if (before === 'ought') return 'unsaid';
  }
  for (let left = at - 1; left > at - 4 && left >= 0; left--) if (word(left) === 'too') return 'refuse';
  // "asked how to cross", "as if to attack"
  if (/^(?:how|when|where|whether|if|though)$/.test(before)) return 'unsaid';
  // "arrived in time to repulse the attack"
  if (before === 'time' && word(at - 1) === 'in') return 'achieve';
  if (outer.verb === null) return undefined;
  const verb = outer.verb;
  // "it did not take them long"
  if (isTaken(scene, outer)) return 'known';
  if (/^lack/.test(word(verb.head) ?? '') && outer.objects.some(({ from }) => from >= verb.to))
    return 'refuse';
  // "it was impossible for the Danes to reach it", "made it possible for them to land"
  const whose = outer.phrases.find(({ preposition, to }) => preposition === 'for' && to === at + 1);
  if (whose === undefined || whose.at < verb.to) return undefined;
  // "arrangements were made for him to return"
  if (whose.at === verb.to && verb.passive)
    return outer.subject === null ? undefined : (ofNoun(word(headAt(scene, outer.subject)) ?? '') ?? 'plan');
  const adjective = word(whose.at - 1) ?? '';
  const isMade = /^ma[dk]/.test(word(verb.head) ?? '');
  if (/^(?:enough|sufficient)$/.test(adjective)) return 'unsaid';
  if (adjective === 'possible' && isMade) return 'achieve';
  if (verb.meaning !== 'be' && !isMade) return undefined;
  // "made arrangements for him to return"
  return ofAdjective(adjective) ?? (isMade ? 'plan' : undefined);
}

/** Who does what an infinitive tells, where a turn of phrase says it: "it took the Danes three days", "the first to attack were the Danes". */
export function doerOfTurn(scene: Scene, inner: Clause, outer: Clause): Range | null {
  const { classes, word } = scene.sentence;
  const verb = outer.verb!;
  const named = doerBefore(scene, inner, outer);
  if (named !== null) return named;
  const object = outer.objects.find(({ from }) => from >= verb.to);
  if (object === undefined) return null;
  if (verb.meaning === 'be' && /^(?:first|last|only)$/.test(word(inner.verb!.from - 1) ?? ''))
    return outer.verb!.from >= inner.verb!.to ? object : null;
  if (!isIt(scene, outer) || !isTaken(scene, outer)) return null;
  // "the Danes three days": what is counted is not who does it
  let to = object.from + 1;
  while (to < object.to && (classes[to]! & (NUMBER | DETERMINER)) === 0 && word(to) !== 'several') to++;
  if ((classes[object.from]! & NUMBER) !== 0 || TIMES.has(singular(word(to - 1) ?? ''))) return null;
  return { from: object.from, to };
}

/** "The Danes seem (to have attacked)": who does it; the verb is one that no list knows. */
export const beforeSeem = ({ sentence }: Scene, subject: Range | null): Range | null =>
  subject !== null && /^(?:appear|seem)s?$/.test(sentence.word(subject.to - 1) ?? '')
    ? { from: subject.from, to: subject.to - 1 }
    : null;

/** Whose a plan is that a phrase names: "Horn's (orders were to attack)", "the failure of the Danes (to take it)"; null where no one is named. */
export function ownerOfPlan(scene: Scene, range: Range): Range | null {
  const head = headAt(scene, range);
  if (!OWN_PLANS.test(scene.sentence.word(head) ?? '')) return null;
  for (let at = range.from; at < head; at++)
    if (isPossessive(scene.sentence, at)) return { from: range.from, to: at + 1 };
  // "the Danish plan"
  const people = mentionsOf(scene, { from: range.from, to: head }).at(-1);
  if (people !== undefined) return { from: range.from, to: people.to };
  const of = { from: head + 2, to: range.to };
  return scene.sentence.word(head + 1) === 'of' && of.from < of.to && isForce(scene, of) ? of : null;
}

/** "put an end to Horn's attempt (to take the town)": whose the noun right before an infinitive is. */
export function ownerBefore(scene: Scene, { verb }: Clause, { objects, phrases }: Clause): Range | null {
  const before = [...objects, ...phrases].find(({ to }) => to === verb!.from);
  return before === undefined ? null : ownerOfPlan(scene, before);
}

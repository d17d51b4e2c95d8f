import { FORCE_NOUNS, OPPONENTS } from '../../language/lexicon/force-words.ts';
import { GIVEN_NAMES } from '../../language/lexicon/given-names.ts';
import { EVENTS } from '../../language/lexicon/loss-verbs.ts';
import { isTeller } from '../../language/lexicon/speech-words.ts';
import { peopleCalled } from '../../language/peoples.ts';
import type { Clause, Range } from '../../language/sentence.ts';
import { CAPITAL, DETERMINER, PRONOUN } from '../../language/word-classes.ts';
import type { Scene } from '../scene.ts';
import { headOf } from '../speaker-phrases.ts';
import { isAgainst } from '../verbs-of-war.ts';

/** What one does with a number that one was not there to count. */
const RECKONS =
  /^(?:argue|believe|calculate|conclude|consider|doubt|estimate|guess|imply|place|put|reckon|suggest|suppose|suspect|think)$/;

/** Whether a clause states or reckons something. */
export const reckons = ({ verb }: Pick<Clause, 'verb'>): boolean =>
  verb !== null && (verb.meaning === 'say' || RECKONS.test(verb.lemma));

/** Tellers that may belong to those of whom they tell. */
const OF_SOMEBODY =
  /^(?:agenc(?:y|ies)|correspondents?|media|newspapers?|observers?|papers?|press|reports?|sources?|spokes\w+)$/;

/**
 * Whether the subject of a clause is one who writes of others, so that no pronoun in what he says means him: "Jonathan
 * Sumption estimates their strength at 3,500"; "Englund believes that 600 of his men died" is of no man of Englund's.
 */
export function tellsOfOthers(scene: Scene, { subject, verb }: Clause, isHe: boolean): boolean {
  const { sentence, mentions } = scene;
  if (subject === null || verb === null || verb.passive) return false;
  const { from, to } = subject;
  if (mentions.some((mention) => mention.from < to && mention.to > from)) return false;
  if (!reckons({ verb })) return false;
  let isOfTellers = false;
  for (let at = from; at < to; at++) {
    const word = sentence.word(at) ?? '';
    if (OF_SOMEBODY.test(word)) return false;
    if (isTeller(word)) isOfTellers = true;
  }
  const head = sentence.word(verb.head) ?? '';
  const isNow = sentence.word(verb.from) === 'has' || (head.endsWith('s') && head !== verb.lemma);
  // "the historian said that his men": he may have been there
  if (isOfTellers) return !isHe || isNow;
  // "the Luftwaffe", "NATO" may tell of itself
  const isName =
    (sentence.classes[to - 1]! & CAPITAL) !== 0 && (sentence.classes[from]! & (DETERMINER | PRONOUN)) === 0;
  if (!isNow || !isName || isInitials(sentence.written(to - 1))) return false;
  if (RECKONS.test(verb.lemma)) return true;
  return !isHe && to - from > 1 && GIVEN_NAMES.has(sentence.written(from));
}

const isInitials = (name: string): boolean => name.length > 1 && name === name.toUpperCase();

/** Prepositions after which others stand of whom "them" may tell. */
const TO_OTHERS = /^(?:against|at|by|for|from|into|on|over|to|upon|with)$/;

/** Whether "they" could mean a phrase: not "the battle", "the wall". */
export function mayBeMany({ sentence }: Scene, range: Range): boolean {
  const head = headOf(sentence, range);
  return !EVENTS.has(head) && /(?:s|men|people|cavalry|infantry|army|fleet|force|garrison|crew)$/.test(head);
}

/**
 * Whether some clauses tell of others than their subjects, whom "them" or "it" could mean: "The Danes chased the rebels. 40
 * of them were killed". What somebody is, and who says so, is no other, and no more are "the river" and "surprise", unless
 * something is done to those who are there.
 */
export const nameOthers = (scene: Scene, clauses: readonly Clause[]): boolean =>
  clauses.some((clause) => {
    if (!/^(?:main|coordinate|contrast)$/.test(clause.kind) || reckons(clause)) return false;
    const isDoneTo = isAgainst(clause);
    const isOther = (range: Range): boolean => {
      const head = headOf(scene.sentence, range);
      const isForce = FORCE_NOUNS.has(head) || OPPONENTS.has(head) || peopleCalled(head).length > 0;
      return isForce || mayBeMany(scene, range);
    };
    const isObject = !/^(?:be|count)$/.test(clause.verb?.meaning ?? '');
    return (
      (isObject && clause.objects.some((object) => isDoneTo || isOther(object))) ||
      clause.phrases.some(
        (phrase) =>
          TO_OTHERS.test(phrase.preposition) &&
          ((isDoneTo && /^(?:against|by)$/.test(phrase.preposition)) || isOther(phrase)),
      )
    );
  });

/** Whether a sentence is about one side's number, which "it" and "them" mean after it: "Danish losses are disputed". */
export function isOfNumber({ sentence, tree, mentions }: Scene): boolean {
  const subject = tree.clauses.find((clause) => clause.kind === 'main' && clause.subject)?.subject;
  // "The Swedish loss was light, the Danish heavy"
  const sides = new Set(mentions.filter(({ is }) => is !== 'person').map(({ side }) => side));
  return subject != null && sides.size === 1 && NUMBERS.test(headOf(sentence, subject));
}
const NUMBERS = /^(?:casualties|dead|loss|losses|numbers?|strength)$/;

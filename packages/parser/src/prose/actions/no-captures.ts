import { ACTION_NOUNS, PLACES } from '../../language/lexicon/action-words.ts';
import { OBJECT_PRONOUNS, POSSESSIVES } from '../../language/lexicon/function-words.ts';
import type { Clause } from '../../language/sentence.ts';
import { type Deed, phraseWith } from './deed.ts';
import { parentIn } from './hidden-verbs.ts';
import { headAt, headNoun, isForce } from './phrases.ts';

/** "took the railway from one town to the next" */
export const isRidden = ({ scene, object, clause }: Deed): boolean =>
  /^t(?:ook|ak)/.test(scene.sentence.word(clause.verb!.head) ?? '') &&
  object !== null &&
  /^(?:ferry|highway|line|path|railroad|railway|road|route|street|train)$/.test(headNoun(scene, object)) &&
  clause.phrases.some(
    ({ preposition, at }) => at > object.from && /^(?:for|from|to|toward|towards)$/.test(preposition),
  );

/** "took positions along the ridge", "took Rantzau with him", "secured the flanks": nothing was taken from anybody. */
export function isKept(deed: Deed): boolean {
  const { scene, object, clause, passive } = deed;
  const { word } = scene.sentence;
  // "their place was taken by others"
  if (passive && object !== null && headNoun(scene, object) === 'place') return word(object.from) !== 'the';
  if (passive || object === null) return false;
  const verb = word(clause.verb!.head) ?? '';
  const noun = headNoun(scene, object);
  if (/^t(?:ook|ak)/.test(verb))
    return (
      // "took the place of Moore"
      (noun === 'place' && (word(object.from) !== 'the' || word(headAt(scene, object) + 1) === 'of')) ||
      (noun === 'side' && object.to - object.from === 1) ||
      (noun === 'position' &&
        (object.to - object.from === 1 || word(object.to) === 'that' || word(object.from) === 'defensive')) ||
      clause.phrases.some(
        ({ preposition, from, at }) =>
          preposition === 'with' && at >= object.to && OBJECT_PRONOUNS.has(word(from) ?? ''),
      )
    );
  if (!/^secur/.test(verb)) return false;
  // "secured the bay from attack"
  const from = phraseWith(deed, /^(?:against|from)$/);
  return (
    (from !== null && (isForce(scene, from) || ACTION_NOUNS.has(headNoun(scene, from)))) ||
    /^(?:communications?|flank|rear|retreat|wing)$/.test(noun) ||
    (POSSESSIVES.has(word(object.from) ?? '') && /^(?:back|base|border|line)$/.test(noun))
  );
}

/** "He escaped but was captured": who did something before is no place. */
export function isOneWhoActed({ scene, clause, object, passive }: Deed): boolean {
  // "the camp put up no resistance and was captured"
  if (!passive || PLACES.has(headNoun(scene, object))) return false;
  for (let at: Clause | null = clause; at?.subject === null && JOINED.test(at.kind); ) {
    at = parentIn(scene, at);
    const verb = at?.verb;
    if (verb == null || verb.passive) continue;
    return verb.meaning !== 'be' && verb.meaning !== 'have' && verb.lemma !== 'fall';
  }
  return false;
}
const JOINED = /^(?:coordinate|contrast)$/;

import { DIRECTIONS } from '../../language/lexicon/action-words.ts';
import { CAPITAL, DETERMINER, ING, NUMBER, PRONOUN } from '../../language/word-classes.ts';
import { type Deed, phraseWith, wordAfter } from './deed.ts';
import { headNoun, isForce, isPlace } from './phrases.ts';

/** "one of the French advanced trenches", "when considerably advanced" */
export const isAdjective = ({ scene, clause, object, passive }: Deed): boolean =>
  scene.sentence.word(clause.verb!.head) === 'advanced' &&
  (passive ||
    (object !== null &&
      object.from === clause.verb!.to &&
      // "advanced undetected"
      !/(?:ed|ly)$/.test(scene.sentence.word(object.from) ?? '') &&
      (scene.sentence.classes[object.from]! & (DETERMINER | PRONOUN | NUMBER)) === 0 &&
      !DIRECTIONS.has(headNoun(scene, object))));

/** "the forces deployed in the town": who is there, and not who came */
export const isThere = ({ scene, clause, passive }: Deed): boolean =>
  clause.kind === 'participle' &&
  clause.verb!.form === 'participle' &&
  // "300 men marched by", where the verb was taken for a participle
  passive &&
  clause.antecedent?.to === clause.verb!.from &&
  scene.sentence.tokens[clause.verb!.from - 1]!.kind !== 'comma';

/** "took the position", not "took position": it was taken from somebody. */
export const isSeizing = ({ scene, clause, words }: Deed): boolean =>
  /^t(?:ake|aking|ook)/.test(scene.sentence.word(clause.verb!.head) ?? '') &&
  /^positions?$/.test(scene.sentence.word(words.to - 1) ?? '') &&
  words.to === clause.verb!.to + 2 &&
  scene.sentence.word(clause.verb!.to) !== 'up';

/** "set out the needs of the army": who says something. */
export const setsForth = ({ scene, clause, words, object, passive }: Deed): boolean =>
  !passive &&
  object !== null &&
  /^set/.test(scene.sentence.word(clause.verb!.head) ?? '') &&
  /^(?:out|forth)$/.test(scene.sentence.word(words.to - 1) ?? '') &&
  object.from === words.to &&
  (scene.sentence.classes[object.from]! & DETERMINER) !== 0;

/** "concentrated on the harvest" */
export const isThought = (deed: Deed): boolean =>
  /^concentrat/.test(deed.scene.sentence.word(deed.clause.verb!.head) ?? '') &&
  phraseWith(deed, /^(?:on|upon)$/) !== null;

/** "embarked on a programme", "changed the course of the war" */
export const isBegun = (deed: Deed): boolean => {
  if (deed.scene.sentence.word(deed.words.to - 1) === 'course') return wordAfter(deed) === 'of';
  if (!/^embark/.test(deed.scene.sentence.word(deed.clause.verb!.head) ?? '') || wordAfter(deed) !== 'on')
    return false;
  const on = phraseWith(deed, /^on$/);
  return (
    on !== null && !deed.scene.sentence.dated[on.from] && !isForce(deed.scene, on) && !isPlace(deed.scene, on)
  );
};

/** "withdrew from the war", "withdrew his resignation": no force went. */
export function isNoMarch(deed: Deed): boolean {
  const { scene, clause, object, passive } = deed;
  // "got the brigade out of doing this"
  const next = scene.sentence.classes[deed.words.to + 1] ?? 0;
  if (wordAfter(deed) === 'of' && (next & ING) !== 0 && (next & CAPITAL) === 0) return true;
  const verb = scene.sentence.word(clause.verb!.head) ?? '';
  // "pulled out a letter"
  if (/^(?:dr[ae]w|pull)/.test(verb) && !passive && object !== null)
    return !isForce(scene, object) && !isPlace(scene, object);
  if (!/^withdr/.test(verb)) return false;
  if (!passive && object !== null && GRANTED.test(headNoun(scene, object))) return true;
  const from = phraseWith(deed, /^from$/);
  return from !== null && BONDS.test(headNoun(scene, from));
}

const GRANTED =
  /^(?:acceptance|accusation|agreement|application|backing|bid|candidacy|charge|claim|consent|demand|funding|grievance|objection|offer|order|proposal|recognition|request|resignation|support)$/;

const BONDS =
  /^(?:agreement|alliance|coalition|competition|conflict|contest|election|game|league|life|negotiation|politics|race|service|talk|treaty|union|war)$/;

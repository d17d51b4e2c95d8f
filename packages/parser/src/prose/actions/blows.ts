import { categoryOfWord } from '../../language/nouns.ts';
import type { Range } from '../../language/sentence.ts';
import { type Deed, phraseWith, wordAfter } from './deed.ts';
import { modalityOf } from './modality.ts';
import { headNoun, isAircraft, isForce, isPlace } from './phrases.ts';

/** "hurled his men upon them" */
const LAUNCHES = /^(?:fl[iu]ng|hurl|launch|threw|throw|unleash)/;

/** "broke camp", "broke ranks", "struck his sword upon the gate", "pressed them for an answer": no attack. */
export function isOtherBlow(deed: Deed): boolean {
  const { scene, object, passive, clause } = deed;
  if (passive || object === null) return false;
  const verb = scene.sentence.word(clause.verb!.head) ?? '';
  // "pressed them to take steps", but "pressed them to the river"
  const isAsked = scene.sentence.word(object.to) === 'to' && scene.clauseAt(object.to) !== clause;
  if (/^press/.test(verb) && (isAsked || phraseWith(deed, /^for$/) !== null)) return true;
  // "broke his army into smaller units"
  if (/^br[eo]/.test(verb) && phraseWith(deed, /^into$/) !== null) return true;
  // "hit him in the thigh"
  const at = phraseWith(deed, /^(?:in|on|through)$/);
  if (at !== null && BODY.test(headNoun(scene, at))) return true;
  const isBare = object.to - object.from === 1;
  if (isBare && /^(?:camp|contact|cover|formation|rank)$/.test(headNoun(scene, object))) return true;
  return /^(?:str[iu]ck|hit)/.test(verb) &&
    /^(?:his|her|their|its)$/.test(scene.sentence.word(object.from) ?? '')
    ? ARMS.test(headNoun(scene, object))
    : false;
}

/** Whether somebody is thrown at others: "hurled his men upon them", but "launched on 3 May". */
export const isThrownAt = (deed: Deed): boolean => {
  const { scene, clause } = deed;
  // "led them in their war against the king"
  const isInWar = clause.phrases.some(
    (phrase) =>
      phrase.at >= clause.verb!.to &&
      /^(?:battle|campaign|conflict|fight|rebellion|revolt|struggle|uprising|war)$/.test(
        headNoun(scene, phrase),
      ) &&
      /^(?:against|at)$/.test(scene.sentence.word(phrase.to) ?? ''),
  );
  if (isInWar) return false;
  if (phraseWith(deed, /^(?:against|at)$/) !== null) return true;
  if (!LAUNCHES.test(scene.sentence.word(clause.verb!.head) ?? '')) return false;
  return clause.phrases.some(
    (phrase) =>
      phrase.at >= clause.verb!.to &&
      /^(?:on|upon|into)$/.test(phrase.preposition) &&
      !scene.sentence.dated[phrase.from] &&
      (phrase.preposition !== 'on' || isForce(scene, phrase) || isPlace(scene, phrase)),
  );
};

/** "threw the army into chaos", "ships launched at sea" */
export const isThrownInto = (deed: Deed): boolean => {
  const into = phraseWith(deed, /^(?:at|into)$/);
  return into !== null && NO_TARGETS.test(headNoun(deed.scene, into));
};
const NO_TARGETS =
  /^(?:chaos?|confusion|dilemma|disarray|disorder|doubt|flight|gaol|jail|panic|prison|river|rout|sea|turmoil|water)$/;

/** "the enslaved people", "people who were enslaved": what they are, and not what was done to them then. */
export const isSaidOfThem = ({ scene, clause, passive, doer }: Deed): boolean => {
  const { kind, verb } = clause;
  if (doer !== null || !(passive || verb!.form === 'participle')) return false;
  if (kind === 'participle' && clause.objects.some(({ from }) => from === verb!.to)) return true;
  return kind === 'relative' && scene.sentence.word(verb!.head) === 'enslaved';
};

/** "The Swedes halted the column", but "stopped them from leaving" and "tried to stop them" */
export const stopsForce = (deed: Deed): boolean =>
  isForce(deed.scene, deed.doer) &&
  phraseWith(deed, /^from$/) === null &&
  deed.scene.sentence.word(deed.object!.to) !== 'from' &&
  headNoun(deed.scene, deed.object!) !== 'dead' &&
  modalityOf(deed.scene, deed.clause) === 'stated';

/** "The fleets did not engage", but "engaged in talks" */
export const bothEngage = (deed: Deed): boolean =>
  deed.object === null &&
  /^(?:finite|perfect)$/.test(deed.clause.verb!.form) &&
  deed.clause.kind !== 'relative' &&
  /^engage/.test(deed.scene.sentence.word(deed.clause.verb!.head) ?? '') &&
  /^(?:again|at|during|near|on|)$/.test(wordAfter(deed));

/** "especially targeting Muslims": a manner */
export const isManner = ({ scene, clause }: Deed): boolean =>
  scene.sentence.word(clause.verb!.head) === 'targeting';

/** "four ships still able to fight" */
export const isFit = ({ scene, clause, object }: Deed): boolean =>
  object === null && clause.kind === 'infinitive' && scene.sentence.word(clause.verb!.from - 1) === 'able';

const EVILS =
  /^(?:blaze|corruption|crime|cultivation|current|disease|drug|fire|flame|flood|hunger|inflation|injustice|oppression|plague|poverty|racism|slavery|smuggling|trade|trafficking|tyranny|wind)$/;
/** "fought for the king", but "fought for three days" */
export const isForCause = (deed: Deed): boolean => {
  // "fought against the cultivation of opium"
  const against = phraseWith(deed, /^against$/);
  if (against !== null && EVILS.test(headNoun(deed.scene, against))) return true;
  const cause = phraseWith(deed, /^for$/);
  return (
    cause !== null &&
    !/^(?:control|day|hour|minute|month|possession|time|week)$/.test(headNoun(deed.scene, cause))
  );
};

export const FROM_GUNS = /^(?:broadside|missile|rocket|round|salvo|shell|torpedoe?)$/;
/** "the captain was hit by a shell" */
export const isSomeone = (scene: Deed['scene'], range: Range): boolean =>
  categoryOfWord(headNoun(scene, range), AFLOAT) === 'personnel' ||
  /^(?:he|him)$/.test(scene.sentence.word(range.from) ?? '');

const BODY =
  /^(?:abdomen|arm|back|cheek|chest|eye|face|foot|forehead|groin|hand|head|heart|knee|leg|neck|shoulder|stomach|thigh|throat)$/;
const ARMS = /^(?:bayonet|club|fist|hand|head|lance|shield|spear|staff|sword)$/;

/** "two destroyers collided" */
export const isAccident = ({ scene, clause, doer }: Deed): boolean =>
  /^collid/.test(scene.sentence.word(clause.verb!.head) ?? '') &&
  (doer === null ||
    /^(?:ship|aircraft)$/.test(categoryOfWord(headNoun(scene, doer), AFLOAT) ?? '') ||
    isAircraft(scene, doer));
const AFLOAT = { kind: 'strength', aircraft: false } as const;

export const isIrregular = (word: string): boolean =>
  /^(?:extremist|gunman|gunmen|guerr?illa|insurgent|militant|partisan|rebel|suicide|terrorist)s?$/.test(word);

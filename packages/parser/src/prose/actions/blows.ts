import { LEADERS, TIMES } from '../../language/lexicon/action-words.ts';
import { FORCE_NOUNS } from '../../language/lexicon/force-words.ts';
import { POSSESSIVES } from '../../language/lexicon/function-words.ts';
import { kindOfForce } from '../../language/nouns.ts';
import { peopleCalled } from '../../language/peoples.ts';
import type { Range } from '../../language/sentence.ts';
import { isPossessive } from '../../language/words-of-text.ts';
import { sideOfPhrase } from './actors.ts';
import { type Deed, phraseWith, wordAfter } from './deed.ts';
import { parentIn } from './hidden-verbs.ts';
import { modalityOf } from './modality.ts';
import { anyWord, headAt, headNoun, isAircraft, isForce, isPlace } from './phrases.ts';

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
  // "He broke it": what was agreed
  if (/^br[eo]/.test(verb) && scene.sentence.word(object.from) === 'it' && clause.subject !== null)
    return true;
  // "broke his army into smaller units"
  if (/^br[eo]/.test(verb) && phraseWith(deed, /^into$/) !== null) return true;
  // "hit him in the thigh"
  const at = phraseWith(deed, /^(?:in|on|through)$/);
  if (at !== null && BODY.test(headNoun(scene, at))) return true;
  // "struck two mines"
  if (/^(?:hit|str[iu]ck)/.test(verb) && headNoun(scene, object) === 'mine') return true;
  const isBare = object.to - object.from === 1;
  if (
    isBare &&
    /^(?:bread|camp|contact|cover|formation|ground|rank|silence|step)$/.test(headNoun(scene, object))
  )
    return true;
  return /^(?:str[iu]ck|hit)/.test(verb) && POSSESSIVES.has(scene.sentence.word(object.from) ?? '')
    ? ARMS.test(headNoun(scene, object))
    : false;
}

/** "turned the Danish left", "boarded the enemy's ship": of some verbs only some objects are attacked. */
export function isAimedBlow(deed: Deed): boolean {
  const { scene, object, doer, clause } = deed;
  const verb = scene.sentence.word(clause.verb!.head) ?? '';
  if (/^turn/.test(verb))
    return (
      object !== null &&
      deed.words.to === clause.verb!.to &&
      phraseWith(deed, /^(?:against|into|to|towards?)$/) === null &&
      !POSSESSIVES.has(scene.sentence.word(object.from) ?? '') &&
      /^(?:flank|left|position|right|wing)$/.test(scene.sentence.word(headAt(scene, object)) ?? '')
    );
  if (/^board/.test(verb))
    return (
      object !== null &&
      kindOfForce(headNoun(scene, object)) === 'ship' &&
      doer !== null &&
      (areOpposed(deed, doer, object) || anyWord(scene, object, (word) => /^enem(?:y|ies)/.test(word)))
    );
  return true;
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
  if (phraseWith(deed, /^against$/) !== null) return true;
  // "committed 20 fighters at 9,000 feet"
  if (LAUNCHES.test(scene.sentence.word(clause.verb!.head) ?? '') && phraseWith(deed, /^at$/) !== null)
    return true;
  if (!LAUNCHES.test(scene.sentence.word(clause.verb!.head) ?? '')) return false;
  return clause.phrases.some(
    (phrase) =>
      phrase.at >= clause.verb!.to &&
      /^(?:on|upon|into)$/.test(phrase.preposition) &&
      !scene.sentence.dated[phrase.from] &&
      (phrase.preposition !== 'on' || isForce(scene, phrase) || isPlace(scene, phrase)),
  );
};

/** "threw the army into chaos", "ships launched at sea", "threw 300 men into the fort" */
export const isThrownInto = (deed: Deed): boolean => {
  // "threw his reserve into the fight"
  if (
    /^(?:action|battle|combat|fight|fighting|fray|line|melee|struggle)$/.test(
      headNoun(deed.scene, phraseWith(deed, /^into$/)),
    )
  )
    return true;
  const into = phraseWith(deed, /^(?:at|into)$/);
  return into !== null && NO_TARGETS.test(headNoun(deed.scene, into));
};
const NO_TARGETS =
  /^(?:castle|chaos?|citadel|confusion|dilemma|disarray|disorder|doubt|flight|fort|fortress|gaol|jail|panic|prison|river|rout|sea|turmoil|water)$/;

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
  // "stopped his soldiers"
  !POSSESSIVES.has(deed.scene.sentence.word(deed.object!.from) ?? '') &&
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

/** "brought them to battle": no verb */
export const isBrought = ({ scene, clause }: Deed): boolean =>
  clause.kind === 'infinitive' &&
  scene.sentence.word(clause.verb!.head) === 'battle' &&
  parentIn(scene, clause)?.verb?.lemma === 'bring';

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
    !TIMES.has(headNoun(deed.scene, cause)) &&
    !/^(?:control|possession)$/.test(headNoun(deed.scene, cause))
  );
};

export const FROM_GUNS = /^(?:broadside|missile|rocket|round|salvo|shell|torpedoe?)$/;
/** "the captain was hit by a shell" */
export const isSomeone = (scene: Deed['scene'], range: Range): boolean =>
  kindOfForce(headNoun(scene, range)) === 'personnel' ||
  /^(?:he|him)$/.test(scene.sentence.word(range.from) ?? '');

const BODY =
  /^(?:abdomen|arm|back|cheek|chest|eye|face|foot|forehead|groin|hand|head|heart|knee|leg|neck|shoulder|stomach|thigh|throat)$/;
const ARMS = /^(?:bayonet|club|fist|hand|head|lance|shield|spear|staff|sword)$/;

/** "two destroyers collided" */
export const isAccident = ({ scene, clause, doer }: Deed): boolean =>
  /^collid/.test(scene.sentence.word(clause.verb!.head) ?? '') &&
  (doer === null ||
    /^(?:ship|aircraft)$/.test(kindOfForce(headNoun(scene, doer)) ?? '') ||
    isAircraft(scene, doer));
export const isIrregular = (word: string): boolean =>
  /^(?:extremist|gunman|gunmen|guerr?illa|insurgent|militant|partisan|rebel|suicide|terrorist)s?$/.test(word);

/** "charged with drawn swords", but "charged with murder" */
export const isWithArms = (deed: Deed): boolean => {
  const { scene, words, object } = deed;
  const follows = wordAfter(deed) === 'with' || scene.sentence.word(object?.to ?? -1) === 'with';
  const by = phraseWith(deed, /^with$/);
  if (by === null) return !follows;
  return WEAPONS.test(headNoun(scene, by)) || (isForce(scene, by) && by.from > words.to + 1);
};
const WEAPONS =
  /^(?:bayonet|cavalry|infantry|knife|lance|men|pike|sabre|saber|spear|squadron|steel|sword|tank)$/;

/** Whether a passive has its helper: "was stopped", but not "the army stopped at Lund". */
export const hasHelper = ({ clause }: Deed): boolean => clause.verb!.from < clause.verb!.head;

/** "The column was halted at the river" */
export const isStoppedAt = (deed: Deed): boolean =>
  deed.passive &&
  hasHelper(deed) &&
  (isPlace(deed.scene, phraseWith(deed, /^(?:at|before|outside|near)$/)) ||
    // "was stopped with the loss of 18 men"
    headNoun(deed.scene, phraseWith(deed, /^with$/)) === 'loss' ||
    // "only to be stopped"
    deed.scene.sentence.word(deed.clause.verb!.from - 1) === 'only');

/** "The walls were breached", "the bombers were intercepted" */
export const isBreached = (deed: Deed): boolean => {
  if (!deed.passive || deed.doer !== null || !hasHelper(deed) || deed.object === null) return false;
  const verb = deed.scene.sentence.word(deed.clause.verb!.head) ?? '';
  if (/^(?:intercepted|overrun)$/.test(verb))
    return isForce(deed.scene, deed.object) && !isPlace(deed.scene, deed.object);
  // "was rammed", "were taken in flank"
  if (/^(?:boarded|rammed)$/.test(verb)) return kindOfForce(headNoun(deed.scene, deed.object)) === 'ship';
  if (
    /^(?:mauled|savaged)$/.test(verb) ||
    /^(?:flank|rear)$/.test(deed.scene.sentence.word(deed.words.to - 1) ?? '')
  )
    return isForce(deed.scene, deed.object);
  return /^(?:breach|broke|pierc|penetrat)/.test(verb) && WALLS.test(headNoun(deed.scene, deed.object));
};
const WALLS = /^(?:cent(?:er|re)|defen[cs]es?|front|gate|line|lines|perimeter|rampart|wall|walls|wing)$/;

/** What is forced with arms. */
export const WAYS =
  /^(?:barricade|barrier|blockade|boom|bridge|channel|cordon|crossing|defile|entrance|entry|ford|gate|gates|pass|passage|strait|straits)$/;

/** "tried to break the cordon" */
export const CORDONS = /^(?:barrier|boom|cordon|ring)$/;

/** "forced the garrison to withdraw" */
export const isMade = ({ scene, object }: Deed): boolean => scene.sentence.word(object?.to ?? -1) === 'to';

export const ANIMALS = /^(?:animal|camel|cattle|cow|flock|herd|horse|livestock|mule|ox|oxen|pony|sheep)$/;

const BOMBS = /^(?:bomb|charge|device|explosives?|ied|mine|petard|vest)$/;
/** What goes off is no shell and no bomb of aircraft. */
const SET = /^(?:car|explosive|lorry|petrol|pipe|roadside|suicide|time|truck|vehicle|vehicle-borne)$/;
/** "detonated a bomb", "a car bomb exploded" */
export function isExplosion({ scene, clause, doer, object, passive, words }: Deed): boolean {
  const sprung = /^spr/.test(scene.sentence.word(clause.verb!.head) ?? '');
  if (object !== null) {
    const bomb = headNoun(scene, object);
    // a test
    if (anyWord(scene, object, (word) => /^(?:atomic|hydrogen|nuclear|test)$/.test(word))) return false;
    if (sprung ? bomb !== 'mine' : !BOMBS.test(bomb)) return false;
    return passive || doer === null || isForce(scene, doer) || anyWord(scene, doer, isIrregular);
  }
  if (passive || doer === null || sprung || (words.to === clause.verb!.to && clause.verb!.form === 'ing'))
    return false;
  const bomb = headNoun(scene, doer);
  return bomb === 'ied' || (BOMBS.test(bomb) && anyWord(scene, doer, (word) => SET.test(word)));
}

/** Whether a phrase names an enemy's troops, and no commander who may come to talk. */
const isTroops = (scene: Deed['scene'], range: Range | null): boolean =>
  range !== null &&
  (FORCE_NOUNS.has(headNoun(scene, range)) ||
    FORCE_NOUNS.has(scene.sentence.word(headAt(scene, range)) ?? '') ||
    headNoun(scene, range) === 'enemy' ||
    kindOfForce(headNoun(scene, range)) === 'ship' ||
    peopleCalled(scene.sentence.word(headAt(scene, range)) ?? '').length > 0);

const areOpposed = ({ scene }: Deed, a: Range, b: Range): boolean => {
  const one = sideOfPhrase(scene, a);
  const two = sideOfPhrase(scene, b);
  return (one !== null && two !== null && one !== two) || headNoun(scene, b) === 'enemy';
};

/** "The two armies met near Lund", "Falk met the enemy"; friends meet as well, and so do who negotiate. */
export function meetsEnemy(deed: Deed): boolean {
  const { scene, object, doer, passive, clause } = deed;
  if (doer === null || !/^(?:finite|perfect)$/.test(clause.verb!.form)) return false;
  if (passive) return object !== null && isTroops(scene, doer) && areOpposed(deed, object, doer);
  if (object !== null)
    return isForce(scene, doer) && isTroops(scene, object) && areOpposed(deed, doer, object);
  const place = phraseWith(deed, /^(?:around|at|by|in|near|off|on|outside)$/);
  return (
    ARMIES.test(scene.sentence.word(headAt(scene, doer)) ?? '') &&
    phraseWith(deed, /^(?:for|with)$/) === null &&
    (isPlace(scene, place) || wordAfter(deed) === '')
  );
}
const ARMIES = /^(?:armies|enemies|fleets|forces|hosts|squadrons|vanguards)$/;

/** "encountered the enemy", but not friends of theirs, and no single man */
export const isChance = (deed: Deed): boolean => {
  const { scene, clause, object, doer } = deed;
  // "determined to confront the president"
  if (/^confront/.test(scene.sentence.word(clause.verb!.head) ?? '') && object !== null)
    if (LEADERS.has(headNoun(scene, object))) return true;
  // "ran into the Swedes", but "ran into the harbour"
  const isOnto = /^(?:against|into|on|upon)$/.test(scene.sentence.word(deed.words.to - 1) ?? '');
  if (!isOnto && !/^encounter/.test(scene.sentence.word(clause.verb!.head) ?? '')) return false;
  if (object === null || doer === null || !isTroops(scene, object)) return true;
  const one = sideOfPhrase(scene, doer);
  return one !== null && one === sideOfPhrase(scene, object);
};

/** "resisted the French", but "resisted arrest" */
export const isArmedObject = ({ scene, object }: Deed): boolean =>
  isTroops(scene, object) && !isPossessive(scene.sentence, headAt(scene, object!));

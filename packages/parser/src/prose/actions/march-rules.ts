import { DIRECTIONS } from '../../language/lexicon/action-words.ts';
import type { Range } from '../../language/sentence.ts';
import { CAPITAL, DETERMINER, NUMBER, PRONOUN } from '../../language/word-classes.ts';
import type { Scene } from '../scene.ts';
import type { VerbRule } from './action-rule.ts';
import { doer, goer, undergoer } from './actors.ts';
import { type Deed, phraseWith, verbOf, wordAfter } from './deed.ts';
import { CAPTIVE, goesSomewhere, holds, isLeading, ofForce, onForce, onPlace, onTarget } from './guards.ts';
import { moves, objectOfMove } from './moves.ts';
import { isAdjective, isBegun, isSeizing, isThere, isThought, setsForth } from './no-marches.ts';
import { anyWord, headNoun, isAircraft, isCivilian, isForce, isPlace } from './phrases.ts';

/** "to the rear", but not "to the rear of the Danes". */
const isBare = ({ sentence }: Scene, { from, to }: Range): boolean =>
  to - from === 2 && sentence.word(from) === 'the' && sentence.word(to) !== 'of';

/** Of those who are led, only where they are led to tells of a move. */
const isLed = ({ scene, clause, words }: Deed): boolean =>
  words.to === clause.verb!.to &&
  /^(?:br(?:ing|ought)|carr|le[ad]|pass|push|t(?:ak|ook)|thr[eo]w|turn)/.test(
    scene.sentence.word(clause.verb!.head) ?? '',
  );
/** Who is moved and no force. */
const CARRIED = new RegExp(`${CAPTIVE.source}|^(?:body|casualty|corpse|dead|head|patient|sick|wounded)$`);
/** "ordered to Lund", but "ordered to mount" */
const isOrderedTo = (deed: Deed): boolean => {
  const { scene } = deed;
  const { classes } = scene.sentence;
  // "was ordered north"
  if (COMPASS.test(wordAfter(deed))) return true;
  const to = phraseWith(deed, /^to$/);
  // "ordered his ships to sea"
  if (scene.sentence.word(deed.object!.to) === 'to' && scene.sentence.word(deed.object!.to + 1) === 'sea')
    return true;
  if (to !== null && (classes[to.from]! & (CAPITAL | DETERMINER)) !== 0 && isPlace(scene, to)) return true;
  return isPlace(scene, phraseWith(deed, /^(?:across|into|toward|towards)$/));
};

const COMPASS = /^(?:north|south)?(?:east|north|south|west)(?:wards?)?$/;
/** "encamped near Lund", but "was encamped", "while encamped" and "the army, encamped near Lund": who stood there */
const comesToRest = ({ scene, clause, passive }: Deed): boolean => {
  const { form, from, head } = clause.verb!;
  if (passive || !/^(?:finite|perfect)$/.test(form) || /ing$/.test(scene.sentence.word(head) ?? ''))
    return false;
  if (scene.sentence.tokens[from - 1]?.kind === 'comma') return false;
  if (/^(?:once|still|when|while)$/.test(scene.sentence.word(from - 1) ?? '')) return false;
  return clause.subject !== null || /^(?:contrast|coordinate)$/.test(clause.kind);
};
/** "sent him supplies": to whom, and not whom */
const isGiven = ({ scene, clause, object, passive }: Deed): boolean =>
  !passive &&
  (/^(?:her|him|them|us)$/.test(scene.sentence.word(object!.from) ?? '')
    ? object!.to - object!.from > 1 || clause.objects.some(({ from }) => from === object!.to)
    : // "sent Brahe a letter"
      clause.objects.some(
        ({ from }) => from === object!.to && /^an?$/.test(scene.sentence.word(from) ?? ''),
      ));
/** "threw 300 men into prison" */
const isHeld = (scene: Deed['scene'], { from }: Range): boolean =>
  /^(?:custody|gaol|jail|prison)$/.test(scene.sentence.word(from) ?? '');
const NOWHERE = /^(?:defeat|glory|power|success|triumph|victory)$/;
const LED_TO = /^(?:across|along|from|into|onto|over|through|to|toward|towards)$/;
const STANDS = /^(?:across|along|around|at|behind|between|in|near|on|upon)$/;

/** What verbs tell of marches, voyages and landings. */
export const MARCHES: readonly VerbRule[] = [
  {
    name: 'landing',
    type: 'landing',
    verbs: 'land',
    example: 'The marines landed on the beach',
    when: (deed) =>
      ofForce(deed) &&
      !isAircraft(deed.scene, deed.doer) &&
      // "a squadron of jets, six of which landed"
      !isAircraft(deed.scene, deed.clause.antecedent) &&
      // "landed a blow"
      !holds(deed, (word) => /^(?:blow|hit|job|punch|role)$/.test(word)),
    side: goer,
  },
  {
    name: 'landing-by-air',
    type: 'landing',
    verbs: 'dropIn',
    example: 'Paratroopers were dropped near the bridge',
    when: (deed) => {
      const who = deed.passive ? deed.object : deed.doer;
      return (
        who !== null && anyWord(deed.scene, who, (word) => /^(?:airborne|commando|glider|para)/.test(word))
      );
    },
    side: goer,
  },
  {
    name: 'withdrawal-to-rear',
    type: 'withdrawal',
    verbs: 'march',
    example: 'The squadrons broke ranks and rode to the rear',
    when: (deed) => {
      const to = phraseWith(deed, /^(?:to|toward|towards)$/);
      return ofForce(deed) && to !== null && headNoun(deed.scene, to) === 'rear' && isBare(deed.scene, to);
    },
    side: goer,
  },
  {
    name: 'movement',
    type: 'movement',
    verbs: 'march',
    example: 'The army marched to the coast',
    when: (deed) =>
      ofForce(deed) &&
      !isThere(deed) &&
      !isSeizing(deed) &&
      !isBegun(deed) &&
      !isAdjective(deed) &&
      !setsForth(deed) &&
      (deed.passive ||
        objectOfMove(deed) === null ||
        onTarget(deed) ||
        DIRECTIONS.has(headNoun(deed.scene, deed.object!))),
    side: (deed) => (deed.passive && deed.doer !== null ? doer(deed) : goer(deed)),
  },
  {
    name: 'movement-to',
    type: 'movement',
    verbs: 'move',
    example: 'The column reached the river',
    when: (deed) => !deed.passive && ofForce(deed) && moves(deed),
    side: goer,
  },
  {
    name: 'movement-ordered',
    type: 'movement',
    modality: 'planned',
    verbs: 'orderForward',
    example: 'The reserve was ordered forward',
    when: onForce,
    side: undergoer,
  },
  {
    name: 'movement-ordered-to',
    type: 'movement',
    modality: 'planned',
    verbs: 'orderSomewhere',
    example: 'He ordered his reserve into the village',
    when: (deed) => onForce(deed) && isOrderedTo(deed),
    side: undergoer,
  },
  {
    name: 'movement-gather',
    type: 'movement',
    verbs: 'gatherForce',
    example: 'The rebels assembled behind the hill',
    when: (deed) =>
      !deed.passive &&
      ofForce(deed) &&
      (deed.object === null
        ? // "began to gather"
          (goesSomewhere(deed) || (wordAfter(deed) === '' && deed.clause.verb!.form === 'infinitive')) &&
          wordAfter(deed) !== 'as'
        : !holds(deed, (word) => /^(?:information|intelligence|name|strength)$/.test(word)) &&
          onForce(deed) &&
          !onPlace(deed) &&
          !isCivilian(deed.scene, deed.object)) &&
      !isThought(deed),
    side: goer,
  },
  {
    name: 'movement-gathered',
    type: 'movement',
    verbs: 'gatherForce',
    example: 'A fleet was gathered at Lund',
    when: (deed) =>
      deed.passive &&
      deed.clause.verb!.from < deed.clause.verb!.head &&
      onForce(deed) &&
      !onPlace(deed) &&
      !isCivilian(deed.scene, deed.object) &&
      // "were concentrated in America" says where they stood
      !/^concentrat/.test(deed.scene.sentence.word(deed.clause.verb!.head) ?? ''),
    side: goer,
  },
  {
    name: 'movement-camped',
    type: 'movement',
    verbs: 'camp',
    example: 'The army encamped near Lund',
    // "drew up a plan", "anchored his right on the river"
    when: (deed) =>
      ofForce(deed) &&
      comesToRest(deed) &&
      (deed.object === null || !/^(?:anchor|dr[ae]w)/.test(verbOf(deed))),
    side: goer,
  },
  {
    name: 'movement-reached',
    type: 'movement',
    verbs: 'reach',
    example: 'The village was reached in the evening',
    when: (deed) => deed.passive && onPlace(deed) && deed.clause.verb!.from < deed.clause.verb!.head,
    side: doer,
  },
  {
    name: 'movement-of-force',
    type: 'movement',
    verbs: 'moveForce',
    example: 'Two regiments were sent to the fort',
    when: (deed) => {
      const { scene, passive, doer } = deed;
      if (!onForce(deed) || CARRIED.test(headNoun(scene, deed.object!)) || isGiven(deed)) return false;
      if (!passive && doer !== null && !isForce(scene, doer)) return false;
      // "“They came at night,” recalled a soldier"
      if (/^["”’]$/.test(scene.sentence.written(deed.words.from - 1))) return false;
      // "compounded his problems, leading him to complain"
      const isCaused = scene.sentence.word(deed.clause.verb!.head) === 'leading';
      const { to: next } = deed.object!;
      const isVerb = (scene.sentence.classes[next + 1]! & (CAPITAL | DETERMINER | NUMBER | PRONOUN)) === 0;
      if (isCaused && scene.sentence.word(next) === 'to' && isVerb) return false;
      if (!isLed(deed)) return true;
      const to = passive ? null : phraseWith(deed, LED_TO);
      // "turned his army north"
      if (!passive && COMPASS.test(scene.sentence.word(deed.object!.to - 1) ?? '')) return true;
      return (
        to !== null &&
        // "led them to victory"
        !NOWHERE.test(headNoun(scene, to)) &&
        (isLeading(deed) ||
          // "brought 2,000 men to Horn"
          (/^br/.test(verbOf(deed)) &&
            isForce(scene, phraseWith(deed, /^to$/)) &&
            (scene.sentence.classes[deed.object!.from]! & NUMBER) !== 0) ||
          (isPlace(scene, to) && !onPlace(deed) && !isCivilian(scene, deed.object) && !isHeld(scene, to)))
      );
    },
    side: goer,
  },
  {
    name: 'movement-placed',
    type: 'movement',
    verbs: 'placeForce',
    example: 'The general posted his infantry on the hill',
    // who is posted somewhere may only stand there
    when: (deed) =>
      !deed.passive &&
      isForce(deed.scene, deed.doer) &&
      /^(?:finite|perfect)$/.test(deed.clause.verb!.form) &&
      onForce(deed) &&
      !isCivilian(deed.scene, deed.object) &&
      // "put the enemy dead at 300"
      !holds(deed, (word) => CARRIED.test(word)) &&
      isPlace(deed.scene, phraseWith(deed, STANDS)) &&
      !isHeld(deed.scene, phraseWith(deed, STANDS)!),
    side: goer,
  },
];

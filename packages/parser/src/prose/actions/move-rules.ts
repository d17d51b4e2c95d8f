import { DIRECTIONS, POWERS, REINFORCEMENTS, SHOTS } from '../../language/lexicon/action-words.ts';
import type { Range } from '../../language/sentence.ts';
import { CAPITAL, DETERMINER } from '../../language/word-classes.ts';
import type { VerbRule } from './action-rule.ts';
import { doer, goer, nobody, undergoer } from './actors.ts';
import { type Deed, phraseWith, wordAfter } from './deed.ts';
import {
  CAPTIVE,
  followsAttack,
  goesSomewhere,
  holds,
  isDeed,
  ofForce,
  onForce,
  onPlace,
  onTarget,
} from './guards.ts';
import { moves, objectOfMove } from './moves.ts';
import { isAdjective, isBegun, isNoMarch, isSeizing, isThere, isThought, setsForth } from './no-marches.ts';
import { anyWord, headNoun, holdsPhrase, isAircraft, isCivilian, isForce, isPlace } from './phrases.ts';
import {
  bothJoin,
  isCombined,
  isComposition,
  isEnlisting,
  isMadeStronger,
  joinsForce,
  joinsOthers,
  ofPower,
} from './reinforcements.ts';

/** "drove his men into the fight" */
const isOwn = ({ scene, object, passive }: Deed): boolean =>
  !passive && object !== null && /^(?:his|her|its|their)$/.test(scene.sentence.word(object.from) ?? '');
const SOMEWHERE = /^(?:across|behind|beyond|down|from|into|off|over|through|to|toward|towards|up)$/;
/** "chased them to the river" tells of a pursuit, "chased them from the hill" of their leaving as well. */
const isChasing = ({ scene, clause }: Deed): boolean =>
  /^chas/.test(scene.sentence.word(clause.verb!.head) ?? '');
/** "cleared from the wood", "hurled from the ramparts": verbs that tell of a leaving only with where from. */
const isClearing = ({ scene, clause }: Deed): boolean =>
  /^(?:clear|flush|hurl)/.test(scene.sentence.word(clause.verb!.head) ?? '');
const OUT_OF = /^(?:from|off|out)$/;
/** Of those who are led, only where they are led to tells of a move. */
const isLed = ({ scene, clause, words }: Deed): boolean =>
  words.to === clause.verb!.to &&
  /^(?:br(?:ing|ought)|le[ad]|push|t(?:ak|ook)|thr[eo]w|turn)/.test(
    scene.sentence.word(clause.verb!.head) ?? '',
  );
/** Who is moved and no force. */
const CARRIED = new RegExp(`${CAPTIVE.source}|^patient$`);
/** "escaped from custody", "the slaves escaped" */
const escapesHold = ({ scene, clause, words, doer, passive }: Deed): boolean =>
  (!passive && doer !== null && CAPTIVE.test(headNoun(scene, doer))) ||
  // "escaped being sunk"
  scene.sentence.word(words.to) === 'being' ||
  (/^(?:escap|fl[ei]|slip)/.test(scene.sentence.word(clause.verb!.head) ?? '') &&
    (clause.objects.some((range) => range.from >= words.to && HOLDS.test(headNoun(scene, range))) ||
      clause.phrases.some(
        (range) =>
          range.from >= words.to &&
          // "fled after their defeat"
          /^(?:from|in|into|of|out|to)$/.test(range.preposition) &&
          HOLDS.test(headNoun(scene, range)),
      )));
const HOLDS =
  /^(?:blame|captivity|capture|custody|death|defeat|destruction|detection|disaster|execution|gaol|imprisonment|injury|jail|notice|prison|punishment|serfdom|slavery)$/;
/** "ordered to Lund", but "ordered to mount" */
const isOrderedTo = (deed: Deed): boolean => {
  const { scene } = deed;
  const { classes } = scene.sentence;
  // "was ordered north"
  if (COMPASS.test(wordAfter(deed))) return true;
  const to = phraseWith(deed, /^to$/);
  if (to !== null && (classes[to.from]! & (CAPITAL | DETERMINER)) !== 0 && isPlace(scene, to)) return true;
  return isPlace(scene, phraseWith(deed, /^(?:across|into|toward|towards)$/));
};

const COMPASS = /^(?:north|south)?(?:east|north|south|west)(?:wards?)?$/;
/** What is broken off without anybody's leaving. */
const NO_FIELD = /^(?:chase|mission|negotiation|negotiations|pursuit|siege|talk|talks)$/;

/** "The line broke", but "broke out" and "broke down" */
const breaks = ({ scene, clause, doer: who, object, passive }: Deed): boolean => {
  if (passive || object !== null || who === null || !/^(?:finite|perfect)$/.test(clause.verb!.form))
    return false;
  if (scene.sentence.word(clause.verb!.head) !== 'broke') return false;
  if (!/^(?:before|in|under|when|)$/.test(scene.sentence.word(clause.verb!.to) ?? '')) return false;
  return LINES.test(headNoun(scene, who)) || (isForce(scene, who) && !isAlone(scene, who));
};
const LINES = /^(?:cent(?:er|re)|flank|front|line|lines|rank|square|wing)$/;
const isAlone = (scene: Deed['scene'], { from }: Range): boolean =>
  /^(?:he|it|she|which)$/.test(scene.sentence.word(from) ?? '');

/** "gave way to a new order" */
const givesWayTo = (deed: Deed): boolean =>
  deed.scene.sentence.word(deed.words.to - 1) === 'way' && wordAfter(deed) === 'to';

/** "The garrison evacuated by sea" */
const isLeaving = ({ scene, clause, passive, doer: who }: Deed): boolean =>
  !passive &&
  /^evacuat/.test(scene.sentence.word(clause.verb!.head) ?? '') &&
  isForce(scene, who) &&
  !isCivilian(scene, who);

/** "The rebels dispersed" */
const scatters = ({ scene, clause }: Deed): boolean =>
  /^(?:dispers|scatter)/.test(scene.sentence.word(clause.verb!.head) ?? '');

const isLeading = ({ scene, clause }: Deed): boolean =>
  /^le/.test(scene.sentence.word(clause.verb!.head) ?? '');
/** "encamped near Lund", but "was encamped", "while encamped" and "the army, encamped near Lund": who stood there */
const comesToRest = ({ scene, clause, passive }: Deed): boolean => {
  const { form, from, head } = clause.verb!;
  if (passive || !/^(?:finite|perfect)$/.test(form) || /ing$/.test(scene.sentence.word(head) ?? ''))
    return false;
  if (scene.sentence.tokens[from - 1]?.kind === 'comma') return false;
  return clause.subject !== null || /^(?:contrast|coordinate)$/.test(clause.kind);
};
/** "sent him supplies": to whom, and not whom */
const isGiven = ({ scene, clause, object, passive }: Deed): boolean =>
  !passive &&
  /^(?:her|him|them|us)$/.test(scene.sentence.word(object!.from) ?? '') &&
  (object!.to - object!.from > 1 || clause.objects.some(({ from }) => from === object!.to));
/** "threw 300 men into prison" */
const isHeld = (scene: Deed['scene'], range: Range): boolean =>
  /^(?:camp|custody|gaol|jail|prison)$/.test(headNoun(scene, range)) &&
  /^(?:camp|custody|gaol|in|into|jail|prison)$/.test(scene.sentence.word(range.from) ?? '');
const LED_TO = /^(?:across|along|from|into|onto|over|through|to|toward|towards)$/;
const STANDS = /^(?:across|along|around|at|behind|between|in|near|on|upon)$/;

/** What verbs tell of moves. */
export const MOVES: readonly VerbRule[] = [
  {
    name: 'evacuation',
    type: 'evacuation',
    verbs: 'flee',
    example: 'The inhabitants fled the city',
    // who flees from those who hold him leaves no town
    when: (deed) => {
      const who = deed.passive ? deed.object : deed.doer;
      return isCivilian(deed.scene, who) && !CAPTIVE.test(headNoun(deed.scene, who!)) && !escapesHold(deed);
    },
    side: nobody,
  },
  {
    name: 'evacuation-of',
    type: 'evacuation',
    verbs: 'evacuate',
    example: 'The navy evacuated the refugees',
    when: ({ scene, object }) => isCivilian(scene, object),
    side: doer,
  },
  {
    name: 'withdrawal-evacuated',
    type: 'withdrawal',
    verbs: 'evacuate',
    example: 'The troops were evacuated by sea',
    when: (deed) => (deed.object === null ? isLeaving(deed) : onForce(deed) && !onPlace(deed)),
    side: (deed) => (deed.object === null ? doer(deed) : undergoer(deed)),
  },
  {
    name: 'withdrawal',
    type: 'withdrawal',
    verbs: 'withdraw',
    example: 'The Danes fell back',
    when: (deed) =>
      (deed.passive ? onForce(deed) : deed.doer === null || isForce(deed.scene, deed.doer)) &&
      !escapesHold(deed) &&
      !isNoMarch(deed),
    side: goer,
  },
  {
    name: 'withdrawal-retire',
    type: 'withdrawal',
    verbs: 'retire',
    example: 'The army retired behind the river',
    when: (deed) =>
      !deed.passive &&
      isForce(deed.scene, deed.doer) &&
      !givesWayTo(deed) &&
      !(deed.object !== null && NO_FIELD.test(headNoun(deed.scene, deed.object))) &&
      (scatters(deed)
        ? deed.object === null && deed.clause.verb!.form !== 'participle'
        : deed.words.to > deed.clause.verb!.to || goesSomewhere(deed) || wordAfter(deed) === ''),
    side: goer,
  },
  {
    name: 'withdrawal-broke',
    type: 'withdrawal',
    verbs: 'giveWay',
    example: 'The Swedish line broke',
    when: breaks,
    side: goer,
  },
  {
    name: 'withdrawal-abandon',
    type: 'withdrawal',
    verbs: 'abandon',
    example: 'They abandoned the fort',
    when: (deed) => onPlace(deed) || holds(deed, (word) => word === 'ship'),
    side: doer,
  },
  {
    name: 'repulse-push-back',
    type: 'repulse',
    verbs: 'pushBack',
    example: 'The French attacked, but were driven back',
    when: (deed) => deed.clause.kind !== 'participle' && followsAttack(deed),
    side: doer,
  },
  {
    name: 'withdrawal-pushed-back',
    type: 'withdrawal',
    verbs: 'pushBack',
    example: 'The rebels were pushed back to the river',
    when: onForce,
    side: undergoer,
  },
  {
    name: 'withdrawal-driven',
    type: 'withdrawal',
    verbs: 'drive',
    example: 'The Romans were driven down the hill',
    // "forced into exile"
    when: (deed) =>
      onForce(deed) &&
      !isOwn(deed) &&
      isPlace(deed.scene, phraseWith(deed, isChasing(deed) || isClearing(deed) ? OUT_OF : SOMEWHERE)),
    side: undergoer,
  },
  {
    name: 'withdrawal-driven-out',
    type: 'withdrawal',
    verbs: 'driveOut',
    example: 'The garrison was driven out of the town',
    // "the grapeshot swept away three men"
    when: (deed) => onForce(deed) && !(deed.doer !== null && SHOTS.has(headNoun(deed.scene, deed.doer))),
    side: undergoer,
  },
  {
    name: 'reinforcement',
    type: 'reinforcement',
    verbs: 'reinforce',
    example: 'The garrison was reinforced by two companies',
    when: (deed) => onTarget(deed) && !ofPower(deed) && !isMadeStronger(deed) && !isComposition(deed),
    side: (deed) => doer(deed) ?? undergoer(deed),
  },
  {
    name: 'reinforcement-join',
    type: 'reinforcement',
    verbs: 'joinForce',
    example: 'The Prussians joined the British army',
    when: (deed) =>
      !isDeed(deed) &&
      !isCombined(deed) &&
      !isEnlisting(deed) &&
      !ofPower(deed) &&
      ofForce(deed) &&
      (deed.passive
        ? deed.doer !== null &&
          isForce(deed.scene, deed.doer) &&
          !anyWord(deed.scene, deed.doer, (word) => POWERS.has(word))
        : (onForce(deed) && !onPlace(deed) && !joinsOthers(deed)) ||
          (deed.object === null && (joinsForce(deed) || bothJoin(deed)))),
    side: (deed) => (deed.passive ? undergoer(deed) : goer(deed)),
  },
  {
    name: 'reinforcement-aid',
    type: 'reinforcement',
    verbs: 'comeToAid',
    example: 'The cavalry came to their aid',
    when: (deed) => !deed.passive && ofForce(deed),
    side: doer,
  },
  {
    name: 'reinforcement-send',
    type: 'reinforcement',
    verbs: 'bringReinforcements',
    example: 'The Sultan sent reinforcements',
    carried: true,
    when: (deed) =>
      (holdsPhrase(deed.scene, deed.object, REINFORCEMENTS) &&
        !(isLeading(deed) && holds(deed, (word) => word === 'reserve'))) ||
      // "sent two regiments as reinforcements"
      (onForce(deed) && holdsPhrase(deed.scene, phraseWith(deed, /^as$/), REINFORCEMENTS)),
    side: goer,
  },
  {
    name: 'reinforcement-ordered',
    type: 'reinforcement',
    modality: 'planned',
    verbs: 'orderIn',
    example: 'He ordered in his reserve',
    when: onForce,
    side: undergoer,
  },
  {
    name: 'reinforcement-arrive',
    type: 'reinforcement',
    verbs: 'move',
    example: 'Reinforcements arrived in the evening',
    when: ({ scene, doer, passive }) => !passive && holdsPhrase(scene, doer, REINFORCEMENTS),
    side: goer,
  },
  {
    name: 'landing',
    type: 'landing',
    verbs: 'land',
    example: 'The marines landed on the beach',
    when: (deed) =>
      ofForce(deed) &&
      !isAircraft(deed.scene, deed.doer) &&
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
        ? goesSomewhere(deed)
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
    when: (deed) => ofForce(deed) && comesToRest(deed),
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
      if (!isLed(deed)) return true;
      const to = passive ? null : phraseWith(deed, LED_TO);
      // "turned his army north"
      if (!passive && COMPASS.test(scene.sentence.word(deed.object!.to - 1) ?? '')) return true;
      return (
        to !== null &&
        (isLeading(deed) ||
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
      isPlace(deed.scene, phraseWith(deed, STANDS)) &&
      !isHeld(deed.scene, phraseWith(deed, STANDS)!),
    side: goer,
  },
];

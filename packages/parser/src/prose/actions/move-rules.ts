import { DIRECTIONS, POWERS, REINFORCEMENTS } from '../../language/lexicon/action-words.ts';
import { CAPITAL, DETERMINER, NUMBER, PRONOUN } from '../../language/word-classes.ts';
import type { VerbRule } from './action-rule.ts';
import { doer, goer, nobody, undergoer } from './actors.ts';
import { type Deed, phraseWith, wordAfter } from './deed.ts';
import {
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
import { headNoun, holdsPhrase, isAircraft, isCivilian, isForce, isPlace } from './phrases.ts';

/** "one of the French advanced trenches", "when considerably advanced" */
const isAdjective = ({ scene, clause, object, passive }: Deed): boolean =>
  scene.sentence.word(clause.verb!.head) === 'advanced' &&
  (passive ||
    (object !== null &&
      object.from === clause.verb!.to &&
      (scene.sentence.classes[object.from]! & (DETERMINER | PRONOUN | NUMBER)) === 0 &&
      !DIRECTIONS.has(headNoun(scene, object))));
/** "the forces deployed in the town": who is there, and not who came */
const isThere = ({ scene, clause }: Deed): boolean =>
  clause.kind === 'participle' &&
  clause.verb!.form === 'participle' &&
  clause.antecedent?.to === clause.verb!.from &&
  scene.sentence.tokens[clause.verb!.from - 1]!.kind !== 'comma';
/** "set out the needs of the army": who says something. */
const setsForth = ({ scene, clause, words, object, passive }: Deed): boolean =>
  !passive &&
  object !== null &&
  /^set/.test(scene.sentence.word(clause.verb!.head) ?? '') &&
  /^(?:out|forth)$/.test(scene.sentence.word(words.to - 1) ?? '') &&
  object.from === words.to &&
  (scene.sentence.classes[object.from]! & DETERMINER) !== 0;
/** "linked one column with the next": who does so is not who comes. */
const joinsOthers = (deed: Deed): boolean =>
  /^(?:combin|link|merg|unit)/.test(deed.scene.sentence.word(deed.clause.verb!.head) ?? '') &&
  phraseWith(deed, /^(?:to|with)$/) !== null;
/** "joined with their troops", but not "linked with the lines" */
function joinsForce(deed: Deed): boolean {
  const other = phraseWith(deed, /^with$/);
  return other !== null && isForce(deed.scene, other) && headNoun(deed.scene, other) !== 'line';
}
/** "concentrated on the harvest" */
const isThought = (deed: Deed): boolean =>
  /^concentrat/.test(deed.scene.sentence.word(deed.clause.verb!.head) ?? '') &&
  phraseWith(deed, /^(?:on|upon)$/) !== null;
/** "drove his men into the fight" */
const isOwn = ({ scene, object, passive }: Deed): boolean =>
  !passive && object !== null && /^(?:his|her|its|their)$/.test(scene.sentence.word(object.from) ?? '');
const SOMEWHERE = /^(?:across|behind|beyond|down|from|into|off|over|through|to|toward|towards|up)$/;
/** Of those who are led, only where they are led to tells of a move. */
const isLed = ({ scene, clause, words }: Deed): boolean =>
  words.to === clause.verb!.to &&
  /^(?:br(?:ing|ought)|le[ad]|t(?:ak|ook))/.test(scene.sentence.word(clause.verb!.head) ?? '');
const CAPTIVE = /^(?:captives?|detainee|hostage|inmate|internee|pow|prisoner|slave)$/;
/** "escaped from custody", "the slaves escaped" */
const escapesHold = ({ scene, clause, words, doer, passive }: Deed): boolean =>
  (!passive && doer !== null && CAPTIVE.test(headNoun(scene, doer))) ||
  // "escaped being sunk"
  scene.sentence.word(words.to) === 'being' ||
  (/^(?:escap|fl[ei]|slip)/.test(scene.sentence.word(clause.verb!.head) ?? '') &&
    [...clause.objects, ...clause.phrases].some(
      (range) => range.from >= words.to && HOLDS.test(headNoun(scene, range)),
    ));
const HOLDS =
  /^(?:blame|captivity|capture|custody|death|defeat|destruction|detection|disaster|execution|gaol|imprisonment|injury|jail|notice|prison|punishment)$/;
/** "withdrew from the war", "withdrew his resignation": no force went. */
function isNoMarch(deed: Deed): boolean {
  const { scene, clause, object, passive } = deed;
  if (!/^withdr/.test(scene.sentence.word(clause.verb!.head) ?? '')) return false;
  if (!passive && object !== null && GRANTED.test(headNoun(scene, object))) return true;
  const from = phraseWith(deed, /^from$/);
  return from !== null && BONDS.test(headNoun(scene, from));
}
const GRANTED =
  /^(?:agreement|backing|candidacy|claim|consent|demand|offer|order|proposal|recognition|request|resignation|support)$/;
const BONDS =
  /^(?:agreement|alliance|coalition|competition|conflict|contest|election|game|league|life|negotiation|politics|race|service|talk|treaty|union|war)$/;

/** "ordered to Lund", but "ordered to mount" */
const isOrderedTo = (deed: Deed): boolean => {
  const { scene } = deed;
  const { classes } = scene.sentence;
  const to = phraseWith(deed, /^to$/);
  if (to !== null && (classes[to.from]! & (CAPITAL | DETERMINER)) !== 0 && isPlace(scene, to)) return true;
  return isPlace(scene, phraseWith(deed, /^(?:across|into|toward|towards)$/));
};

/** "joined the alliance": no force was joined */
const ofPower = ({ scene, object }: Deed): boolean => object !== null && POWERS.has(headNoun(scene, object));

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
const LED_TO = /^(?:across|from|into|onto|over|through|to|toward|towards)$/;
const STANDS = /^(?:across|along|around|at|behind|between|in|near|on|upon)$/;

/** What verbs tell of moves. */
export const MOVES: readonly VerbRule[] = [
  {
    name: 'evacuation',
    type: 'evacuation',
    verbs: 'flee',
    example: 'The inhabitants fled the city',
    // who flees from those who hold him leaves no town
    when: ({ scene, doer, object, passive }) =>
      isCivilian(scene, passive ? object : doer) &&
      !CAPTIVE.test(headNoun(scene, (passive ? object : doer)!)),
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
      (scatters(deed)
        ? deed.object === null && deed.clause.verb!.form !== 'participle'
        : deed.words.to > deed.clause.verb!.to || goesSomewhere(deed) || wordAfter(deed) === ''),
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
    when: (deed) => onForce(deed) && !isOwn(deed) && isPlace(deed.scene, phraseWith(deed, SOMEWHERE)),
    side: undergoer,
  },
  {
    name: 'withdrawal-driven-out',
    type: 'withdrawal',
    verbs: 'driveOut',
    example: 'The garrison was driven out of the town',
    when: onForce,
    side: undergoer,
  },
  {
    name: 'reinforcement',
    type: 'reinforcement',
    verbs: 'reinforce',
    example: 'The garrison was reinforced by two companies',
    when: (deed) =>
      onTarget(deed) &&
      !ofPower(deed) &&
      !/^(?:wall|fortification|defen[cs]e|defen[cs]es|position|point|line|bridge|perimeter)$/.test(
        headNoun(deed.scene, deed.object!),
      ),
    side: (deed) => doer(deed) ?? undergoer(deed),
  },
  {
    name: 'reinforcement-join',
    type: 'reinforcement',
    verbs: 'joinForce',
    example: 'The Prussians joined the British army',
    when: (deed) =>
      !isDeed(deed) &&
      !ofPower(deed) &&
      ofForce(deed) &&
      (deed.passive
        ? deed.doer !== null && isForce(deed.scene, deed.doer)
        : (onForce(deed) && !onPlace(deed) && !joinsOthers(deed)) ||
          (deed.object === null && joinsForce(deed))),
    side: (deed) => (deed.passive ? undergoer(deed) : goer(deed)),
  },
  {
    name: 'reinforcement-send',
    type: 'reinforcement',
    verbs: 'bringReinforcements',
    example: 'The Sultan sent reinforcements',
    carried: true,
    when: (deed) =>
      holdsPhrase(deed.scene, deed.object, REINFORCEMENTS) ||
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
    name: 'movement',
    type: 'movement',
    verbs: 'march',
    example: 'The army marched to the coast',
    when: (deed) =>
      ofForce(deed) &&
      !isThere(deed) &&
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
        : onForce(deed) && !onPlace(deed) && !isCivilian(deed.scene, deed.object)) &&
      !isThought(deed),
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
      if (!onForce(deed) || (!passive && doer !== null && !isForce(scene, doer))) return false;
      if (!isLed(deed)) return true;
      const to = passive ? null : phraseWith(deed, LED_TO);
      return (
        to !== null &&
        (isLeading(deed) || (isPlace(scene, to) && !onPlace(deed) && !isCivilian(scene, deed.object)))
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
      isPlace(deed.scene, phraseWith(deed, STANDS)),
    side: goer,
  },
];

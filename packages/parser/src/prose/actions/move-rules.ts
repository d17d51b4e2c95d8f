import { ACTION_NOUNS, POWERS, REINFORCEMENTS, SHOTS } from '../../language/lexicon/action-words.ts';
import { POSSESSIVES } from '../../language/lexicon/function-words.ts';
import type { Range } from '../../language/sentence.ts';
import { NUMBER } from '../../language/word-classes.ts';
import type { VerbRule } from './action-rule.ts';
import { doer, goer, nobody, undergoer, victim } from './actors.ts';
import { type Deed, phraseWith, verbOf, wordAfter } from './deed.ts';
import {
  CAPTIVE,
  followsAttack,
  goesSomewhere,
  holds,
  isDeed,
  isLeading,
  ofForce,
  onForce,
  onPlace,
  onTarget,
} from './guards.ts';
import { isNoMarch } from './no-marches.ts';
import { anyWord, headNoun, holdsPhrase, isCivilian, isForce, isPlace } from './phrases.ts';
import {
  areReinforcements,
  bothJoin,
  isCombined,
  isComposition,
  isEnlisting,
  isMadeStronger,
  joinsForce,
  joinsOthers,
  ofPower,
  receivesMen,
} from './reinforcements.ts';

/** "drove his men into the fight", "pushed a battalion across the river" */
const isOwn = (deed: Deed): boolean => {
  const { scene, object, passive } = deed;
  if (passive || object === null) return false;
  const first = scene.sentence.word(object.from) ?? '';
  const isOne = /^an?$/.test(first) || (scene.sentence.classes[object.from]! & NUMBER) !== 0;
  return POSSESSIVES.has(first) || (isOne && /^push/.test(verbOf(deed)));
};
const SOMEWHERE = /^(?:across|behind|beyond|down|from|into|off|over|through|to|toward|towards|up)$/;
/** "chased them to the river" tells of a pursuit, "chased them from the hill" of their leaving as well. */
const isChasing = ({ scene, clause }: Deed): boolean =>
  /^chas/.test(scene.sentence.word(clause.verb!.head) ?? '');
/** "cleared from the wood", "hurled from the ramparts": verbs that tell of a leaving only with where from. */
const isClearing = ({ scene, clause }: Deed): boolean =>
  /^(?:clear|flush|hurl)/.test(scene.sentence.word(clause.verb!.head) ?? '');
const OUT_OF = /^(?:from|off|out)$/;
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
/** "broke off the action", but not "broke off the talks", "the chase": nobody leaves. */
const leavesFight = ({ scene, object }: Deed): boolean =>
  object === null ||
  headNoun(scene, object) === 'contact' ||
  FIGHTS.test(ACTION_NOUNS.get(headNoun(scene, object)) ?? '');
const FIGHTS = /^(?:attack|bombardment|clash|counter-attack|raid|withdrawal)$/;

/** "The line broke", but "broke out" and "broke down" */
const breaks = ({ scene, clause, doer: who, object, passive }: Deed): boolean => {
  if (passive || object !== null || who === null || !/^(?:finite|perfect)$/.test(clause.verb!.form))
    return false;
  const verb = scene.sentence.word(clause.verb!.head);
  if (!/^(?:before|in|under|when|)$/.test(scene.sentence.word(clause.verb!.to) ?? '')) return false;
  if (LINES.test(headNoun(scene, who))) return /^brok/.test(verb ?? '');
  // "The garrison ran"
  const runs =
    verb === 'ran' &&
    scene.sentence.word(clause.verb!.from - 1) !== 'and' &&
    scene.sentence.word(clause.verb!.to) === null;
  return (verb === 'broke' || runs) && isForce(scene, who) && !isAlone(scene, who);
};
const AID = /^(?:aid|assistance|help|support)$/;
/** Into what troops are thrown. */
const FRAY = /^(?:action|battle|breach|combat|fight|fighting|fray|line|melee|mêlée|struggle)$/;
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

/** What verbs tell of who goes, who is driven away and who comes to help. */
export const MOVES: readonly VerbRule[] = [
  {
    name: 'evacuation',
    type: 'evacuation',
    verbs: 'flee',
    example: 'The inhabitants fled the city',
    // who flees from those who hold him leaves no town
    when: (deed) => {
      const who = deed.passive ? deed.object : deed.doer;
      if (who === null) return false;
      const isOfPeople =
        isCivilian(deed.scene, who) ||
        /^(?:community|minority)$/.test(headNoun(deed.scene, who)) ||
        // "Thousands fled as refugees"
        isCivilian(deed.scene, phraseWith(deed, /^as$/));
      return isOfPeople && !CAPTIVE.test(headNoun(deed.scene, who)) && !escapesHold(deed);
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
    when: (deed) =>
      deed.object === null ? isLeaving(deed) : onForce(deed) && !onPlace(deed) && !isNoMarch(deed),
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
      // "the navy retired its last frigate"
      (deed.object === null || !/^retir/.test(verbOf(deed))) &&
      (!/^br[eo]/.test(verbOf(deed)) ||
        deed.scene.sentence.word(deed.words.to - 1) !== 'off' ||
        leavesFight(deed)) &&
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
    name: 'withdrawal-scattered',
    type: 'withdrawal',
    verbs: 'scatter',
    example: 'The cavalry scattered the infantry',
    // who "were scattered over the island" only stood there, and who "dispersed his troops" sent them somewhere
    when: (deed) =>
      onForce(deed) &&
      !isOwn(deed) &&
      (deed.passive
        ? deed.clause.verb!.from < deed.clause.verb!.head &&
          (deed.doer === null ? wordAfter(deed) === '' : isForce(deed.scene, deed.doer))
        : /^scatter/.test(deed.scene.sentence.word(deed.clause.verb!.head) ?? '') &&
          isForce(deed.scene, deed.doer)),
    side: victim,
  },
  {
    name: 'withdrawal-abandon',
    type: 'withdrawal',
    verbs: 'abandon',
    example: 'They abandoned the fort',
    // "deserted to the enemy"
    when: (deed) => (onPlace(deed) && wordAfter(deed) !== 'to') || holds(deed, (word) => word === 'ship'),
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
    side: victim,
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
    side: victim,
  },
  {
    name: 'withdrawal-driven-out',
    type: 'withdrawal',
    verbs: 'driveOut',
    example: 'The garrison was driven out of the town',
    // "the grapeshot swept away three men"
    when: (deed) => onForce(deed) && !(deed.doer !== null && SHOTS.has(headNoun(deed.scene, deed.doer))),
    side: victim,
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
    name: 'reinforcement-committed',
    type: 'reinforcement',
    verbs: 'commit',
    example: 'The brigade was thrown into the fight',
    when: (deed) => {
      const into = phraseWith(deed, /^(?:in|into|to)$/);
      return onForce(deed) && into !== null && FRAY.test(headNoun(deed.scene, into));
    },
    side: goer,
  },
  {
    name: 'reinforcement-send',
    type: 'reinforcement',
    verbs: 'bringReinforcements',
    example: 'The Sultan sent reinforcements',
    carried: true,
    when: (deed) =>
      receivesMen(deed) ||
      (areReinforcements(deed.scene, deed.object) &&
        !(isLeading(deed) && holds(deed, (word) => word === 'reserve'))) ||
      // "sent two regiments as reinforcements"
      (onForce(deed) &&
        (holdsPhrase(deed.scene, phraseWith(deed, /^as$/), REINFORCEMENTS) ||
          // "sent Moore to their assistance"
          AID.test(headNoun(deed.scene, phraseWith(deed, /^to$/))))),
    side: goer,
  },
  {
    name: 'reinforcement-asked',
    type: 'reinforcement',
    modality: 'planned',
    verbs: 'askFor',
    example: 'The garrison asked for more men',
    carried: true,
    when: ({ scene, object }) => areReinforcements(scene, object),
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
    // "More squadrons closed in"
    when: (deed) =>
      !deed.passive &&
      areReinforcements(deed.scene, deed.doer) &&
      (/^(?:arriv|c[ao]m|reach)/.test(verbOf(deed)) || holdsPhrase(deed.scene, deed.doer, REINFORCEMENTS)),
    side: goer,
  },
];

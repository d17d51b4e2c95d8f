import { ACTION_NOUNS, SIEGES, TERMS } from '../../language/lexicon/action-words.ts';
import type { VerbRule } from './action-rule.ts';
import { doer, nobody } from './actors.ts';
import {
  ANIMALS,
  bothEngage,
  CORDONS,
  hasHelper,
  isAccident,
  isAimedBlow,
  isArmedObject,
  isBreached,
  isBrought,
  isChance,
  isExplosion,
  isFit,
  isForCause,
  isMade,
  isManner,
  isOtherBlow,
  isSaidOfThem,
  isStoppedAt,
  isThrownAt,
  isThrownInto,
  isWithArms,
  meetsEnemy,
  stopsForce,
  WAYS,
} from './blows.ts';
import { type Deed, phraseWith, verbOf, wordAfter } from './deed.ts';
import {
  CAPTIVE,
  endsOwn,
  followsAttack,
  hasGuns,
  holds,
  isAtTarget,
  isDeed,
  isService,
  ofForce,
  onForce,
  onPlace,
  onSiege,
  onTarget,
  overrunsLine,
} from './guards.ts';
import { modalityOf } from './modality.ts';
import { headNoun, holdsPhrase, isCivilian, isForce } from './phrases.ts';

/** Where somebody only means or tries to drive others away, nobody has gone. */
const isOnlyMeant = ({ scene, clause }: Deed): boolean =>
  /^(?:planned|attempted)$/.test(modalityOf(scene, clause) ?? '');

/** "rushed reinforcements to the front", "pressed sailors into service" */
const isSentOn = (deed: Deed): boolean =>
  !deed.passive &&
  ((verbOf(deed).startsWith('rush') && phraseWith(deed, /^(?:into|to)$/) !== null) ||
    (verbOf(deed).startsWith('press') && phraseWith(deed, /^into$/) !== null));

/** What verbs tell of fights. */
export const FIGHTING: readonly VerbRule[] = [
  {
    name: 'civilians-harmed-people',
    type: 'civilians-harmed',
    verbs: 'harmPeople',
    example: 'They executed the villagers',
    when: (deed) =>
      isCivilian(deed.scene, deed.object) &&
      !/^(?:captives?|detainee|pow|prisoner|prisoners-of-war)$/.test(headNoun(deed.scene, deed.object!)) &&
      !isSaidOfThem(deed) &&
      (deed.doer === null || isForce(deed.scene, deed.doer)),
    side: doer,
  },
  {
    name: 'counter-attack',
    type: 'counter-attack',
    verbs: 'counterAttack',
    example: 'The garrison counterattacked',
    side: doer,
  },
  {
    name: 'siege-end',
    type: 'siege-end',
    verbs: 'liftSiege',
    example: 'The Ottomans lifted the siege',
    carried: true,
    when: onSiege,
    side: doer,
  },
  {
    name: 'siege-ends',
    type: 'siege-end',
    verbs: 'siegeEnds',
    example: 'The siege ended in May',
    when: ({ scene, doer, passive }) => !passive && doer !== null && SIEGES.has(headNoun(scene, doer)),
    side: nobody,
  },
  {
    name: 'attack',
    type: 'attack',
    verbs: 'attack',
    example: 'The Romans attacked the camp',
    when: (deed) =>
      (deed.passive || deed.doer === null || isForce(deed.scene, deed.doer)) && isAtTarget(deed),
    side: doer,
  },
  {
    name: 'charge',
    type: 'attack',
    verbs: 'charge',
    example: 'The cavalry charged',
    when: (deed) =>
      !deed.passive &&
      // "charged a servant to remind him"
      !/^(?:that|to)$/.test(deed.scene.sentence.word(deed.object?.to ?? -1) ?? '') &&
      isForce(deed.scene, deed.doer) &&
      isWithArms(deed),
    side: doer,
  },
  {
    name: 'attack-on-force',
    type: 'attack',
    verbs: 'attackForce',
    example: 'The Swedes struck the Danish rear',
    when: (deed) =>
      isBreached(deed) ||
      (ofForce(deed) &&
        onTarget(deed) &&
        !holds(deed, (word) => /^(?:him|her|me|camp|code|spur)$/.test(word)) &&
        !holdsPhrase(deed.scene, deed.object, TERMS) &&
        isAimedBlow(deed) &&
        !isOtherBlow(deed) &&
        // "overran the town" tells of a capture
        !(/^overr[au]n/.test(verbOf(deed)) && onPlace(deed) && !overrunsLine(deed)) &&
        !isManner(deed) &&
        !isSentOn(deed) &&
        (!deed.passive || isForce(deed.scene, deed.doer))),
    side: doer,
  },
  {
    name: 'attack-bomb',
    type: 'attack',
    verbs: 'detonate',
    example: 'The insurgents detonated a car bomb',
    carried: true,
    when: isExplosion,
    side: doer,
  },
  {
    name: 'attack-break-out',
    type: 'attack',
    verbs: 'breakOut',
    example: 'The garrison tried to break out',
    when: (deed) =>
      !deed.passive &&
      deed.object === null &&
      ofForce(deed) &&
      // "Heavy firing broke out"
      !ACTION_NOUNS.has(deed.scene.sentence.word(deed.words.from - 1) ?? '') &&
      !(deed.doer !== null && CAPTIVE.test(headNoun(deed.scene, deed.doer))),
    side: doer,
  },
  {
    name: 'attack-force-way',
    type: 'attack',
    verbs: 'forceWay',
    example: 'They forced the passage of the river',
    carried: true,
    when: (deed) =>
      ofForce(deed) &&
      deed.object !== null &&
      (/^br/.test(verbOf(deed)) ? CORDONS : WAYS).test(headNoun(deed.scene, deed.object)) &&
      !isMade(deed),
    side: doer,
  },
  {
    name: 'attack-scale',
    type: 'attack',
    verbs: 'scale',
    example: 'They scaled the walls at night',
    when: (deed) =>
      ofForce(deed) &&
      holds(deed, (word) => /^(?:wall|rampart|breach|parapet|palisade|barricade)$/.test(word)),
    side: doer,
  },
  {
    name: 'attack-drive-out',
    type: 'attack',
    verbs: 'driveOut',
    example: 'They failed to dislodge the garrison',
    when: (deed) => onForce(deed) && isOnlyMeant(deed),
    side: doer,
  },
  {
    name: 'attack-push-back',
    type: 'attack',
    verbs: 'pushBack',
    example: 'They tried to push the Danes back',
    when: (deed) => onForce(deed) && !followsAttack(deed) && isOnlyMeant(deed),
    side: doer,
  },
  {
    name: 'attack-drive',
    type: 'attack',
    verbs: 'drive',
    example: 'He planned to drive the rebels from the island',
    when: (deed) =>
      onForce(deed) && !isMade(deed) && phraseWith(deed, /^(?:from|off|out)$/) !== null && isOnlyMeant(deed),
    side: doer,
  },
  {
    name: 'attack-enter',
    type: 'attack',
    verbs: 'enterByForce',
    example: 'The rebels tried to enter the city',
    when: (deed) =>
      !deed.passive && ofForce(deed) && onPlace(deed) && modalityOf(deed.scene, deed.clause) === 'attempted',
    side: doer,
  },
  {
    name: 'throw-against',
    type: 'attack',
    verbs: 'throwAgainst',
    example: 'Baibars threw his horsemen against the left wing',
    when: (deed) =>
      !(deed.passive && deed.clause.verb!.form === 'participle') &&
      (onForce(deed) || holds(deed, (word) => /^(?:everything|strength|weight)$/.test(word))) &&
      !isThrownInto(deed) &&
      isThrownAt(deed),
    side: doer,
  },
  {
    name: 'repulse-attack',
    type: 'repulse',
    verbs: 'repulseAttack',
    example: 'They checked the advance',
    carried: true,
    when: (deed) =>
      isDeed(deed) &&
      !onSiege(deed) &&
      (deed.passive || !endsOwn(deed.scene, deed.clause.verb!.head, deed.object!)) &&
      /attack|assault|charge|offensive|onslaught|advance|sortie|incursion|invasion|raid|landing|thrust|breakthrough/.test(
        headNoun(deed.scene, deed.object!),
      ),
    side: doer,
  },
  {
    name: 'repulse',
    type: 'repulse',
    verbs: 'repulse',
    example: 'The attack was repulsed',
    // "drove off the cattle", "a battle fought off Lund", "fought off the coast"
    when: (deed) =>
      !holds(deed, (word) => ANIMALS.test(word)) &&
      !(
        /^fought/.test(verbOf(deed)) &&
        (deed.passive
          ? ACTION_NOUNS.get(headNoun(deed.scene, deed.object)) === 'clash'
          : onPlace(deed) && !onForce(deed))
      ),
    side: doer,
  },
  {
    name: 'repulse-turned-back',
    type: 'repulse',
    verbs: 'turnBack',
    example: 'The column was turned back by the Danes',
    when: (deed) =>
      onForce(deed) &&
      (deed.words.to > deed.clause.verb!.to
        ? isForce(deed.scene, deed.doer) || (deed.passive && (deed.doer !== null || hasHelper(deed)))
        : stopsForce(deed) || isStoppedAt(deed)),
    side: doer,
  },
  {
    name: 'clash',
    type: 'clash',
    verbs: 'clash',
    example: 'The two armies clashed',
    when: (deed) =>
      !(
        deed.object !== null &&
        (ACTION_NOUNS.has(headNoun(deed.scene, deed.object)) || holds(deed, (word) => word === 'war'))
      ) &&
      !deed.passive &&
      !isForCause(deed) &&
      !isBrought(deed) &&
      !isService(deed) &&
      !isFit(deed) &&
      (deed.doer === null || isForce(deed.scene, deed.doer)) &&
      !isAccident(deed),
    side: nobody,
  },
  {
    name: 'engage',
    type: 'clash',
    verbs: 'engage',
    example: 'They engaged the enemy',
    when: (deed) =>
      ofForce(deed) &&
      (deed.passive
        ? // "were brought to battle"
          deed.words.to > deed.clause.verb!.to ||
          // "was engaged in a feud with him"
          (wordAfter(deed) !== 'in' && (deed.doer !== null || phraseWith(deed, /^with$/) !== null))
        : onForce(deed) ||
          (hasGuns(deed) && onPlace(deed)) ||
          wordAfter(deed) === 'with' ||
          bothEngage(deed)) &&
      !isChance(deed),
    side: nobody,
  },
  {
    name: 'clash-met',
    type: 'clash',
    verbs: 'meet',
    example: 'The two armies met near Lund',
    when: meetsEnemy,
    side: nobody,
  },
  {
    name: 'clash-resisted',
    type: 'clash',
    verbs: 'resist',
    example: 'The garrison resisted for three days',
    when: (deed) =>
      ofForce(deed) &&
      !deed.passive &&
      (deed.object === null ? deed.clause.kind !== 'infinitive' : isArmedObject(deed)),
    side: nobody,
  },
  {
    name: 'clash-resistance',
    type: 'clash',
    verbs: 'resistance',
    example: 'They met stiff resistance',
    carried: true,
    when: ({ scene, object, doer: who, passive }) =>
      !passive && object !== null && headNoun(scene, object) === 'resistance' && isForce(scene, who),
    side: nobody,
  },
  {
    name: 'raid',
    type: 'raid',
    verbs: 'raid',
    example: 'Horsemen raided the valley',
    side: doer,
  },
];

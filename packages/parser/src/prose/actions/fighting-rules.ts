import { ACTION_NOUNS, SHOTS, SIEGES } from '../../language/lexicon/action-words.ts';
import type { VerbRule } from './action-rule.ts';
import { doer, nobody } from './actors.ts';
import {
  ANIMALS,
  bothEngage,
  FROM_GUNS,
  hasHelper,
  isAccident,
  isArmedObject,
  isBreached,
  isChance,
  isExplosion,
  isFit,
  isForCause,
  isIrregular,
  isMade,
  isManner,
  isOtherBlow,
  isSaidOfThem,
  isSomeone,
  isStoppedAt,
  isThrownAt,
  isThrownInto,
  isWithArms,
  meetsEnemy,
  stopsForce,
  WAYS,
} from './blows.ts';
import { phraseWith, wordAfter } from './deed.ts';
import {
  CAPTIVE,
  hasGuns,
  holds,
  holdsGuns,
  isAtTarget,
  isDeed,
  isService,
  ofForce,
  onForce,
  onPlace,
  onSiege,
  onTarget,
} from './guards.ts';
import { modalityOf } from './modality.ts';
import { anyWord, headNoun, isAircraft, isCivilian, isForce, isPlace } from './phrases.ts';

/** What verbs tell of fights and fire. */
export const FIGHTING: readonly VerbRule[] = [
  {
    name: 'air-strike-by-aircraft',
    type: 'air-strike',
    verbs: 'byAir',
    example: 'German bombers attacked the harbour',
    when: (deed) =>
      isAircraft(deed.scene, deed.doer) &&
      !isAircraft(deed.scene, deed.object) &&
      // "suicide bombers"
      !anyWord(deed.scene, deed.doer!, (word) => word === 'suicide'),
    side: doer,
  },
  {
    name: 'air-strike',
    type: 'air-strike',
    verbs: 'airStrike',
    example: 'The town was bombed',
    // "the insurgents bombed the station" from the ground
    when: ({ scene, doer, passive }) =>
      (passive || doer === null || isForce(scene, doer)) &&
      (doer === null || !anyWord(scene, doer, isIrregular)),
    side: doer,
  },
  {
    name: 'air-strike-bombs',
    type: 'air-strike',
    verbs: 'dropBombs',
    example: 'Napalm was dropped on the town',
    carried: true,
    when: (deed) =>
      holds(deed, (word) => /^(?:bomb|bomblet|bombload|incendiary|incendiaries|napalm)$/.test(word)),
    side: doer,
  },
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
        !holds(deed, (word) => /^(?:him|her|me|agreement|camp|code|spur)$/.test(word)) &&
        !isOtherBlow(deed) &&
        !isManner(deed) &&
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
      ofForce(deed) && deed.object !== null && WAYS.test(headNoun(deed.scene, deed.object)) && !isMade(deed),
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
    // nobody went, where they only tried
    name: 'attack-drive-out',
    type: 'attack',
    verbs: 'driveOut',
    example: 'They failed to dislodge the garrison',
    when: (deed) =>
      onForce(deed) && /^(?:planned|attempted)$/.test(modalityOf(deed.scene, deed.clause) ?? ''),
    side: doer,
  },
  {
    name: 'attack-drive',
    type: 'attack',
    verbs: 'drive',
    example: 'He planned to drive the rebels from the island',
    when: (deed) =>
      onForce(deed) &&
      !isMade(deed) &&
      phraseWith(deed, /^(?:from|off|out)$/) !== null &&
      /^(?:planned|attempted)$/.test(modalityOf(deed.scene, deed.clause) ?? ''),
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
    // "drove off the cattle"
    when: (deed) => !holds(deed, (word) => ANIMALS.test(word)),
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
        ? deed.doer !== null || phraseWith(deed, /^with$/) !== null
        : onForce(deed) || wordAfter(deed) === 'with' || bothEngage(deed)) &&
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
  {
    name: 'bombardment',
    type: 'bombardment',
    verbs: 'bombard',
    example: 'The fleet bombarded the forts',
    side: doer,
  },
  {
    name: 'bombardment-hit',
    type: 'bombardment',
    verbs: 'landOn',
    example: 'The ship was hit by two shells',
    when: ({ scene, doer, object, passive }) =>
      doer !== null &&
      object !== null &&
      FROM_GUNS.test(headNoun(scene, doer)) &&
      (isPlace(scene, object) ||
        (isForce(scene, object) && (!passive || holdsGuns(scene, object) || !isSomeone(scene, object)))),
    side: nobody,
  },
  {
    name: 'bombardment-fire-on',
    type: 'bombardment',
    verbs: 'fireOn',
    example: 'The batteries opened fire',
    when: (deed) => hasGuns(deed) || isPlace(deed.scene, phraseWith(deed, /^(?:at|on|upon)$/) ?? deed.object),
    side: doer,
  },
  {
    name: 'attack-fire-on',
    type: 'attack',
    verbs: 'fireOn',
    example: 'The skirmishers fired on the column',
    when: (deed) =>
      (deed.doer === null || isForce(deed.scene, deed.doer)) && !deed.scene.sentence.dated[deed.words.to],
    side: doer,
  },
  {
    name: 'bombardment-shots',
    type: 'bombardment',
    verbs: 'fireShot',
    example: 'The ship fired two broadsides',
    carried: true,
    when: (deed) => deed.object !== null && SHOTS.has(headNoun(deed.scene, deed.object)),
    side: doer,
  },
  {
    name: 'bombardment-into-action',
    type: 'bombardment',
    verbs: 'intoAction',
    example: 'He brought his guns into action',
    when: ({ scene, object }) => object !== null && holdsGuns(scene, object),
    side: doer,
  },
  {
    name: 'bombardment-guns-go',
    type: 'bombardment',
    verbs: 'goIntoAction',
    example: 'The artillery went into action',
    when: (deed) =>
      !deed.passive &&
      hasGuns(deed) &&
      // "opened on 3 May"
      (wordAfter(deed) === '' || deed.words.to > deed.clause.verb!.to) &&
      !deed.scene.sentence.dated[deed.words.to],
    side: doer,
  },
  {
    name: 'bombardment-batter',
    type: 'bombardment',
    verbs: 'batter',
    example: 'Artillery pounded the lines',
    // "battering rams"
    when: (deed) => onTarget(deed) && !/^ram/.test(headNoun(deed.scene, deed.object!)),
    side: doer,
  },
];

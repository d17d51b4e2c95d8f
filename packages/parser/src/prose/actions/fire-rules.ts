import { SHOTS } from '../../language/lexicon/action-words.ts';
import { kindOfForce } from '../../language/nouns.ts';
import type { VerbRule } from './action-rule.ts';
import { doer, nobody } from './actors.ts';
import { FROM_GUNS, hasHelper, isIrregular, isSomeone } from './blows.ts';
import { type Deed, phraseWith, wordAfter } from './deed.ts';
import { hasGuns, holds, holdsGuns, ofForce, onTarget } from './guards.ts';
import { anyWord, headNoun, isAircraft, isForce, isPlace } from './phrases.ts';

/** What verbs tell of aircraft that attack. */
export const AIR_STRIKES: readonly VerbRule[] = [
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
];

const isFrom = ({ scene, words }: Deed): boolean => scene.sentence.word(words.to - 1) === 'from';
/** "shells fired from the ridge": what was fired, and nobody who fires */
const isShot = (deed: Deed): boolean => deed.passive && isFrom(deed);

const MISSILES = /^(?:arrows|bolts|boulders|darts|firebrands|javelins|rocks|spears|stones)$/;

/** What verbs tell of guns and of others that fire. */
export const GUNFIRE: readonly VerbRule[] = [
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
    when: (deed) =>
      !isShot(deed) &&
      (hasGuns(deed) ||
        isPlace(deed.scene, phraseWith(deed, /^(?:at|on|upon)$/) ?? (isFrom(deed) ? null : deed.object))),
    side: doer,
  },
  {
    name: 'attack-fire-on',
    type: 'attack',
    verbs: 'fireOn',
    example: 'The skirmishers fired on the column',
    when: (deed) =>
      !isShot(deed) &&
      (deed.doer === null || isForce(deed.scene, deed.doer)) &&
      !deed.scene.sentence.dated[deed.words.to],
    side: doer,
  },
  {
    name: 'attack-volleys',
    type: 'attack',
    verbs: 'fireShot',
    example: 'The infantry fired two volleys',
    carried: true,
    when: (deed) =>
      deed.object !== null &&
      deed.doer !== null &&
      headNoun(deed.scene, deed.object) === 'volley' &&
      kindOfForce(headNoun(deed.scene, deed.doer)) === 'personnel' &&
      !hasGuns(deed),
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
    name: 'attack-missiles',
    type: 'attack',
    verbs: 'hurlMissiles',
    example: 'They hurled stones down from the walls',
    carried: true,
    when: (deed) =>
      (deed.passive ? hasHelper(deed) : isForce(deed.scene, deed.doer)) &&
      deed.object !== null &&
      anyWord(deed.scene, deed.object, (word) => MISSILES.test(word)),
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
    name: 'clash-into-action',
    type: 'clash',
    verbs: 'goIntoAction',
    example: 'The brigade went into action',
    when: (deed) =>
      !deed.passive && ofForce(deed) && deed.scene.sentence.word(deed.words.to - 1) === 'action',
    side: nobody,
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

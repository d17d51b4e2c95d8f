import {
  ACTION_NOUNS,
  DIRECTIONS,
  GUNS,
  REINFORCEMENTS,
  SHOTS,
  SIEGES,
  TERMS,
} from '../../language/lexicon/action-words.ts';
import { categoryOfWord, singular } from '../../language/nouns.ts';
import { CAPITAL } from '../../language/word-classes.ts';
import type { VerbRule } from './action-rule.ts';
import { doer, goer, nobody, sideOfPhrase, undergoer } from './actors.ts';
import { type Deed, phraseWith, wordAfter } from './deed.ts';
import {
  anyWord,
  headAt,
  headNoun,
  holdsPhrase,
  isAircraft,
  isCivilian,
  isForce,
  isPlace,
} from './phrases.ts';
import { isOfficial, speaks } from './statements.ts';

const ofForce = ({ scene, doer, object, passive }: Deed): boolean =>
  isForce(scene, passive ? object : doer) && !isCivilian(scene, passive ? object : doer);
const onPlace = ({ scene, object }: Deed): boolean => isPlace(scene, object);
const onForce = ({ scene, object }: Deed): boolean => isForce(scene, object);
const onTarget = (deed: Deed): boolean => onPlace(deed) || onForce(deed);
/** Whether those who fire have guns: artillery or a ship. */
const hasGuns = ({ scene, doer }: Deed): boolean =>
  doer !== null &&
  anyWord(
    scene,
    doer,
    (word) =>
      /^(?:artillery|ship)$/.test(categoryOfWord(word, SURROUNDINGS) ?? '') || GUNS.has(singular(word)),
  );
const SURROUNDINGS = { kind: 'strength', aircraft: false } as const;
const holds = (deed: Deed, is: (word: string) => boolean): boolean =>
  deed.object !== null && anyWord(deed.scene, deed.object, (word) => is(singular(word)));
const onSiege = (deed: Deed): boolean =>
  deed.object !== null && SIEGES.has(headNoun(deed.scene, deed.object));
const isDeed = ({ scene, object }: Deed): boolean =>
  object !== null && ACTION_NOUNS.has(headNoun(scene, object));
const goesSomewhere = (deed: Deed): boolean =>
  DIRECTIONS.has(wordAfter(deed)) ||
  deed.clause.phrases.some(
    ({ preposition, at }) => at >= deed.clause.verb!.to && DIRECTIONS.has(preposition),
  ) ||
  (deed.object !== null &&
    (isPlace(deed.scene, deed.object) || DIRECTIONS.has(headNoun(deed.scene, deed.object))));

/** "fell upon the rear", not "turned on his own initiative": after the preposition of a verb's phrase stands whom it is aimed at. */
function isAtTarget({ scene, clause, words, passive }: Deed): boolean {
  if (
    passive ||
    !/^(?:on|upon)$/.test(scene.sentence.word(words.to - 1) ?? '') ||
    words.to === clause.verb!.to
  )
    return true;
  const target = [...clause.phrases, ...clause.objects].find(({ from }) => from === words.to) ?? null;
  return isForce(scene, target) || isPlace(scene, target);
}

/** "fought in the war", "fought in the American army": that somebody served. */
const isService = ({ scene, clause }: Deed): boolean =>
  clause.phrases.some(
    (phrase) =>
      phrase.preposition === 'in' &&
      /^(?:war|army|navy|service|campaign|militia)$/.test(headNoun(scene, phrase)),
  );

/** "reached the river", "moved north"; "arrived" and "departed" need nothing after them. */
function moves(deed: Deed): boolean {
  if (/^(?:behind|open)$/.test(wordAfter(deed))) return false;
  const word = deed.scene.sentence.word(deed.clause.verb!.head) ?? '';
  if (/^(?:arriv|depart)/.test(word)) return true;
  // "proceeded to lay waste to the land"
  if (
    /^proceed/.test(word) &&
    wordAfter(deed) === 'to' &&
    deed.scene.clauseAt(deed.words.to).kind === 'infinitive'
  )
    return false;
  if (
    /^(?:approach|reach|enter|cross|left|leav|ascend|descend|ford|climb|travers|bypass|skirt|circl)/.test(
      word,
    )
  )
    return deed.object !== null
      ? isPlace(deed.scene, deed.object) || (/^approach|circl/.test(word) && isForce(deed.scene, deed.object))
      : /^(?:left|leav)/.test(word)
        ? wordAfter(deed) === 'for'
        : /^(?:cross|approach)/.test(word) && goesSomewhere(deed);
  if (
    deed.object !== null &&
    !isPlace(deed.scene, deed.object) &&
    !DIRECTIONS.has(headNoun(deed.scene, deed.object))
  )
    return false;
  return goesSomewhere(deed);
}

const holdsTerms = (scene: Deed['scene'], range: Parameters<typeof headNoun>[1]): boolean =>
  holdsPhrase(scene, { from: headAt(scene, range), to: headAt(scene, range) + 1 }, TERMS);

/** Whether an attack is told before, in the sentence or in the one before it. */
function followsAttack({ scene, words }: Deed): boolean {
  for (let at = words.from - 1; at >= 0; at--) if (isAttackWord(scene.sentence.word(at) ?? '')) return true;
  const { before } = scene;
  return (
    before !== null && before.sentence.tokens.some((_, at) => isAttackWord(before.sentence.word(at) ?? ''))
  );
}
const isAttackWord = (word: string): boolean =>
  /^(?:attack|assault|charg|storm|offensive|sorti|sall|enter|broke|breach)/.test(word);

/** Whether what a phrase names can be taken: a place, "control" or "possession" of one. */
const ofControl = (deed: Deed): boolean =>
  holds(deed, (word) => word === 'control' || word === 'possession' || word === 'ownership') &&
  deed.scene.sentence.word(deed.object!.from - 1) !== 'under';

/** What verbs tell of fights and fire. */
const FIGHTING: readonly VerbRule[] = [
  {
    name: 'air-strike-by-aircraft',
    type: 'air-strike',
    verbs: 'byAir',
    example: 'German bombers attacked the harbour',
    when: (deed) => isAircraft(deed.scene, deed.doer) && !isAircraft(deed.scene, deed.object),
    side: doer,
  },
  {
    name: 'air-strike',
    type: 'air-strike',
    verbs: 'airStrike',
    example: 'The town was bombed',
    when: (deed) => deed.passive || deed.doer === null || isForce(deed.scene, deed.doer),
    side: doer,
  },
  {
    name: 'civilians-harmed-people',
    type: 'civilians-harmed',
    verbs: 'harmPeople',
    example: 'They executed the prisoners',
    when: (deed) =>
      deed.object !== null &&
      isCivilian(deed.scene, deed.object) &&
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
      wordAfter(deed) !== 'with' &&
      isForce(deed.scene, deed.doer) &&
      phraseWith(deed, /^with$/) === null,
    side: doer,
  },
  {
    name: 'attack-on-force',
    type: 'attack',
    verbs: 'attackForce',
    example: 'The Swedes struck the Danish rear',
    when: (deed) =>
      ofForce(deed) &&
      onTarget(deed) &&
      !holds(deed, (word) => /^(?:him|her|me|agreement)$/.test(word)) &&
      (deed.passive ? deed.doer !== null && isForce(deed.scene, deed.doer) : true),
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
    name: 'throw-against',
    type: 'attack',
    verbs: 'throwAgainst',
    example: 'Baibars threw his horsemen against the left wing',
    when: (deed) => onForce(deed) && phraseWith(deed, /^(?:against|at)$/) !== null,
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
      /attack|assault|charge|offensive|onslaught|advance|sortie|invasion|raid|landing|thrust|breakthrough/.test(
        headNoun(deed.scene, deed.object!),
      ),
    side: doer,
  },
  {
    name: 'repulse',
    type: 'repulse',
    verbs: 'repulse',
    example: 'The attack was repulsed',
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
      phraseWith(deed, /^for$/) === null &&
      !isService(deed) &&
      (deed.doer === null || isForce(deed.scene, deed.doer)),
    side: nobody,
  },
  {
    name: 'engage',
    type: 'clash',
    verbs: 'engage',
    example: 'They engaged the enemy',
    when: (deed) =>
      ofForce(deed) && (deed.passive ? deed.doer !== null : onForce(deed) || wordAfter(deed) === 'with'),
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
    name: 'bombardment-fire-on',
    type: 'bombardment',
    verbs: 'fireOn',
    example: 'The batteries opened fire',
    when: (deed) => hasGuns(deed),
    side: doer,
  },
  {
    name: 'attack-fire-on',
    type: 'attack',
    verbs: 'fireOn',
    example: 'The skirmishers fired on the column',
    when: (deed) => deed.doer === null || isForce(deed.scene, deed.doer),
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
    name: 'bombardment-batter',
    type: 'bombardment',
    verbs: 'batter',
    example: 'Artillery pounded the lines',
    when: onTarget,
    side: doer,
  },
];

/** What verbs tell of places and sieges. */
const PLACES: readonly VerbRule[] = [
  {
    name: 'encirclement',
    type: 'encirclement',
    verbs: 'besiege',
    example: 'The army besieged the town',
    when: (deed) => deed.passive || deed.doer === null || isForce(deed.scene, deed.doer),
    side: doer,
  },
  {
    name: 'encirclement-surround',
    type: 'encirclement',
    verbs: 'surround',
    example: 'The village was surrounded by the rebels',
    when: (deed) =>
      onTarget(deed) &&
      (deed.doer === null
        ? deed.passive && isForce(deed.scene, deed.object)
        : isForce(deed.scene, deed.doer)),
    side: doer,
  },
  {
    name: 'relief',
    type: 'relief',
    verbs: 'relieve',
    example: 'An army relieved the fortress',
    when: (deed) =>
      (onPlace(deed) ||
        (deed.object !== null &&
          /^(?:garrison|siege|defender|besieged)$/.test(headNoun(deed.scene, deed.object)))) &&
      wordAfter(deed) !== 'of' &&
      phraseWith(deed, /^(?:of|from|as)$/) === null,
    side: doer,
  },
  {
    name: 'relief-of',
    type: 'relief',
    verbs: 'relieveOf',
    example: 'The fleet came to the relief of the garrison',
    side: doer,
  },
  {
    name: 'capture',
    type: 'capture',
    verbs: 'capture',
    example: 'The Swedes took the town',
    when: (deed) =>
      !/^(?:place|part)$/.test(wordAfter(deed)) &&
      // "took the field"
      !(deed.object !== null && headNoun(deed.scene, deed.object) === 'field') &&
      onPlace(deed) &&
      (deed.passive || deed.doer === null || isForce(deed.scene, deed.doer)) &&
      !isAircraft(deed.scene, deed.doer),
    side: doer,
  },
  {
    name: 'capture-control',
    type: 'capture',
    verbs: 'control',
    example: 'The rebels gained control of the bridge',
    carried: true,
    when: ofControl,
    side: doer,
  },
  {
    name: 'capture-fall',
    type: 'capture',
    verbs: 'fall',
    example: 'The city fell to the Mongols',
    when: (deed) => {
      if (deed.passive || deed.doer === null || deed.object !== null || !isPlace(deed.scene, deed.doer))
        return false;
      const next = wordAfter(deed);
      if (next === 'to') return isForce(deed.scene, phraseWith(deed, /^to$/));
      const isNoun = (deed.scene.sentence.classes[deed.doer.to - 1]! & CAPITAL) === 0;
      return isNoun && /^(?:in|on|after|at|by|with|)$/.test(next);
    },
    side: ({ scene, clause }) => sideOfTaker(scene, clause),
  },
  {
    name: 'surrender',
    type: 'surrender',
    verbs: 'surrender',
    example: 'The garrison surrendered',
    side: goer,
  },
  {
    name: 'surrender-yield',
    type: 'surrender',
    verbs: 'yield',
    example: 'They handed over the fort',
    when: onPlace,
    side: goer,
  },
  {
    name: 'destruction',
    type: 'destruction',
    verbs: 'destroy',
    example: 'The retreating army destroyed the bridge',
    when: (deed) =>
      deed.object !== null &&
      !isCivilian(deed.scene, deed.object) &&
      wordAfter(deed) !== 'of' &&
      !DIRECTIONS.has(headNoun(deed.scene, deed.object)),
    side: doer,
  },
  {
    name: 'destruction-itself',
    type: 'destruction',
    verbs: 'sinkItself',
    example: 'The ship sank',
    when: (deed) =>
      !deed.passive &&
      deed.object === null &&
      isForce(deed.scene, deed.doer) &&
      wordAfter(deed) !== 'to' &&
      wordAfter(deed) !== 'into',
    side: nobody,
  },
  {
    name: 'civilians-harmed',
    type: 'civilians-harmed',
    verbs: 'harm',
    example: 'The army sacked the city',
    when: (deed) =>
      deed.object !== null && (isCivilian(deed.scene, deed.object) || isPlace(deed.scene, deed.object)),
    side: doer,
  },
];

/** "fell to the Mongols": those to whom. */
function sideOfTaker(scene: Deed['scene'], clause: Deed['clause']): number | null {
  const to = clause.phrases.find(({ preposition, at }) => preposition === 'to' && at >= clause.verb!.to);
  return sideOfPhrase(scene, to ?? null);
}

/** What verbs tell of moves. */
const MOVES: readonly VerbRule[] = [
  {
    name: 'evacuation',
    type: 'evacuation',
    verbs: 'flee',
    example: 'The inhabitants fled the city',
    when: ({ scene, doer, object, passive }) => isCivilian(scene, passive ? object : doer),
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
    when: (deed) => onForce(deed) && !onPlace(deed),
    side: undergoer,
  },
  {
    name: 'withdrawal',
    type: 'withdrawal',
    verbs: 'withdraw',
    example: 'The Danes fell back',
    when: (deed) => (deed.passive ? onForce(deed) : deed.doer === null || isForce(deed.scene, deed.doer)),
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
      (deed.words.to > deed.clause.verb!.to || goesSomewhere(deed) || wordAfter(deed) === ''),
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
      ofForce(deed) &&
      (deed.passive
        ? deed.doer !== null && isForce(deed.scene, deed.doer)
        : (onForce(deed) && !onPlace(deed)) || isForce(deed.scene, phraseWith(deed, /^with$/))),
    side: (deed) => (deed.passive ? undergoer(deed) : goer(deed)),
  },
  {
    name: 'reinforcement-send',
    type: 'reinforcement',
    verbs: 'bringReinforcements',
    example: 'The Sultan sent reinforcements',
    carried: true,
    when: ({ scene, object }) => holdsPhrase(scene, object, REINFORCEMENTS),
    side: goer,
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
    when: (deed) => ofForce(deed) && !isAircraft(deed.scene, deed.doer),
    side: goer,
  },
  {
    name: 'movement',
    type: 'movement',
    verbs: 'march',
    example: 'The army marched to the coast',
    when: (deed) =>
      ofForce(deed) &&
      (deed.passive ||
        deed.object === null ||
        onTarget(deed) ||
        DIRECTIONS.has(headNoun(deed.scene, deed.object))),
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
    name: 'movement-of-force',
    type: 'movement',
    verbs: 'moveForce',
    example: 'Two regiments were sent to the fort',
    when: (deed) => onForce(deed) && (deed.passive || deed.doer === null || isForce(deed.scene, deed.doer)),
    side: goer,
  },
];

/** What verbs tell of words. */
const WORDS: readonly VerbRule[] = [
  {
    name: 'negotiation',
    type: 'negotiation',
    verbs: 'negotiate',
    example: 'The commanders negotiated',
    side: doer,
  },
  {
    name: 'negotiation-terms',
    type: 'negotiation',
    verbs: 'aboutTerms',
    example: 'They offered terms',
    carried: true,
    when: ({ scene, object, clause }) =>
      object !== null
        ? holdsTerms(scene, object)
        : clause.phrases.some(
            (phrase) =>
              phrase.at >= clause.verb!.to && phrase.at <= clause.verb!.to + 1 && holdsTerms(scene, phrase),
          ),
    side: doer,
  },
  {
    name: 'statement',
    type: 'statement',
    verbs: 'say',
    example: 'The ministry announced that the town was taken',
    when: (deed) => !deed.passive && isOfficial(deed.scene, deed.doer) && speaks(deed),
    side: doer,
  },
];

export const VERB_RULES: readonly VerbRule[] = [...FIGHTING, ...PLACES, ...MOVES, ...WORDS];

import { ABSTRACT, ACTION_NOUNS, DIRECTIONS, TIMES } from '../../language/lexicon/action-words.ts';
import { kindOfForce } from '../../language/nouns.ts';
import type { Range } from '../../language/sentence.ts';
import { ACTION, CAPITAL, DETERMINER, NUMBER, PRONOUN } from '../../language/word-classes.ts';
import type { VerbRule } from './action-rule.ts';
import { doer, nobody, sideOfPhrase, yielder } from './actors.ts';
import { type Deed, phraseWith, verbOf, wordAfter } from './deed.ts';
import { holds, ofControl, ofForce, onPlace, onTarget, overrunsLine } from './guards.ts';
import { parentIn } from './hidden-verbs.ts';
import { isKept, isOneWhoActed, isRidden } from './no-captures.ts';
import { headAt, headNoun, isAircraft, isCivilian, isForce, isPlace } from './phrases.ts';

/** "fell to the Mongols": those to whom. */
function sideOfTaker(scene: Deed['scene'], clause: Deed['clause']): number | null {
  const to = clause.phrases.find(
    ({ preposition, at }) => /^(?:to|into|under)$/.test(preposition) && at >= clause.verb!.to,
  );
  return sideOfPhrase(scene, to ?? null);
}

/** "knights shot down": no ship and no aircraft */
const isShotMan = ({ scene, object, clause }: Deed): boolean =>
  scene.sentence.word(clause.verb!.head) === 'shot' &&
  !isAircraft(scene, object) &&
  kindOfForce(headNoun(scene, object!)) === 'personnel';

/** "devastating losses" */
const isSevere = ({ scene, object }: Deed): boolean =>
  /^(?:blow|casualty|consequence|defeat|effect|fire|impact|loss|result|victory)$/.test(
    headNoun(scene, object!),
  );

/** "blew the bridge", but not "blew the horn" */
const isBlown = ({ scene, object, clause, words }: Deed): boolean => {
  const verb = scene.sentence.word(clause.verb!.head) ?? '';
  const isAlone = words.to === clause.verb!.to;
  if (isAlone ? !/^(?:bl[eo]w|level)/.test(verb) : !/^(?:br[eo]|rip|t[eo]r[en]|tear)/.test(verb)) return true;
  return /^(?:bridge|building|causeway|city|dam|dike|dyke|gate|house|magazine|mine|rail|railroad|railway|road|town|track|tunnel|village|wall|walls)$/.test(
    headNoun(scene, object!),
  );
};

/** "The town was invested", but "was surrounded by hills" */
const isInvested = ({ scene, clause, object }: Deed): boolean =>
  scene.sentence.word(clause.verb!.head) === 'invested' &&
  clause.verb!.from < clause.verb!.head &&
  isPlace(scene, object);

/** "The town was surrounded and surrendered": what befell it next tells that it was no wall that stood around it. */
const isStormedThen = ({ scene, clause, object }: Deed): boolean =>
  isPlace(scene, object) &&
  clause.verb!.from < clause.verb!.head &&
  scene.tree.clauses.some(
    (next) =>
      next.kind === 'coordinate' &&
      next.subject === null &&
      next.verb !== null &&
      (scene.sentence.classes[next.verb.head]! & ACTION) !== 0 &&
      parentIn(scene, next) === clause,
  );

/** "the road", "lines of communication", "his retreat": what somebody lives on; not "cut a road through the wood" */
function isLifeline({ scene, object, passive }: Deed): boolean {
  if (object === null) return false;
  const { word } = scene.sentence;
  const noun = headNoun(scene, object);
  if (/^(?:a|an|new)$/.test(word(object.from) ?? '')) return false;
  if (/^(?:causeway|highway|railroad|railway|road|route)$/.test(noun)) return true;
  if (/^(?:communication|communications|retreat)$/.test(noun)) return passive || word(object.from) !== noun;
  const head = headAt(scene, object);
  if (!/^lines?$/.test(word(head) ?? '')) return false;
  return (
    /^(?:communications?|rail|railway|supply)$/.test(word(head - 1) ?? '') ||
    (word(head + 1) === 'of' && /^(?:communications?|retreat|supply|supplies)$/.test(word(head + 2) ?? ''))
  );
}

const FORTIFIED = /^(?:bastion|castle|citadel|city|fort|fortress|outpost|redoubt|stronghold|town)$/;

/** "the town of rebels", "the town from rebels": from whom a place is cleared. */
function partOf(deed: Deed): Range | null {
  const { scene, object } = deed;
  for (let at = object!.from; at < object!.to - 1; at++)
    if (scene.sentence.word(at) === 'of') return { from: at + 1, to: object!.to };
  return phraseWith(deed, /^(?:of|from)$/);
}

/** "The counter-attack succeeded in retaking the village" */
const isAttack = ({ scene, doer }: Deed): boolean =>
  /^(?:attack|counter-attack|raid)$/.test(ACTION_NOUNS.get(headNoun(scene, doer!)) ?? '');

const HELD = /^(?:control|hand|occupation|possession|rule)$/;
/** "burned surrounding villages": those around. */
const isNearby = ({ scene, clause, object }: Deed): boolean =>
  clause.verb!.form === 'ing' &&
  scene.sentence.word(clause.verb!.head) === 'surrounding' &&
  object !== null &&
  object.from === clause.verb!.to &&
  scene.sentence.tokens[clause.verb!.from - 1]?.kind !== 'comma' &&
  (scene.sentence.classes[object.from]! & (CAPITAL | DETERMINER | NUMBER | PRONOUN)) === 0;
/** "The frigate struck after an hour": her flag, but "struck a rock" */
const strikes = (deed: Deed): boolean =>
  !deed.passive &&
  deed.object === null &&
  /^(?:after|at|to|)$/.test(wordAfter(deed)) &&
  kindOfForce(headNoun(deed.scene, deed.doer)) === 'ship';
/** Verbs of yielding that mean other things where they have an object: "submitted a plan". */
const isOfOtherUse = ({ scene, clause }: Deed): boolean =>
  /^(?:submit|g[ai]v|yield)/.test(scene.sentence.word(clause.verb!.head) ?? '');
/** "gave themselves up to pillage" */
const givesHimselfTo = (deed: Deed): boolean =>
  /^(?:her|him|it|them)sel(?:f|ves)$/.test(deed.scene.sentence.word(deed.words.to - 2) ?? '') &&
  wordAfter(deed) === 'to' &&
  !isForce(deed.scene, phraseWith(deed, /^to$/));
const onForceOrPlace = ({ scene, doer }: Deed): boolean =>
  doer === null || isForce(scene, doer) || isPlace(scene, doer);
const RIGHTS =
  /^(?:advantage|captive|claim|command|commission|initiative|lead|office|post|power|prisoner|right|seat|title)$/;

/** What is cleared of an enemy, even where he is not named. */
const HELD_BY_OTHERS =
  /^(?:breach|building|bunker|crest|dugout|heights?|hill|house|neighbou?rhood|position|rampart|ridge|town|trench|village|wood)$/;

/** What verbs tell of places and sieges. */
export const TAKING: readonly VerbRule[] = [
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
      !isNearby(deed) &&
      !holds(deed, (word) => /^(?:arm|ear|finger|hand|head|leg|limb|nose)$/.test(word)) &&
      (deed.doer === null
        ? deed.passive
          ? isForce(deed.scene, deed.object) || isInvested(deed) || isStormedThen(deed)
          : deed.clause.verb!.form === 'infinitive' && deed.clause.verb!.lemma !== 'block'
        : isForce(deed.scene, deed.doer)),
    side: doer,
  },
  {
    name: 'encirclement-cut',
    type: 'encirclement',
    verbs: 'cutRoad',
    example: 'They cut the road to the coast',
    carried: true,
    when: (deed) =>
      isLifeline(deed) && (deed.passive || deed.doer === null || isForce(deed.scene, deed.doer)),
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
      (deed.passive ||
        deed.doer === null ||
        deed.clause.kind === 'infinitive' ||
        isForce(deed.scene, deed.doer)) &&
      !holds(deed, (word) => /^(?:command|duty|post|responsibility)$/.test(word)) &&
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
      // "carried out an attack", "taken as prisoners"
      !/^(?:as|captives?|hostages?|out|part|place|prisoners?)$/.test(wordAfter(deed)) &&
      !isOneWhoActed(deed) &&
      !isRidden(deed) &&
      // "Philip the Bold – captured"
      !(wordAfter(deed) === '' && /^[-–—]$/.test(deed.scene.sentence.written(deed.words.from - 1))) &&
      !isKept(deed) &&
      // "took the field"
      !(deed.object !== null && headNoun(deed.scene, deed.object) === 'field') &&
      onPlace(deed) &&
      !overrunsLine(deed) &&
      (deed.passive || deed.doer === null || isForce(deed.scene, deed.doer) || isAttack(deed)) &&
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
    name: 'capture-gain',
    type: 'capture',
    verbs: 'gain',
    example: 'The French gained two lines of trenches',
    when: (deed) =>
      onPlace(deed) &&
      deed.object !== null &&
      !/^(?:access|entry|foothold|ground|position|territory)$/.test(headNoun(deed.scene, deed.object)) &&
      (deed.doer === null || isForce(deed.scene, deed.doer)),
    side: doer,
  },
  {
    name: 'capture-bridgehead',
    type: 'capture',
    verbs: 'bridgehead',
    example: 'They established a bridgehead',
    carried: true,
    when: ({ scene, object }) =>
      object !== null &&
      /^(?:beachhead|bridgehead|foothold|footing|lodge?ment)$/.test(headNoun(scene, object)),
    side: doer,
  },
  {
    name: 'capture-reduce',
    type: 'capture',
    verbs: 'reduce',
    example: 'The army reduced the fortress',
    when: (deed) =>
      deed.object !== null &&
      FORTIFIED.test(headNoun(deed.scene, deed.object)) &&
      ofForce(deed) &&
      phraseWith(deed, /^(?:by|from|in|to)$/) === null,
    side: doer,
  },
  {
    name: 'capture-clear',
    type: 'capture',
    verbs: 'clear',
    example: 'The army cleared the town of rebels',
    when: (deed) =>
      onPlace(deed) &&
      (isForce(deed.scene, partOf(deed)) ||
        (partOf(deed) === null &&
          HELD_BY_OTHERS.test(headNoun(deed.scene, deed.object!)) &&
          isForce(deed.scene, deed.doer))),
    side: doer,
  },
  {
    name: 'capture-fall',
    type: 'capture',
    verbs: 'fall',
    example: 'The city fell to the Mongols',
    when: (deed) => {
      if (deed.passive || deed.doer === null || !isPlace(deed.scene, deed.doer)) return false;
      // "changed hands"
      if (deed.words.to > deed.clause.verb!.to) return true;
      // "fell two years later"
      const isLater = TIMES.has(headNoun(deed.scene, deed.object));
      if (deed.object !== null && !isLater) return false;
      const next = isLater ? '' : wordAfter(deed);
      const falls = !/^(?:c[ao]m|pass)/.test(deed.scene.sentence.word(deed.clause.verb!.head) ?? '');
      if (!falls && next !== 'into' && next !== 'under') return false;
      // "it fell to them to begin"
      if (deed.scene.sentence.word(deed.doer.from) === 'it' && next === 'to') return false;
      if (next === 'to') return isForce(deed.scene, phraseWith(deed, /^to$/));
      // "fell into Danish hands"
      const held = next === 'into' || next === 'under' ? phraseWith(deed, /^(?:into|under)$/) : null;
      if (held !== null) return HELD.test(headNoun(deed.scene, held));
      // "fell on 3 May to the Danes"
      if (next === 'on' && isForce(deed.scene, phraseWith(deed, /^to$/))) return true;
      // "Lund fell in May", but "Moore fell in the attack"
      const isNoun =
        (deed.scene.sentence.classes[headAt(deed.scene, deed.doer)]! & CAPITAL) === 0 ||
        (deed.scene.sentence.dated[deed.words.to + 1] === true && deed.clause.subject !== null) ||
        deed.clause.verb!.lemma === 'succumb';
      return isNoun && /^(?:in|on|after|at|by|with|)$/.test(next);
    },
    side: ({ scene, clause }) => sideOfTaker(scene, clause),
  },
  {
    name: 'surrender',
    type: 'surrender',
    verbs: 'surrender',
    example: 'The garrison surrendered',
    // "surrendered the initiative"
    when: (deed) =>
      (deed.words.to > deed.clause.verb!.to || !/^str[iu]/.test(verbOf(deed)) || strikes(deed)) &&
      !givesHimselfTo(deed) &&
      (isOfOtherUse(deed)
        ? !deed.passive &&
          deed.object === null &&
          !/^(?:that|which|whom)$/.test(deed.clause.connective ?? '') &&
          onForceOrPlace(deed)
        : deed.passive || deed.object === null || !RIGHTS.test(headNoun(deed.scene, deed.object))),
    side: yielder,
  },
  {
    name: 'surrender-accepted',
    type: 'surrender',
    verbs: 'acceptSurrender',
    example: 'The Danes accepted the surrender of the garrison',
    carried: true,
    when: ({ scene, object }) => object !== null && headNoun(scene, object) === 'surrender',
    side: (deed) => deed.scene.other(doer(deed)),
  },
  {
    name: 'surrender-yield',
    type: 'surrender',
    verbs: 'yield',
    example: 'They ceded the fort',
    when: onPlace,
    side: yielder,
  },
  {
    name: 'destruction',
    type: 'destruction',
    verbs: 'destroy',
    example: 'The retreating army destroyed the bridge',
    when: (deed) =>
      deed.object !== null &&
      !isCivilian(deed.scene, deed.object) &&
      !/^(?:body|corpse|dead)$/.test(headNoun(deed.scene, deed.object)) &&
      !TIMES.has(headNoun(deed.scene, deed.object)) &&
      !ABSTRACT.has(headNoun(deed.scene, deed.object)) &&
      !isShotMan(deed) &&
      !isSevere(deed) &&
      isBlown(deed) &&
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
      (deed.object === null || TIMES.has(headNoun(deed.scene, deed.object))) &&
      (isForce(deed.scene, deed.doer) || headNoun(deed.scene, deed.doer) === 'magazine') &&
      !/^(?:bomb|bullet|charge|device|grenade|missile|mine|rocket|round|shell|torpedo)$/.test(
        headNoun(deed.scene, deed.doer),
      ) &&
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

import { ACTION_NOUNS } from '../../language/lexicon/action-words.ts';
import type { VerbRule } from './action-rule.ts';
import { doer } from './actors.ts';
import type { Deed } from './deed.ts';
import { holdsTerms } from './guards.ts';
import { clausesWithHidden } from './hidden-verbs.ts';
import { headNoun, isForce } from './phrases.ts';
import { isOfficial, speaks } from './statements.ts';

/** Whether the object of a verb is a thing, and no deed that is ordered or asked for. */
const isOfThing = ({ scene, passive, object }: Deed): boolean =>
  !passive && object !== null && !ACTION_NOUNS.has(headNoun(scene, object)) && !isForce(scene, object);
const CLAIMED =
  /^(?:accusation|allegation|attack|casualty|claim|death|defeat|involvement|killing|loss|presence|report|responsibility|success|victory)$/;

const ENVOYS =
  /^(?:delegation|deputation|embassy|emissary|emissaries|envoy|herald|negotiator|parlementaire)$/;
const BEGINS = /^(?:beg[aiu]n|start)/;

/** What verbs tell of words. */
export const WORDS: readonly VerbRule[] = [
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
        ? scene.sentence.word(object.from) !== 'them' &&
          holdsTerms(scene, object) &&
          // "made the Danes surrender the fort"
          !clausesWithHidden(scene).some(({ verb }) => verb?.head === object.to - 1)
        : clause.phrases.some(
            (phrase) =>
              phrase.at >= clause.verb!.to &&
              phrase.at <= clause.verb!.to + 1 &&
              // "began to talk of revolt"
              !(phrase.preposition === 'to' && BEGINS.test(scene.sentence.word(clause.verb!.head) ?? '')) &&
              holdsTerms(scene, phrase),
          ),
    side: doer,
  },
  {
    name: 'negotiation-envoys',
    type: 'negotiation',
    verbs: 'sendEnvoys',
    example: 'The Danes sent envoys to the king',
    carried: true,
    when: ({ scene, object }) => object !== null && ENVOYS.test(headNoun(scene, object)),
    side: (deed) => (deed.passive ? null : doer(deed)),
  },
  {
    name: 'statement',
    type: 'statement',
    verbs: 'say',
    example: 'The ministry announced that the town was taken',
    when: (deed) => !deed.passive && speaks(deed) && isOfficial(deed),
    side: doer,
  },
  {
    name: 'statement-announced',
    type: 'statement',
    verbs: 'announce',
    example: 'The ministry announced the end of the siege',
    // "proclaimed him emperor"
    when: (deed) =>
      isOfThing(deed) &&
      !/^(?:her|him|himself|them)$/.test(deed.scene.sentence.word(deed.object!.from) ?? '') &&
      isOfficial(deed),
    side: doer,
  },
  {
    name: 'statement-admitted',
    type: 'statement',
    verbs: 'admit',
    example: 'The rebels claimed responsibility',
    when: (deed) => isOfThing(deed) && CLAIMED.test(headNoun(deed.scene, deed.object!)) && isOfficial(deed),
    side: doer,
  },
];

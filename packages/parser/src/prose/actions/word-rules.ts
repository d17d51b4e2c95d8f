import type { Clause, Range } from '../../language/sentence.ts';
import type { Scene } from '../scene.ts';
import type { VerbRule } from './action-rule.ts';
import { doer } from './actors.ts';
import { phraseWith, verbOf } from './deed.ts';
import { holdsTerms } from './guards.ts';
import { clausesWithHidden, parentIn } from './hidden-verbs.ts';
import { headNoun, isForce, isPlace } from './phrases.ts';

/** "The Swedes offered terms. The Danes refused", "refused them": what is answered was told of right before. */
function isOfTermsBefore(scene: Scene, object: Range | null, clause: Clause): boolean {
  const { verb, from } = clause;
  const { word } = scene.sentence;
  if (!ANSWERS.test(word(verb!.head) ?? '')) return false;
  const isShort =
    object === null
      ? !verb!.passive && infinitiveOf(scene, clause) === null
      : object.to === object.from + 1 && /^(?:it|them|these|this)$/.test(word(object.from) ?? '');
  if (!isShort) return false;
  if (holdsTerms(scene, { from: 0, to: from })) return true;
  const { before } = scene;
  return (
    before?.tree.clauses.some(({ objects }) => objects.some((range) => holdsTerms(before, range))) ?? false
  );
}
const ANSWERS = /^(?:accept|declin|rebuff|refus|reject|spurn)/;

/** The clause of what somebody is told to do: "summoned the town to surrender". */
const infinitiveOf = (scene: Scene, clause: Clause): Clause | null =>
  clausesWithHidden(scene).find(
    (other) => other.kind === 'infinitive' && parentIn(scene, other) === clause,
  ) ?? null;
const GIVES_UP = /^(?:capitulate|lay|submit|surrender|yield)$/;

const ENVOYS =
  /^(?:delegation|deputation|embassy|emissary|emissaries|envoy|herald|negotiator|parlementaire)$/;
const BEGINS = /^(?:beg[aiu]n|start)/;

/** What verbs tell of talks between enemies. */
export const WORDS: readonly VerbRule[] = [
  {
    name: 'negotiation',
    type: 'negotiation',
    verbs: 'negotiate',
    example: 'The commanders negotiated',
    // "the wounded were treated with morphine", "negotiated the pass", "came to terms with their defeat"
    when: (deed) => {
      const verb = verbOf(deed);
      if (verb.startsWith('treat')) return !deed.passive;
      if (verb.startsWith('negotiat')) return deed.passive || !isPlace(deed.scene, deed.object);
      const other = phraseWith(deed, /^with$/);
      return !/^c[ao]m/.test(verb) || other === null || isForce(deed.scene, other);
    },
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
        ? isOfTermsBefore(scene, object, clause) ||
          (scene.sentence.word(object.from) !== 'them' &&
            holdsTerms(scene, object) &&
            // "made the Danes surrender the fort"
            !clausesWithHidden(scene).some(({ verb }) => verb?.head === object.to - 1))
        : isOfTermsBefore(scene, null, clause) ||
          clause.phrases.some(
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
    name: 'negotiation-summons',
    type: 'negotiation',
    verbs: 'summonTo',
    example: 'The Danes summoned the town to surrender',
    carried: true,
    when: ({ scene, clause }) =>
      GIVES_UP.test(scene.sentence.word(infinitiveOf(scene, clause)?.verb?.head ?? -1) ?? ''),
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
];

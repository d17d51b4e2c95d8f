import type { VerbRule } from './action-rule.ts';
import { doer } from './actors.ts';
import { holdsTerms } from './guards.ts';
import { isOfficial, speaks } from './statements.ts';

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
        ? scene.sentence.word(object.from) !== 'them' && holdsTerms(scene, object)
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
    when: (deed) => !deed.passive && speaks(deed) && isOfficial(deed),
    side: doer,
  },
];

import type { Decisiveness } from '@openbattles/schema';

/** How great a victory was, in the words of the table; every other adjective says less than one of these. */
export const DECISIVE_WORDS: Readonly<Record<string, Decisiveness>> = {
  decisive: 'decisive',
  decisively: 'decisive',
  pyrrhic: 'pyrrhic',
  phyrric: 'pyrrhic',
  tactical: 'tactical',
  strategic: 'strategic',
  strategical: 'strategic',
  major: 'major',
  minor: 'minor',
};

/** Said of a victory, and no part of the victor's name, before that name. */
export const BEFORE_VICTOR =
  'a|an|the|total|complete|crushing|overwhelming|absolute|clear|great|big|huge|significant|important|partial|limited|marginal|narrow|slight|costly|hard-fought|initial|final|eventual|ultimate|temporary|short-term|long-term|undisputed|indecisive|disputed|claimed|nominal|apparent|moral|propaganda|successful';

/** The same, between that name and "victory". */
export const AFTER_VICTOR =
  'total|complete|crushing|overwhelming|partial|limited|marginal|narrow|costly|military|political|diplomatic|operational|naval|propaganda|moral|defensive|offensive|counter-offensive|clear';

/** What was put down, driven off or came to nothing: its own defeat. */
export const UNDERTAKINGS =
  'rebellion|rebellions|uprising|uprisings|revolt|revolts|insurrection|insurgency|mutiny|coup|coup attempt|putsch|revolution|attack|assault|raid|offensive|invasion|landing|incursion|ambush|conspiracy|strike|rescue attempt|breakout|attempt|insurgents|rebels|mutineers';
export const PUT_DOWN =
  'suppressed|crushed|quelled|put down|subdued|quashed|defeated|repelled|repulsed|foiled|thwarted|fails|failed|failure|unsuccessful|abortive|beaten back|beaten off';

/** Words that a victor's name does not hold: what stands before "victory" is a sentence. */
export const SENTENCE_WORDS =
  'after|following|until|despite|but|with|which|who|as|to|from|at|retreats?|withdraws?|withdrawal|captures?|captured|repels?|repulses?|defeats?|leads?|leading|resulted|ends? in';

/** What the side of a victor may be called, where the result calls it otherwise. */
export const VICTOR_WORDS: Readonly<Record<string, readonly string[]>> = {
  allied: ['allies', 'alliance', 'allied powers', 'allied forces'],
  imperial: ['empire', 'imperialists'],
  union: ['united states', 'united states of america', 'us', 'usa'],
  federal: ['united states', 'united states of america', 'us', 'usa'],
  republican: ['republic', 'republicans', 'spanish republic'],
  government: ['government', 'armed forces', 'army'],
};

/** What a victor's name may end in without its being part of the side's name. */
export const VICTOR_NOUNS =
  'government|forces?|troops|army|military|rebels?|insurgents?|coalition|loyalists?|supporters|side|faction|militia|navy';

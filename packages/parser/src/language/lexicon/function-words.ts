import words from '../words/function-words.json' with { type: 'json' };
import { wordSet } from './word-list.ts';

export const AUXILIARIES = wordSet(words.auxiliaries);
export const MODALS = wordSet(words.modals);
export const PREPOSITIONS = wordSet(words.prepositions);
export const CONJUNCTIONS = wordSet(words.conjunctions);
export const DETERMINERS = wordSet(words.determiners);
export const PRONOUNS = wordSet(words.pronouns);
export const POSSESSIVES = wordSet(words.possessives);
export const OBJECT_PRONOUNS = wordSet(words.objectPronouns);
/** After "of": of whom a number is a part. */
export const WHOM_OF = wordSet(words.whomOf);
export const ADVERBS_BETWEEN = wordSet(words.adverbsBetween);
/** What a noun phrase cannot go on over. */
export const PHRASE_ENDS: ReadonlySet<string> = new Set([
  ...AUXILIARIES,
  ...MODALS,
  ...PREPOSITIONS,
  ...CONJUNCTIONS,
  ...DETERMINERS,
  ...PRONOUNS,
  ...ADVERBS_BETWEEN,
]);
export const CONDITIONALS = wordSet(words.conditionals);
export const NO_ONE_THING = wordSet(words.noOneThing);
export const TIMES = wordSet(words.times);
export const COUNT_OPENERS = wordSet(words.countOpeners);
export const AMOUNT_OPENERS = wordSet(words.amountOpeners);
export const BEFORE_NUMBER = wordSet(words.beforeNumber);
export const OPENERS_OF_PREPOSITIONS = wordSet(words.openersOfPrepositions);

/** Pronouns that no verb or preposition governs. */
export const NOMINATIVES: ReadonlySet<string> = new Set(['he', 'she', 'they', 'we', 'i']);

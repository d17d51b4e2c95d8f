import { ACTION_VERBS, typeOfNoun } from './lexicon/action-words.ts';
import {
  ADVERBS_BETWEEN,
  AUXILIARIES,
  CONJUNCTIONS,
  COUNT_OPENERS,
  DETERMINERS,
  PREPOSITIONS,
  PRONOUNS,
} from './lexicon/function-words.ts';
import { SCALES, TENS, UNITS, VAGUE_SCALES } from './lexicon/number-words.ts';
import { OUTCOME_WORDS } from './lexicon/outcomes.ts';
import { QUALIFIERS_BEFORE, VAGUE_AMOUNTS } from './lexicon/qualifiers.ts';
import { MOST_WORDS, remembered } from './lexicon/remembered.ts';
import { wordSet } from './lexicon/word-list.ts';
import { categoryOfWord } from './nouns.ts';
import { formsOfLoss, verbForm } from './verbs.ts';
import lossNouns from './words/loss-nouns.json' with { type: 'json' };
import lossPhrases from './words/loss-phrases.json' with { type: 'json' };
import ofThings from './words/loss-phrases-of-things.json' with { type: 'json' };
import modals from './words/modal-verbs.json' with { type: 'json' };
import subordinators from './words/subordinators.json' with { type: 'json' };

/** What kind of word a token is, as bits: a word may be of several kinds, and which one it is its neighbours say. */
export const WORD = 1;
export const CAPITAL = 2;
export const DETERMINER = 4;
export const PREPOSITION = 8;
export const AUXILIARY = 16;
export const MODAL = 32;
/** "not", "never": what makes a verb's clause untrue. */
export const NEGATION = 64;
export const ADVERB = 128;
export const PRONOUN = 256;
/** "and", "or", "but". */
export const COORDINATOR = 512;
export const SUBORDINATOR = 1024;
export const RELATIVE = 2048;
/** Forms of verbs. */
export const BASE = 4096;
export const PRESENT = 8192;
export const PAST = 16384;
export const PARTICIPLE = 32768;
export const ING = 65536;
/** A noun of war that the lexicon has. */
export const MILITARY = 131072;
export const NUMBER = 262144;
/** A word that a loss may be told with: "killed", "losses", "fell". */
export const LOSS = 1048576;
/** A word that an amount may begin with: "about", "several", "a". */
export const OPENER = 2097152;
/** A verb or noun that may tell of an action: "attacked", "raids". */
export const ACTION = 4194304;
/** A comma, semicolon, bracket and so on: no word and no number. */
export const MARK = 524288;

export const VERB_FORM = BASE | PRESENT | PAST | PARTICIPLE | ING;
/** Words that belong to no noun phrase. */
export const FUNCTION_WORD =
  PREPOSITION | AUXILIARY | MODAL | NEGATION | COORDINATOR | SUBORDINATOR | RELATIVE;

const MODALS = wordSet(modals);
const COORDINATORS: ReadonlySet<string> = new Set(['and', 'or', 'but', 'nor', 'yet']);
const RELATIVES: ReadonlySet<string> = new Set(['who', 'which', 'whom', 'whose', 'that', 'where']);
const NEGATIONS: ReadonlySet<string> = new Set([
  'not',
  'never',
  'neither',
  'nor',
  'hardly',
  'cannot',
  'nobody',
]);
const SUBORDINATORS: ReadonlySet<string> = new Set(Object.keys(subordinators.meanings));
/** Auxiliaries of the list that are verbs of their own. */
const NO_AUXILIARIES: ReadonlySet<string> = new Set(['remain', 'remained', 'became', 'become']);
const SURROUNDINGS = { kind: 'strength', aircraft: false } as const;

/** The classes of a lower-cased word; whether it is written with a capital, it does not know. */
export const classesOfWord = remembered((word: string): number => {
  let classes = WORD | (LISTED.get(word) ?? 0);
  if (word.length > 4 && word.endsWith('ly') && !NO_ADVERBS.has(word)) classes |= ADVERB;
  // "16,000-strong", "six-ship"
  if (word.includes('-') && (COUNTING.test(word) || isHyphenated(word))) classes |= NUMBER;
  if ((classes & (DETERMINER | PREPOSITION | AUXILIARY | MODAL | PRONOUN | COORDINATOR | ADVERB)) === 0) {
    const form = CONJUNCTIONS.has(word) ? null : verbForm(word);
    if (form?.base) classes |= BASE;
    if (form?.present) classes |= PRESENT;
    if (form?.past) classes |= PAST;
    if (form?.participle) classes |= PARTICIPLE;
    if (form?.ing) classes |= ING;
    if (categoryOfWord(word, SURROUNDINGS) !== null) classes |= MILITARY;
  }
  if (word.includes('-') && LOSS_WORDS.has(word.slice(word.lastIndexOf('-') + 1))) classes |= LOSS;
  if (ACTION_VERBS.has(word) || typeOfNoun(word) !== null) classes |= ACTION;
  return classes;
}, MOST_WORDS);
/** The first words of amounts that are no number by themselves. */
const AMOUNT_WORDS: ReadonlySet<string> = new Set([
  ...['a', 'an', 'the', 'half', 'between', 'from', 'another', 'some'],
  ...QUALIFIERS_BEFORE.firstWords,
  ...VAGUE_AMOUNTS.firstWords,
  ...COUNT_OPENERS,
]);

/** The phrases that tell of a loss. */
const PHRASES_OF_LOSS: readonly string[] = [
  ...[...OUTCOME_WORDS.entries()].map(([phrase]) => phrase),
  ...Object.keys(lossPhrases.meanings),
  ...Object.keys(ofThings.meanings),
  ...Object.keys(lossNouns.meanings),
  ...formsOfLoss(),
];
const ALONE: ReadonlySet<string> = new Set(PHRASES_OF_LOSS.filter((phrase) => !phrase.includes(' ')));
/** A word of each of them, without which none of them stands: one that tells of a loss alone, else the longest. */
const LOSS_WORDS: ReadonlySet<string> = new Set(
  PHRASES_OF_LOSS.map((phrase) => {
    const words = phrase.split(' ').filter((word) => !DETERMINERS.has(word));
    return words.find((word) => ALONE.has(word)) ?? words.sort((a, b) => b.length - a.length)[0]!;
  }),
);
/** What the lists say of the words that they have. */
const LISTED = new Map<string, number>();
const LISTS: readonly (readonly [words: Iterable<string>, is: number])[] = [
  [DETERMINERS, DETERMINER],
  [PREPOSITIONS, PREPOSITION],
  [[...AUXILIARIES].filter((word) => !NO_AUXILIARIES.has(word)), AUXILIARY],
  [MODALS, MODAL],
  [NEGATIONS, NEGATION],
  [PRONOUNS, PRONOUN],
  [COORDINATORS, COORDINATOR],
  [SUBORDINATORS, SUBORDINATOR],
  [RELATIVES, RELATIVE],
  [ADVERBS_BETWEEN, ADVERB],
  [[...UNITS.keys(), ...TENS.keys(), ...SCALES.keys(), ...VAGUE_SCALES], NUMBER],
  [AMOUNT_WORDS, OPENER],
  [LOSS_WORDS, LOSS],
];
for (const [words, is] of LISTS) for (const word of words) LISTED.set(word, (LISTED.get(word) ?? 0) | is);
/** "twenty-six" */
const isHyphenated = (word: string): boolean => {
  const [tens, units] = word.split('-');
  return TENS.has(tens!) && UNITS.has(units!);
};
const COUNTING = /-(?:man|men|strong|soldier|ship|vessel|tank|vehicle|aircraft|plane|boat)$/;
const NO_ADVERBS: ReadonlySet<string> = new Set([
  'family',
  'italy',
  'sicily',
  'july',
  'assembly',
  'supply',
  'reply',
  'monopoly',
  'belly',
  'rally',
  'ally',
  'enemy',
  'anomaly',
  'holy',
  'only',
  'early',
  'deadly',
  'friendly',
  'elderly',
  'cowardly',
  'costly',
  'daily',
  'likely',
  // names: "General Tilly wrote"
  ...[
    'bailly',
    'beverly',
    'billy',
    'chantilly',
    'connelly',
    'connolly',
    'donnelly',
    'emily',
    'failly',
    'kelly',
    'lally',
    'lilly',
    'lully',
    'molly',
    'reilly',
    'romilly',
    'sully',
    'tilly',
  ],
]);

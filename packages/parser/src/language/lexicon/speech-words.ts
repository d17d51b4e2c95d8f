import documents from '../words/documents.json' with { type: 'json' };
import words from '../words/speech-words.json' with { type: 'json' };
import tellers from '../words/tellers.json' with { type: 'json' };
import { wordSet } from './word-list.ts';

export const ISSUED = wordSet(words.issued);
export const REPORTING_VERBS = wordSet(words.reportingVerbs);
export const REPORTING_NOUNS = wordSet(words.reportingNouns);
export const DOCUMENTS = wordSet(documents);

const pluralOf = (word: string): string =>
  /man$/.test(word)
    ? word.replace(/an$/, 'en')
    : `${word.replace(/([^aeiou])y$/, '$1ie').replace(/ss$/, 'sse')}s`;

const inBothNumbers = (words: readonly string[]): ReadonlySet<string> =>
  new Set(words.flatMap((word) => [word, pluralOf(word)]));

const TELLERS = inBothNumbers(tellers.tellers.words);

const SPEAKERS = inBothNumbers(tellers.speakers.words);

/** Whether a word is a noun of people or bodies whose trade it is to tell: "historian", "sources". */
export const isTeller = (word: string): boolean => TELLERS.has(word);

/** Whether a word is a noun of people who can tell something. */
export const isSpeaker = (word: string): boolean => TELLERS.has(word) || SPEAKERS.has(word);

/** Whether a word for a document is one for much else beside. */
export const isAlsoElse = (word: string): boolean =>
  /^(?:lists?|posts?|press|release|research|returns?|rolls?|tables?|version|video|views?|words?|works?)$/.test(
    word,
  );

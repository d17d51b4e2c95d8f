import type { Words } from '../../text/any-of.ts';
import { Phrases } from './phrases.ts';

/**
 * The words are data: `words/*.json`. A file holds one list, or several by name. A list says what it is for (`about`) and
 * holds its words or phrases, sorted, a line each. Where a word stands there for a reason that does not show, `why` tells it.
 */
export interface WordList extends Words {
  about: string;
  why?: Readonly<Record<string, string>>;
}

/** A list of words of which each means something: `meanings` holds what, by word. */
export interface WordMeanings<Written extends string | number = string> {
  about: string;
  meanings: Readonly<Record<string, Written>>;
  why?: Readonly<Record<string, string>>;
}

export const wordSet = ({ words }: Words): ReadonlySet<string> => new Set(words);

/** Meanings by word. That each is one of `Meaning` is what the test of the word lists asks. */
export const meaningsByWord = <Meaning extends string | number = string>({
  meanings,
}: WordMeanings<string | number>): ReadonlyMap<string, Meaning> =>
  new Map(Object.entries(meanings) as [string, Meaning][]);

/** A list of phrases, made ready to be found among words. */
export const phrases = ({ words }: Words) => new Phrases(words.map((phrase) => [phrase, true] as const));

export const phraseMeanings = <Meaning extends string>(list: WordMeanings) =>
  new Phrases(meaningsByWord<Meaning>(list));

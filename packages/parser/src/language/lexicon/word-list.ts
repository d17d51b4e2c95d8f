/**
 * A list of words as `words/*.json` holds it: what it is for, and its words or phrases, sorted, one a line. Where a word
 * stands there for a reason that does not show, `why` tells it.
 */
export interface WordList {
  about: string;
  words: readonly string[];
  why?: Readonly<Record<string, string>>;
}

/** Words of which each means something: `meanings` holds what, by word. */
export interface WordMeanings<Meaning extends string> {
  about: string;
  meanings: Readonly<Record<string, Meaning>>;
  why?: Readonly<Record<string, string>>;
}

/** The words of a list. */
export const wordSet = ({ words }: WordList): ReadonlySet<string> => new Set(words);

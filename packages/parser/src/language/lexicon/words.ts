/** The entries of a list that is written as running text, so that a lexicon can be read and amended like prose. */
export const entries = (text: string): string[] =>
  text
    .split(',')
    .map((entry) => entry.replace(/\s+/g, ' ').trim())
    .filter((entry) => entry !== '');

/**
 * A lexicon of phrases under their first words, the longest first, so that finding the phrase at a place takes one
 * look-up and a few comparisons.
 */
export class Phrases<Meaning> {
  readonly #byFirst = new Map<string, { words: string[]; length: number; meaning: Meaning }[]>();

  constructor(list: Iterable<readonly [phrase: string, meaning: Meaning]>) {
    for (const [phrase, meaning] of list) {
      const words = phrase.split(' ');
      const others = this.#byFirst.get(words[0]!) ?? [];
      others.push({ words, length: words.length, meaning });
      this.#byFirst.set(words[0]!, others);
    }
    for (const others of this.#byFirst.values()) others.sort((a, b) => b.length - a.length);
  }

  /** The longest phrase that stands at `index` of a list of lower-cased words and signs, before `to`. */
  among(
    list: readonly { text: string }[],
    index: number,
    to: number = list.length,
  ): { length: number; meaning: Meaning } | null {
    const found = index < to ? this.#byFirst.get(list[index]!.text) : undefined;
    if (found === undefined) return null;
    for (const phrase of found) {
      const { words, length } = phrase;
      if (index + length > to) continue;
      let k = 1;
      while (k < length && list[index + k]!.text === words[k]) k++;
      if (k === length) return phrase;
    }
    return null;
  }

  /** The longest phrase that stands at `index`, where `word` gives the lower-cased word at an index. */
  at(index: number, word: (index: number) => string | null): { length: number; meaning: Meaning } | null {
    const first = word(index);
    const found = first === null ? undefined : this.#byFirst.get(first);
    if (found === undefined) return null;
    for (const phrase of found) {
      const { words, length } = phrase;
      let k = 1;
      while (k < length && word(index + k) === words[k]) k++;
      if (k === length) return phrase;
    }
    return null;
  }

  /** The words that a phrase may begin with. */
  get firstWords(): Iterable<string> {
    return this.#byFirst.keys();
  }

  *entries(): Iterable<[phrase: string, meaning: Meaning]> {
    for (const others of this.#byFirst.values())
      for (const { words, meaning } of others) yield [words.join(' '), meaning];
  }

  has(word: string): boolean {
    return this.#byFirst.get(word)?.some(({ length }) => length === 1) ?? false;
  }
}

/** What is remembered of so many words, before all is forgotten. */
const MOST_REMEMBERED = 10_000;
/** A longer word holds on to the text that it was cut from: a copy of it is remembered. Still longer ones are no words. */
const LONGEST_OWN = 12;
const LONGEST_REMEMBERED = 40;

/**
 * The same function of a word, which works out the words of a text once: most come again and again.
 *
 * @param most how many words are remembered, where there are few that come again.
 */
export function remembered<Value extends NonNullable<unknown> | null>(
  read: (word: string) => Value,
  most = MOST_REMEMBERED,
): (word: string) => Value {
  const known = new Map<string, Value>();
  return (word) => {
    if (word.length > LONGEST_REMEMBERED) return read(word);
    const found = known.get(word);
    if (found !== undefined) return found;
    const value = read(word);
    if (known.size >= most) known.clear();
    known.set(word.length > LONGEST_OWN ? [...word].join('') : word, value);
    return value;
  };
}

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
  readonly #byFirst = new Map<string, { words: string[]; meaning: Meaning }[]>();

  constructor(list: Iterable<readonly [phrase: string, meaning: Meaning]>) {
    for (const [phrase, meaning] of list) {
      const words = phrase.split(' ');
      const others = this.#byFirst.get(words[0]!) ?? [];
      others.push({ words, meaning });
      this.#byFirst.set(words[0]!, others);
    }
    for (const others of this.#byFirst.values()) others.sort((a, b) => b.words.length - a.words.length);
  }

  /** The longest phrase that stands at `index` of a list of lower-cased words and signs, before `to`. */
  among(
    list: readonly { text: string }[],
    index: number,
    to: number = list.length,
  ): { length: number; meaning: Meaning } | null {
    return this.at(index, (at) => (at < to ? list[at]!.text : null));
  }

  /** The longest phrase that stands at `index`, where `word` gives the lower-cased word at an index. */
  at(index: number, word: (index: number) => string | null): { length: number; meaning: Meaning } | null {
    const first = word(index);
    const found = first === null ? undefined : this.#byFirst.get(first);
    if (found === undefined) return null;
    for (const { words, meaning } of found) {
      let k = 1;
      while (k < words.length && word(index + k) === words[k]) k++;
      if (k === words.length) return { length: k, meaning };
    }
    return null;
  }

  /** The words that a phrase may begin with. */
  get firstWords(): Iterable<string> {
    return this.#byFirst.keys();
  }

  *phrases(): Iterable<string> {
    for (const others of this.#byFirst.values()) for (const { words } of others) yield words.join(' ');
  }

  has(word: string): boolean {
    return this.#byFirst.get(word)?.some(({ words }) => words.length === 1) ?? false;
  }
}

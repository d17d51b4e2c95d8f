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

  /** The longest phrase that stands at `index`; `wordAt` gives the lower-cased word at an index, null where there is none. */
  at(index: number, wordAt: (index: number) => string | null): { length: number; meaning: Meaning } | null {
    const first = wordAt(index);
    if (first === null) return null;
    for (const { words, meaning } of this.#byFirst.get(first) ?? [])
      if (words.every((word, k) => wordAt(index + k) === word)) return { length: words.length, meaning };
    return null;
  }

  has(word: string): boolean {
    return this.#byFirst.get(word)?.some(({ words }) => words.length === 1) ?? false;
  }
}

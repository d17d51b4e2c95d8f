/**
 * Phrases by their first words, the longest first: to find the one at a place takes one look-up and a few comparisons.
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
    const second = word(index + 1);
    for (const phrase of found) {
      const { words, length } = phrase;
      if (length === 1) return phrase;
      if (second !== words[1]) continue;
      let k = 2;
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

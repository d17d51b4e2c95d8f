import { singular } from '../language/nouns.ts';
import type { Sentence } from '../language/sentence.ts';
import { MILITARY } from '../language/word-classes.ts';

/** What an article has told of so far: its nouns of war. After "the" they are known, and no new figure. */
export class Told {
  readonly #nouns = new Set<string>();

  /** Whether a noun was told of in a sentence before. */
  has(noun: string): boolean {
    return this.#nouns.has(singular(noun));
  }

  /** Takes the nouns of a sentence that has been read. */
  add({ tokens, classes }: Sentence): void {
    for (let at = 0; at < tokens.length; at++)
      if ((classes[at]! & MILITARY) !== 0) this.#nouns.add(singular(tokens[at]!.text));
  }
}

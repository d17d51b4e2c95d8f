import type { ClaimRow } from '@openbattles/schema';
import { FORCE_NOUNS } from '../../language/lexicon/force-words.ts';
import { LOSS_NOUNS } from '../../language/lexicon/loss-verbs.ts';
import { singular } from '../../language/nouns.ts';
import type { Sentence } from '../../language/sentence.ts';
import { MILITARY } from '../../language/word-classes.ts';
import type { Figure } from './figure.ts';

/** What a figure without a noun would be of, after a sentence: "Polybius says 2,000". */
export interface Topic {
  outcome: string | null;
  category: ClaimRow['category'];
}

const SIZES = /^(?:size|numbers)$/;
/** What may be that of losses as well. */
const OF_ANYTHING = /^(?:number|total)$/;

/** What a sentence asks the number of: what was lost, else a force; null where it speaks of neither. */
export function topicOf({ tokens }: Sentence): Topic | null {
  let topic: Topic | null = null;
  for (const { kind, text } of tokens) {
    if (kind !== 'word') continue;
    const outcome = LOSS_NOUNS.get(text);
    if (outcome !== undefined) return { outcome, category: 'personnel' };
    if (SIZES.test(text) || (FORCE_NOUNS.has(text) && !OF_ANYTHING.test(text)))
      topic ??= { outcome: null, category: 'personnel' };
  }
  return topic;
}

/** What an article has told of so far. */
export class Told {
  /** As they stand in the text. */
  readonly #nouns = new Set<string>();
  #last: { sentence: Sentence; figures: readonly Figure[] } | null = null;

  /** Whether a noun of war was told of in a sentence before: after "the" it is known, and no new figure. */
  has(noun: string): boolean {
    const one = singular(noun);
    return this.#nouns.has(noun) || this.#nouns.has(one) || this.#nouns.has(`${one}s`);
  }

  /** What the last sentence counted or asked the number of. */
  get topic(): Topic | null {
    if (!this.#last) return null;
    return this.#last.figures.at(-1) ?? topicOf(this.#last.sentence);
  }

  /** What the last sentence counted. */
  get figures(): readonly Figure[] {
    return this.#last?.figures ?? [];
  }

  /** Takes a sentence that has been read, with its figures. */
  add(sentence: Sentence, figures: readonly Figure[]): void {
    const { classes, tokens } = sentence;
    for (let at = 0; at < tokens.length; at++)
      if ((classes[at]! & MILITARY) !== 0) this.#nouns.add(tokens[at]!.text);
    this.#last = { sentence, figures };
  }
}

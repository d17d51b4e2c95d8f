import { FORCE_NOUNS } from '../../language/lexicon/force-words.ts';
import { ADVERBS_BETWEEN, BEFORE_NUMBER, DETERMINERS } from '../../language/lexicon/function-words.ts';
import { ADVERBS } from '../../language/lexicon/outcomes.ts';
import { isPlural } from '../../language/nouns.ts';
import { readQuantity } from '../../language/quantities.ts';
import type { Sentence } from '../../language/sentence.ts';
import {
  AUXILIARY,
  CAPITAL,
  COORDINATOR,
  NUMBER,
  PAST,
  PREPOSITION,
  RELATIVE,
  VERB_FORM,
} from '../../language/word-classes.ts';

/** Goes left over words that say little. It is asked in the order of the sentence, and no word is gone over twice. */
export class WordsBefore {
  readonly #sentence: Sentence;
  /** Where it was asked last, and where that led. */
  #left = { from: 0, to: 0 };
  #determiners = { from: 0, to: 0 };

  constructor(sentence: Sentence) {
    this.#sentence = sentence;
  }

  /** The index after the last word that says something, over articles and adverbs. */
  left(from: number): number {
    const { word, tokens } = this.#sentence;
    const last = this.#left;
    let at = from;
    while (at > last.from) {
      const text = word(at - 1);
      const isEmpty =
        text === null
          ? tokens[at - 1]!.text === '_'
          : DETERMINERS.has(text) ||
            ADVERBS_BETWEEN.has(text) ||
            ADVERBS.has(text) ||
            BEFORE_NUMBER.has(text) ||
            // "all of their 56 guns" are these
            (text === 'of' && word(at - 2) === 'all');
      if (!isEmpty) break;
      at--;
    }
    this.#left = { from, to: at === last.from ? last.to : at };
    return this.#left.to;
  }

  /** The index of the first of the determiners right before another one. */
  determiners(from: number): number {
    const { word } = this.#sentence;
    const last = this.#determiners;
    let at = from;
    while (at > last.from && DETERMINERS.has(word(at - 1) ?? '')) at--;
    this.#determiners = { from, to: at === last.from ? last.to : at };
    return this.#determiners.to;
  }
}

/** Words of which what follows "of" is the whole. */
const PARTS =
  /^(?:all|most|half|halves|many|that|thirds?|quarters?|fourths?|fifths?|tenths?|part|some|none|few|several|majority|any|each|one|remainder|rest|percent|%)$/;

/** So far before a number "half of" may stand: "3,000 of the Young Guard's original 6,000". */
const LONGEST_WHOLE = 6;

/** Whether "nine of her", "all but nine of the", "out of" stands before. */
export function isWhole(
  { word, tokens, classes }: Sentence,
  from: number,
  wordsBefore: WordsBefore,
): boolean {
  // "Of these 400 were killed", but "Of these 400 men 20 were killed"
  let verb = from;
  while ((classes[verb]! & NUMBER) !== 0) verb++;
  const isPart = /^(?:them|these|those)$/.test(word(from - 1) ?? '');
  if (isPart && (classes[verb]! & (AUXILIARY | PAST)) !== 0) return false;
  let at = wordsBefore.determiners(from) - 1;
  // "half the 600 men"
  if (at + 1 < from && /^(?:half|most|third|quarter|thirds|quarters)$/.test(word(at) ?? '')) return true;
  // "of a force of 600 men"
  if (word(at) === 'of' && FORCE_NOUNS.has(word(at - 1) ?? '')) at -= 2;
  for (let steps = 0; steps < LONGEST_WHOLE && at > 0 && word(at) !== 'of' && word(at) !== 'out'; steps++) {
    // "of Lannes' 3,000 men"
    if (word(at) === null && /^['’]$/.test(tokens[at]!.text)) {
      at--;
      continue;
    }
    if (
      word(at) === null ||
      (classes[at]! & (PREPOSITION | COORDINATOR | AUXILIARY | NUMBER | RELATIVE)) !== 0
    )
      return false;
    if ((classes[at]! & VERB_FORM) !== 0 && (classes[at]! & CAPITAL) === 0) return false;
    // "of the Saxons about 2,000 had fallen"
    const isOwner = /'s?$/.test(word(at)!) || /^['’]$/.test(tokens[at + 1]!.text);
    if (tokens[at]!.capital && !isOwner && isPlural(word(at)!)) return false;
    at--;
  }
  if (word(at) !== 'of' && word(at) !== 'out') return false;
  if (word(at - 1) === 'out') return true;
  // "captured all of the 120 guns", but "all of the 300-man garrison" is a whole
  if (word(at - 1) === 'all' && !word(from)?.endsWith('-man')) return false;
  if (at === 0 || /^(?:comma|semicolon|colon|dash|open|stop)$/.test(tokens[at - 1]!.kind)) return true;
  const before = tokens[at - 1];
  return (
    before?.kind === 'number' ||
    before?.kind === 'percent' ||
    (before?.kind === 'word' && readQuantity([before], 0) !== null) ||
    PARTS.test(word(at - 1) ?? '')
  );
}

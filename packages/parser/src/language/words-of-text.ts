import type { Span } from '../text/span.ts';
import { withoutCountedRanges } from './counted-ranges.ts';
import { PHRASE_ENDS } from './lexicon/function-words.ts';
import type { Sentence } from './sentence.ts';
import { Tokenizer } from './tokenizer.ts';
import type { Token } from './tokens.ts';
import { CAPITAL, classesOfWord, MARK, NUMBER } from './word-classes.ts';

/** The last full stop of "U.S." belongs to it. */
const ACRONYM = /^\p{L}(?:\.\p{L})+$/u;

/** Longer sentences are no sentences, and are cut, so that what is looked for within one never takes long. */
const LONGEST_SENTENCE = 300;

/** Most sentences have no date and no bracket: they share these. */
const NO_DATES: readonly boolean[] = Array.from({ length: LONGEST_SENTENCE }, () => false);
const NO_BRACKETS: readonly number[] = Array.from({ length: LONGEST_SENTENCE }, () => -1);

/** The dates of an article. It is asked for places in the order of the text, and takes time linear in all of them. */
export class DateCursor {
  readonly #dates: readonly Span[];
  #next = 0;

  constructor(dates: readonly Span[]) {
    this.#dates = dates;
  }

  /** Whether a date stands between two offsets, or over them. */
  overlap(start: number, end: number): boolean {
    const dates = this.#dates;
    while (this.#next < dates.length && dates[this.#next]!.end <= start) this.#next++;
    return this.#next < dates.length && dates[this.#next]!.start < end;
  }
}

/** Cuts the sentences of one paragraph into words. A paragraph ends with a line, or with the text. */
export class SentenceReader {
  readonly #text: string;
  readonly #tokenizer: Tokenizer;
  readonly #dates: DateCursor;

  /** `dates` are asked for in the order in which the sentences are read. */
  constructor(text: string, paragraph: Span, dates: DateCursor) {
    this.#text = text;
    this.#tokenizer = new Tokenizer(text, text, paragraph.start, paragraph.end, true);
    this.#dates = dates;
  }

  /** The words of a sentence; of one that is too long, in pieces. */
  read(sentence: Span): Sentence[] {
    const tokens = this.#tokensOf(sentence);
    const pieces: Sentence[] = [];
    for (let from = 0; from < tokens.length; from += LONGEST_SENTENCE) {
      const held = tokens.length <= LONGEST_SENTENCE ? tokens : tokens.slice(from, from + LONGEST_SENTENCE);
      pieces.push(sentenceOf(this.#text, held, this.#dated(held)));
    }
    return pieces;
  }

  #dated(tokens: readonly Token[]): readonly boolean[] {
    if (!this.#dates.overlap(tokens[0]!.start, tokens.at(-1)!.end)) return NO_DATES;
    const dated = tokens.map(({ start, end }) => this.#dates.overlap(start, end));
    return withoutCountedRanges(tokens, dated);
  }

  #tokensOf({ start, end }: Span): Token[] {
    const tokens = this.#tokenizer.tokens(start, end);
    for (let at = 0; at < tokens.length; at++)
      if (isBlank(tokens, at)) return withEndings(tokens).filter((_, index, all) => !isBlank(all, index));
    return tokens;
  }
}

/** Whether a token is no part of a sentence. */
function isBlank(tokens: readonly Token[], at: number): boolean {
  const { kind, classes } = tokens[at]!;
  if (classes !== MARK) return false;
  if (kind === 'mark') return isItalics(tokens, at);
  if (kind === 'stop') return at > 0 && (ACRONYM.test(tokens[at - 1]!.text) || isAfterInitial(tokens, at));
  return kind === 'gap' || kind === 'line' || kind === 'rule';
}

/** "Robert E. Lee", "A.J. Smith" */
function isAfterInitial(tokens: readonly Token[], at: number): boolean {
  const [initial, next] = [tokens[at - 1]!, tokens[at + 1]];
  const isLetter = initial.kind === 'word' && initial.capital && initial.text.length === 1;
  return isLetter && next?.kind === 'word' && next.capital;
}

/** "the _Invincible_", but not "guns_at_rest". */
const isItalics = (tokens: readonly Token[], at: number): boolean => {
  const { text, spaced } = tokens[at]!;
  return text === '_' && (spaced || tokens[at + 1]?.spaced !== false || tokens[at + 1]!.kind !== 'word');
};

/** "_Horn_'s men", "the _Fletcher_-class destroyers": the tokens, each ending a part of the word before the italics. */
function withEndings(tokens: readonly Token[]): readonly Token[] {
  return tokens.flatMap((token, at) => {
    if (token.kind === 'word' && hasEnding(tokens, at + 1)) {
      const [sign, ending] = [tokens[at + 2]!, tokens[at + 3]!];
      const text = `${token.text}${sign.kind === 'dash' ? '-' : "'"}${ending.text}`;
      return [{ ...token, text, classes: classesOfWord(text) | (token.classes & CAPITAL), end: ending.end }];
    }
    // the sign and the ending that a word has taken
    return hasEnding(tokens, at - 1) || hasEnding(tokens, at - 2) ? [] : [token];
  });
}

/** Whether italics end at a token, and an ending of their last word follows. */
function hasEnding(tokens: readonly Token[], at: number): boolean {
  const [word, italics, sign, ending] = [tokens[at - 1], tokens[at], tokens[at + 1], tokens[at + 2]];
  if (word?.kind !== 'word' || italics?.text !== '_' || ending?.kind !== 'word') return false;
  if (sign!.spaced || ending.spaced) return false;
  return /^['’]$/.test(sign!.text) ? ending.text === 's' : sign!.text === '-' && !ending.capital;
}

function sentenceOf(text: string, held: readonly Token[], dated: readonly boolean[]): Sentence {
  const { length } = held;
  const classes: number[] = [];
  let kinds = 0;
  let hasBracket = false;
  for (let at = 0; at < length; at++) {
    const { kind, classes: own } = held[at]!;
    classes.push(own);
    if (!dated[at] || (own & NUMBER) === 0) kinds |= own;
    if (kind === 'open') hasBracket = true;
  }
  return {
    start: held[0]!.start,
    end: held[length - 1]!.end,
    tokens: held,
    classes,
    kinds,
    dated,
    tree: null,
    bracket: hasBracket ? brackets(held) : NO_BRACKETS,
    written: (index) =>
      index >= 0 && index < length ? text.slice(held[index]!.start, held[index]!.end) : '',
    word(index) {
      // what lies outside is slow to look up
      if (index < 0 || index >= length) return null;
      const token = held[index]!;
      return token.kind === 'word' ? token.text : null;
    },
  };
}

function brackets(tokens: readonly Token[]): readonly number[] {
  const open: number[] = [];
  const inside: number[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const { kind } = tokens[at]!;
    inside.push(open.length === 0 ? -1 : open[open.length - 1]!);
    if (kind === 'open') open.push(at);
    else if (kind === 'close') open.pop();
  }
  return inside;
}

/** Whether a noun phrase ends before a word: at a function word, but not at the US. */
export const endsPhrase = (sentence: Sentence, index: number): boolean =>
  PHRASE_ENDS.has(sentence.word(index) ?? '') &&
  (sentence.word(index) !== 'us' || sentence.written(index) !== 'US');

/** A word without the ending of the possessive. */
export function withoutPossessive(word: string): string {
  const last = word.charCodeAt(word.length - 1);
  if (last !== LETTER_S && last !== APOSTROPHE) return word;
  return word.endsWith("'s") ? word.slice(0, -2) : word.endsWith("'") ? word.slice(0, -1) : word;
}
const LETTER_S = 115;
const APOSTROPHE = 39;

export const isPossessive = (sentence: Sentence, index: number): boolean => {
  const word = sentence.word(index);
  if (word === null) return false;
  if (word.endsWith("'s")) return true;
  const next = sentence.tokens[index + 1];
  return word.endsWith('s') && next !== undefined && !next.spaced && /^['’]$/.test(next.text);
};

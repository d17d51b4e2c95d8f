import { type Token, tokenize } from '../infobox/figures/tokens.ts';
import { PHRASE_ENDS } from '../lexicon/function-words.ts';
import type { Span } from '../reading.ts';
import { sentences } from './sentences.ts';

/** A sentence as words. Offsets are UTF-16 code units into the article's text, end exclusive. */
export interface Sentence extends Span {
  tokens: readonly Token[];
  /** The lower-cased word at an index; null where none stands. */
  word(index: number): string | null;
  /** A token as it stands in the text. */
  written(index: number): string;
  /** For each token: the index of the bracket that it stands in, or -1. */
  bracket: readonly number[];
  /** Whether a token belongs to a date, and so counts nothing. */
  dated: readonly boolean[];
}

const BLANK: ReadonlySet<string> = new Set(['gap', 'line', 'rule']);
/** The last full stop of "U.S." belongs to it. */
const ACRONYM = /^\p{L}(?:\.\p{L})+$/u;

/** Longer sentences are no sentences, and are cut, so that what is looked for within one never takes long. */
const LONGEST_SENTENCE = 300;

/** The sentences of a paragraph. `dates` are in order; takes time linear in the paragraph and its dates. */
export function readSentences(text: string, paragraph: Span, dates: readonly Span[]): Sentence[] {
  const own = text.slice(paragraph.start, paragraph.end);
  const tokens = tokenize(own, own)
    .filter(
      ({ kind }, index, all) =>
        !BLANK.has(kind) && !(kind === 'stop' && ACRONYM.test(all[index - 1]?.text ?? '')),
    )
    .map((token) => ({ ...token, start: token.start + paragraph.start, end: token.end + paragraph.start }));
  let at = 0;
  let date = 0;
  const read: Sentence[] = [];
  for (const { end } of sentences(text, paragraph)) {
    while (at < tokens.length && tokens[at]!.start < end) {
      const from = at;
      while (at < tokens.length && tokens[at]!.start < end && at - from < LONGEST_SENTENCE) at++;
      read.push(sentenceOf(tokens.slice(from, at)));
    }
  }
  return read;

  function sentenceOf(held: readonly Token[]): Sentence {
    const dated = held.map((token) => {
      while (date < dates.length && dates[date]!.end <= token.start) date++;
      const next = dates[date];
      return next !== undefined && next.start < token.end;
    });
    return {
      start: held[0]!.start,
      end: held.at(-1)!.end,
      tokens: held,
      dated,
      bracket: brackets(held),
      written: (index) => text.slice(held[index]?.start, held[index]?.end),
      word: (index) => (held[index]?.kind === 'word' ? held[index].text : null),
    };
  }
}

function brackets(tokens: readonly Token[]): number[] {
  const open: number[] = [];
  return tokens.map(({ kind }, index) => {
    const inside = open.at(-1) ?? -1;
    if (kind === 'open') open.push(index);
    else if (kind === 'close') open.pop();
    return inside;
  });
}

/** Whether a noun phrase ends before a word: at a function word, but not at the US. */
export const endsPhrase = (sentence: Sentence, index: number): boolean =>
  PHRASE_ENDS.has(sentence.word(index) ?? '') && sentence.written(index) !== 'US';

/** A word without the ending of the possessive. */
export const withoutPossessive = (word: string): string => word.replace(/'s?$/, '');

export const isPossessive = (sentence: Sentence, index: number): boolean => {
  const word = sentence.word(index);
  if (word === null) return false;
  if (word.endsWith("'s")) return true;
  const next = sentence.tokens[index + 1];
  return word.endsWith('s') && next !== undefined && !next.spaced && /^['’]$/.test(next.text);
};

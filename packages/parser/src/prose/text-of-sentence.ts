import { type Token, tokenize } from '../infobox/figures/tokens.ts';
import type { Span } from '../reading.ts';
import { sentences } from './sentences.ts';

/** A sentence as words. Offsets are UTF-16 code units into the article's text, end exclusive. */
export interface Sentence extends Span {
  tokens: readonly Token[];
  /** The lower-cased word at an index; null where none stands. */
  word(index: number): string | null;
  /** For each token: the index of the bracket that it stands in, or -1. */
  bracket: readonly number[];
  /** Whether a token belongs to a date, and so counts nothing. */
  dated: readonly boolean[];
}

/** The sentences of a paragraph. `dates` are in order; takes time linear in the paragraph and its dates. */
export function readSentences(text: string, paragraph: Span, dates: readonly Span[]): Sentence[] {
  const own = text.slice(paragraph.start, paragraph.end);
  const tokens = tokenize(own, own)
    .filter(({ kind }) => kind !== 'gap' && kind !== 'line' && kind !== 'rule')
    .map((token) => ({ ...token, start: token.start + paragraph.start, end: token.end + paragraph.start }));
  let at = 0;
  let date = 0;
  return sentences(text, paragraph).map(({ start, end }) => {
    const from = at;
    while (at < tokens.length && tokens[at]!.start < end) at++;
    const held = tokens.slice(from, at);
    const dated = held.map((token) => {
      while (date < dates.length && dates[date]!.end <= token.start) date++;
      const next = dates[date];
      return next !== undefined && next.start < token.end;
    });
    return {
      start,
      end,
      tokens: held,
      dated,
      bracket: brackets(held),
      word: (index) => (held[index]?.kind === 'word' ? held[index].text : null),
    };
  });
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

/** A word without the ending of the possessive. */
export const withoutPossessive = (word: string): string => word.replace(/'s?$/, '');

export const isPossessive = (sentence: Sentence, index: number): boolean => {
  const word = sentence.word(index);
  if (word === null) return false;
  if (word.endsWith("'s")) return true;
  const next = sentence.tokens[index + 1];
  return word.endsWith('s') && next !== undefined && !next.spaced && /^['’]$/.test(next.text);
};

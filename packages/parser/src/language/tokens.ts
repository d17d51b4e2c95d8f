import type { Span } from '../text/span.ts';

/** The signs of each kind. */
const SIGNS = {
  comma: ',،',
  semicolon: ';',
  line: '\n\r\u2028',
  bullet: '•*·●',
  colon: ':：',
  open: '([{',
  close: ')]}',
  dash: '–—-−‒―‑‐',
  plus: '+',
  slash: '/⁄',
  about: '~∼～〜≈≃±',
  less: '<≤',
  more: '>≥',
  question: '?',
  ampersand: '&',
  times: '×',
  stop: '.',
  percent: '%',
  money: '$£€',
  lost: '\uFFFD',
} as const;

/**
 * - `number`: digits; `value` is what they say, null where they say nothing certain ("1,23")
 * - `line` a line break, `rule` a separating line, `gap` a place where two words were glued together
 * - `mark` any other sign
 */
export type TokenKind = keyof typeof SIGNS | 'number' | 'word' | 'rule' | 'gap' | 'mark';

export interface Token extends Span {
  kind: TokenKind;
  /** Words in lower case with a straight apostrophe and hyphen, other tokens as written. */
  text: string;
  /** Whether white space, or the beginning of the value, stands before it. */
  spaced: boolean;
  /** Only of numbers. */
  value: number | null;
  /** Whether a word begins with a capital letter. */
  capital: boolean;
  /** What kind of word it is, as the bits of `word-classes.ts`. */
  classes: number;
}

const KINDS: ReadonlyMap<number, TokenKind> = new Map(
  (Object.keys(SIGNS) as (keyof typeof SIGNS)[]).flatMap((kind) =>
    [...SIGNS[kind]].map((sign) => [sign.charCodeAt(0), kind] as const),
  ),
);

/** The kind of a sign, by its code. */
export const kindOfSign = (code: number): TokenKind => KINDS.get(code) ?? 'mark';

import type { Qualifier } from '@openbattles/schema';
import { SCALES } from './lexicon/number-words.ts';
import { QUALIFIERS_BEFORE } from './lexicon/qualifiers.ts';
import { type Tokens, wordAt } from './numerals.ts';
import type { TokenKind } from './tokens.ts';

/** What an item of a list begins after, or with the text. */
const BEGINS_ITEM: ReadonlySet<TokenKind | undefined> = new Set([
  'line',
  'comma',
  'semicolon',
  'bullet',
  'rule',
  undefined,
]);
/** "Estimates: 25,000" tells of somebody's estimates. */
const OF_CLAIMS = /^estimat(?:es?|ions?)$|^(?:max|min)/;

/** What a sign says alone, and with "=" beside or below it. */
const COMPARED = { more: ['more_than', 'at_least'], less: ['less_than', 'at_most'] } as const;

function qualifierAt(tokens: Tokens, at: number): { meaning: Qualifier; length: number } | null {
  const token = tokens[at];
  if (token?.kind === 'about') return { meaning: 'about', length: 1 };
  if (token?.kind !== 'more' && token?.kind !== 'less') return QUALIFIERS_BEFORE.among(tokens, at);
  const [alone, orEqual] = COMPARED[token.kind];
  const isTwoSigns = tokens[at + 1]?.text === '=';
  const isEqual = isTwoSigns || token.text === '≥' || token.text === '≤';
  return { meaning: isEqual ? orEqual : alone, length: isTwoSigns ? 2 : 1 };
}

/**
 * The words before a number that say how it is meant: "an estimated", "c.", "more than". Where several stand there, any
 * other goes before "about".
 */
export function readQualifiers(tokens: Tokens, from: number): { qualifier: Qualifier | null; to: number } {
  let qualifier: Qualifier | null = null;
  let at = from;
  for (let k = 0; k < 4; k++) {
    const found = qualifierAt(tokens, at);
    if (found === null) break;
    const { text } = tokens[at]!;
    if (qualifier === null || qualifier === 'about') qualifier = found.meaning;
    at += found.length;
    // "fewer than the 6,000 he had led" compares with others
    if (wordAt(tokens, at - 1) === 'than' && wordAt(tokens, at) === 'the')
      return { qualifier: null, to: from };
    // "Approx: 25,000"
    const heads = tokens[at]?.kind === 'colon' && tokens[at + 1]?.kind === 'number';
    if (heads && BEGINS_ITEM.has(tokens[from - 1]?.kind) && !OF_CLAIMS.test(text)) at++;
    if (/^(?:an?|the)$/.test(wordAt(tokens, at)) && !SCALES.has(wordAt(tokens, at + 1))) at++;
  }
  return { qualifier, to: at };
}

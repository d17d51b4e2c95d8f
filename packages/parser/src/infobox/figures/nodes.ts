import type { Outcome } from '@openbattles/schema';
import { PAGE_WORDS } from '../../language/lexicon/around-figures.ts';
import { isDigit } from '../../language/lexicon/characters.ts';
import { MONTH_WORDS, PART_WORDS, TOTAL_WORDS } from '../../language/lexicon/labels.ts';
import { BEFORE_YEAR, CALIBRES, MEASURES, NUMBERED } from '../../language/lexicon/measures.ts';
import { MILITARY_NOUNS, NAMED_MODELS } from '../../language/lexicon/military-nouns.ts';
import { FRACTIONS, SCALES } from '../../language/lexicon/number-words.ts';
import { OUTCOME_WORDS } from '../../language/lexicon/outcomes.ts';
import { opensModel, singular } from '../../language/nouns.ts';
import { mayBeginQuantity, type Quantity, readQuantity } from '../../language/quantities.ts';
import { percentEnd } from '../../language/shares.ts';
import type { Token, TokenKind } from '../../language/tokens.ts';
import type { Span } from '../../text/span.ts';

/** The signs that the grammar knows; all others end whatever is being read. */
type Sign = Exclude<
  TokenKind,
  'number' | 'word' | 'about' | 'less' | 'more' | 'question' | 'percent' | 'money' | 'lost' | 'plus'
>;

interface NodeBase extends Span {
  /** In lower case. */
  text: string;
  spaced: boolean;
  capital: boolean;
}

/**
 * What the grammar is made of. `aside` is a date, a distance, a share: digits that count nothing. `total` and `part`
 * are "in total" and "of which".
 */
export type Node = NodeBase &
  (
    | { kind: 'quantity'; quantity: Quantity }
    | { kind: 'outcome'; outcome: Outcome; noun: boolean }
    | { kind: 'aside'; reason: string }
    | { kind: 'word' | 'total' | 'part' | Sign }
  );

type Tokens = readonly Token[];

const isMonth = (token: Token | undefined): boolean =>
  token?.kind === 'word' &&
  MONTH_WORDS.has(token.text) &&
  (token.capital || (token.text !== 'may' && token.text !== 'march' && token.text !== 'mar'));
const isYear = (token: Token | undefined): boolean =>
  token?.kind === 'number' && token.text.length === 4 && /^(?:1\d|20)\d\d$/.test(token.text);
const isDay = (token: Token | undefined): boolean =>
  (token?.kind === 'number' && token.value !== null && token.value >= 1 && token.value <= 31) ||
  (token?.kind === 'word' &&
    isDigit(token.text.charCodeAt(0)) &&
    /^[0-3]?\d(?:st|nd|rd|th)$/.test(token.text));
const isJoint = (token: Token | undefined): boolean =>
  token !== undefined &&
  (token.kind === 'dash' ||
    token.kind === 'slash' ||
    token.kind === 'lost' ||
    token.text === 'to' ||
    token.text === 'and');

/** Where a single date ends that begins here; `from` itself where none does. */
function dayEnd(tokens: Tokens, from: number): number {
  let at = from;
  if (isMonth(tokens[at])) {
    at++;
    // a year that ran into the next number
    if (/^(?:1\d|20)\d{3,}$/.test(tokens[at]?.text ?? '')) return at + 1;
    if (isDay(tokens[at]) && !isYear(tokens[at])) {
      at++;
      if (isJoint(tokens[at]) && isDay(tokens[at + 1]) && !isMonth(tokens[at + 2])) at += 2;
      if (tokens[at]?.kind === 'comma' && isYear(tokens[at + 1])) at += 2;
    }
    if (isYear(tokens[at])) at++;
    return at > from + 1 ? at : from;
  }
  if (!isDay(tokens[at])) return from;
  at++;
  if (isJoint(tokens[at]) && isDay(tokens[at + 1])) at += 2;
  if (!isMonth(tokens[at])) return from;
  at++;
  if (tokens[at]?.kind === 'comma' && isYear(tokens[at + 1])) return at + 2;
  return isYear(tokens[at]) ? at + 1 : at;
}

/** Where a date or a span of dates ends that begins here; `from` itself where none does. */
function dateEnd(tokens: Tokens, from: number): number {
  const end = dayEnd(tokens, from);
  if (end === from || !isJoint(tokens[end])) return end;
  const second = dayEnd(tokens, end + 1);
  return second > end + 1 ? second : end;
}

/** Where digits end that count nothing, and why; null where they may count. */
function asideAt(tokens: Tokens, at: number, depth: number): { to: number; reason: string } | null {
  const token = tokens[at]!;
  const date = dateEnd(tokens, at);
  if (date > at) return { to: date, reason: 'a date' };
  if (token.kind === 'word') {
    if (opensModel(token.text) && token.capital && tokens[at + 1]?.kind === 'number') return null;
    if (
      NUMBERED.has(token.text) &&
      tokens[at + 1]?.kind === 'number' &&
      !tokens[at + 2]?.text.startsWith('x') &&
      isNumbering(tokens, at)
    ) {
      let to = at + 2;
      while (tokens[to]?.kind === 'dash' && tokens[to + 1]?.kind === 'number') to += 2;
      return { to, reason: 'the number of something named' };
    }
    return null;
  }
  if (token.kind === 'money') {
    let to = at + 1;
    while (tokens[to]?.kind === 'number' || /^(?:million|billion|thousand)$/.test(tokens[to]?.text ?? ''))
      to++;
    return { to, reason: 'money' };
  }
  if (token.kind !== 'number') return null;
  const before = tokens[at - 1];
  // "9/11", but not "1/2 million", "1 1/2 million", "1/3 of 900"
  const stroke = tokens[at + 1]?.kind === 'number' && tokens[at + 2]?.kind === 'slash' ? at + 2 : at + 1;
  if (tokens[stroke]?.kind === 'slash' && tokens[stroke + 1]?.kind === 'number') {
    const next = tokens[stroke + 2]?.text ?? '';
    if (SCALES.has(next) || next === 'of') return null;
    return { to: stroke + 2, reason: 'two numbers with a stroke between them' };
  }
  // "3-, 5- and 8-pounders"
  const hyphen = tokens[at + 1];
  if (
    hyphen?.kind === 'dash' &&
    !hyphen.spaced &&
    (tokens[at + 2]?.kind === 'comma' ||
      (tokens[at + 2]?.spaced === true &&
        tokens[at + 2]!.kind === 'word' &&
        tokens[at + 2]!.text !== 'killed'))
  )
    return { to: at + 2, reason: 'the first part of a compound' };
  // "(In 640)"
  if (
    before?.kind === 'word' &&
    BEFORE_YEAR.has(before.text) &&
    tokens[at - 2]?.kind === 'open' &&
    tokens[at + 1]?.kind === 'close' &&
    /^\d{3,4}$/.test(token.text)
  )
    return { to: at + 1, reason: 'a year' };
  if (isYear(token)) {
    let to = at + 1;
    while (isJoint(tokens[to]) && (isYear(tokens[to + 1]) || /^\d\d$/.test(tokens[to + 1]?.text ?? '')))
      to += 2;
    const next = tokens[to];
    const alone =
      next === undefined ||
      next.kind === 'close' ||
      next.kind === 'comma' ||
      next.kind === 'semicolon' ||
      next.kind === 'stop';
    if (depth > 0 && alone && before?.kind !== 'more' && before?.kind !== 'less' && before?.kind !== 'about')
      return { to, reason: 'a year' };
    if (before?.kind === 'word' && BEFORE_YEAR.has(before.text)) return { to, reason: 'a year' };
    if (next?.kind === 'colon' || before?.text === 'the') return { to, reason: 'a year' };
  }
  return null;
}

/** Whether a noun makes the number after it a name: "Company 3" is one, "a company 300 strong" is not. */
function isNumbering(tokens: Tokens, at: number): boolean {
  const number = tokens[at + 1]!;
  if (number.text.includes(',') || number.text.length > 4) return false;
  if (PAGE_WORDS.has(tokens[at]!.text)) return true;
  const next = tokens[at + 2];
  return (
    tokens[at]!.capital && number.spaced && (next?.kind !== 'word' || !MILITARY_NOUNS.has(tokens[at]!.text))
  );
}

/** Whether what follows a number makes it a measure: "%", "km", "days". */
function measureEnd(tokens: Tokens, at: number): number {
  const token = tokens[at];
  if (token === undefined) return at;
  if (token.kind === 'slash' && tokens[at + 1]?.kind === 'number') return at + 2;
  const share = percentEnd(tokens, at);
  if (share !== null) return share;
  if (token.kind !== 'word') return at;
  // "2 thirds", "one third of", but not "3 third rates"
  if (FRACTIONS.has(token.text) && (token.text.endsWith('s') || tokens[at + 1]?.text === 'of')) return at + 1;
  // "30 T 34" are no tons
  const isModel = token.capital && tokens[at + 1]?.kind === 'number' && opensModel(token.text);
  return MEASURES.has(token.text) && !isModel ? at + 1 : at;
}

/** What a node of one or more tokens is, besides its place. */
type Meaning = Node extends infer Each ? (Each extends Node ? Omit<Each, keyof NodeBase> : never) : never;

interface Found {
  meaning: Meaning;
  to: number;
  /** Where another word than the first says what it is. */
  text?: string;
}

/** Groups tokens into what the grammar knows. */
export function readNodes(tokens: Tokens): Node[] {
  const nodes: Node[] = [];
  let depth = 0;
  for (let at = 0; at < tokens.length; ) {
    const first = tokens[at]!;
    if (isPlain(first, tokens[at + 1])) {
      if (first.kind === 'open') depth++;
      else if (first.kind === 'close' && depth > 0) depth--;
      nodes.push(first);
      at++;
      continue;
    }
    const found =
      readAside(tokens, at, depth) ??
      readCount(tokens, at, nodes.at(-1)?.kind === 'quantity') ??
      (first.kind === 'word' ? readWord(tokens, at) : { meaning: meaningOfSign(first), to: at + 1 });
    const { start, spaced, capital, text } = first;
    nodes.push({
      start,
      end: tokens[found.to - 1]!.end,
      spaced,
      capital,
      text: found.text ?? text,
      ...found.meaning,
    });
    at = found.to;
  }
  return nodes;
}

/** "8 men †" were killed; ".50" alone is a calibre. */
function meaningOfSign({ text }: Token): Meaning {
  if (KILLED_SIGNS.has(text)) return { kind: 'outcome', outcome: 'killed', noun: false };
  return { kind: text.startsWith('.') ? 'word' : 'mark' };
}
const KILLED_SIGNS: ReadonlySet<string> = new Set(['†', '✝']);

function readAside(tokens: Tokens, at: number, depth: number): Found | null {
  const aside = asideAt(tokens, at, depth);
  return aside && { meaning: { kind: 'aside', reason: aside.reason }, to: aside.to };
}

/** A quantity, or a measure, which counts nothing. "1 Multiple rocket launcher" and "seven 12 pounders" have one number and not two. */
function readCount(tokens: Tokens, at: number, afterNumber: boolean): Found | null {
  const quantity = readQuantity(tokens, at);
  if (quantity === null) return null;
  const calibre = tokens[at + 1]?.text ?? '';
  if (afterNumber && tokens[at]!.kind === 'number' && CALIBRES.has(calibre))
    return { meaning: { kind: 'word' }, to: at + 2, text: calibre };
  if (afterNumber && quantity.rule === 'vague') return { meaning: { kind: 'word' }, to: at + 1 };
  if (tokens.slice(at, quantity.to).some(mayBeTwo))
    return {
      meaning: {
        kind: 'quantity',
        quantity: { ...quantity, unreadable: 'two numbers may have run together in it' },
      },
      to: quantity.to,
    };
  const measure = /^(?:number|range|vague)$/.test(quantity.rule)
    ? measureEnd(tokens, quantity.to)
    : quantity.to;
  return measure > quantity.to
    ? { meaning: { kind: 'aside', reason: 'a measure and no count' }, to: measure }
    : { meaning: { kind: 'quantity', quantity }, to: quantity.to };
}

/** "450500" and "80128" may be 450–500 and 80–128; a number so large has commas at its thousands where it is one. */
function mayBeTwo({ kind, text }: Token): boolean {
  if (kind !== 'number' || text.length < 5 || !/^\d+$/.test(text)) return false;
  if (text.length > 6) return !text.endsWith('000');
  const middle = text.length >> 1;
  const [first, second] = [Number(text.slice(0, middle)), Number(text.slice(middle))];
  return text[middle] !== '0' && first < second && second <= 4 * first;
}

function readWord(tokens: Tokens, at: number): Found {
  const total = TOTAL_WORDS.among(tokens, at);
  if (total !== null) return { meaning: { kind: 'total' }, to: at + total.length };
  const part = PART_WORDS.among(tokens, at);
  if (part !== null) return { meaning: { kind: 'part' }, to: at + part.length };
  const found = OUTCOME_WORDS.among(tokens, at);
  if (found !== null) return { meaning: { kind: 'outcome', ...found.meaning }, to: at + found.length };
  return { meaning: { kind: 'word' }, to: modelEnd(tokens, at) };
}

/** Where a word ends together with the number of its model: "Su 25", "Leopard 2", "Leopard 2A4". */
function modelEnd(tokens: Tokens, at: number): number {
  const { text, capital } = tokens[at]!;
  const number = tokens[at + 1];
  if (!capital || number?.kind !== 'number' || !/^\d{1,4}$/.test(number.text)) return at + 1;
  if (!opensModel(text) && !isNumberedModel(tokens, at)) return at + 1;
  const mark = tokens[at + 3];
  const isMarked =
    tokens[at + 2]?.kind === 'gap' && mark?.kind === 'word' && /^[a-z]{1,2}\d{0,2}$/.test(mark.text);
  return isMarked ? at + 4 : at + 2;
}

/** Whether a name in the singular after a number has a number of its own: "3 Leopard 2", but not "1 Sherman 2 trucks". */
function isNumberedModel(tokens: Tokens, at: number): boolean {
  const before = tokens[at - 1];
  if (!NAMED_MODELS.has(tokens[at]!.text) || (before?.kind !== 'number' && before?.kind !== 'word'))
    return false;
  const next = tokens[at + 2];
  return before.value !== 1 || next?.kind !== 'word' || singular(next.text) === next.text;
}

const NO_SIGNS: ReadonlySet<TokenKind> = new Set([
  'number',
  'word',
  'about',
  'less',
  'more',
  'question',
  'percent',
  'money',
  'lost',
  'plus',
]);

/** The words with which a node may begin that is something else than a word. */
const OPENERS: ReadonlySet<string> = new Set([
  ...MONTH_WORDS,
  ...NUMBERED,
  ...TOTAL_WORDS.firstWords,
  ...PART_WORDS.firstWords,
  ...OUTCOME_WORDS.firstWords,
]);

/** A token that is a node as it stands. */
type PlainToken = Token & { kind: 'word' | Sign };

/** Whether a token is a sign or a word of no further meaning, and no others go with it. */
function isPlain(token: Token, next: Token | undefined): token is PlainToken {
  const { kind, text } = token;
  if (kind !== 'word') return !NO_SIGNS.has(kind) && !KILLED_SIGNS.has(text);
  return (
    !OPENERS.has(text) &&
    !opensModel(text) &&
    !(next?.kind === 'number' && NAMED_MODELS.has(text)) &&
    !isDigit(text.charCodeAt(0)) &&
    !mayBeginQuantity(token, next)
  );
}

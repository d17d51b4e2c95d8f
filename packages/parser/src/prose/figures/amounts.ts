import type { Qualifier } from '@openbattles/schema';
import { AMOUNT_OPENERS, DETERMINERS, NO_ONE_THING } from '../../language/lexicon/function-words.ts';
import { BEFORE_YEAR } from '../../language/lexicon/measures.ts';
import { SCALES, TENS, UNITS, VAGUE_SCALES } from '../../language/lexicon/number-words.ts';
import { QUALIFIERS_BEFORE, VAGUE_AMOUNTS } from '../../language/lexicon/qualifiers.ts';
import { isPlural } from '../../language/nouns.ts';
import { readQualifiers } from '../../language/number-qualifiers.ts';
import { mayBeginQuantity, readQuantity, SHARE_OF_NUMBER } from '../../language/quantities.ts';
import type { Sentence } from '../../language/sentence.ts';
import {
  AUXILIARY,
  COORDINATOR,
  MARK,
  MILITARY,
  MODAL,
  NUMBER,
  OPENER,
  PAST,
  SUBORDINATOR,
} from '../../language/word-classes.ts';
import { outcomeAt } from './outcome-words.ts';

/** A number, or words that stand for one. Indices are those of tokens, ends exclusive. */
export interface Amount {
  /** Where the quantity begins, with its qualifiers. */
  from: number;
  /** Where the number or its words end. */
  numberTo: number;
  low: number | null;
  high: number | null;
  qualifier: Qualifier;
  /** How the number is written: an article counts one, but only where it is what was lost. */
  kind: 'number' | 'article' | 'none' | 'vague';
  /** "a total of 32". */
  isTotal: boolean;
}

/** Whether a token belongs to a date: not the 1300 of "up to 1300 archers", which looks like a year. */
export function isDate(sentence: Sentence, at: number): boolean {
  const { dated, tokens, classes, word } = sentence;
  if (!dated[at]) return false;
  const isAlone =
    tokens[at]!.kind === 'number' && /^\d{4}$/.test(tokens[at]!.text) && !dated[at - 1] && !dated[at + 1];
  const before = word(at - 1) ?? '';
  if (!isAlone || BEFORE_YEAR.has(before)) return true;
  // "the Gulf War of 1991"
  if (before === 'of' && tokens[at - 2]?.capital) return true;
  // "between 1812 and 1814 British regulars"
  if (/^(?:and|or|to)$/.test(before) && dated[at - 2]) return true;
  for (let next = at + 1; next < at + 3; next++)
    if (((classes[next] ?? 0) & MILITARY) !== 0) return !isPlural(word(next)!);
  return true;
}

/** Whether an amount may begin with a token at all: most words need no further look. */
export const mayOpen = ({ classes, tokens }: Sentence, at: number): boolean =>
  (classes[at]! & (OPENER | NUMBER)) !== 0 || (classes[at] === MARK && SIGNS.has(tokens[at]!.kind));

const SIGNS: ReadonlySet<string> = new Set(['about', 'less', 'more']);

/** The words that numbers begin with. */
const NUMBER_OPENERS: ReadonlySet<string> = new Set([
  ...UNITS.keys(),
  ...TENS.keys(),
  ...SCALES.keys(),
  ...VAGUE_SCALES,
  ...['a', 'an', 'half', 'quarter', 'between', 'from'],
]);

export function amountAt(sentence: Sentence, index: number): Amount | null {
  const { word } = sentence;
  const first = word(index);
  const second = word(index + 1);
  if (first === 'no' || first === 'without') {
    const life = lossOfLife(sentence, index + 1);
    if (life !== null) return fixed(index, life, 0, 'none');
    if (first === 'no' && second !== 'one' && second !== 'longer' && !second?.endsWith("'s"))
      return second === 'less' || second === 'fewer' || second === 'more'
        ? numberAt(sentence, index)
        : fixed(index, index + 1, 0, 'none');
  }
  if (first === 'not') {
    // "with not less than 3,000 men"; after "did" and "were" it belongs to the verb
    const isOfVerb = ((sentence.classes[index - 1] ?? MARK) & (AUXILIARY | MODAL)) !== 0;
    return notOne(sentence, index) ?? (isOfVerb ? null : numberAt(sentence, index));
  }
  if (first === 'both' && ((sentence.classes[index + 1] ?? MARK) & AUXILIARY) !== 0)
    return fixed(index, index + 1, 2, 'number');
  if (first === 'none') return fixed(index, index + 1, 0, 'none');
  const isArticle = first === 'a' || first === 'an';
  if ((isArticle || first === 'the') && second === 'total' && word(index + 2) === 'of') {
    const number = numberAt(sentence, index + 3);
    return number && { ...number, from: index, isTotal: true };
  }
  // "a pair of helicopters", "and another damaged", "another was sunk"
  if (second === 'pair' && word(index + 2) === 'of' && isArticle) return fixed(index, index + 2, 2, 'number');
  const isVerbAhead = ((sentence.classes[index + 1] ?? MARK) & (AUXILIARY | PAST)) !== 0;
  if (first === 'another' && (isVerbAhead || outcomeAt(sentence, index + 1)?.noun === false))
    return fixed(index, index + 1, 1, 'number');
  if (first === 'some' && second === 'of' && DETERMINERS.has(word(index + 2) ?? ''))
    return { ...fixed(index, index + 1, 0, 'vague'), low: null, high: null, qualifier: 'vague' };
  // "the single most effective general" is no count
  if (first === 'single') return SUPERLATIVE.test(second ?? '') ? null : fixed(index, index + 1, 1, 'number');
  if (second === 'single' && (isArticle || first === 'one')) return fixed(index, index + 2, 1, 'number');
  const number = numberAt(sentence, index);
  if (number !== null || !isArticle) return number;
  if (second !== null && MERE.has(second)) {
    const more = numberAt(sentence, index + 2);
    if (more !== null) return { ...more, from: index };
  }
  return NO_ONE_THING.has(second ?? '') ? null : fixed(index, index + 1, 1, 'article');
}

const SUPERLATIVE = /^(?:best|most|worst|[a-z]{3,}est)$/;

/** "Not one ship went down", "not a man was lost", "lost not a single gun": none; but "was not a soldier", "not one but two". */
function notOne({ word, classes }: Sentence, index: number): Amount | null {
  const isSingle = word(index + 2) === 'single';
  const second = word(index + 1);
  if (second !== 'one' && second !== 'a') return null;
  const to = index + (isSingle ? 3 : 2);
  const before = classes[index - 1] ?? MARK;
  if ((before & (AUXILIARY | MODAL | COORDINATOR | SUBORDINATOR)) !== 0) return null;
  const isNone = word(to) !== null && word(to) !== 'but' && ((classes[to] ?? MARK) & NUMBER) === 0;
  return isNone ? fixed(index, to, 0, 'none') : null;
}

/** What may stand between "a" and its number. */
const MERE: ReadonlySet<string> = new Set([
  'further',
  'additional',
  'mere',
  'reported',
  'estimated',
  'staggering',
  'full',
]);

export const fixed = (from: number, numberTo: number, count: number, kind: Amount['kind']): Amount => ({
  from,
  numberTo,
  low: count,
  high: count,
  qualifier: 'exact',
  kind,
  isTotal: false,
});

/** "no fighting or loss of life": where the words for death begin. */
function lossOfLife({ word }: Sentence, from: number): number | null {
  for (let at = from; at < from + 4 && word(at) !== null; at++) {
    if (word(at) === 'loss' && word(at + 1) === 'of' && /^li(?:fe|ves)$/.test(word(at + 2) ?? '')) return at;
  }
  return null;
}

/** More tokens than this make no number. */
const LONGEST_QUANTITY = 16;

/** Verbs of which "over" is a part. */
const WITH_OVER = /^(?:hand|handed|handing|turn|turned|turning|won)$/;

/** "each one", "the one": no number. */
const ONE_AS_PRONOUN = /^(?:any|no|every|each|this|which|another|the)$/;

/** Whether a number or a vague amount may begin at a token. */
function mayBegin(sentence: Sentence, index: number): boolean {
  const token = sentence.tokens[index];
  if (
    token === undefined ||
    !mayOpen(sentence, index) ||
    !mayBeginQuantity(token, sentence.tokens[index + 1])
  )
    return false;
  const { kind, text } = token;
  return (
    kind !== 'word' ||
    NUMBER_OPENERS.has(text) ||
    text.includes('-') ||
    QUALIFIERS_BEFORE.at(index, sentence.word) !== null ||
    VAGUE_AMOUNTS.at(index, sentence.word) !== null
  );
}

/** A number that says nothing certain, of which no part is a number either. */
interface Unreadable {
  to: number;
  /** What is wrong with it; null where its parts are read by themselves. */
  why: string | null;
}

/** The number that begins at a token and says nothing certain; null where none does. */
export function unreadableAt(sentence: Sentence, index: number): Unreadable | null {
  if (!mayBegin(sentence, index)) return null;
  const quantity = readQuantity(sentence.tokens.slice(index, index + LONGEST_QUANTITY), 0);
  // the whole of which a share was lost is a number
  if (!quantity?.unreadable || quantity.rule === SHARE_OF_NUMBER) return null;
  if (changeTo(sentence, index) > 0) return { to: index + 1, why: null };
  const to = asideIn(sentence, index, index + quantity.to) ?? index + quantity.to;
  return { to, why: quantity.unreadable };
}

/**
 * "fell from 2,200 to only 700", "grew from 700 to 2,200": where the "to" stands between two numbers that are no range, as the
 * second is less, or words of growth stand before them; 0 where it does not.
 */
function changeTo(sentence: Sentence, index: number): number {
  const { word, tokens } = sentence;
  const from = word(index) === 'from' ? index : word(index - 1) === 'from' ? index - 1 : -1;
  if (from < 0) return 0;
  // "from about 300 to 500"
  const first = readQualifiers(tokens, from + 1).to;
  const [before, after] = [tokens[first]?.value, tokens[readQualifiers(tokens, first + 2).to]?.value];
  if (word(first + 1) !== 'to' || before == null || after == null) return 0;
  return before > after || growsBefore(sentence, from) ? first + 1 : 0;
}

/** "raised the garrison from 300 to 500 men": whether a word of growth stands before an index. */
function growsBefore({ word }: Sentence, from: number): boolean {
  for (let at = from - 1; at >= from - LONGEST_GROWTH && word(at) !== null; at--)
    if (GROWTH.test(word(at)!)) return true;
  return false;
}
const GROWTH =
  /^(?:climb(?:ed|ing)?|doubl(?:ed|ing)|enlarg(?:ed|ing)|expan(?:ded|ding|sion)|gr(?:ew|ow|owing|own|owth)|increas(?:e|ed|ing)|rais(?:ed|ing)|r(?:ise|isen|ising|ose)|swell(?:ed|ing)?|swollen|up)$/;
const LONGEST_GROWTH = 6;

/** Where an aside begins after a dash with blanks around it: "as high as 30,000 – 15,000 dead" is no range that runs backwards. */
function asideIn({ tokens }: Sentence, from: number, to: number): number | null {
  for (let at = from + 1; at < to - 1; at++)
    if (tokens[at]!.kind === 'dash' && tokens[at]!.spaced && tokens[at + 1]!.spaced) return at + 1;
  return null;
}

function numberAt(sentence: Sentence, index: number): Amount | null {
  const { tokens, word } = sentence;
  if (!mayBegin(sentence, index)) return null;
  // "Nepos estimates 200,000": the verb is no qualifier
  const opener = word(index);
  if (
    opener === 'estimate' ||
    opener === 'estimates' ||
    (opener === 'estimated' && tokens[index - 1]?.capital)
  )
    return null;
  // "handed over 290 prisoners"
  if (opener === 'over' && WITH_OVER.test(word(index - 1) ?? '')) return null;
  if (opener === 'one' && ONE_AS_PRONOUN.test(word(index - 1) ?? '')) return null;
  const change = changeTo(sentence, index);
  let quantity = readQuantity(tokens.slice(index, change || index + LONGEST_QUANTITY), 0);
  if (quantity?.unreadable) {
    const aside = asideIn(sentence, index, index + quantity.to);
    quantity = aside === null ? null : readQuantity(tokens.slice(index, aside - 1), 0);
  }
  if (quantity === null || quantity.unreadable !== null) return null;
  // "Chapter two - 300 men" is no range
  const isApart =
    quantity.qualifier === 'range' && (quantity.high ?? 0) > 100 * Math.max(1, quantity.low ?? 0);
  if (
    isApart &&
    tokens.slice(index, index + quantity.to).some(({ kind, spaced }) => kind === 'dash' && spaced)
  )
    return null;
  const more = asHighAs(sentence, index + quantity.to);
  if (more !== null && quantity.low !== null && quantity.low < more.value)
    return {
      from: index,
      numberTo: more.to,
      low: quantity.low,
      high: more.value,
      qualifier: 'range',
      kind: 'number',
      isTotal: false,
    };
  const { low, high, qualifier } = quantity;
  const to = index + quantity.to;
  for (let at = index; at < to; at++) if (isDate(sentence, at)) return null;
  if (quantity.rule === 'none') return null;
  if (quantity.rule === 'unknown' || quantity.rule === 'vague') {
    if (
      opener === null ||
      !AMOUNT_OPENERS.has(opener) ||
      (opener === 'many' && /^(?:as|how|so|too)$/.test(word(index - 1) ?? ''))
    )
      return null;
    return {
      from: index,
      numberTo: to,
      low: null,
      high: null,
      qualifier: 'vague',
      kind: 'vague',
      isTotal: false,
    };
  }
  return { from: index, numberTo: to, low, high, qualifier, kind: 'number', isTotal: false };
}

/** "5,000 to as high as 14,000": the second number, and where it ends. */
function asHighAs({ word, tokens }: Sentence, at: number): { value: number; to: number } | null {
  if (word(at) !== 'to' || word(at + 1) !== 'as' || word(at + 3) !== 'as') return null;
  if (!/^(?:high|many|much)$/.test(word(at + 2) ?? '')) return null;
  const value = tokens[at + 4]?.value ?? null;
  return value === null ? null : { value, to: at + 5 };
}

export const isNumber = (sentence: Sentence, at: number): boolean =>
  mayBegin(sentence, at) &&
  readQuantity(sentence.tokens.slice(at, at + LONGEST_QUANTITY), 0)?.rule === 'number';

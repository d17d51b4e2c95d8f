import type { Category } from '@openbattles/schema';
import { AMOUNT_OPENERS, COUNT_OPENERS, PHRASE_ENDS, TIMES } from '../../language/lexicon/function-words.ts';
import { MEASURES } from '../../language/lexicon/measures.ts';
import { TENS, UNITS } from '../../language/lexicon/number-words.ts';
import { QUALIFIERS_AFTER, QUALIFIERS_BEFORE } from '../../language/lexicon/qualifiers.ts';
import { isPlural } from '../../language/nouns.ts';
import type { Sentence } from '../../language/sentence.ts';
import {
  AUXILIARY,
  CAPITAL,
  COORDINATOR,
  LOSS,
  MARK,
  MILITARY,
  NUMBER,
  PREPOSITION,
  RELATIVE,
  SUBORDINATOR,
  VERB_FORM,
} from '../../language/word-classes.ts';
import { type Amount, amountAt, fixed, isDate, mayOpen, unreadableAt } from './amounts.ts';
import { LONGEST_PHRASE, type Noun, readNoun } from './counted-nouns.ts';
import { isNoCount } from './no-count.ts';
import { isWhole, WordsBefore } from './words-before.ts';

/** Some things that a sentence counts. */
export interface Counted extends Amount, Noun {
  /** The index after the last word before it that says something, going left over articles and adverbs. */
  left: number;
  /** The whole of which another number is a part: the 1,275 of "nine of her 1,275 men" were not lost. */
  isWhole: boolean;
  /** Where the words end that say after the noun how the number is meant, "300 men or more"; 0 where there are none. */
  qualifiedTo: number;
  /** The head of the next thing's noun, where that is its own as well: the "guns" of "six heavy and four light guns". */
  sharedHead: string | null;
}

/** What is counted by a number that says nothing certain, and what is wrong with the number. */
export interface Uncertain {
  counted: Counted;
  because: string;
}

/**
 * The things that a sentence counts, in order; none overlaps another. "a" and "no" count only where something may be lost.
 * What is counted by a number that says nothing certain is added to `uncertain`.
 */
export function findCounted(sentence: Sentence, mayLose: boolean, uncertain: Uncertain[]): Counted[] {
  const found: Counted[] = [];
  const wordsBefore = new WordsBefore(sentence);
  let at = 0;
  while (at < sentence.tokens.length) {
    if (!mayOpen(sentence, at) || !isNearNumber(sentence, at, mayLose) || isDate(sentence, at)) {
      at++;
      continue;
    }
    const counted = countedAt(sentence, at, mayLose, wordsBefore);
    if (counted === null) {
      const unreadable = unreadableAt(sentence, at);
      const to = unreadable?.to ?? at + 1;
      if (unreadable?.why) {
        const thing = uncertainThing(sentence, at, to, wordsBefore);
        if (thing !== null) uncertain.push({ counted: thing, because: unreadable.why });
      }
      at = to;
    } else {
      found.push(counted);
      at = Math.max(counted.nounTo, counted.outcome?.to ?? 0, counted.qualifiedTo, at + 1);
    }
  }
  return found;
}

/** What a number counts of which nothing is certain; null where it is a measure, a rate, or a part of a date. */
function uncertainThing(
  sentence: Sentence,
  from: number,
  numberTo: number,
  wordsBefore: WordsBefore,
): Counted | null {
  for (let at = from; at < numberTo; at++) if (isDate(sentence, at)) return null;
  const unknown = { low: null, high: null, qualifier: 'unknown', kind: 'number', isTotal: false } as const;
  const amount: Amount = { from, numberTo, ...unknown };
  if (isNoCount(sentence, amount)) return null;
  const noun = readNoun(sentence, amount);
  if (isRate(sentence, Math.max(noun.nounTo, numberTo))) return null;
  return asCounted(amount, noun, wordsBefore.left(from), false);
}

/** "16,000-strong", "2,300-man", "six-ship": a number and what it counts in one word. */
const COMPOUND =
  /^(\d{1,3}(?:[.,]\d{3})+|\d{1,6}|[a-z]+)-(man|men|men-strong|strong|soldier|ship|vessel|tank|vehicle|aircraft|plane|boat)$/;

const OF_COMPOUND: ReadonlyMap<string, Category> = new Map([
  ['ship', 'ship'],
  ['vessel', 'ship'],
  ['boat', 'ship'],
  ['tank', 'vehicle'],
  ['vehicle', 'vehicle'],
  ['aircraft', 'aircraft'],
  ['plane', 'aircraft'],
]);

/** The number of a compound and what it counts; null where it is none, as in "U-boat". */
function valueOfCompound(word: string | null): { value: number; kind: string } | null {
  if (!word?.includes('-')) return null;
  const [, number, kind] = COMPOUND.exec(word) ?? [];
  if (number === undefined || kind === undefined) return null;
  const value = /^\d/.test(number)
    ? Number(number.replace(/[.,]/g, ''))
    : (UNITS.get(number) ?? TENS.get(number));
  return value === undefined ? null : { value, kind };
}

/** "300 men a day", "three men for every Frenchman", "one man in seven", "three men in each": rates, not counts. */
function isRate({ word, tokens, dated, classes }: Sentence, end: number): boolean {
  const [first, second] = [word(end) ?? '', word(end + 1) ?? ''];
  if (/^(?:each|apiece)$/.test(first)) return true;
  if (/^(?:an?|per|each|every)$/.test(first))
    return (
      first === 'per' ||
      ((MEASURES.has(second) || TIMES.has(second)) &&
        !/^(?:ago|earlier|later|before|after)$/.test(word(end + 2) ?? ''))
    );
  if (/^(?:for|in|to)$/.test(first) && /^(?:every|each)$/.test(second)) return true;
  const isNumeral = UNITS.has(second) || TENS.has(second) || tokens[end + 1]?.kind === 'number';
  // "lost ships in two battles" is no rate
  const next = classes[end + 2] ?? MARK;
  // "in three attacks"
  const isNoun = /[^s]s$/.test(word(end + 2) ?? '') && (next & AUXILIARY) === 0;
  const isAlone = next === MARK || (!isNoun && (next & (AUXILIARY | VERB_FORM | PREPOSITION)) !== 0);
  return first === 'in' && isNumeral && isAlone && !dated[end + 1];
}

function compoundAt(sentence: Sentence, index: number, wordsBefore: WordsBefore): Counted | null {
  const compound = valueOfCompound(sentence.word(index));
  if (compound === null) return null;
  const { value, kind } = compound;
  const next = sentence.word(index + 1);
  if (next === null || PHRASE_ENDS.has(next)) return null;
  const amount = fixed(index, index + 1, value, 'number');
  const noun = readNoun(sentence, amount);
  // "their two-man crews": so many are in each
  const last = sentence.word(noun.nounTo - 1) ?? '';
  if (kind !== 'strong' && noun.known && last.endsWith('s') && isPlural(last)) return null;
  const nounTo = noun.known ? noun.nounTo : index + 2;
  if (saysAbout(sentence, index - 1)) {
    amount.from = index - 1;
    amount.qualifier = 'about';
  }
  const category = OF_COMPOUND.get(kind) ?? 'personnel';
  const named = { nounFrom: index + 1, nounTo, category, known: true, outcome: null };
  return asCounted(amount, named, wordsBefore.left(amount.from), isWhole(sentence, index, wordsBefore));
}

/** Every counted thing is made here: V8 is quicker with objects that have the same fields in the same order. */
const asCounted = (amount: Amount, noun: Noun, left: number, isWhole: boolean): Counted => ({
  from: amount.from,
  left,
  numberTo: amount.numberTo,
  nounFrom: noun.nounFrom,
  nounTo: noun.nounTo,
  low: amount.low,
  high: amount.high,
  qualifier: amount.qualifier,
  kind: amount.kind,
  category: noun.category,
  known: noun.known,
  outcome: noun.outcome,
  isTotal: amount.isTotal,
  isWhole,
  qualifiedTo: 0,
  sharedHead: null,
});

/** "a nearly 3,000-strong army": whether the word before makes of the number that it is about so much. */
const saysAbout = ({ word }: Sentence, index: number): boolean =>
  QUALIFIERS_BEFORE.at(index, word)?.meaning === 'about';

/** So far behind its first word a number stands: "an estimated total of about 300". */
const REACH_OF_NUMBER = 7;

/** Whether a number, or a word that stands for one, is near: most words that may open an amount open none. */
function isNearNumber({ classes, word }: Sentence, index: number, mayLose: boolean): boolean {
  if ((classes[index]! & NUMBER) !== 0) return true;
  const first = word(index);
  if (first === null || (mayLose && ONES.has(first))) return true;
  const isVague = AMOUNT_OPENERS.has(first) && first !== 'a' && first !== 'an';
  return isVague || isNumberAhead(classes, index);
}

function isNumberAhead(classes: readonly number[], index: number): boolean {
  for (let at = index; at < index + REACH_OF_NUMBER && at < classes.length; at++)
    if ((classes[at]! & NUMBER) !== 0) return true;
  return false;
}

const ONES: ReadonlySet<string> = new Set([...COUNT_OPENERS, 'some', 'another']);

/** Whether "a" is worth a noun: a word of war, a word of loss or a name follows it, or a number ("a two front war"). */
function opensThing({ classes }: Sentence, from: number, mayLose: boolean): boolean {
  if ((classes[from]! & NUMBER) !== 0) return true;
  if (!mayLose) return false;
  for (let at = from; at < from + LONGEST_PHRASE + 1 && at < classes.length && classes[at] !== MARK; at++)
    if ((classes[at]! & (MILITARY | CAPITAL | LOSS)) !== 0) return true;
  return false;
}

function countedAt(
  sentence: Sentence,
  index: number,
  mayLose: boolean,
  wordsBefore: WordsBefore,
): Counted | null {
  // "a combined 8,500-man force"
  const first = sentence.word(index);
  if (first === 'a' || first === 'an')
    for (let at = index + 1; at < index + 4; at++)
      if (valueOfCompound(sentence.word(at)) !== null) return null;
  const compound = compoundAt(sentence, index, wordsBefore);
  if (compound !== null) return compound;
  const amount = amountAt(sentence, index);
  if (amount === null || isNoCount(sentence, amount)) return null;
  if (amount.kind === 'article' && !opensThing(sentence, amount.numberTo, mayLose)) return null;
  if (isQuoted(sentence, amount)) amount.numberTo++;
  const isTotal = TOTALS.has(sentence.word(amount.numberTo) ?? '');
  if (isTotal) {
    amount.isTotal = true;
    amount.numberTo++;
  }
  const noun = readNoun(sentence, amount);
  if (isRate(sentence, Math.max(noun.nounTo, amount.numberTo))) return null;
  const left = wordsBefore.left(amount.from);
  const counted = asCounted(amount, noun, left, isWhole(sentence, amount.from, wordsBefore));
  if (noun.nounTo > noun.nounFrom || noun.outcome !== null) qualifyAfter(sentence, counted);
  return counted;
}

/** "'up to 10,000' taken prisoner": whether a number alone stands in quotation marks. */
const isQuoted = ({ tokens }: Sentence, { from, numberTo }: Amount): boolean =>
  tokens[from - 1]?.kind === 'mark' &&
  tokens[numberTo]?.kind === 'mark' &&
  /^["'‘“]$/.test(tokens[from - 1]!.text) &&
  /^["'’”]$/.test(tokens[numberTo]!.text);

/** "300 men or more", "500 men at most": takes the words after the noun that say how the number is meant. */
function qualifyAfter({ word, classes }: Sentence, counted: Counted): void {
  const { qualifier, kind, low, high } = counted;
  if (kind !== 'number' || low === null || high === null || !/^(?:exact|about)$/.test(qualifier)) return;
  const at = Math.max(counted.nounTo, counted.outcome?.to ?? 0);
  const first = word(at);
  if (first !== 'or' && first !== 'at' && first !== 'and') return;
  const found = QUALIFIERS_AFTER.at(at, word);
  if (found === null || /^(?:more|up)$/.test(first === 'and' ? word(at + 1)! : '')) return;
  // "300 men or more than 300", "killed 20 men at least twice"
  const to = at + found.length;
  const next = classes[to] ?? MARK;
  if (next !== MARK && (next & AFTER_QUALIFIER) === 0) return;
  if (/^(?:once|than)$/.test(word(to) ?? '')) return;
  counted.qualifiedTo = to;
  counted.qualifier = found.meaning;
  if (found.meaning === 'at_least') counted.high = null;
  if (found.meaning === 'at_most') counted.low = null;
}

const AFTER_QUALIFIER = AUXILIARY | COORDINATOR | PREPOSITION | RELATIVE | SUBORDINATOR | VERB_FORM;

const TOTALS: ReadonlySet<string> = new Set(['total', 'combined', 'overall']);

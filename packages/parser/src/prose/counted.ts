<<<<<<< HEAD
import type { Category, Outcome, Qualifier } from '@openbattles/schema';
import { AFTER_COUNT } from '../language/lexicon/force-words.ts';
import {
  ADVERBS_BETWEEN,
  AMOUNT_OPENERS,
  BEFORE_NUMBER,
  COUNT_OPENERS,
  DETERMINERS,
  NO_ONE_THING,
  PHRASE_ENDS,
  TIMES,
} from '../language/lexicon/function-words.ts';
import { BEFORE_YEAR, CALIBRES, MEASURES, NUMBERED } from '../language/lexicon/measures.ts';
import { SCALES, TENS, UNITS, VAGUE_SCALES } from '../language/lexicon/number-words.ts';
import { ADVERBS } from '../language/lexicon/outcomes.ts';
import { QUALIFIERS_BEFORE, VAGUE_AMOUNTS } from '../language/lexicon/qualifiers.ts';
import { remembered } from '../language/lexicon/remembered.ts';
import { categoryOfPhrase, categoryOfWord, opensModel, singular } from '../language/nouns.ts';
import { isAdjective } from '../language/polities.ts';
import { mayBeginQuantity, readQuantity, SHARE_OF_NUMBER } from '../language/quantities.ts';
=======
import type { Category } from '@openbattles/schema';
import { AMOUNT_OPENERS, COUNT_OPENERS, PHRASE_ENDS } from '../language/lexicon/function-words.ts';
import { TENS, UNITS } from '../language/lexicon/number-words.ts';
import { QUALIFIERS_BEFORE } from '../language/lexicon/qualifiers.ts';
import { singular } from '../language/nouns.ts';
import { isAdjective } from '../language/polities.ts';
>>>>>>> main
import type { Sentence } from '../language/sentence.ts';
import { NUMBER } from '../language/word-classes.ts';
import { type Amount, amountAt, fixed, isDate, mayOpen } from './amounts.ts';
import { type Noun, readNoun } from './counted-nouns.ts';
import { isNoCount } from './no-count.ts';
import { isWhole, WordsBefore } from './words-before.ts';

/** Some things that a sentence counts. */
export interface Counted extends Amount, Noun {
  /** The index after the last word before it that says something, going left over articles and adverbs. */
  left: number;
  /** The whole of which another number is a part: the 1,275 of "nine of her 1,275 men" were not lost. */
  isWhole: boolean;
}

/** The things that a sentence counts, in order; none overlaps another. "a" and "no" count only where something may be lost. */
export function findCounted(sentence: Sentence, mayLose = true): Counted[] {
  const found: Counted[] = [];

  const wordsBefore = new WordsBefore(sentence);
  let at = 0;
  while (at < sentence.tokens.length) {
    const counted =
      mayOpen(sentence, at) && isNearNumber(sentence, at, mayLose) && !isDate(sentence, at)
        ? countedAt(sentence, at, wordsBefore)
        : null;
    if (counted === null) at = unreadableEnd(sentence, at) ?? at + 1;
    else {
      found.push(counted);
      at = Math.max(counted.nounTo, counted.outcome?.to ?? 0, at + 1);
    }
  }
  for (let k = found.length - 2; k >= 0; k--) takeNoun(sentence, found[k]!, found[k + 1]!);
  return found;
}

/** "22 German and 10 Italian tanks": an adjective alone counts what the next one does. */
function takeNoun(sentence: Sentence, first: Counted, next: Counted): void {
  const isAlone = first.nounTo === first.nounFrom + 1 && next.nounTo > next.nounFrom + 1;
  const word = sentence.word(first.nounFrom);
  if (!isAlone || word === null || !sentence.tokens[first.nounFrom]!.capital || !isAdjective(word)) return;
  if (singular(word) !== word || first.outcome !== null) return;
  if (first.nounTo + 1 !== next.from || !/^(?:and|or|,)$/.test(sentence.tokens[first.nounTo]!.text)) return;
  first.category = next.category;
}

<<<<<<< HEAD
/** Whether an amount may begin with a token at all: most words need no further look. */
const mayOpen = ({ classes, tokens }: Sentence, at: number): boolean =>
  (classes[at]! & (OPENER | NUMBER)) !== 0 || SIGNS.has(tokens[at]!.kind);
const SIGNS: ReadonlySet<string> = new Set(['about', 'less', 'more']);

/** The words that numbers begin with. */
const NUMBER_OPENERS: ReadonlySet<string> = new Set([
  ...UNITS.keys(),
  ...TENS.keys(),
  ...SCALES.keys(),
  ...VAGUE_SCALES,
  ...['a', 'an', 'half', 'quarter', 'between', 'from'],
]);

type Amount = Pick<Counted, 'from' | 'numberTo' | 'low' | 'high' | 'qualifier' | 'kind' | 'isTotal'>;

=======
>>>>>>> main
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

function compoundAt(sentence: Sentence, index: number, wordsBefore: WordsBefore): Counted | null {
  const [, number, kind] = COMPOUND.exec(sentence.word(index) ?? '') ?? [];
  if (number === undefined || kind === undefined) return null;
  const value = /^\d/.test(number)
    ? Number(number.replace(/[.,]/g, ''))
    : (UNITS.get(number) ?? TENS.get(number));
  const next = sentence.word(index + 1);
  if (value === undefined || next === null || PHRASE_ENDS.has(next)) return null;
  const amount = fixed(index, index + 1, value, 'number');
  const noun = readNoun(sentence, amount);
  const nounTo = noun.known ? noun.nounTo : index + 2;
  const qualified = qualifierBefore(sentence, index);
  return {
    ...amount,
    ...qualified,
    left: wordsBefore.left(qualified?.from ?? index),
    nounFrom: index + 1,
    nounTo,
    category: OF_COMPOUND.get(kind) ?? 'personnel',
    known: true,
    outcome: null,
    isWhole: isWhole(sentence, index, wordsBefore),
  };
}

/** "a nearly 3,000-strong army": the word before, and what it makes of the number. */
function qualifierBefore({ word }: Sentence, index: number): Pick<Counted, 'from' | 'qualifier'> | null {
  const found = QUALIFIERS_BEFORE.at(index - 1, word);
  return found?.meaning === 'about' ? { from: index - 1, qualifier: 'about' } : null;
}

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

function countedAt(sentence: Sentence, index: number, wordsBefore: WordsBefore): Counted | null {
  // "a combined 8,500-man force"
  if (/^an?$/.test(sentence.word(index) ?? ''))
    for (let at = index + 1; at < index + 4; at++) if (COMPOUND.test(sentence.word(at) ?? '')) return null;
  const compound = sentence.word(index)?.includes('-') ? compoundAt(sentence, index, wordsBefore) : null;
  if (compound !== null) return compound;
  const amount = amountAt(sentence, index);
  if (amount === null || isNoCount(sentence, amount)) return null;
  const isTotal = TOTALS.has(sentence.word(amount.numberTo) ?? '');
  if (isTotal) {
    amount.isTotal = true;
    amount.numberTo++;
  }
  const { nounFrom, nounTo, category, known, outcome } = readNoun(sentence, amount);
  const { from, numberTo, low, high, qualifier, kind } = amount;
  return {
    from,
    left: wordsBefore.left(from),
    numberTo,
    nounFrom,
    nounTo,
    low,
    high,
    qualifier,
    kind,
    category,
    known,
    outcome,
    isTotal: amount.isTotal,
    isWhole: isWhole(sentence, from, wordsBefore),
  };
}

const TOTALS: ReadonlySet<string> = new Set(['total', 'combined', 'overall']);
<<<<<<< HEAD

/** Words of which what follows "of" is the whole. */
const PARTS =
  /^(?:all|most|half|halves|many|thirds?|quarters?|fourths?|fifths?|tenths?|part|some|none|few|several|majority|any|each|one|remainder|rest|percent|%)$/;
/** So far before a number "half of" may stand: "3,000 of the Young Guard's original 6,000". */
const LONGEST_WHOLE = 6;

/** Whether "nine of her", "all but nine of the", "out of" stands before. */
function isWhole({ word, tokens, classes }: Sentence, from: number, wordsBefore: WordsBefore): boolean {
  let at = wordsBefore.determiners(from) - 1;
  for (let steps = 0; steps < LONGEST_WHOLE && at > 0 && word(at) !== 'of' && word(at) !== 'out'; steps++) {
    if (
      word(at) === null ||
      (classes[at]! & (PREPOSITION | COORDINATOR | AUXILIARY | NUMBER | RELATIVE)) !== 0
    )
      return false;
    if ((classes[at]! & VERB_FORM) !== 0 && (classes[at]! & CAPITAL) === 0) return false;
    at--;
  }
  if (word(at) !== 'of' && word(at) !== 'out') return false;
  if (word(at - 1) === 'out') return true;
  if (at === 0 || /^(?:comma|semicolon|colon|dash|open|stop)$/.test(tokens[at - 1]!.kind)) return true;
  const before = tokens[at - 1];
  return (
    before?.kind === 'number' ||
    before?.kind === 'percent' ||
    (before?.kind === 'word' && readQuantity([before], 0) !== null) ||
    PARTS.test(word(at - 1) ?? '')
  );
}

function amountAt(sentence: Sentence, index: number): Amount | null {
  const { word } = sentence;
  const first = word(index);
  const second = word(index + 1);
  if (first === 'no' || first === 'without') {
    const life = lossOfLife(sentence, index + 1);
    if (life !== null) return fixed(index, life, 0, 'none');
    if (first === 'no' && second !== 'one' && !second?.endsWith("'s"))
      return second === 'less' || second === 'fewer' || second === 'more'
        ? numberAt(sentence, index)
        : fixed(index, index + 1, 0, 'none');
  }
  if (first === 'none') return fixed(index, index + 1, 0, 'none');
  const isArticle = first === 'a' || first === 'an';
  if ((isArticle || first === 'the') && second === 'total' && word(index + 2) === 'of') {
    const number = numberAt(sentence, index + 3);
    return number && { ...number, from: index, isTotal: true };
  }
  // "a pair of helicopters", "and another damaged"
  if (second === 'pair' && word(index + 2) === 'of' && isArticle) return fixed(index, index + 2, 2, 'number');
  if (first === 'another' && outcomeAt(sentence, index + 1)?.noun === false)
    return fixed(index, index + 1, 1, 'number');
  if (first === 'some' && second === 'of' && DETERMINERS.has(word(index + 2) ?? ''))
    return { ...fixed(index, index + 1, 0, 'vague'), low: null, high: null, qualifier: 'vague' };
  if (first === 'single') return fixed(index, index + 1, 1, 'number');
  if (second === 'single' && (isArticle || first === 'one')) return fixed(index, index + 2, 1, 'number');
  const number = numberAt(sentence, index);
  if (number !== null || !isArticle) return number;
  if (second !== null && MERE.has(second)) {
    const more = numberAt(sentence, index + 2);
    if (more !== null) return { ...more, from: index };
  }
  return NO_ONE_THING.has(second ?? '') ? null : fixed(index, index + 1, 1, 'article');
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

const fixed = (from: number, numberTo: number, count: number, kind: Amount['kind']): Amount => ({
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

/** Where a number ends that says nothing certain, of which no part is a number either; null where none begins. */
function unreadableEnd(sentence: Sentence, index: number): number | null {
  if (!mayBegin(sentence, index)) return null;
  const quantity = readQuantity(sentence.tokens.slice(index, index + LONGEST_QUANTITY), 0);
  // the whole of which a share was lost is a number
  return quantity?.unreadable && quantity.rule !== SHARE_OF_NUMBER ? index + quantity.to : null;
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
  if (opener === 'one' && ONE_AS_PRONOUN.test(word(index - 1) ?? '')) return null;
  const quantity = readQuantity(tokens.slice(index, index + LONGEST_QUANTITY), 0);
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

/** Numbers that name, measure, date or order, and count nothing. */
function isNoCount(sentence: Sentence, { from, numberTo, kind }: Amount): boolean {
  const { tokens, word } = sentence;
  const next = tokens[numberTo];
  const before = from > 0 ? tokens[from - 1] : undefined;
  if (
    next?.kind === 'percent' ||
    next?.kind === 'times' ||
    before?.kind === 'money' ||
    next?.kind === 'money'
  )
    return true;
  // "a Learjet 35A"
  if (next?.kind === 'word' && next.start === tokens[numberTo - 1]!.end) return true;
  if (before?.kind === 'colon' && tokens[from - 2]?.kind === 'number') return true;
  if (next?.kind === 'colon' && tokens[numberTo + 1]?.kind === 'number') return true;
  if (next?.kind === 'slash' || before?.kind === 'slash') return true;
  if (next?.kind === 'stop' && tokens[numberTo + 1]?.kind === 'number') return true;
  const unit = word(numberTo);
  if (unit !== null && kind !== 'none' && (MEASURES.has(unit) || TIMES.has(unit))) return true;
  if (before?.kind === 'mark' && before.text === '#') return true;
  if (unit === 'per' && word(numberTo + 1) === 'cent') return true;
  // "between 13 and 30 percent"
  const isShare = (at: number) => tokens[at]?.kind === 'percent' || /^(?:percent|per)$/.test(word(at) ?? '');
  if (/^(?:and|to|or)$/.test(unit ?? '') && tokens[numberTo + 1]?.kind === 'number' && isShare(numberTo + 2))
    return true;
  // "Task Force 1-41"
  if (
    before?.kind === 'dash' &&
    tokens[from - 2]?.kind === 'number' &&
    !before.spaced &&
    !tokens[from]!.spaced
  )
    return true;
  // "6 pounders"; "in" is a preposition here
  if (unit !== null && unit !== 'in' && CALIBRES.has(unit)) return true;
  // "one in ten"
  const isNumeral = (at: number) =>
    tokens[at]?.kind === 'number' || UNITS.has(word(at) ?? '') || TENS.has(word(at) ?? '');
  if (unit === 'in' && isNumeral(numberTo + 1)) return true;
  if (word(from - 1) === 'in' && isNumeral(from - 2) && word(from - 3) !== 'of') return true;
  const name = word(from - 1);
  if (name === 'but' && word(from - 2) === 'all') return true;
  const isDigits = kind === 'number' && tokens[from]!.kind === 'number';
  if (
    isDigits &&
    name !== null &&
    before!.capital &&
    (opensModel(name) || (name.length <= 6 && /^\p{Lu}{1,3}$/u.test(sentence.written(from - 1))))
  )
    return true;
  if (
    kind === 'number' &&
    name !== null &&
    tokens[from]!.kind === 'number' &&
    before!.capital &&
    NUMBERED.has(name)
  )
    return true;
  // "3 Commando Brigade", "2 Corps": the number is a part of the name
  const isUnit = next?.capital && tokens[from]!.kind === 'number' && numberTo === from + 1;
  return isUnit === true && namesUnit(sentence, numberTo);
}

function namesUnit(sentence: Sentence, at: number): boolean {
  for (let k = at; k < at + 4; k++) {
    const token = sentence.tokens[k];
    if (token?.kind !== 'word' || !token.capital) return false;
    if (categoryOfWord(token.text, SURROUNDINGS) === 'formation' && singular(token.text) === token.text)
      return true;
  }
  return false;
}

const SURROUNDINGS = { kind: 'casualties', aircraft: false } as const;

type Noun = Pick<Counted, 'nounFrom' | 'nounTo' | 'category' | 'known' | 'outcome'>;

/** At most so many words make a noun phrase, and its "of" phrase. */
const LONGEST_PHRASE = 7;
const LONGEST_OF_PHRASE = 6;

const isNumber = (sentence: Sentence, at: number): boolean =>
  mayBegin(sentence, at) &&
  readQuantity(sentence.tokens.slice(at, at + LONGEST_QUANTITY), 0)?.rule === 'number';

const isKnown = remembered(
  (word: string): boolean => categoryOfWord(withoutPossessive(word), SURROUNDINGS) !== null,
);
const isPlural = remembered(
  (word: string): boolean =>
    singular(word) !== word ||
    /(?:men|people|police|infantry|cavalry|horse|foot|personnel|cannon|aircraft)$/.test(word),
);
const namesPeople = remembered((word: string): boolean => isAdjective(word) || isAdjective(singular(word)));

/** A people, be it in a list or a name in the plural after a number: "1,000 Hussites". */
function isPeople(sentence: Sentence, index: number): boolean {
  const { capital, text } = sentence.tokens[index]!;
  if (!capital) return false;
  if (namesPeople(text)) return true;
  const before = sentence.tokens[index - 1];
  const isCounted =
    before?.kind === 'number' ||
    (before?.kind === 'word' && (SCALES.has(before.text) || TENS.has(before.text)));
  const next = sentence.tokens[index + 1];
  return isCounted && PLURAL_NAME.test(text) && !(next?.kind === 'word' && next.capital);
}
const PLURAL_NAME = /[a-z]{2}[a-rt-z]s$/;

/** "40 of them", "20 more men". */
const WHOLES: ReadonlySet<string> = new Set(['them', 'whom', 'which', 'us']);
const OTHERS: ReadonlySet<string> = new Set(['other', 'more', 'further', 'additional', 'others']);

/** "30 losses", "57 lives": counted, they are what was lost. */
function lostNounAt({ word }: Sentence, at: number, { kind, high }: Amount): OutcomeAt | null {
  if (kind !== 'number' || high === 1) return null;
  const outcome = LOST_NOUNS.get(word(at) ?? '');
  return outcome === undefined ? null : { outcome, from: at, to: at + 1, noun: true };
}
const LOST_NOUNS: ReadonlyMap<string, Outcome> = new Map([
  ['losses', 'casualties'],
  ['victims', 'casualties'],
  ['bodies', 'killed'],
  ['corpses', 'killed'],
  ['lives', 'killed'],
]);

/** Reads the noun phrase after a number, up to its head and the "of" phrase that belongs to it. */
function readNoun(sentence: Sentence, amount: Amount): Noun {
  const { word } = sentence;
  let at = amount.numberTo;
  let outcome: OutcomeAt | null = null;
  if (amount.kind === 'none' && word(at) === 'loss' && word(at + 1) === 'of') {
    return {
      nounFrom: at,
      nounTo: at,
      category: 'personnel',
      known: true,
      outcome: { outcome: 'killed', from: at, to: at + 3, noun: true },
    };
  }
  if (word(at) === 'of' && amount.kind !== 'article') {
    at++;
    if (WHOLES.has(word(at) ?? ''))
      return { nounFrom: at, nounTo: at, category: 'personnel', known: false, outcome };
    while (DETERMINERS.has(word(at) ?? '')) at++;
  } else {
    while (OTHERS.has(word(at) ?? '')) at++;
    if (word(at) === 'of') {
      at++;
      while (DETERMINERS.has(word(at) ?? '')) at++;
    }
  }
  const nounFrom = at;
  let head = -1;
  let words: string[] = [];
  for (; words.length < LONGEST_PHRASE; at++) {
    const text = word(at);
    if (text === null || sentence.dated[at] || (at > amount.numberTo && isNumber(sentence, at))) break;
    const said = outcomeAt(sentence, at) ?? (words.length < 3 ? lostNounAt(sentence, at, amount) : null);
    if (said !== null) {
      if (said.noun) {
        outcome = said;
        break;
      }
      const next = word(said.to);
      const isAdjective = head < 0 && next !== null && isKnown(next) && outcomeAt(sentence, said.to) === null;
      if (!isAdjective) break;
      if (words.length === 0) {
        outcome = said;
        at = said.to - 1;
        continue;
      }
    }
    const joinsAdjectives =
      (text === 'and' || text === 'but' || text === 'yet') &&
      head < 0 &&
      words.length > 0 &&
      (isKnown(word(at + 2) ?? '') || isKnown(word(at + 3) ?? ''));
    if (joinsAdjectives || (text === 'and' && joinsNouns(sentence, at, head >= 0))) {
      words.push(text);
      continue;
    }
    if (text === 'of' && head === words.length - 1 && head >= 0) {
      const to = ofPhraseEnd(sentence, at);
      if (to > at) return sorted(sentence, nounFrom, at, to, outcome);
      break;
    }
    // "24 countries wanted troops"
    const isAfterPlural =
      words.length > 0 && /[^s]s$/.test(words.at(-1)!) && !sentence.tokens[at - 1]!.capital;
    if (isAfterPlural && (sentence.classes[at]! & PAST) !== 0) break;
    // "two kidnappers holding guns"
    if (
      head >= 0 &&
      (sentence.classes[at]! & (ING | PAST | PARTICIPLE)) !== 0 &&
      !sentence.tokens[at]!.capital
    )
      break;
    if (endsPhrase(sentence, at) || (words.length === 0 && AFTER_COUNT.at(at, word) !== null)) break;
    words.push(text);
    // "a farmer's dog" counts no farmer
    const owns =
      text.endsWith("'s") &&
      word(at + 1) !== null &&
      !PHRASE_ENDS.has(word(at + 1)!) &&
      outcomeAt(sentence, at + 1) === null;
    if (owns) continue;
    if (isKnown(text) || isPeople(sentence, at)) {
      head = words.length - 1;
      const next = word(at + 1);
      if (
        isPlural(text) &&
        next !== 'of' &&
        next !== 'and' &&
        !(
          sentence.tokens[at]!.capital &&
          sentence.tokens[at + 1]?.capital &&
          next !== null &&
          !PHRASE_ENDS.has(next)
        ) &&
        !(
          next !== null &&
          isKnown(next) &&
          !PHRASE_ENDS.has(next) &&
          outcomeAt(sentence, at + 1) === null &&
          isPlural(next)
        )
      ) {
        at++;
        break;
      }
    }
  }
  if (outcome?.noun) {
    // "14 prisoners", "5,000 Soviet prisoners": what comes before says whose
    return { nounFrom, nounTo: outcome.from, category: 'personnel', known: true, outcome };
  }
  // one more word of unknown meaning, right before the verb: "40 Eritrean Ascari were killed"
  const isWhole = head === words.length - 2 && sentence.tokens[nounFrom + head + 1]?.capital;
  // "two military powers" counts no military
  const next = sentence.word(nounFrom + head + 1);
  const isAdjective =
    head >= 0 &&
    head === words.length - 2 &&
    next !== null &&
    !isPlural(words[head]!) &&
    /[^s]s$/.test(next) &&
    (sentence.classes[nounFrom + head + 1]! & (VERB_FORM | PREPOSITION | DETERMINER | AUXILIARY)) === 0 &&
    outcome === null;
  if (isAdjective) return { nounFrom, nounTo: nounFrom + head + 2, category: 'other', known: false, outcome };
  if (head >= 0 && !isWhole) words = words.slice(0, head + 1);
  while (words.at(-1) === 'and') words.pop();
  const start = outcome !== null && outcome.from === nounFrom ? outcome.to : nounFrom;
  const end = start + words.length;
  return sorted(sentence, start, end, end, outcome);
}

/** A noun with the category of its words before `headTo`, where what belongs to it ends at `nounTo`. */
function sorted(
  sentence: Sentence,
  nounFrom: number,
  headTo: number,
  nounTo: number,
  outcome: OutcomeAt | null,
): Noun {
  if (headTo === nounFrom) return { nounFrom, nounTo, category: 'personnel', known: false, outcome };
  const words: string[] = [];
  for (let at = nounFrom; at < headTo; at++) words.push(withoutPossessive(sentence.tokens[at]!.text));
  const { category, known } = categoryOfPhrase(words, SURROUNDINGS);
  // "an American fortification" counts no American
  const isAdjective = () => {
    const next = sentence.word(headTo);
    return (
      next !== null &&
      !PHRASE_ENDS.has(next) &&
      singular(words.at(-1)!) === words.at(-1) &&
      outcomeAt(sentence, headTo) === null
    );
  };
  const people = isPeople(sentence, headTo - 1) && !isAdjective();
  // the endings of words for people are too weak a sign in running text: "statement" ends like "combatant"
  const isListed = known && words.some(isKnown);
  // "one civilian employee"
  const isCivilian =
    category === 'personnel' && words.some((word) => word === 'civilian' || word === 'civilians');
  return {
    nounFrom,
    nounTo,
    category: isCivilian ? 'civilian' : people && !isListed ? 'personnel' : category,
    known: isListed || people,
    outcome,
  };
}

/** "infantry and dragoons", "Dutch and English troops": one number over both. */
function joinsNouns({ word, tokens }: Sentence, at: number, afterHead: boolean): boolean {
  const before = tokens[at - 1];
  const next = word(at + 1);
  if (next === null || before === undefined) return false;
  if (before.capital && tokens[at + 1]!.capital && isAdjective(before.text)) return true;
  if (afterHead)
    return isKnown(next) && !ADVERBS_BETWEEN.has(next) && isPlural(next) && !isVerbAfter(word(at + 2));
  return before.capital && tokens[at + 1]!.capital;
}

const isVerbAfter = (word: string | null): boolean => word !== null && /ed$/.test(word);

function ofPhraseEnd(sentence: Sentence, of: number): number {
  const { tokens, word, dated } = sentence;
  let at = of + 1;
  while (DETERMINERS.has(word(at) ?? '')) at++;
  const first = at;
  let end = of;
  for (; at < first + LONGEST_OF_PHRASE; at++) {
    const text = word(at);
    if (text === null || dated[at] || endsPhrase(sentence, at) || isNumber(sentence, at)) break;
    const { capital } = tokens[at]!;
    if (!capital && !isKnown(text) && at > first) break;
    end = at + 1;
  }
  return end;
}
=======
>>>>>>> main

import { subjectOf } from '../language/clauses.ts';
import { FORCE_NOUNS } from '../language/lexicon/force-words.ts';
import { LOSS_NOUNS, PLACES_AND_DEEDS } from '../language/lexicon/loss-verbs.ts';
import { DOCUMENTS } from '../language/lexicon/speech-words.ts';
import { wordSet } from '../language/lexicon/word-list.ts';
import { categoryOfWord, singular } from '../language/nouns.ts';
import type { Range, Sentence } from '../language/sentence.ts';
import { CAPITAL, DETERMINER, MILITARY, NUMBER } from '../language/word-classes.ts';
import noForce from '../language/words/no-force.json' with { type: 'json' };
import amountVerbs from '../language/words/verbs-of-amount.json' with { type: 'json' };
import type { FigureRule, Reading, Seen } from './figure-rule.ts';
import { isPeople, unitEnd } from './noun-words.ts';
import { endOf, isElided, isScale } from './things.ts';
import { isVerbOf } from './verbs-of-war.ts';

export const NO_FORCE = wordSet(noForce);

const here = (
  { counted, place }: Seen,
  words: Range = { from: counted.from, to: counted.from },
): Reading => ({
  outcome: null,
  words,
  bearer: 'owner',
  governing: place.clause,
});

/** Fewer than this and no noun: a number of anything. */
export const LEAST_ELIDED = 10;
export const mostOf = ({ counted }: Seen): number => counted.high ?? counted.low ?? 0;

const isForceWord = (word: string | null): boolean => word !== null && FORCE_NOUNS.has(word);

/** Whether a phrase speaks of a force: "the army of Falco", "they". */
function speaksOfForce({ classes, word }: Sentence, { from, to }: Range): boolean {
  for (let at = from; at < to; at++) {
    if (isForceWord(word(at)) || /^(?:they|who|which|we)$/.test(word(at) ?? '')) return true;
    if (
      (classes[at]! & MILITARY) !== 0 &&
      categoryOfWord(word(at)!, { kind: 'strength', aircraft: false }) === 'personnel'
    )
      return true;
  }
  return false;
}

const PEACEFUL =
  /^(?:population|people|inhabitants|residents|citizens|civilians|refugees|years|members|slaves|town|city|village)$/;

/** "the population", "the dead": no force. */
function speaksOfPeace({ word }: Sentence, { from, to }: Range): boolean {
  for (let at = from; at < to; at++)
    if (PEACEFUL.test(word(at) ?? '') || LOSS_NOUNS.has(word(at) ?? '')) return true;
  return false;
}

/** The rules for strengths, tried from top to bottom for each number that is no loss. */
export const STRENGTH_RULES: readonly FigureRule[] = [
  {
    // "the 6,000-strong army", "was 600 strong", "a 2,300-man garrison"
    name: 'number-strong',
    read(seen) {
      if (isCompound(seen.sentence, seen.counted.numberTo - 1)) return here(seen);
      const { sentence, counted } = seen;
      const at = counted.numberTo;
      if (sentence.word(at) === 'strong' && !/^(?:wind|winds|current)/.test(sentence.word(at + 1) ?? ''))
        return here(seen, { from: at, to: at + 1 });
      return counted.kind === 'number' &&
        /^(?:man|men|strong)$/.test(sentence.word(counted.nounFrom) ?? '') &&
        counted.nounTo > counted.nounFrom + 1
        ? here(seen)
        : null;
    },
  },
  {
    // "an army of 15,000", "a total strength, with reservists, of 264,000"
    name: 'force-of',
    read(seen) {
      const { sentence, counted } = seen;
      if (!isElided(counted) || !isMany(seen)) return null;
      const of = counted.left - 1;
      if (sentence.word(of) !== 'of') return null;
      const at = beforeAside(sentence, of) - 1;
      const noun = sentence.word(at);
      // "a party of 12" may be of anyone
      const isSmall = mostOf(seen) < 100 && SMALL_FORCE.test(noun ?? '');
      return isForceWord(noun) && !/^(?:number|total|side)$/.test(noun!) && !isSmall
        ? here(seen, { from: at, to: of + 1 })
        : null;
    },
  },
  {
    // "contingents (13,000–22,000)"
    name: 'number-in-brackets',
    read(seen) {
      const { sentence, counted } = seen;
      const open = sentence.bracket[counted.from]!;
      if (!isElided(counted) || open < 1 || mostOf(seen) < LEAST_ELIDED || counted.left !== open + 1)
        return null;
      if (sentence.tokens[endOf(counted)]?.kind !== 'close') return null;
      const isYear = /^\d{4}$/.test(sentence.written(counted.numberTo - 1));
      const noun = sentence.word(open - 1);
      return !isYear && isForceWord(noun) ? here(seen) : null;
    },
  },
  {
    // "the army numbered 16,000", "was estimated at 15,000", "the force, numbering 9,000", "their ranks grew to 5,000"
    name: 'force-amounts',
    read(seen) {
      const { sentence, counted, place } = seen;
      const { verb } = place.clause;
      // "was estimated at 15,000": the verb qualifies the number
      if (!isElided(counted) || verb === null || counted.numberTo <= verb.to || !isMany(seen)) return null;
      // "disappearances (estimated at 1,200)": not of whom the clause around them tells
      if (place.of >= 0 || place.clause.kind === 'bracket') return null;
      // "to about 300" is no phrase of its own in the tree
      const preposition = place.preposition ?? sentence.word(counted.left - 1) ?? '';
      const isCount =
        verb.meaning === 'count' &&
        (place.role === 'object' || /^(?:to|of|at|in|between|around)$/.test(preposition));
      const isPut =
        (verb.meaning === 'say' || isVerbOf(AMOUNT_VERBS, verb.lemma)) &&
        /^(?:at|as|to|from)$/.test(preposition);
      const isBe = verb.meaning === 'be' && place.role === 'object';
      if (!isCount && !isPut && !isBe) return null;
      const subject = subjectOf(sentence, place.clause);
      const objects = place.clause.objects.filter(({ to }) => to <= counted.from);
      const about = isPut && !verb.passive ? (objects.at(-1) ?? subject) : subject;
      // whoever numbers so many is a force, unless people of peace are named
      const isNumbered =
        (verb.lemma === 'number' || verb.lemma === 'muster') &&
        !verb.passive &&
        about !== null &&
        !PLACES_AND_DEEDS.has(singular(sentence.word(about.to - 1) ?? ''));
      if (!about || speaksOfPeace(sentence, about) || !(isNumbered || speaksOfForce(sentence, about)))
        return null;
      // "the number of" what, "the strength" of whom
      if (isBe && !hasAmountHead(sentence, about)) return null;
      const noun = nounOfNumber(sentence, about);
      return { ...here(seen, { from: verb.from, to: verb.to }), ...(noun && { noun }) };
    },
  },
  {
    // "in which 750 were knights", "of whom 40 were pikemen"
    name: 'number-were-men',
    read(seen) {
      const { sentence, counted, place } = seen;
      const { clause } = place;
      if (!isElided(counted) || place.role !== 'subject' || clause.verb?.meaning !== 'be' || mostOf(seen) < 2)
        return null;
      const complement = clause.objects[0];
      if (!complement || complement.from !== clause.verb.to) return null;
      const word = sentence.word(complement.to - 1);
      const category = word === null ? null : categoryOfWord(word, { kind: 'strength', aircraft: false });
      const isMen =
        isPeople(sentence, complement.to - 1) ||
        (category !== null &&
          category !== 'other' &&
          category !== 'civilian' &&
          !NO_FORCE.has(singular(word!)));
      return isMen && singular(word!) !== word
        ? here(seen, { from: clause.verb.from, to: complement.to })
        : null;
    },
  },
  {
    // "about 50,000 of these would take part", "3,000 of them were horsemen", "400 of the 6th Michigan", "50 from the 14th"
    name: 'number-of-them',
    read(seen) {
      const { sentence, counted, place } = seen;
      const at = counted.numberTo;
      const isOf =
        sentence.word(at) === 'of' &&
        (/^(?:these|them|whom)$/.test(sentence.word(at + 1) ?? '') || isNumberSoon(sentence, at + 1));
      const unitTo = /^(?:of|from)$/.test(sentence.word(at) ?? '') ? unitEnd(sentence, at + 1) : 0;
      return isElided(counted) &&
        (isOf || unitTo > 0) &&
        mostOf(seen) >= LEAST_ELIDED &&
        place.clause.verb !== null
        ? here(seen, { from: at, to: Math.max(unitTo, at + 2) })
        : null;
    },
  },
  {
    // "10,000 under Sempronius held out"
    name: 'number-under',
    read(seen) {
      const { sentence, counted } = seen;
      const at = counted.numberTo;
      const isUnder =
        sentence.word(at) === 'under' ||
        (/^(?:led|commanded|headed)$/.test(sentence.word(at) ?? '') && sentence.word(at + 1) === 'by');
      const name = sentence.word(at) === 'under' ? at + 1 : at + 2;
      // "about 3,500 under arms"
      const isPerson = ((sentence.classes[name] ?? 0) & CAPITAL) !== 0 || sentence.word(name) === 'arms';
      return isElided(counted) && isUnder && isPerson && mostOf(seen) >= LEAST_ELIDED
        ? here(seen, { from: at, to: name })
        : null;
    },
  },
  {
    // "of the 24,000 present, 20,000 fell", "the 3,000 engaged"
    name: 'number-present',
    read(seen) {
      const { sentence, counted } = seen;
      const at = counted.numberTo;
      const next = sentence.tokens[at + 1];
      const isThere = /^(?:present|engaged)$/.test(sentence.word(at) ?? '');
      const isLast = next?.kind !== 'word' || AFTER_PRESENT.test(next.text);
      const isAlone = isElided(counted) || (counted.nounFrom === at && counted.nounTo === at + 1);
      if (!isThere || !isLast || !isAlone || mostOf(seen) < LEAST_ELIDED) return null;
      return { ...here(seen, { from: at, to: at + 1 }), noun: { from: at, to: at } };
    },
  },
  {
    // "Another 2,000 garrisoned the city", "of which only 100,000 fought", "with 150 taking part in the battle"
    name: 'number-fought',
    read(seen) {
      const { sentence, counted, place } = seen;
      const { verb } = place.clause;
      if (!isElided(counted) || verb === null || counted.numberTo > verb.from) return null;
      const isDoer = place.role === 'subject' || place.clause.kind === 'participle';
      const isPart = verb.lemma === 'take' && sentence.word(verb.to) === 'part';
      const isMilitary = isPart || verb.meaning === 'fight' || verb.meaning === 'hold';
      if (!isDoer || !isMilitary || mostOf(seen) < LEAST_ELIDED) return null;
      return here(seen, { from: verb.from, to: verb.to });
    },
  },
  {
    // every counted noun of men, ships and guns that no veto holds back
    name: 'counted-force',
    read: (seen) => (isElided(seen.counted) || !seen.counted.known ? null : here(seen)),
  },
  {
    // "a force numbering 30,000 nobles": who makes up a force is a force, whatever they are called
    name: 'made-up-of',
    read: (seen) => (makesUpForce(seen) ? here(seen) : null),
  },
];

const AMOUNT_VERBS = wordSet(amountVerbs);
/** What may follow "the 300 present". */
const AFTER_PRESENT = /^(?:in|at|on|there|with|under|according|only|and|but|were)$/;
/** Forces that a few make up: "a party of 12". */
const SMALL_FORCE =
  /^(?:party|group|unit|units|band|crowd|division|brigade|regiment|battalion|company|crew|body)$/;

/** A number of some size, be it only told as "tens of thousands". */
const isMany = (seen: Seen): boolean => mostOf(seen) >= LEAST_ELIDED || isScale(seen.sentence, seen.counted);

/** Where an aside between commas begins that ends before an index; the index where none does. */
function beforeAside({ tokens }: Sentence, at: number): number {
  if (tokens[at - 1]?.kind !== 'comma') return at;
  for (let from = at - 2; from > Math.max(0, at - LONGEST_ASIDE); from--)
    if (tokens[from]!.kind === 'comma') return from;
  return at;
}
const LONGEST_ASIDE = 9;

/** Whether so many people are what a force consists of. */
export function makesUpForce(seen: Seen): boolean {
  const { sentence, counted, place } = seen;
  const { verb } = place.clause;
  if (isOfForce(seen)) return true;
  if (isElided(counted) || verb?.meaning !== 'count' || counted.from < verb.to || mostOf(seen) < 20)
    return false;
  if (place.role !== 'object' && place.preposition !== 'of') return false;
  const head = sentence.word(counted.nounTo - 1) ?? '';
  const isPeople = counted.known && /^(?:personnel|civilian)$/.test(counted.category);
  const isUnknown = !counted.known && mostOf(seen) >= 100 && /[^s]s$/.test(head);
  const about = subjectOf(sentence, place.clause);
  return (isPeople || isUnknown) && about !== null && speaksOfForce(sentence, about);
}

/** "an army of half a million individuals" */
const isOfForce = ({ sentence: { word }, counted }: Seen): boolean =>
  counted.known &&
  counted.category === 'personnel' &&
  word(counted.left - 1) === 'of' &&
  /^(?:army|force|host|garrison|contingent)$/.test(word(counted.left - 2) ?? '');

/** "100,000 of its 160,000 troops". */
const isNumberSoon = ({ classes }: Sentence, at: number): boolean =>
  (classes[at]! & DETERMINER) !== 0 && (((classes[at + 1] ?? 0) | (classes[at + 2] ?? 0)) & NUMBER) !== 0;

/** "the number of rebels": the noun that is counted. */
function nounOfNumber({ word, classes }: Sentence, { from, to }: Range): Range | null {
  for (let at = from; at + 2 < to + 1; at++) {
    if (!/^(?:number|numbers)$/.test(word(at) ?? '') || word(at + 1) !== 'of') continue;
    let first = at + 2;
    while (first < to && (classes[first]! & DETERMINER) !== 0) first++;
    return first < to ? { from: first, to } : null;
  }
  return null;
}

/** "the number of rebels", "their strength", "the garrison", "his troops": "were 300" counts them. */
function hasAmountHead({ word }: Sentence, { from, to }: Range): boolean {
  for (let at = from; at < to; at++) {
    // "total claims were 81": of what is claimed
    if (word(at) === 'total' && DOCUMENTS.has(word(at + 1) ?? '')) return false;
    if (isForceWord(word(at)) || /^(?:numbers|size|they)$/.test(word(at) ?? '')) return true;
    if (word(at) === 'of') return false;
  }
  return false;
}

/** "16,000-strong": what it counts stands within the word. */
export const isCompound = ({ word }: Sentence, at: number): boolean =>
  /^.+-(?:man|men|strong|men-strong)$/.test(word(at) ?? '');

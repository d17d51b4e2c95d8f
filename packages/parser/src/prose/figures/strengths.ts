import { subjectOf } from '../../language/clauses.ts';
import { PLACES_AND_DEEDS } from '../../language/lexicon/loss-verbs.ts';
import { DOCUMENTS } from '../../language/lexicon/speech-words.ts';
import { wordSet } from '../../language/lexicon/word-list.ts';
import { singular } from '../../language/nouns.ts';
import { peopleCalled } from '../../language/peoples.ts';
import type { Range, Sentence } from '../../language/sentence.ts';
import { DETERMINER, MARK } from '../../language/word-classes.ts';
import amountVerbs from '../../language/words/verbs-of-amount.json' with { type: 'json' };
import { isVerbOf } from '../verbs-of-war.ts';
import type { FigureRule, Seen } from './figure-rule.ts';
import { here, isForceWord, LEAST_ELIDED, mostOf, speaksOfForce, speaksOfPeace } from './force-reading.ts';
import { NUMBER_RULES } from './numbers-of-force.ts';
import { endOf, isElided, isScale } from './things.ts';

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
      // "a party of 12" may be of anyone, "the Convoy of Ten" is a name
      const isSmall =
        mostOf(seen) < 100 && (SMALL_FORCE.test(noun ?? '') || sentence.tokens[at]?.capital === true);
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
      // "Cretan expedition (828)": a title
      const isTitle = seen.place.clause.verb === null && endOf(counted) === sentence.tokens.length - 1;
      return !isYear && !isTitle && isForceWord(noun) ? here(seen) : null;
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
      // "put the number at 4,000": of what, the sentence before tells
      if (about && about !== subject && isNumberAlone(sentence, about)) return null;
      // "the Swedes were 3,000"
      const isPeople =
        isBe &&
        about !== null &&
        sentence.word(about.from) === 'the' &&
        about.to === about.from + 2 &&
        peopleCalled(sentence.written(about.to - 1)).length > 0 &&
        (sentence.classes[counted.numberTo] ?? MARK) === MARK;
      if (isPeople) return here(seen, { from: verb.from, to: verb.to });
      if (!about || speaksOfPeace(sentence, about) || !(isNumbered || speaksOfForce(sentence, about)))
        return null;
      // "the number of" what, "the strength" of whom
      if (isBe && !hasAmountHead(sentence, about)) return null;
      const noun = nounOfNumber(sentence, about);
      return { ...here(seen, { from: verb.from, to: verb.to }), ...(noun && { noun }) };
    },
  },
  ...NUMBER_RULES,
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

const isNumberAlone = ({ word }: Sentence, { from, to }: Range): boolean =>
  to - from <= 3 && /^(?:number|total)$/.test(word(to - 1) ?? '');

const AMOUNT_VERBS = wordSet(amountVerbs);
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
  const isUnknown = !counted.known && mostOf(seen) >= 100 && /(?:[^s]s|men|people)$/.test(head);
  const about = subjectOf(sentence, place.clause);
  return (isPeople || isUnknown) && about !== null && speaksOfForce(sentence, about);
}

/** "an army of half a million individuals", "a levy of 1,000 peasants" */
const isOfForce = ({ sentence: { word }, counted }: Seen): boolean =>
  counted.known &&
  /^(?:civilian|personnel)$/.test(counted.category) &&
  word(counted.left - 1) === 'of' &&
  /^(?:army|band|contingent|force|garrison|host|levy|militia|mob)$/.test(word(counted.left - 2) ?? '');

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
